"""A value before and after, on one line of Markdown in which no text of a record is read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.diagnostics import NBSP, quoted
from generator.model.base import Model

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~&]|(?<=[A-Za-z]):(?=//)|(?<=www)\.)", re.IGNORECASE)
_MANY = 4
"""How many short values of a new item are enough to know it."""


def escaped(text: str) -> str:
    """`text` whose every sign is only a sign, where Markdown is read: no link, no heading, no picture."""
    return _SIGNS.sub(r"\\\1", text)


def shown(text: str) -> str:
    """`text` between French quotation marks, on one line, escaped."""
    return escaped(quoted(text))


def differences(old: Any, new: Any, name: str) -> Iterator[str]:
    """What differs between two values of a field: short ones before and after, what comes and what goes."""
    if old == new:
        return
    if isinstance(old, Model) and type(old) is type(new):
        for each, field in type(old).model_fields.items():
            title = f"{name}, {str(field.title).lower()}"
            yield from differences(getattr(old, each), getattr(new, each), title)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from differences(one, other, name)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from (f"{name}, en moins{NBSP}: {_told(it)}" for it in old if it not in new)
        yield from (f"{name}, en plus{NBSP}: {_told(it)}" for it in new if it not in old)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(it for it in new if it not in old)]:
            yield from differences(old.get(key), new.get(key), f"{name}, {escaped(str(key))}")
    else:
        yield f"{name}{NBSP}: {_told(old)} → {_told(new)}"


def _told(value: Any) -> str:
    if value is None:
        return "rien"
    if isinstance(value, Model | tuple | dict):
        leaves = list(_leaves(value))
        return ", ".join(shown(it) for it in leaves[:_MANY]) + (", …" if len(leaves) > _MANY else "")
    return shown(value.isoformat() if isinstance(value, date) else str(value))


def _leaves(value: Any) -> Iterator[str]:
    """The values at the end of a block, in its order."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    elif value is not None:
        yield value.isoformat() if isinstance(value, date) else str(value)
