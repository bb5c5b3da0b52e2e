"""Which stories are told, which are still to be written, and how many places they tell of.

A story is told once it holds a fact. Where a place has only set out (`engage`: its story is still to be
written), what is known of its beginnings does not count: it takes a fact about what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.corpus.records import Corpus
from generator.corpus.walking import walk
from generator.model import Enonce, RetourExperience
from generator.model.recit import EtapeVecue
from generator.words.labels import STEP_PARTS
from generator.words.numbers import counted

_WHAT_CAME_OF_IT = ("feuille_de_route", "instruments", "effets", "obstacles", "usages")


def is_told(story: RetourExperience) -> bool:
    """Whether a story is told, rather than still to be written."""
    return any(
        isinstance(it, Enonce)
        and it.nature == "fait"
        and (story.maturite != "engage" or at[0] in _WHAT_CAME_OF_IT)
        for at, it in walk(story)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """How many stories are told, of how many places, and how many places have none that is told."""

    recits: int
    territoires: int
    reperes: int


def told(corpus: Corpus) -> Told:
    """How much a corpus tells."""
    those = [slug for slug, entry in corpus.retours.items() if is_told(entry.record)]
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
