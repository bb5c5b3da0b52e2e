"""Names of files, which become addresses of pages."""

from __future__ import annotations

import re

from generator.diagnostics import NBSP, quoted
from generator.model.fields import SLUG
from generator.richtext import slugify

LONGEST = 80
_OF_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices: a repository that holds one cannot be copied there."""


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


def unfit(name: str, suffix: str = "") -> str | None:
    """Why a file cannot be named `name`, as what to write instead (with `suffix`); None when it can."""
    if name == "index":
        return f"c’est celui du sommaire{NBSP}: choisissez-en un autre"
    if _OF_WINDOWS.fullmatch(name):
        return f"Windows le garde pour lui{NBSP}: choisissez-en un autre"
    if len(name) > LONGEST:
        return f"raccourcissez-le à {LONGEST} signes"
    if not re.fullmatch(SLUG, name):
        better = slugify(name)[:LONGEST].strip("-") or "mulhouse"
        return f"renommez-le, par exemple en {quoted(better + suffix)}"
    return None
