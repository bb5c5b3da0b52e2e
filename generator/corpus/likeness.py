"""Which territories are alike, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.corpus.records import Corpus
from generator.corpus.telling import told_steps

# What weighs most is what one came for: the subject, then the public frame, then the neighbourhood
# (two communes of one intercommunalité also share their department and region: 5 in all).
WEIGHTS = {"themes": 4, "dispositifs": 3, "epci": 2, "departement": 1, "region": 2, "etapes": 1}
# Up to this many territories all are compared; beyond, those that share the rarest traits are.
COMPARED = 150

Trait = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another territory, and the traits shared with it by kind (`themes`, `epci`…)."""

    slug: str
    weight: int
    shared: Mapping[str, tuple[str, ...]]


class Likenesses:
    """Every territory’s nearest ones, found through an index of their traits."""

    def __init__(self, corpus: Corpus) -> None:
        self._traits = {slug: tuple(_traits(corpus, slug)) for slug in corpus.retours}
        self._sets = {slug: frozenset(traits) for slug, traits in self._traits.items()}
        self._owners: dict[Trait, list[str]] = {}
        for slug, traits in self._traits.items():
            for trait in traits:
                self._owners.setdefault(trait, []).append(slug)

    def nearest(self, slug: str, most: int = 3) -> tuple[Likeness, ...]:
        """The territories most like `slug`, nearest first; none that shares nothing."""
        mine = self._sets[slug]
        weights = {
            other: sum(WEIGHTS[kind] for kind, _ in mine & self._sets[other])
            for other in self._candidates(slug)
        }
        ranked = sorted(weights, key=lambda it: (-weights[it], it))[:most]
        return tuple(Likeness(it, weights[it], self._shared(slug, it)) for it in ranked)

    def _candidates(self, slug: str) -> dict[str, None]:
        """The territories that share a trait, those of the rarest traits first."""
        found: dict[str, None] = {}
        for trait in sorted(self._traits[slug], key=lambda it: (len(self._owners[it]), it)):
            found.update(dict.fromkeys(self._around(slug, trait)))
            if len(found) > COMPARED:
                break
        found.pop(slug, None)
        return found

    def _around(self, slug: str, trait: Trait) -> list[str]:
        """The owners of a trait: all of them, or when they are a crowd a part of it, not always the same."""
        owners = self._owners[trait]
        start = sum(slug.encode()) % max(len(owners) - COMPARED, 1)
        return owners[start : start + COMPARED] if len(owners) > COMPARED else owners

    def _shared(self, slug: str, other: str) -> dict[str, tuple[str, ...]]:
        """The traits in common by kind; a near place makes saying the farther ones useless."""
        shared: dict[str, tuple[str, ...]] = {}
        for kind, value in self._traits[slug]:
            if (kind, value) in self._sets[other]:
                shared[kind] = (*shared.get(kind, ()), value)
        if "epci" in shared or "departement" in shared:
            shared.pop("region", None)
        if "epci" in shared:
            shared.pop("departement", None)
        return shared


def _traits(corpus: Corpus, slug: str) -> Iterator[Trait]:
    retour, lieu = corpus.retours[slug].record, corpus.lieux[slug]
    yield from (("themes", theme) for theme in dict.fromkeys(retour.themes))
    yield from (("dispositifs", dispositif) for dispositif in dict.fromkeys(retour.dispositifs))
    for kind, name in (("epci", lieu.epci), ("departement", lieu.departement), ("region", lieu.region)):
        if name:
            yield kind, name
    steps = told_steps(retour)
    yield from (("etapes", etape) for etape in corpus.etapes if etape in steps)
