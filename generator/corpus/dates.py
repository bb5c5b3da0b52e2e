"""Days to come: nothing was read, checked or lived on a day that has not begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.clock import last_day_begun
from generator.corpus.findings import Finding
from generator.corpus.walking import walk
from generator.diagnostics import NBSP, quoted
from generator.model import RetourExperience
from generator.model.base import PAST, Model, marked
from generator.model.recit import Moment
from generator.words.dates import date_in_words


def findings_to_come(record: Model) -> Iterator[Finding]:
    """The dates of a record that cannot be past yet."""
    latest = last_day_begun().isoformat()
    for at, model in walk(record):
        for name, day in _past(model):
            if day is not None and day > latest[: len(day)]:
                yield Finding(
                    (*at, name),
                    f"{quoted(name)}{NBSP}: {date_in_words(day)} n’est pas encore venu",
                    "vérifiez l’année, le mois et le jour",
                )


def _past(model: Model) -> Iterator[tuple[str, str | None]]:
    """The dates that only the past gives, as written: 2026, 2026-11 or 2026-11-23."""
    for name in marked(type(model), PAST):
        day = getattr(model, name)
        yield name, None if day is None else str(day)
    if isinstance(model, RetourExperience) and model.periode is not None and model.maturite != "engage":
        yield "periode", model.periode.debut
    if isinstance(model, Moment) and model.enonce.nature == "fait":
        yield "date", model.date
