"""The look of every site: a MkDocs theme that extends Material, with its styles, fonts and scripts.

What a site keeps of its own (colours, logo, icon, pictures) lies in its `overrides/`, and wins over this folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.corpus import Settings
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted
from generator.words.numbers import counted

THEME = Path(__file__).parent
_SHOWN = 3


def copies_of_ours(root: Path, settings: Settings) -> Iterator[Diagnostic]:
    """A warning when the site replaces files of the theme, as sites of before did: no newer version mends them."""
    own = settings.overrides
    if own is None:
        return
    ours = (it.relative_to(THEME).as_posix() for it in sorted(THEME.rglob("*")) if it.is_file())
    copied = [it for it in ours if not it.startswith("images/") and (root / own / it).is_file()]
    if copied:
        shown = ", ".join(copied[:_SHOWN]) + ("…" if len(copied) > _SHOWN else "")
        message = f"{quoted(own)} remplace {counted(len(copied), 'fichier')} du thème{NBSP}: {shown}"
        hint = "retirez ceux que vous n’avez pas changés, et ils suivront les versions du programme"
        yield Diagnostic("mkdocs.yml", Position(), message, hint, Severity.AVERTISSEMENT)
