"""Days to come: nothing was read, checked or lived on a day that has not begun; an end agrees with where a story is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.clock import last_day_begun, last_day_over
from generator.corpus.findings import Finding
from generator.corpus.walking import walk
from generator.diagnostics import NBSP, Severity, quoted
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
    if isinstance(record, RetourExperience):
        yield from _wrong_end(record)


def _wrong_end(story: RetourExperience) -> Iterator[Finding]:
    """An end to come is a plan, and may be told; it only has to agree with what else the story says of itself."""
    end = story.periode.fin if story.periode is not None else None
    if end is None:
        return
    said = date_in_words(end)
    if story.maturite == "evalue" and end > last_day_begun().isoformat()[: len(end)]:
        message = f"cette démarche est dite «{NBSP}évaluée{NBSP}», et sa fin ({said}) est à venir"
        hint = f"écrivez {quoted('maturite: en_cours')}, ou corrigez la fin"
    elif story.maturite == "en_cours" and end < last_day_over().isoformat()[: len(end)]:
        message = f"cette démarche est dite «{NBSP}en cours{NBSP}», et sa fin ({said}) est passée"
        hint = (
            f"retirez {quoted('fin')} si elle continue, ou écrivez {quoted('maturite: evalue')} et ses effets"
        )
    else:
        return
    yield Finding(("periode", "fin"), message, hint, Severity.AVERTISSEMENT)


def _past(model: Model) -> Iterator[tuple[str, str | None]]:
    """The dates that only the past gives, as written: 2026, 2026-11 or 2026-11-23."""
    for name in marked(type(model), PAST):
        day = getattr(model, name)
        yield name, None if day is None else str(day)
    if isinstance(model, RetourExperience) and model.periode is not None and model.maturite != "engage":
        yield "periode", model.periode.debut
    if isinstance(model, Moment) and model.enonce.nature == "fait":
        yield "date", model.date
