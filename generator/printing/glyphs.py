"""Which characters the font of our sheets can write, read from the font itself (its `cmap` table)."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

# Made by the typesetter without a glyph: thin no-break space, marks that guide line breaks.
_NEEDLESS = frozenset({0x0A, 0x200B, 0x2011, 0x202F, 0x2060})


@cache
def writable(font: Path) -> frozenset[int]:
    """The code points that `font` can write."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4s4xII", data, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, offset, _ in entries if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", data, start + 2)
    found: set[int] = set(_NEEDLESS)
    for number in range(subtables):
        (offset,) = struct.unpack_from(">I", data, start + 4 + 8 * number + 4)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if kind == 4:
            found |= _segments(data, start + offset)
    return frozenset(found)


def _segments(data: bytes, start: int) -> set[int]:
    """The characters of a format 4 table: https://learn.microsoft.com/typography/opentype/spec/cmap."""
    (twice,) = struct.unpack_from(">H", data, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + twice)
    return {code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)} - {
        0xFFFF
    }


def unwritable(text: str, font: Path) -> str:
    """The characters of `text` that `font` lacks, each once, in order."""
    known = _signs(font)
    if known.issuperset(text):  # nearly always, and this is asked of each text of a site
        return ""
    return "".join(dict.fromkeys(char for char in text if char not in known))


@cache
def _signs(font: Path) -> frozenset[str]:
    return frozenset(map(chr, writable(font)))
