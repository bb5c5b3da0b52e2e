"""A session as it runs → the parts that its sheets show: for the cover, for who keeps the hour, for who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import NBSP
from generator.model import Fiche
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Author, accent_of
from generator.seance import Session, filled, who
from generator.words.durations import duration
from generator.words.numbers import number

_NAMED = 3
"""Things to bring that the run sheet names at least: the list has them all."""


def parts_in_short(author: Author, made: Session) -> Iterator[Data]:
    """When each part begins and ends, what it is, and the colour of its step."""
    for part in made.parts:
        etapes = author.steps(part.fiche.etapes) if part.fiche else []
        yield {
            "titre": printable(part.titre),
            "debut": part.start,
            "fin": part.end,
            "duree": duration(part.minutes),
            "minutes": part.minutes,
            "pause": part.is_pause,
            "question": printable(part.question),
            "accent": accent_of(etapes),
        }


def parts_by_the_clock(author: Author, made: Session) -> Iterator[Data]:
    """The same, with their moments, what they need at hand, and what may be cut short."""
    for part, told in zip(made.parts, parts_in_short(author, made), strict=True):
        yield told | {
            "pour": who(part.people, part.rooms, made.kit.participants),
            "materiel": _at_hand(part.fiche, len(part.moments)) if part.fiche else "",
            "retard": printable(part.late),
            "moments": [
                {
                    "debut": it.start,
                    "titre": printable(it.titre),
                    "comment": it.grouping,
                    "duree": duration(it.minutes),
                    "forme": it.forme,
                }
                for it in part.moments
            ],
        }


def parts_in_full(author: Author, made: Session) -> Iterator[Data]:
    """The same, with all that is said: by the kit, then by each moment of the fiche and the kit's note on it."""
    for part, told in zip(made.parts, parts_by_the_clock(author, made), strict=True):
        said = [part.fiche.deroule[it.step].consigne for it in part.moments] if part.fiche else []
        moments = [
            moment
            | {
                "consigne": blocks(filled(consigne, part), author.site.href),
                "note": blocks(filled(it.note, part), author.site.href),
            }
            for moment, consigne, it in zip(told["moments"], said, part.moments, strict=True)
        ]
        yield told | {
            "consigne": blocks(filled(part.consigne, part), author.site.href),
            "moments": moments,
        }


def at_hand(fiche: Fiche) -> list[str]:
    """Each thing to bring, by its name alone."""
    return [printable(it.nom.partition(",")[0].partition(" (")[0]) for it in fiche.materiel]


def _at_hand(fiche: Fiche, lines: int) -> str:
    """What to bring, by its name alone, as many as the moments leave room for: « Feutres · et 4 autres »."""
    names = at_hand(fiche)
    named = max(_NAMED, (lines + 1) // 2)
    others = len(names) - named
    if others <= 1:  # it takes no more room than « et un autre »
        return f"{NBSP}· ".join(names)
    return f"{NBSP}· ".join([*names[:named], f"et {number(others)} autres"])
