"""What to bring, and how many of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Materiel


@dataclass(frozen=True, slots=True)
class Need:
    """Something to bring, with the titles of the fiches that use it."""

    nom: str
    quantite: int
    fiches: tuple[str, ...]


def needs(asked: Iterable[tuple[str, Materiel, int]]) -> tuple[Need, ...]:
    """Things of one name brought together, from (title of the fiche, thing, how many) in the order of the session.

    What is used up adds up; what is used again is brought once, as many as the most that is asked at a time.
    """
    found: dict[str, Need] = {}
    for titre, thing, wanted in asked:
        known = found.get(thing.nom.casefold(), Need(thing.nom, 0, ()))
        total = known.quantite + wanted if thing.consommable else max(known.quantite, wanted)
        titles = tuple(dict.fromkeys((*known.fiches, titre)))
        found[thing.nom.casefold()] = Need(known.nom, total, titles)
    return tuple(found.values())
