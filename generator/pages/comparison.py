"""Territories side by side: the rows that all of them answer, and how far each one does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.corpus import Corpus, Entry, Likeness, claims_of_step, shelves, told_steps
from generator.diagnostics import NBSP
from generator.model import RetourExperience
from generator.model.enonce import Enonce
from generator.words import labels


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to compare; `anchor` is where a record’s page tells it, empty for a list of words."""

    name: str
    title: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one record says of a row: words to list, or how many claims of each nature."""

    words: tuple[str, ...] = ()
    claims: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table; `example` is a pair of territories worth putting side by side."""

    rows: tuple[Row, ...]
    answers: Mapping[str, tuple[Answer, ...]]
    example: tuple[str, ...]


def comparison_of(corpus: Corpus) -> Comparison:
    """Every territory on the same rows."""
    rows = (
        Row("maturite", "Où en est-on"),
        Row("region", "Région"),
        Row("themes", "Thèmes"),
        Row("dispositifs", "Dispositifs"),
        *(Row(f"etape-{slug}", it.record.titre, f"etape-{slug}") for slug, it in corpus.etapes.items()),
        Row("instruments", labels.STORY_PARTS["instruments"], "instruments"),
        Row("obstacles", labels.STORY_PARTS["obstacles"], "obstacles"),
        Row("effets", labels.STORY_PARTS["effets"], "effets"),
        Row("outils", labels.STORY_PARTS["usages"]),
    )
    told = sorted(
        shelves(corpus.retours.values()).told, key=lambda it: (-len(told_steps(it.record)), it.slug)
    )
    return Comparison(
        rows,
        {slug: _answers(corpus, entry) for slug, entry in corpus.retours.items()},
        tuple(it.slug for it in told[:2]) if len(told) > 1 else (),
    )


def _answers(corpus: Corpus, entry: Entry[RetourExperience]) -> tuple[Answer, ...]:
    retour, words = entry.record, corpus.vocabulaires
    region = corpus.lieux[entry.slug].region
    instruments = [enonce for it in retour.instruments for enonce in (*it.avant, *it.apres)]
    obstacles = [enonce for it in retour.obstacles for enonce in (it.enonce, *it.contournement)]
    return (
        Answer(words=(labels.MATURITES[retour.maturite],)),
        Answer(words=(region,) if region else ()),
        Answer(words=tuple(words.themes[it].nom for it in retour.themes)),
        Answer(words=tuple(words.dispositifs[it].nom for it in retour.dispositifs)),
        *(_claims(_of_step(retour, slug)) for slug in corpus.etapes),
        _claims(instruments),
        _claims(obstacles),
        _claims(retour.effets),
        Answer(words=tuple(dict.fromkeys(corpus.fiches[it.fiche].record.titre for it in retour.usages))),
    )


def _of_step(retour: RetourExperience, slug: str) -> tuple[Enonce, ...]:
    vecue = retour.etapes.get(slug)
    return claims_of_step(vecue) if vecue else ()


def _claims(enonces: Iterable[Enonce]) -> Answer:
    counts = Counter[str](it.nature for it in enonces)
    return Answer(claims=tuple((nature, counts[nature]) for nature in labels.NATURES if counts[nature]))


def reasons(corpus: Corpus, likeness: Likeness) -> str:
    """Why two territories are alike, in words: « Même département ; thèmes communs : … »."""
    shared, words = likeness.shared, corpus.vocabulaires
    said = [
        *(f"même intercommunalité ({it})" for it in shared.get("epci", ())),
        *(f"même département ({it})" for it in shared.get("departement", ())),
        *(f"même région ({it})" for it in shared.get("region", ())),
        *_listed("thème commun", "thèmes communs", [words.themes[it].nom for it in shared.get("themes", ())]),
        *_listed(
            "dispositif commun",
            "dispositifs communs",
            [words.dispositifs[it].nom for it in shared.get("dispositifs", ())],
        ),
        *_listed(
            "étape racontée par les deux",
            "étapes racontées par les deux",
            [corpus.etapes[it].record.titre for it in shared.get("etapes", ())],
        ),
    ]
    text = "\u202f; ".join(said)
    return text[:1].upper() + text[1:]


def _listed(one: str, several: str, words: list[str]) -> list[str]:
    return [f"{several if len(words) > 1 else one}{NBSP}: {', '.join(words)}"] if words else []
