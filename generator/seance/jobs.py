"""What to print: how many of each sheet, on how many sheets of which paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from generator.model import Fiche, Kit, Support

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

Paper = Literal["A3", "A4"]
"""The largest paper of a printer."""

PIECES = 2
"""In how many A4 sheets an A3 poster is printed where there is no A3."""

ROWS_PER_PAGE = 18
"""People that sign one sheet of attendance."""

LABELS_PER_A4 = 24
"""Labels for who wants no picture, on one sheet: enough for three times as many people."""

Kind = Literal[
    "participants",
    "question",
    "support",
    "programme",
    "tirage",
    "chevalets",
    "prenoms",
    "photos",
    "presence",
    "avis",
]


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to print: `copies` pieces, on `sheets` sheets of `paper`.

    `masters` is the number of different sheets, each printed `runs` times; `fiche` is empty, and `support` None,
    for what belongs to the whole session. What is not `needed` serves a variant. Each copy is glued together from
    so many `glued` sheets.
    """

    kind: Kind
    copies: int
    paper: str = "A4"
    masters: int = 1
    runs: int = 1
    duplex: bool = False
    glued: int = 1
    needed: bool = True
    fiche: str = ""
    index: int = 0
    support: Support | None = None
    tables: bool = False
    """Whether each table has its own."""
    question: str = ""
    """What the sheet of the participants asks."""
    use: int = 0
    """Which of the times that its fiche is used it tells of, from 0 on: the first of those that are alike."""
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


def support_job(fiche: str, index: int, support: Support, copies: int, largest: Paper = "A3") -> Job:
    """How to print that many copies of a support; a short deck is repeated until its sheet is full.

    Without A3, a poster is printed in pieces, and any other support is set for A4.
    """
    room = PER_A4.get(support.format, 1)
    deck = pieces(support) if support.type in ("cartes", "etiquettes") else 1
    too_large = support.format == "A3" and largest == "A4"
    glued = PIECES if too_large and support.type == "affiche" else 1
    return Job(
        "support",
        copies,
        "A3" if support.format == "A3" and not too_large else "A4",
        ceil(deck / room) * glued,
        ceil(copies / max(room // deck, 1)),
        any(card.verso for card in support.cartes),
        glued,
        support.usage != "variante",
        fiche,
        index,
        support,
    )


def session_jobs(kit: Kit, tables: int, drawn: bool, largest: Paper = "A3") -> Iterator[Job]:
    """What belongs to no fiche: the programme, what the kit asks for besides, who is there, and what they thought of it.

    `tables` is how many stand at most at a time; `drawn` says whether there is a table to draw.
    """
    people = kit.participants
    if "programme" not in kit.sans:
        yield _large("programme", 1, largest)
    if "tirage" in kit.avec and drawn:
        yield Job("tirage", people, masters=ceil(people / PER_A4["A7"]))
    if "chevalets" in kit.avec and tables:
        yield Job("chevalets", tables, masters=tables)
    if "prenoms" in kit.avec:
        yield Job("prenoms", people, runs=ceil(people / PER_A4["A7"]))
    if "photos" in kit.avec:
        sheets = ceil(people / (3 * LABELS_PER_A4))
        yield Job("photos", sheets * LABELS_PER_A4, runs=sheets)
    if "presence" not in kit.sans:
        yield Job("presence", people, masters=ceil(people / ROWS_PER_PAGE))
    if "avis" not in kit.sans:
        yield Job("avis", people, runs=ceil(people / 2))


def question_job(fiche: str, question: str, copies: int, largest: Paper = "A3") -> Job:
    """The poster of what people are asked."""
    return replace(_large("question", copies, largest), fiche=fiche, question=question)


def _large(kind: Kind, copies: int, largest: Paper) -> Job:
    """A poster of ours: on A3, or in pieces."""
    glued = PIECES if largest == "A4" else 1
    return Job(kind, copies, largest, glued, copies, glued=glued)


def paper(jobs: Iterable[Job]) -> Mapping[str, int]:
    """Sheets of each paper, the largest first; a paper that nothing asks for is left out."""
    totals = {"A3": 0, "A4": 0}
    for job in jobs:
        totals[job.paper] += job.sheets
    return {name: total for name, total in totals.items() if total}
