"""Validation: data with positions → a model, or every problem told in French."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import MOST, NBSP, Diagnostic, Position, at_most, quoted, suggestion
from generator.model.champs import CODE_INSEE, COURRIEL, SIREN
from generator.model.noyau import Modele
from generator.source import Document, Location, type_names
from generator.words.licences import TERMS, instead_of
from generator.words.numbers import counted, number

Model = TypeVar("Model", bound=Modele)


def validate(model: type[Model], document: Document) -> tuple[Model | None, list[Diagnostic]]:
    """Check `document` against `model`; either a frozen instance, or the first things wrong with it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        errors.sort(key=lambda it: _place(document, it))
        # A sentence costs a thousand times an error, and a file may hold tens of thousands of errors.
        told = islice((_diagnostic(model, document, it) for it in _without_echoes(model, errors)), MOST + 1)
        spaced = (replace(it, message=_spaced(it.message), hint=_spaced(it.hint)) for it in told)
        return None, at_most(spaced)


def _without_echoes(model: type[Modele], errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors that do not only follow from another one, which says it better.

    A list is too short because some of its items are wrong; a field is missing because its name has a typo.
    """
    short = {it["loc"] for it in errors if it["type"] == "too_short"}
    explained = {it["loc"][:end] for it in errors for end in range(len(it["loc"]))} if short else set()
    renamed: dict[Location, list[str]] = {}
    for location in islice((it["loc"] for it in errors if it["type"] == "extra_forbidden"), MOST):
        hint = suggestion(str(location[-1]), _owner(model, location).model_fields)
        renamed.setdefault(location[:-1], []).append(hint)
    for error in errors:
        location = error["loc"]
        if error["type"] == "too_short" and location in explained:
            continue
        if error["type"] == "missing" and any(
            quoted(str(location[-1])) in hint for hint in renamed.get(location[:-1], ())
        ):
            continue
        yield error


def _place(document: Document, error: ErrorDetails) -> Position:
    location = error["loc"]
    if location and location[-1] == "[key]":
        return document.position(location[:-1], of_key=True)
    if error["type"] == "essaimage":
        return document.position((*location, *error.get("ctx", {})["champ"]))
    return document.position(location, of_key=error["type"] == "extra_forbidden")


def _diagnostic(model: type[Modele], document: Document, error: ErrorDetails) -> Diagnostic:
    location: Location = tuple(error["loc"])
    kind, context, place = error["type"], error.get("ctx", {}), _place(document, error)
    if location and location[-1] == "[key]":
        message = f"la clé {quoted(str(location[-2]))} n’est pas un identifiant"
        return Diagnostic(document.path, place, message, _SLUG_HINT)
    if kind == "essaimage":
        message = _about((*location, *context["champ"]), context["message"])
        return Diagnostic(document.path, place, message, context["hint"])
    if kind == "extra_forbidden":
        owner = _owner(model, location)
        message = f"le champ {quoted(str(location[-1]))} n’existe pas dans {owner.nom_courant}"
        hint = suggestion(str(location[-1]), owner.model_fields) or _UNKNOWN_HINT
        return Diagnostic(document.path, place, message, hint)
    if kind == "missing":
        owner = _owner(model, location)
        described = owner.model_fields[str(location[-1])].description or ""
        message = f"le champ {quoted(str(location[-1]))} manque dans {owner.nom_courant}"
        hint = f"ajoutez-le ({_lower(described)})"
        return Diagnostic(document.path, place, message, hint)
    if error["input"] is None:
        message = _about(location, "rien n’est écrit ici")
        return Diagnostic(document.path, place, message, "écrivez une valeur, ou retirez le champ")
    message, hint = _sentence(kind, context, error["input"])
    return Diagnostic(document.path, place, _about(location, message), hint)


_SLUG_HINT = "écrivez-la en lettres minuscules sans accent, chiffres et traits d’union"
_UNKNOWN_HINT = "retirez-le, ou comparez avec une fiche existante"


def _spaced(text: str) -> str:
    """`text` with the no-break spaces of « » and of the signs that follow a space."""
    inside = text.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")
    return re.sub(r" (?=[:;!?](?:\s|$))", NBSP, inside)


def _lower(sentence: str) -> str:
    text = sentence.rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in "’ " else text


def _about(location: Location, message: str) -> str:
    names = [step for step in location if isinstance(step, str)]
    return f"{quoted(names[-1])}{NBSP}: {message}" if names else message


def _empty(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):
        return "ce bloc est vide", "il y faut au moins une entrée, en retrait, sous son identifiant"
    return "cette liste est vide", f"il y faut au moins un élément, sur sa ligne, après un tiret{NBSP}: - …"


def _sentence(kind: str, context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    """The French sentence and hint for one of Pydantic's kinds of error."""
    found = type_names.get(type(value), "autre chose")
    if kind == "string_type":
        hint = (
            "si le texte contient des signes comme [ ou {, mettez-le entre guillemets"
            if found != "un texte"
            else ""
        )
        return f"on attend un texte, et non {found}", hint
    if kind == "tuple_type":
        return (
            f"on attend une liste, et non {found}",
            f"mettez chaque élément sur sa ligne, après un tiret{NBSP}: - …",
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return (
            f"on attend un bloc de champs, et non {found}",
            f"écrivez à la ligne, en retrait, «{NBSP}champ: valeur{NBSP}»",
        )
    if kind == "literal_error":
        return _not_among(_literals(context["expected"]), str(value))
    if kind == "string_too_short":
        return "ce texte est vide", "écrivez quelque chose, ou retirez le champ"
    if kind == "string_too_long":
        return _too_long(len(value), context["max_length"])
    if kind == "too_short":
        return _empty(value)
    if kind == "too_long" and isinstance(value, str):
        return _too_long(context["actual_length"], context["max_length"])
    if kind == "too_long":
        held = (
            f"ce bloc a {number(len(value))} entrées"
            if isinstance(value, dict)
            else f"cette liste a {number(len(value))} éléments"
        )
        return (
            f"{held}, pour {number(context['max_length'])} au plus",
            "regroupez-en, ou retirez les moins utiles",
        )
    if kind == "greater_than_equal":
        return f"{quoted(str(value))} est trop petit", f"le minimum est {context['ge']:g}"
    if kind == "less_than_equal":
        return f"{quoted(str(value))} est trop grand", f"le maximum est {context['le']:g}"
    if kind == "string_pattern_mismatch":
        return f"{quoted(str(value))} n’a pas la forme attendue", _PATTERN_HINTS.get(context["pattern"], "")
    return "cette valeur ne convient pas", "comparez avec une fiche existante"


def _not_among(known: list[str], wrong: str) -> tuple[str, str]:
    if len(known) == 1:
        return f"seule la valeur {quoted(known[0])} est admise", "écrivez-la, ou retirez tout ce bloc"
    hint = instead_of(wrong, known) if TERMS.keys() >= set(known) else suggestion(wrong, known)
    return f"la valeur {quoted(wrong)} n’existe pas", hint


def _too_long(length: int, most: int) -> tuple[str, str]:
    excess = length - most
    return (
        f"ce texte a {number(length)} signes, pour {number(most)} au plus",
        f"raccourcissez-le de {counted(excess, 'signe')}",
    )


_PATTERN_HINTS = {
    CODE_INSEE: f'un code Insee a cinq signes, par exemple "68224"{NBSP}; ce n’est pas le code postal',
    SIREN: 'un Siren a neuf chiffres, sans espace, par exemple "244200770"',
    COURRIEL: "écrivez une adresse comme prenom@exemple.fr",
}


def _literals(expected: str) -> list[str]:
    """Pydantic writes `'a', 'b' or 'c'`."""
    return [part.strip().strip("'") for part in expected.replace(" or ", ",").split(",")]


def _owner(model: type[Modele], location: Location) -> type[Modele]:
    """The model class that holds the field at the end of `location`."""
    owner = model
    current: Any = model
    for step in location[:-1]:
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(step))
            current = field.annotation if field else None
        else:
            current = _item_type(current)
        current = _without_none(current)
        if isinstance(current, type) and issubclass(current, Modele):
            owner = current
    return owner


def _without_none(annotation: Any) -> Any:
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


def _item_type(annotation: Any) -> Any:
    """What a tuple or a mapping holds."""
    arguments = [it for it in get_args(_without_none(annotation)) if it is not Ellipsis]
    return arguments[-1] if arguments else None
