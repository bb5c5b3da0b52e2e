"""Going through a record: every model in it, every text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.model.annotations import parts
from generator.model.base import Model
from generator.model.fields import Prose
from generator.source import Location


def walk(record: Model, at: Location = ()) -> Iterator[tuple[Location, Model]]:
    """`record` and every model inside it, with its path."""
    yield at, record
    for name in _fields_with_models(type(record)):
        value = getattr(record, name)
        if isinstance(value, Model):
            yield from walk(value, (*at, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from walk(item, (*at, name, index))
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Model):
                    yield from walk(item, (*at, name, key))


def prose(record: Model) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of `record`, with its path."""
    for at, model in walk(record):
        for name in _prose_fields(type(model)):
            value = getattr(model, name)
            if isinstance(value, str):
                yield (*at, name), value
            elif isinstance(value, tuple):
                yield from (((*at, name, index), text) for index, text in enumerate(value))


def lines(record: Model) -> Iterator[tuple[Location, str]]:
    """Every text of `record` that is not Markdown, with its path."""
    for at, model in walk(record):
        prose_fields = _prose_fields(type(model))
        for name in type(model).model_fields:
            value = getattr(model, name) if name not in prose_fields else None
            if isinstance(value, str):
                yield (*at, name), value
            elif isinstance(value, tuple):
                yield from (((*at, name, index), it) for index, it in enumerate(value) if isinstance(it, str))


@cache
def _fields_with_models(model: type[Model]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(it, type) and issubclass(it, Model) for it in parts(field.annotation))
    )


@cache
def _prose_fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(it, Prose) for it in (*field.metadata, *parts(field.annotation)))
    )
