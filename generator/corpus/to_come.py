"""Dates to come, where only what has happened is written: most often a year mistyped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.corpus.records import Corpus
from generator.corpus.walking import walk
from generator.diagnostics import NBSP, Diagnostic, quoted
from generator.model.base import Model
from generator.model.notice import Contribution, Notice, Source
from generator.model.recit import Moment, Periode, Usage
from generator.model.retour import RetourExperience
from generator.source import Document, Location

# Somewhere the next day has begun, and a proposal may come from there.
_TOLERANCE = timedelta(days=1)


def dates_to_come(
    corpus: Corpus, today: date, document: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    """What is dated later than `today` and the day after, and cannot be."""
    latest = today + _TOLERANCE
    records = [corpus.etapes, corpus.fiches, corpus.kits, corpus.retours]
    for entry in (it for kind in records for it in kind.values()):
        late = [
            (location, written)
            for location, written in _dates_of_what_happened(entry.record)
            if is_to_come(written, latest)
        ]
        read = document(entry.path) if late else None
        if read is None:
            continue
        for location, written in late:
            message = f"{quoted(str(location[-1]))}{NBSP}: {written} est à venir"
            yield Diagnostic(entry.path, read.position(location), message, _hint(location, written, latest))


def is_to_come(written: str, latest: date) -> bool:
    """Whether a year, a month or a day begins after `latest`."""
    return written > latest.isoformat()[: len(written)]


def _dates_of_what_happened(record: Model) -> Iterator[tuple[Location, str]]:
    """Each date that tells a fact, with its place; plans and intentions may be to come."""
    starting = isinstance(record, RetourExperience) and record.maturite == "engage"
    for at, model in walk(record):
        names: tuple[str, ...] = ()
        if isinstance(model, Notice):
            names = ("verifie_le",)
        elif isinstance(model, Source):
            names = ("consulte_le",)
        elif isinstance(model, Contribution | Usage):
            names = ("date",)
        elif isinstance(model, Periode):
            names = ("fin",) if starting else ("debut", "fin")
        elif isinstance(model, Moment) and model.enonce.nature == "fait":
            names = ("date",)
        for name in names:
            value = getattr(model, name)
            if value is not None:
                yield (*at, name), str(value)


def _hint(location: Location, written: str, latest: date) -> str:
    if location[-2:] == ("periode", "fin"):
        return f"retirez «{NBSP}fin{NBSP}» si la démarche continue, ou vérifiez l’année"
    for year in (latest.year, latest.year - 1):
        meant = f"{year}{written[4:]}"
        if not is_to_come(meant, latest) and _exists(meant):
            return f"vérifiez l’année{NBSP}; vouliez-vous dire {meant}{NBSP}?"
    return "vérifiez l’année"


def _exists(written: str) -> bool:
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True
