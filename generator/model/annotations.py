"""Reading the annotations of a model: what a field holds, and how it is marked."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, get_args, get_origin


def parts(annotation: Any) -> Iterator[Any]:
    """An annotation, the types it is made of, and what they are annotated with."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from parts(part)


def without_none(annotation: Any) -> Any:
    """The type of a field that may be left out."""
    for option in _unwrapped(annotation):
        return option
    return annotation


def _unwrapped(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, types.UnionType) or str(get_origin(annotation)) == "typing.Union":
        for option in get_args(annotation):
            if option is not type(None):
                yield from _unwrapped(option)
    elif hasattr(annotation, "__metadata__"):
        yield from _unwrapped(annotation.__origin__)
    else:
        yield annotation


def item_type(annotation: Any) -> Any:
    """What a tuple or a mapping holds."""
    arguments = [it for it in get_args(without_none(annotation)) if it is not Ellipsis]
    return arguments[-1] if arguments else None
