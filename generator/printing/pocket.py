"""The pocket deck: each tool on a card of four to an A4, what it gives on one side, its steps on the other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Entry, fiches_along_the_method
from generator.diagnostics import NBSP
from generator.model import Fiche
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Author, accent_of, footer
from generator.seance import PER_A4
from generator.words.durations import duration
from generator.words.labels import FORMES
from generator.words.numbers import group, number

TITRE = "Le jeu de poche"
_MOST_STEPS = 16
"""Steps that a card can name: beyond, it says how many others there are."""


def boards(author: Author) -> Iterator[tuple[str, Data]]:
    """Sheets of cards in the order of the method, each with the file of its first card."""
    entries = list(fiches_along_the_method(author.corpus))
    room = PER_A4["A6"]
    for start in range(0, len(entries), room):
        some = entries[start : start + room]
        yield (
            some[0].path,
            {
                "modele": "jeu-de-poche",
                "titre": TITRE,
                "pied": footer(author.site, some[0]),
                "cartes": [_card(author, it) for it in some],
            },
        )


def _card(author: Author, entry: Entry[Fiche]) -> Data:
    fiche = entry.record
    etapes = author.steps(fiche.etapes)
    shown = fiche.deroule if len(fiche.deroule) <= _MOST_STEPS else fiche.deroule[: _MOST_STEPS - 1]
    others = len(fiche.deroule) - len(shown)
    return {
        "titre": printable(fiche.titre),
        "etapes": etapes,
        "accent": accent_of(etapes),
        "pied": footer(author.site, entry),
        "objectif": blocks(fiche.objectif, author.site.href),
        "reperes": [
            duration(fiche.duree),
            group(fiche.groupe.min, fiche.groupe.max),
            *([f"tables de{NBSP}{number(fiche.groupe.table)}"] if fiche.groupe.table else []),
        ],
        "moments": [
            {
                "duree": duration(it.minutes),
                "titre": printable(it.titre),
                "forme": it.forme,
                "forme_dite": FORMES[it.forme],
            }
            for it in shown
        ],
        "autres": f"et {number(others)} autres moments" if others else "",
    }
