"""Which stories are told, which are still to be written, and how many places they tell of.

A step is told once it holds a fact: what was wished for or thought of it is not yet a telling. A story is told once
one of its steps is. Where a place has only set out (`engage`: by its own word its story is still to be written), what
is known of its beginnings is not a story yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.corpus.records import Corpus, Entry
from generator.model import Enonce, RetourExperience
from generator.model.recit import EtapeVecue
from generator.words.labels import STEP_PARTS
from generator.words.numbers import counted


def claims_of_step(lived: EtapeVecue) -> tuple[Enonce, ...]:
    """All that is said of a step."""
    return lived.fait + lived.garde + lived.adapte + lived.saute


def facts_of_step(lived: EtapeVecue) -> tuple[Enonce, ...]:
    """What was done at a step: its facts, and they alone."""
    return tuple(it for it in claims_of_step(lived) if it.nature == "fait")


def told_steps(story: RetourExperience) -> tuple[str, ...]:
    """The steps that a story tells, in its own order."""
    return tuple(slug for slug, lived in story.etapes.items() if facts_of_step(lived))


def is_told(story: RetourExperience) -> bool:
    """Whether a story is told, rather than still to be written."""
    return story.maturite != "engage" and bool(told_steps(story))


@dataclass(frozen=True, slots=True)
class Shelves:
    """Stories that are told, and places whose story is still to be written, each in the order they came."""

    told: tuple[Entry[RetourExperience], ...]
    to_write: tuple[Entry[RetourExperience], ...]


def shelves(entries: Iterable[Entry[RetourExperience]]) -> Shelves:
    """Told stories apart from the others: a list of territories begins with the first, and folds the second."""
    every = tuple(entries)
    return Shelves(
        tuple(it for it in every if is_told(it.record)), tuple(it for it in every if not is_told(it.record))
    )


@dataclass(frozen=True, slots=True)
class Told:
    """How many stories are told, of how many places, and how many places have none that is told."""

    recits: int
    territoires: int
    reperes: int


def told(corpus: Corpus) -> Told:
    """How much a corpus tells."""
    those = [it.slug for it in shelves(corpus.retours.values()).told]
    places = territories(corpus, those)
    return Told(len(those), places, territories(corpus, corpus.retours) - places)


def territories(corpus: Corpus, slugs: Iterable[str]) -> int:
    """Of how many places these stories are: two stories of one town are one territory."""
    return len({corpus.lieux[slug].code for slug in slugs})


def how_much_is_told(told: Told) -> str:
    """« 3 récits de 2 territoires, 8 territoires repérés »: stories and places are counted apart."""
    stories = counted(told.recits, "récit") if told.recits else "Aucun récit encore"
    if told.territoires != told.recits:
        stories += f" de {counted(told.territoires, 'territoire')}"
    if not told.reperes:
        return stories
    return f"{stories}, {counted(told.reperes, 'territoire repéré', 'territoires repérés')}"


def parts_of_step(lived: EtapeVecue) -> Iterator[tuple[str, tuple[Enonce, ...]]]:
    """What is told of a step, under its headings: an intention or a judgement never stands among what was done."""
    parts = {
        "fait": tuple(it for it in lived.fait if it.nature == "fait"),
        "intention": tuple(it for it in lived.fait if it.nature == "intention"),
        "avis": tuple(it for it in lived.fait if it.nature in ("appreciation", "principe")),
        "garde": lived.garde,
        "adapte": lived.adapte,
        "saute": lived.saute,
    }
    yield from ((STEP_PARTS[name], claims) for name, claims in parts.items() if claims)
