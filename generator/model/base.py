"""How a model is written: a class, and for each field its title, an example, and its docstring."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticUndefined

Value = TypeVar("Value")
_REQUIRED: Any = PydanticUndefined
_NO_FIELDS: frozenset[str] = frozenset()
PAST = "x-passe"
"""The mark of a date that only the past gives."""
UPKEEP = "x-entretien"
"""The mark of a field that no new record has: it comes when a record that is out changes."""


def field(
    title: str,
    example: object = None,
    *,
    default: Value = _REQUIRED,
    default_factory: Callable[[], Value] | None = None,
    mark: str | None = None,
) -> Value:
    """A field of a model, required unless it has a default; the docstring under it is its description.

    `mark` is `PAST` or `UPKEEP`: the schema carries it to every door that asks for the field.
    """
    # Its bounds stand in its type: given here, Pydantic would let those of the type overrule them.
    start: dict[str, Any] = {"default_factory": default_factory} if default_factory else {"default": default}
    marks: dict[str, Any] | None = None if mark is None else {mark: True}
    examples = None if example is None else [example]
    return cast(Value, Field(**start, title=title, examples=examples, json_schema_extra=marks))


def required(model: type[BaseModel], name: str) -> Any:
    """The field `name` of `model`, in the same words, for a model where it must be given."""
    told = model.model_fields[name]
    return Field(
        title=told.title,
        description=told.description,
        examples=told.examples,
        json_schema_extra=told.json_schema_extra,
    )


@dataclass_transform(kw_only_default=True, field_specifiers=(field, required))
class Model(BaseModel):
    """Base of every model: closed (an unknown key is an error) and frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
    nom_courant: ClassVar[str] = "ce bloc"
    """What messages call it."""
    regles: ClassVar[tuple[str, ...]] = ()
    """What no field can tell alone, as a sentence each; the JSON Schema does not say them."""

    def model_post_init(self, _context: object, /) -> None:
        """Forget which fields were given: nothing asks, and it was 40 % of a large corpus in memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_FIELDS)


@cache
def marked(model: type[Model], mark: str) -> tuple[str, ...]:
    """The names of the fields of a model that bear a mark."""
    return tuple(name for name, it in model.model_fields.items() if it.json_schema_extra == {mark: True})
