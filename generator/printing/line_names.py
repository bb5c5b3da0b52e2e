"""Tables of a PDF whose first column names the lines: said to who hears them, which Typst has no word for yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import pikepdf

_FEW = 3
"""Lines and columns from which on lines are named."""


def name_the_lines(document: pikepdf.Pdf) -> None:
    """Make a row header of the first cell of each line, in the tables whose corner is empty.

    The order of lines and columns then says all of a cell: its list of headers, which knows columns only, goes.
    In a table of two columns or of two lines, most cells would be headers, which checkers take for a mistake: there,
    what is heard before a cell is its name already.
    """
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Table":
            groups = _under(thing)
            lines = [_under(line) for group in groups for line in _under(group)]
            if len(lines) > _FEW and len(lines[0]) >= _FEW and not _under(lines[0][0]):
                _name(lines)


def _name(lines: list[list[Any]]) -> None:
    for line in lines:
        for cell in line:
            said = _of_table(cell)
            if "/Headers" in said:
                del said["/Headers"]
    for first, *_ in lines[1:]:
        first.S = pikepdf.Name("/TH")
        _of_table(first).Scope = pikepdf.Name("/Row")


def _under(element: Any) -> list[Any]:
    """What an element of the structure holds: other elements, or numbers of what is drawn."""
    under = element.get("/K")
    if under is None:
        return []
    return list(cast("Iterable[Any]", under)) if isinstance(under, pikepdf.Array) else [under]


def _of_table(cell: Any) -> Any:
    """What a cell says of itself as a part of a table; it may also say how it is drawn."""
    every = list(cast("Iterable[Any]", cell.A)) if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(it for it in every if it.O == "/Table")
