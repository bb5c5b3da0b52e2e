"""How a model is written: a class, and for each field its title, an example, and its docstring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticUndefined

Value = TypeVar("Value")
_REQUIRED: Any = PydanticUndefined
_NO_FIELDS: frozenset[str] = frozenset()


def field(
    title: str,
    example: object = None,
    *,
    default: Value = _REQUIRED,
    default_factory: Callable[[], Value] | None = None,
) -> Value:
    """A field of a model, required unless it has a default; the docstring under it is its description."""
    # Its bounds stand in its type: given here, Pydantic would let those of the type overrule them.
    start: dict[str, Any] = {"default_factory": default_factory} if default_factory else {"default": default}
    return cast(Value, Field(**start, title=title, examples=None if example is None else [example]))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
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
