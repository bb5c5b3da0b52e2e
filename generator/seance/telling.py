"""Groups as a facilitator reads them: « 4 tables de 6 », « 12 duos », « tous ensemble »."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.diagnostics import NBSP
from generator.seance.groups import Groups
from generator.words.numbers import counted, number

_PAIRS = {1: "personne seule", 2: "duo", 3: "trio"}


def grouping(forme: str, made: Groups) -> str:
    """How people sit during a moment of that form."""
    if forme == "seul":
        return "chacun pour soi"
    if forme == "pleniere":
        return "tous ensemble, par lieu" if made.rooms > 1 else "tous ensemble"
    told = _pairs(made.pairs) if forme == "deux" else _tables(made.tables)
    return f"{told}{_places(made.rooms)}"


def who(people: int, rooms: int, everybody: int) -> str:
    """« 80 personnes, dans 2 lieux », « 4 personnes »; empty when it is everybody in one place."""
    return f"{counted(people, 'personne')}{_places(rooms)}" if rooms > 1 or people != everybody else ""


def _places(rooms: int) -> str:
    return f", dans {rooms}{NBSP}lieux" if rooms > 1 else ""


def _pairs(sizes: Sequence[int]) -> str:
    runs = sorted((size, len(list(run))) for size, run in groupby(sizes))
    return " et ".join(
        counted(many, _PAIRS[size], "personnes seules" if size == 1 else "") for size, many in runs
    )


def _tables(sizes: Sequence[int]) -> str:
    (first, many), *others = [(size, len(list(run))) for size, run in groupby(sizes)]
    told = [f"{counted(many, 'table')} de{NBSP}{first}"]
    told += [f"{number(count)}{NBSP}de{NBSP}{size}" for size, count in others]
    return ", ".join(told[:-1]) + f" et {told[-1]}" if others else told[0]
