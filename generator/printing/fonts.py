"""The type of our sheets: Atkinson Hyperlegible, and behind it Noto, for the letters and signs that it lacks.

So that names always print, whatever language they come from, with arrows, indices and boxes to tick. The templates
name the same families in the same order, behind the font that a site chose (`typeface`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from pymupdf_fonts import fontbuffers  # type: ignore[import-untyped]

from generator.printing.font_file import characters, tables

FIRST = Path(str(files("fontpkg_atkinson_hyperlegible"))) / "files"
_BEHIND = ("notos", "notosbo", "notosit", "notosbi", "symbol1", "symbol2", "math")
"""Noto Sans in its four styles, which draw the same signs, then its symbols."""
_UPRIGHT = ("notos", "symbol1", "symbol2", "math")

# Needing no picture: ends of line, thin no-break space, marks that guide line breaks or choose between two pictures.
_NEEDLESS = frozenset("\n\u200b\u2011\u202f\u2060\ufe0e\ufe0f")


def put_behind(folder: Path) -> None:
    """Write the fonts that stand behind the first one into `folder`, where Typst reads them."""
    for name in _BEHIND:
        (folder / f"{name}.otf").write_bytes(fontbuffers[name]())


def fonts_version() -> str:
    """What tells these fonts from those of another version."""
    return " ".join(f"{name} {version(name)}" for name in ("fontpkg-atkinson-hyperlegible", "pymupdf-fonts"))


def unwritable(text: str, own: frozenset[str] = frozenset()) -> str:
    """The characters of `text` that neither a font of ours nor the site’s `own` draws, each once, in order."""
    if _first_signs().issuperset(text):  # nearly always, and this is asked of each text of a site
        return ""
    known = _every_sign()
    return "".join(dict.fromkeys(char for char in text if char not in known and char not in own))


def signs_of(fonts: Iterable[bytes]) -> frozenset[str]:
    """What every one of some fonts draws, or needs no picture; a frame around a letter of another would hide it."""
    drawn = frozenset.intersection(*(characters(tables(it)) for it in fonts))
    return frozenset(char for char in drawn if unicodedata.category(char) not in ("Me", "Cs")) | _NEEDLESS


@cache
def _first_signs() -> frozenset[str]:
    return signs_of([(FIRST / "AtkinsonHyperlegible-Regular.ttf").read_bytes()])


@cache
def _every_sign() -> frozenset[str]:
    """What one font or another draws."""
    return _first_signs().union(*(signs_of([fontbuffers[name]()]) for name in _UPRIGHT))
