"""Going through a record: every model in it, every text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.model.annotations import parts
from generator.model.champs import Prose
from generator.model.noyau import Modele
from generator.source import Location


def walk(record: Modele, at: Location = ()) -> Iterator[tuple[Location, Modele]]:
    """`record` and every model inside it, with its path."""
    yield at, record
    for name in _fields_with_models(type(record)):
        value = getattr(record, name)
        if isinstance(value, Modele):
            yield from walk(value, (*at, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Modele):
                    yield from walk(item, (*at, name, index))
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Modele):
                    yield from walk(item, (*at, name, key))


def prose(record: Modele) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of `record`, with its path."""
    for at, model in walk(record):
        for name in _prose_fields(type(model)):
            value = getattr(model, name)
            if isinstance(value, str):
                yield (*at, name), value
            elif isinstance(value, tuple):
                yield from (((*at, name, index), text) for index, text in enumerate(value))


@cache
def _fields_with_models(model: type[Modele]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(it, type) and issubclass(it, Modele) for it in parts(field.annotation))
    )


@cache
def _prose_fields(model: type[Modele]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(it, Prose) for it in (*field.metadata, *parts(field.annotation)))
    )
