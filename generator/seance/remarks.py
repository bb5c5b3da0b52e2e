"""What a facilitator should know before printing: what the fiches or the clock were not made for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostics import NBSP, quoted
from generator.richtext import slugify
from generator.seance.session import Part, Session
from generator.seance.times import clock, minutes_of
from generator.words.durations import duration
from generator.words.numbers import group, number

LONGEST_SESSION = 8 * 60
LONGEST_WITHOUT_PAUSE = 150


def remarks(session: Session) -> Iterator[str]:
    """Each in a sentence: fiches made for fewer or for more people, then the clock."""
    known: set[tuple[str, int]] = set()
    for part in session.parts:
        for people in sorted({_most(part), part.people // part.rooms}):
            if (part.slug, people) not in known:
                known.add((part.slug, people))
                yield from _of_group(part, people)
    yield from _of_tables(session)
    yield from _of_clock(session)


def _most(part: Part) -> int:
    return -(-part.people // part.rooms)


def _of_group(part: Part, people: int) -> Iterator[str]:
    if part.fiche is None or part.fiche.groupe.min <= people <= part.fiche.groupe.max:
        return
    where = " par lieu" if part.rooms > 1 else ""
    halls = -(-part.people // part.fiche.groupe.max)
    advice = f"{NBSP}; tenez-la en {number(halls)} lieux à la fois" if people > part.fiche.groupe.max else ""
    yield (
        f"la fiche {quoted(part.fiche.titre)} est faite pour "
        f"{group(part.fiche.groupe.min, part.fiche.groupe.max)}, et ce kit en prévoit {number(people)}{where}{advice}."
    )


def _of_tables(session: Session) -> Iterator[str]:
    if "tirage" in session.kit.avec and not session.drawn_parts:
        yield "il n’y a pas de tables à tirer au sort."
    if "chevalets" in session.kit.avec and not session.tables:
        yield "il n’y a pas de table, donc pas de numéro à poser dessus."


def _of_clock(session: Session) -> Iterator[str]:
    if session.minutes > LONGEST_SESSION:
        yield f"la séance dure {duration(session.minutes)}{NBSP}; au-delà de {duration(LONGEST_SESSION)}, tenez-la en deux jours."
    start = minutes_of(session.kit.debut)
    for before, after in pairwise((0, *_pauses(session), session.minutes)):
        if after - before > LONGEST_WITHOUT_PAUSE:
            yield (
                f"il n’y a pas de pause de {clock(start + before)} à {clock(start + after)}, soit "
                f"{duration(after - before)}{NBSP}; prévoyez-en une toutes les {duration(LONGEST_WITHOUT_PAUSE)} au moins."
            )
    if session.days:
        yield f"la séance passe minuit, et finit à {session.parts[-1].end} le lendemain."


def _pauses(session: Session) -> Iterator[int]:
    """When people rest, in minutes since the start: once as it begins, and once as it ends."""
    elapsed = 0
    for part in session.parts:
        if part.sequence and part.sequence.pause:
            yield from (elapsed, elapsed + part.minutes)
        at = elapsed
        for moment in part.moments:
            if "pause" in slugify(moment.titre).split("-"):
                yield from (at, at + moment.minutes)
            at += moment.minutes
        elapsed += part.minutes
