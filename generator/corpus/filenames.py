"""Names of the files that stand in a site: left by programs, or with a wrong end."""

from __future__ import annotations

import re

from generator.addresses.names import LONGEST
from generator.diagnostics import NBSP, quoted
from generator.richtext import slugify

_LEFT_BY_PROGRAMS = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.sw[a-p]|thumbs\.db(:.*)?|ehthumbs.*\.db|desktop\.ini|icon\r", re.IGNORECASE
)
"""What systems and editors leave in folders, and mostly hide from those who work there."""


def is_left_by_a_program(name: str) -> bool:
    """Whether a file was put there by a system or an editor, beside what people write: nobody reads it."""
    return _LEFT_BY_PROGRAMS.fullmatch(name) is not None


def renaming(name: str, suffix: str) -> str | None:
    """How to rename a file that was meant to end by `suffix`; None when it does, or was not."""
    stem, *ends = name.split(".")
    meant = [_MEANT.get(it.lower(), f".{it.lower()}") for it in ends]
    if name.endswith(suffix) or suffix not in meant:
        return None
    if meant[-1] in _COPIES:
        return f"c’est la copie que garde un programme{NBSP}: effacez-la"
    hint = f"renommez-le en {quoted((slugify(stem)[:LONGEST].strip('-') or 'mulhouse') + suffix)}"
    if meant[-1] != suffix:
        hint += f"{NBSP}; Windows et macOS cachent souvent la fin des noms{NBSP}: faites-la montrer d’abord"
    return hint


_COPIES = (".bak", ".old", ".orig", ".rej", ".tmp")
_MEANT = {"yaml": ".yml", "markdown": ".md", "mdown": ".md"}
