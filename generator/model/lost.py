"""Words that YAML drops: a comment behind a text, told where the model knows that a text stands."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.diagnostics import NBSP, Diagnostic, quoted
from generator.model.annotations import item_type, parts, without_none
from generator.model.fields import Words
from generator.source import LOST_HINT, Document, Location


def lost_words(model: type[BaseModel], document: Document) -> dict[Location, Diagnostic]:
    """What each text of `document` would lose, by its place; notes behind a date or an identifier are honest."""
    return {
        location: Diagnostic(
            document.path,
            comment.position,
            f"{quoted(_name(location))}{NBSP}: {comment.message}",
            LOST_HINT,
        )
        for location, comment in document.comments.items()
        if comment.is_text and _holds_words(model, location)
    }


def _name(location: Location) -> str:
    return next((step for step in reversed(location) if isinstance(step, str)), "")


def _holds_words(model: type[BaseModel], location: Location) -> bool:
    """Whether the field at `location` holds words, and not an identifier, a number or a date."""
    current: Any = model
    marks: list[Any] = []
    for step in location:
        current = without_none(current)
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(step))
            if field is None:
                return False
            current, marks = field.annotation, field.metadata
        else:
            current, marks = item_type(current), []
    return any(isinstance(it, Words) for it in (*marks, *parts(current)))
