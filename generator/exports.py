"""Corpus and model → files for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import (
    Etape,
    Fiche,
    Glossaire,
    Kit,
    ParOuCommencer,
    Precautions,
    RetourExperience,
    Retrait,
    Synonymes,
    UsageRaconte,
    Vocabulaires,
)
from generator.model.base import PAST, UPKEEP, Model
from generator.model.retrait import WITHDRAWN
from generator.territoires import referentiel

_SCHEMAS: dict[str, type[Model]] = {
    "etape": Etape,
    "fiche": Fiche,
    "glossaire": Glossaire,
    "kit": Kit,
    "par-ou-commencer": ParOuCommencer,
    "precautions": Precautions,
    "retour": RetourExperience,
    "synonymes": Synonymes,
    "usage": UsageRaconte,
    "vocabulaires": Vocabulaires,
}


_MAY_BE_WITHDRAWN = ("etape", "fiche", "kit", "retour")


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of the JSON Schema of each kind of file, for editors: only with words they know."""
    for name in _SCHEMAS:
        schema = _without_marks(schema_of(name))
        if name in _MAY_BE_WITHDRAWN:
            schema = _or_withdrawn(schema)
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(name: str) -> dict[str, Any]:
    """What a file of that kind holds while it is not withdrawn, with the marks of its fields: what a form asks."""
    return _written(_SCHEMAS[name])


def _written(model: type[Model]) -> dict[str, Any]:
    schema = model.model_json_schema()
    _speak_french(schema, _models_by_name())
    _say_bounds(schema)
    return schema


def _or_withdrawn(schema: dict[str, Any]) -> dict[str, Any]:
    """One field decides, as for the reader: an editor then tells what is wrong with that kind of file only."""
    gone = _without_marks(_written(Retrait))
    defs = {**schema.pop("$defs", {}), **gone.pop("$defs"), Retrait.__name__: gone}
    return {
        "title": schema["title"],
        "type": "object",
        "if": {"required": [WITHDRAWN]},
        "then": {"$ref": f"#/$defs/{Retrait.__name__}"},
        "else": schema,
        "$defs": defs,
    }


def commune_files() -> dict[str, bytes]:
    """The communes, a file a department, for the contribution form to load when it needs one."""
    known = referentiel()
    named = sorted(known.departements().items())
    files = {"index": dict(named), **known.communes_of()}
    return {
        f"contribuer/communes/{name}.json": json.dumps(
            content, ensure_ascii=False, separators=(",", ":")
        ).encode()
        for name, content in files.items()
    }


def _without_marks(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _without_marks(it) for name, it in part.items() if name not in (PAST, UPKEEP)}
    return [_without_marks(it) for it in part] if isinstance(part, list) else part


def _say_bounds(part: Any) -> None:
    """Pydantic leaves its own words for the bounds of a number that a validator reads."""
    if isinstance(part, dict):
        for ours, theirs in (("ge", "minimum"), ("le", "maximum")):
            if isinstance(part.get(ours), int | float):
                part[theirs] = part.pop(ours)
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _say_bounds(inside)


def _models_by_name() -> dict[str, type[Model]]:
    return {model.__name__: model for model in _descendants(Model)}


def _descendants(model: type[Model]) -> list[type[Model]]:
    return [deeper for child in model.__subclasses__() for deeper in (child, *_descendants(child))]


def _speak_french(schema: dict[str, Any], models: dict[str, type[Model]]) -> None:
    """Replace class names and docstrings, which are for programmers, by the words of the domain."""
    for part in (schema, *schema.get("$defs", {}).values()):
        model = models.get(str(part.get("title")))
        if model is not None:
            part["title"] = model.nom_courant
            part.pop("description", None)
            if model.regles:
                part["$comment"] = "\n".join(model.regles)
