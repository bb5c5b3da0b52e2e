"""The base of every model."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

_NO_FIELDS: frozenset[str] = frozenset()


class Model(BaseModel):
    """Base of every model: closed (an unknown key is an error) and frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False)
    nom_courant: ClassVar[str] = "ce bloc"
    regles: ClassVar[tuple[str, ...]] = ()
    """What no field can tell alone, as a sentence each; the JSON Schema does not say them."""

    def model_post_init(self, _context: object, /) -> None:
        """Forget which fields were given: nothing asks, and it was 40 % of a large corpus in memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_FIELDS)
