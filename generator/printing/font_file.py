"""What a font file says of itself: its characters, its weights, whether it is whole and may go into a PDF.

https://learn.microsoft.com/typography/opentype/spec/otff
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_NEEDED = frozenset({"OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name"})
_OUTLINES = ("glyf", "CFF ", "CFF2")
_DRAWN = (_NEEDED - {"name"}) | {*_OUTLINES}
"""What letters are drawn from; tools that rename or sign a font often forget to sum the rest anew."""
_RESTRICTED, _WHOLE_ONLY, _PICTURES_ONLY = 0x0002, 0x0100, 0x0200
_LAST_CHARACTER = 0x10FFFF

Tables = Mapping[str, bytes]


class Damaged(ValueError):
    """A file is no TrueType or OpenType font, or not all of one."""


def tables(font: bytes) -> Tables:
    """The tables of a font by their tags; one that the file does not hold to its end is cut short."""
    return {tag: font[start : start + length] for tag, _, start, length in _directory(font)}


def refuse_damage(font: bytes) -> None:
    """Raise `Damaged` for a file that is no font, or whose tables are not those that it was made of."""
    try:
        every = list(_directory(font))
    except struct.error as error:
        raise Damaged from error
    tags = {tag for tag, *_ in every}
    if font[:4] not in _KINDS or not tags >= _NEEDED or tags.isdisjoint(_OUTLINES):
        raise Damaged
    for tag, expected, start, length in every:
        table = font[start : start + length]
        if len(table) < length or (tag in _DRAWN and expected not in _sums(tag, table)):
            raise Damaged
    try:
        characters(tables(font))
        weights(tables(font), 0)
        may_be_embedded(tables(font))
    except struct.error as error:
        raise Damaged from error


def _directory(font: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Tag, checksum, start and length of each table."""
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, checksum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        yield tag.decode("latin-1"), checksum, start, length


def _sums(tag: str, table: bytes) -> frozenset[int]:
    """What the sum of a table may be."""
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    # The head of a font holds what completes the sum of all of it; some tools count it in, others do not.
    apart = {0, words[2]} if tag == "head" and len(words) > 2 else {0}
    return frozenset((sum(words) - it) & 0xFFFFFFFF for it in apart)


def may_be_embedded(found: Tables) -> bool:
    """Whether the maker of a font lets a part of its outlines go into a document (`fsType`)."""
    rights: int = struct.unpack_from(">H", found["OS/2"], 8)[0]
    return rights & 0xF != _RESTRICTED and not rights & (_WHOLE_ONLY | _PICTURES_ONLY)


def weights(found: Tables, told: int) -> tuple[int, int]:
    """The lightest and the heaviest weight of a font: those of its axis when it varies, else the one that is `told`."""
    axes = found.get("fvar")
    if axes is None:
        return told, told
    start, _, count, size = struct.unpack_from(">4H", axes, 4)
    for number in range(count):
        tag, least, _, most = struct.unpack_from(">4s3i", axes, start + size * number)
        if tag == b"wght":
            return least >> 16, most >> 16
    return told, told


def characters(found: Tables) -> frozenset[str]:
    """The characters that a font draws."""
    table = found["cmap"]
    (subtables,) = struct.unpack_from(">H", table, 2)
    starts = {struct.unpack_from(">I", table, 8 + 8 * number)[0] for number in range(subtables)}
    codes: set[int] = set()
    for start in starts:
        (kind,) = struct.unpack_from(">H", table, start)
        if kind in _READERS:
            codes.update(_READERS[kind](table, start))
    return frozenset(map(chr, codes))


def _segments(table: bytes, start: int) -> Iterator[int]:
    """The characters of a table of format 4: ranges, each with a shift or with a list of glyphs."""
    (twice,) = struct.unpack_from(">H", table, start + 6)
    columns = [start + 14 + shift for shift in (0, twice + 2, 2 * twice + 2, 3 * twice + 2)]
    for number in range(twice // 2):
        last, first, shift, listed = (
            struct.unpack_from(">H", table, column + 2 * number)[0] for column in columns
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + shift) & 0xFFFF
            if listed:
                place = columns[3] + 2 * number + listed + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, place)
            if glyph:
                yield code


def _groups(table: bytes, start: int) -> Iterator[int]:
    """The characters of a table of format 12: long ranges, in order."""
    (count,) = struct.unpack_from(">I", table, start + 12)
    done = 0
    for number in range(count):
        first, last = struct.unpack_from(">II", table, start + 16 + 12 * number)
        yield from range(max(first, done), min(last, _LAST_CHARACTER) + 1)
        done = max(done, last + 1)


_READERS = {4: _segments, 12: _groups}
