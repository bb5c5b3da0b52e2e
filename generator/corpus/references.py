"""Which other records a record names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.orientation import orientation_references
from generator.model import Fiche, Kit, ParOuCommencer, RetourExperience, UsageRaconte
from generator.model.base import Model
from generator.source import Location

Reference = tuple[Location, str, str, bool]
"""Where, the kind and the slug of what is named, whether it is a key."""


def references(record: Model) -> Iterator[Reference]:
    """Every reference of a record to another."""
    if isinstance(record, Fiche):
        for index, etape in enumerate(record.etapes):
            yield ("etapes", index), "etape", etape, False
        yield from _precautions_asked(record)
    elif isinstance(record, Kit):
        for index, sequence in enumerate(record.fiches):
            if sequence.fiche is not None:
                yield ("fiches", index, "fiche"), "fiche", sequence.fiche, False
        yield from _precautions_asked(record)
    elif isinstance(record, RetourExperience):
        yield from _of_story(record)
    elif isinstance(record, UsageRaconte):
        yield ("fiche",), "fiche", record.fiche, False
    elif isinstance(record, ParOuCommencer):
        yield from orientation_references(record)


def _of_story(record: RetourExperience) -> Iterator[Reference]:
    for index, moment in enumerate(record.chronologie):
        if moment.etape is not None:
            yield ("chronologie", index, "etape"), "etape", moment.etape, False
    for etape in record.etapes:
        yield ("etapes", etape), "etape", etape, True
    for index, usage in enumerate(record.usages):
        yield ("usages", index, "fiche"), "fiche", usage.fiche, False
    for index, inspiration in enumerate(record.inspire_de):
        yield ("inspire_de", index, "retour"), "retour", inspiration.retour, False


def _precautions_asked(record: Fiche | Kit) -> Iterator[Reference]:
    for index, precaution in enumerate(record.precautions):
        yield ("precautions", index), "precaution", precaution, False
