"""What to print, what to bring and when: quantities for a number of people. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from generator.corpus import Corpus, schedule
from generator.diagnostics import NBSP
from generator.model import Fiche, Kit, Sequence
from generator.model.fiche import Support
from generator.words.numbers import counted, group, number

USUAL_TABLE = 6
"""People at a table when a fiche does not say."""

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

Par = Literal["seance", "table", "personne"]


def table_sizes(people: int, ideal: int | None) -> tuple[int, ...]:
    """`people` shared out over tables of at most `ideal` as evenly as can be, largest first."""
    tables = ceil(people / (ideal or USUAL_TABLE))
    base, larger = divmod(people, tables)
    return (base + 1,) * larger + (base,) * (tables - larger)


def quantity(each: int, par: Par, people: int, ideal: int | None) -> int:
    """How many of a thing `people` need."""
    if par == "personne":
        return each * people
    return each * len(table_sizes(people, ideal)) if par == "table" else each


def grouping(forme: str, people: int, ideal: int | None) -> str:
    """How `people` sit: « 4 tables de 6 », « 12 duos », « tous ensemble »."""
    if forme == "deux":
        pairs, alone = divmod(people, 2)
        if not alone or not pairs:
            return counted(max(pairs, 1), "duo")
        return f"{counted(pairs - 1, 'duo')} et {counted(1, 'trio')}" if pairs > 1 else counted(1, "trio")
    if forme != "table":
        return {"seul": "chacun pour soi", "pleniere": "tous ensemble"}[forme]
    sizes = table_sizes(people, ideal)
    large, small = sizes[0], sizes[-1]
    if large == small:
        return f"{counted(len(sizes), 'table')} de{NBSP}{large}"
    return f"{counted(sizes.count(large), 'table')} de{NBSP}{large} et {number(sizes.count(small))} de{NBSP}{small}"


@dataclass(frozen=True, slots=True)
class Printing:
    """How one support is printed: `copies` pieces, on `sheets` sheets of `paper`.

    `masters` is the number of different sheets, each printed `runs` times.
    """

    support: Support
    fiche: str
    index: int
    copies: int
    paper: str
    masters: int
    runs: int
    duplex: bool

    @property
    def sheets(self) -> int:
        """Sheets of paper in all."""
        return self.masters * self.runs


def printing(fiche: str, index: int, support: Support, people: int, ideal: int | None) -> Printing:
    """How to print a support for `people`."""
    copies = quantity(support.copies, support.par, people, ideal)
    duplex = any(card.verso for card in support.cartes)
    paper = support.format if support.format in ("A3", "A4") else "A4"
    room = PER_A4.get(support.format, 1)
    deck = (len(support.cartes) + support.vierges) if support.type in ("cartes", "etiquettes") else 1
    decks_per_sheet = max(room // deck, 1)
    return Printing(
        support, fiche, index, copies, paper, ceil(deck / room), ceil(copies / decks_per_sheet), duplex
    )


def pieces(support: Support) -> int:
    """How many cards or sheets one copy of a support holds."""
    return max(len(support.cartes) + support.vierges, 1)


def fiches_of(corpus: Corpus, kit: Kit) -> Iterator[tuple[str, Fiche]]:
    """The fiches of a kit, in order, each once."""
    for slug in dict.fromkeys(it.fiche for it in kit.fiches if it.fiche):
        yield slug, corpus.fiches[slug].record


def printable_supports(fiche: Fiche) -> Iterator[tuple[int, Support]]:
    """The supports that can be printed, with their index; the others are told by `checks`."""
    for index, support in enumerate(fiche.supports):
        if support.format in SIZES[support.type]:
            yield index, support


def print_list(corpus: Corpus, kit: Kit) -> list[Printing]:
    """Every support of every fiche of a kit, in order."""
    return [
        printing(slug, index, support, kit.participants, fiche.groupe.table)
        for slug, fiche in fiches_of(corpus, kit)
        for index, support in printable_supports(fiche)
    ]


@dataclass(frozen=True, slots=True)
class Need:
    """Something to bring, with the titles of the fiches that use it."""

    nom: str
    quantite: int
    fiches: tuple[str, ...]


def material(corpus: Corpus, kit: Kit) -> list[Need]:
    """What to bring, merged over the fiches of a kit: things are used again, so the most asked counts."""
    needs: dict[str, Need] = {}
    for _, fiche in fiches_of(corpus, kit):
        for it in fiche.materiel:
            wanted = quantity(it.quantite, it.par, kit.participants, fiche.groupe.table)
            known = needs.get(it.nom.casefold(), Need(it.nom, 0, ()))
            needs[it.nom.casefold()] = Need(
                known.nom, max(known.quantite, wanted), (*known.fiches, fiche.titre)
            )
    return list(needs.values())


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the run sheet: clock time, title and how people sit."""

    start: str
    end: str
    minutes: int
    titre: str
    grouping: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run sheet: the opening, a pause or a fiche with its moments."""

    start: str
    end: str
    minutes: int
    sequence: Sequence | None
    moments: tuple[Moment, ...]


def run_sheet(corpus: Corpus, kit: Kit) -> list[Part]:
    """The whole session with clock times."""
    return [
        Part(it.start, it.end, it.minutes, it.sequence, tuple(_moments(corpus, kit, it.start, it.sequence)))
        for it in schedule(corpus, kit)
    ]


def _moments(corpus: Corpus, kit: Kit, start: str, sequence: Sequence | None) -> Iterator[Moment]:
    if sequence is None or sequence.fiche is None:
        return
    fiche = corpus.fiches[sequence.fiche].record
    for moment in fiche.deroule:
        end = later(start, moment.minutes)
        how = grouping(moment.forme, kit.participants, fiche.groupe.table)
        yield Moment(start, end, moment.minutes, moment.titre, how)
        start = end


def later(clock: str, minutes: int) -> str:
    """`18:50` and 25 minutes → `19:15`."""
    hours, rest = clock.split(":")
    total = int(hours) * 60 + int(rest) + minutes
    return f"{total // 60 % 24:02d}:{total % 60:02d}"


def remarks(corpus: Corpus, kit: Kit) -> Iterator[str]:
    """What a facilitator should know before printing: fiches made for fewer or for more people."""
    for _, fiche in fiches_of(corpus, kit):
        if not fiche.groupe.min <= kit.participants <= fiche.groupe.max:
            yield (
                f"À savoir{NBSP}: la fiche «{NBSP}{fiche.titre}{NBSP}» est faite pour "
                f"{group(fiche.groupe.min, fiche.groupe.max)}, et ce kit en prévoit {number(kit.participants)}."
            )
