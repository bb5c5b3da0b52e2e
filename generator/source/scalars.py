"""From a place in a text of a file to its line and column there, however YAML writes that text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

import yaml

from generator.diagnostics import Position
from generator.source.composing import start_of
from generator.source.refusals import position_at

_BLANKS = " \n\r"
"""What YAML may fold, add or leave out: all other signs of a text stand in the file in the same order."""

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[\s\S])")
_MEANT_BLANK = {"\\n", "\\r", "\\ ", "\\\n", "\\\r", "\\\r\n", "\\x20", "\\u0020", "\\x0a", "\\x0A"}


def place_in(node: yaml.ScalarNode, text: str, index: int) -> Position:
    """The place in the file `text` of the sign at `index` of the text of `node`, without the blanks around it."""
    start, end = node.start_mark, node.end_mark
    if start is None or end is None:
        return start_of(node)
    written = node.value.strip()
    before = sum(char not in _BLANKS for char in written[: index_as_written(written, index)])
    segment = text[start.index : end.index]
    for number, place in enumerate(_signs(segment, node.style)):
        if number == before:
            return position_at(text, start.index + place)
    return start_of(node)


def index_as_written(written: str, index: int) -> int:
    """Where the sign at `index` of the composed form of `written` stands in `written` itself."""
    if is_normalized("NFC", written):
        return index
    return bisect_right(range(len(written)), index, key=lambda end: len(normalize("NFC", written[: end + 1])))


def _signs(segment: str, style: str | None) -> Iterator[int]:
    """Where each sign that is not a blank stands in the source of a text."""
    place = 0
    if style in ("|", ">"):
        place = len(segment) if "\n" not in segment else segment.index("\n")
    elif style in ("'", '"'):
        place, segment = 1, segment[:-1]
    while place < len(segment):
        length, blank = 1, segment[place] in _BLANKS
        if style == '"' and (escape := _ESCAPE.match(segment, place)):
            length, blank = len(escape[0]), escape[0] in _MEANT_BLANK
        elif style == "'" and segment.startswith("''", place):
            length = 2
        if not blank:
            yield place
        place += length
