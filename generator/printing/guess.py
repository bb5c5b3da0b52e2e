"""Type sizes guessed from the number of letters, so that Typst has one layout to check and not a search to make.

A wrong guess costs time and nothing else: the templates measure, and look for the right size when it does not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from generator.printing.prose import Data

SMALLEST, LARGEST, STEP = 9.0, 12.0, 0.25
_MM = 72 / 25.4
_LETTER = 0.505
"""Width of a letter, with its share of spaces, as a part of the type size."""


def session_size(moments: Sequence[Data], room: float) -> float:
    """The size at which the moments of a fiche fill at most `room` millimetres."""

    def height(size: float) -> float:
        rows = (
            max(_lines(it["consigne"], size, 119), ceil(len(it["titre"]) * 0.58 * size / (33 * _MM)) + 1.2)
            * 1.02
            * size
            + (len(it["consigne"]) - 1) * 0.1 * size
            + 3.8 * _MM
            for it in moments
        )
        return 0.95 * sum(rows) / _MM + 6

    return _largest(height, room)


def lists_size(sections: Sequence[Sequence[list[Data]]], room: float) -> tuple[float, int]:
    """The size at which sections fill two columns of `room` millimetres, and where the first column ends."""

    def heights(size: float) -> list[float]:
        return [
            (
                sum(_lines(item, size, 85.5 - 1.3 * size / _MM) for item in items) * 1.02
                + len(items) * 0.12
                + 3.1
            )
            * size
            / _MM
            for items in sections
        ]

    middle = heights(10)
    cut = min(range(1, len(middle)), key=lambda at: max(sum(middle[:at]), sum(middle[at:])), default=1)

    def height(size: float) -> float:
        each = heights(size)
        return max(sum(each[:cut]), sum(each[cut:]))

    return _largest(height, room), cut


_HANDED_OUT = 14.0
"""Points of what participants read."""
_PAGE = 252.0
"""Millimetres of a page."""
_REAL = 0.72
"""What Typst needs of the height guessed here: the page is full at 350 on our thirty fiches."""


def holds_on_one_page(sheet: Data) -> bool:
    """Whether the sheet of the participants takes but one side; the template makes it so where the guess is a little off."""
    line = 1.15 * _HANDED_OUT / _MM
    height = 22.0
    if sheet["question"]:
        height += 7 + 10.5 * ceil(len(sheet["question"]) * 0.58 * 24 / (180 * _MM))
    for it in sheet["moments"]:
        beside = len(it["titre"]) * 0.58 * 15 + len(f"{it['forme_dite']}{it['duree']}") * 0.55 * 12 + 40
        height += 3.2 + (12 if beside > 166 * _MM else 6) + 3.2
        height += line * _lines(it["dit"], _HANDED_OUT, 166) + 2 * len(it["dit"])
    return _REAL * height <= _PAGE


def _largest(height: Callable[[float], float], room: float) -> float:
    steps = int((LARGEST - SMALLEST) / STEP)
    sizes = (LARGEST - STEP * step for step in range(steps + 1))
    return next((size for size in sizes if height(size) <= room), SMALLEST)


def _lines(blocks: Iterable[Data], size: float, width: float) -> int:
    found = 0
    for block in blocks:
        if block["genre"] == "liste":
            found += sum(_lines(item, size, width - size / _MM) for item in block["items"])
        elif block["genre"] == "citation":
            found += _lines(block["blocs"], size, width - size / _MM)
        else:
            letters = sum(len(run.get("s", "")) for run in block["bouts"])
            found += ceil(letters * _LETTER * size / (width * _MM))
    return found
