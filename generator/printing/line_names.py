"""Tables of a PDF whose first column names the lines: said to who hears them, which Typst has no word for yet."""

from __future__ import annotations

import re

from generator.printing.pdf import NotOurs, Objects

_FEW = 3
"""Lines and columns from which on lines are named."""

_TABLE = b"<</Type/StructElem/S/Table/"
_CELL = re.compile(rb"<</Type/StructElem/S/T[DH]/")
_HOLDS = re.compile(rb"/K\[([^\]]*)\](?:/Pg \d+ 0 R)?>>\Z")
_ELEMENT = re.compile(rb"(\d+) 0 R")
_HEADERS = re.compile(rb"(<</O/Table[^<>]*?)/Headers\[[^\]]*\]")
_OF_TABLE = re.compile(rb"<</O/Table(?:/Scope/[A-Z][a-z]+)?")


def name_the_lines(objects: Objects) -> None:
    """Make a row header of the first cell of each line, in the tables whose corner is empty.

    The order of lines and columns then says all of a cell: its list of headers, which knows columns only, goes.
    In a table of two columns or of two lines, most cells would be headers, which checkers take for a mistake: there,
    what is heard before a cell is its name already.
    """
    for number, body in list(objects.bodies.items()):
        if body.startswith(_TABLE):
            groups = _under(objects, number)
            lines = [_under(objects, line) for group in groups for line in _under(objects, group)]
            if len(lines) > _FEW and len(lines[0]) >= _FEW and not _held(objects, lines[0][0]):
                _name(objects, lines)


def _name(objects: Objects, lines: list[list[int]]) -> None:
    for cell in (it for line in lines for it in line):
        objects.bodies[cell] = _HEADERS.sub(rb"\1", objects.bodies[cell], count=1)
    for first, *_ in lines[1:]:
        titled, found = _CELL.subn(b"<</Type/StructElem/S/TH/", objects.bodies[first], count=1)
        scoped, placed = _OF_TABLE.subn(b"<</O/Table/Scope/Row", titled, count=1)
        if not (found and placed):
            raise NotOurs(f"no cell of a table in the object {first}")
        objects.bodies[first] = scoped


def _held(objects: Objects, number: int) -> bytes:
    """What an element of the structure holds: other elements, or numbers of what is drawn."""
    found = _HOLDS.search(objects.bodies[number])
    return found[1] if found else b""


def _under(objects: Objects, number: int) -> list[int]:
    return [int(it) for it in _ELEMENT.findall(_held(objects, number))]
