"""Which scripts a page will ask for, so that it can announce them all: none waits for another to name it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

FOLDER = "scripts"
_IMPORT = re.compile(r"""^import\b[^"']*["']([^"']+)["'];""", re.MULTILINE)

_LATER = re.compile(r"""\bimport\("([^"]+)"\)(?!\.\w)""")


def imports_of(text: str) -> list[str]:
    """What a script imports at once, as it writes it; what it imports later waits for its need."""
    return _IMPORT.findall(text)


def later_imports_of(text: str) -> list[str]:
    """What a script imports once there is need of it; the types that its comments name are left out."""
    return _LATER.findall(text)


def needed_at_once(script: str, text_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """The address of a script and of all that it imports at once, from the root of the site; none twice.

    `text_of` reads a file of the site by that address; None when there is none.
    """
    found = [script]
    for address in found:
        folder = posixpath.dirname(address)
        for name in imports_of(text_of(address) or ""):
            needed = posixpath.normpath(posixpath.join(folder, name))
            if needed not in found:
                found.append(needed)
    return tuple(found)
