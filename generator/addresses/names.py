"""Names of files, which become addresses of pages."""

from __future__ import annotations

import re

from generator.diagnostics import NBSP, quoted
from generator.model.fields import SLUG
from generator.richtext import slugify

LONGEST = 80
_OF_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices: a repository that holds one cannot be copied there."""


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
