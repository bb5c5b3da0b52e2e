"""Which characters a font has a picture for, read from the font itself (its `cmap` table).

https://learn.microsoft.com/typography/opentype/spec/cmap
"""

from __future__ import annotations

import struct
from collections.abc import Iterator


def characters(font: bytes) -> frozenset[str]:
    """The characters that a TrueType or OpenType font draws."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4s4xII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, offset, _ in entries if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for number in range(subtables):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * number)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind in _READERS:
            found.update(_READERS[kind](font, start + offset))
    return frozenset(map(chr, found))


def _segments(font: bytes, start: int) -> Iterator[int]:
    """The characters of a table of format 4: ranges, each with a shift or with a list of glyphs."""
    (twice,) = struct.unpack_from(">H", font, start + 6)
    columns = [start + 14 + shift for shift in (0, twice + 2, 2 * twice + 2, 3 * twice + 2)]
    for number in range(twice // 2):
        last, first, shift, listed = (
            struct.unpack_from(">H", font, column + 2 * number)[0] for column in columns
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + shift) & 0xFFFF
            if listed:
                place = columns[3] + 2 * number + listed + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place)
            if glyph:
                yield code


def _groups(font: bytes, start: int) -> Iterator[int]:
    """The characters of a table of format 12: long ranges."""
    (count,) = struct.unpack_from(">I", font, start + 12)
    for number in range(count):
        first, last = struct.unpack_from(">II", font, start + 16 + 12 * number)
        yield from range(first, last + 1)


_READERS = {4: _segments, 12: _groups}
