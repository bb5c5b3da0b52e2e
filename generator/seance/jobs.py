"""What to print: how many of each sheet, on how many sheets of which paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Literal

from generator.model import Fiche, Support

PER_A4 = {"A5": 2, "A6": 4, "A7": 8}
"""How many small sheets an A4 sheet holds."""

SIZES = {
    "affiche": ("A3", "A4"),
    "cartes": ("A5", "A6", "A7"),
    "etiquettes": ("A5", "A6", "A7"),
    "grille": ("A3", "A4"),
    "feuille": ("A3", "A4", "A5", "A6"),
}
"""The sizes each type of support can have."""

ROWS_PER_PAGE = 18
"""People that sign one sheet of attendance."""

Kind = Literal["participants", "support", "presence", "avis"]


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to print: `copies` pieces, on `sheets` sheets of `paper`.

    `masters` is the number of different sheets, each printed `runs` times; `fiche` is empty, and `support` None,
    for what belongs to the whole session. What is not `needed` serves a variant.
    """

    kind: Kind
    copies: int
    paper: str = "A4"
    masters: int = 1
    runs: int = 1
    duplex: bool = False
    needed: bool = True
    fiche: str = ""
    index: int = 0
    support: Support | None = None
    tables: bool = False
    """Whether each table has its own."""
    question: str = ""
    """What the sheet of the participants asks."""
    number: int = 0
    """Its place in the list, from 1 on."""

    @property
    def sheets(self) -> int:
        """Sheets of paper in all."""
        return self.masters * self.runs


def pieces(support: Support) -> int:
    """How many cards or sheets one copy of a support holds."""
    return max(len(support.cartes) + support.vierges, 1)


def printable_supports(fiche: Fiche) -> Iterator[tuple[int, Support]]:
    """The supports that can be printed, with their index; the others are told by `printing.checks`."""
    for index, support in enumerate(fiche.supports):
        if support.format in SIZES[support.type]:
            yield index, support


def support_job(fiche: str, index: int, support: Support, copies: int) -> Job:
    """How to print that many copies of a support; a short deck is repeated until its sheet is full."""
    room = PER_A4.get(support.format, 1)
    deck = pieces(support) if support.type in ("cartes", "etiquettes") else 1
    return Job(
        "support",
        copies,
        support.format if support.format in ("A3", "A4") else "A4",
        ceil(deck / room),
        ceil(copies / max(room // deck, 1)),
        any(card.verso for card in support.cartes),
        support.usage != "variante",
        fiche,
        index,
        support,
    )


def session_jobs(people: int, without: Iterable[str]) -> Iterator[Job]:
    """What belongs to no fiche: who is there, and what they thought of it, two to a sheet."""
    left_out = set(without)
    if "presence" not in left_out:
        yield Job("presence", people, masters=ceil(people / ROWS_PER_PAGE))
    if "avis" not in left_out:
        yield Job("avis", people, runs=ceil(people / 2))


def paper(jobs: Iterable[Job]) -> Mapping[str, int]:
    """Sheets of each paper, the largest first; a paper that nothing asks for is left out."""
    totals = {"A3": 0, "A4": 0}
    for job in jobs:
        totals[job.paper] += job.sheets
    return {name: total for name, total in totals.items() if total}
