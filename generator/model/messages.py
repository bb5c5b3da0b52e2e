"""Validation: data with positions → a model, or every problem told in French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import MOST, NBSP, Diagnostic, Position, at_most, printable, quoted, suggestion
from generator.model.annotations import item_type, without_none
from generator.model.base import Model
from generator.model.fields import CODE_INSEE, COURRIEL, SIREN
from generator.model.lost import lost_words
from generator.model.recit import Territoire
from generator.source import Document, Location, false_dash, type_names
from generator.territoires import advice_for_words
from generator.words.licences import TERMS, instead_of
from generator.words.numbers import counted, number

AnyModel = TypeVar("AnyModel", bound=Model)


def validate(model: type[AnyModel], document: Document) -> tuple[AnyModel | None, list[Diagnostic]]:
    """Check `document` against `model`; either a frozen instance, or the first things wrong with it."""
    lost = lost_words(model, document)
    try:
        record = model.model_validate(document.data)
        return (None, at_most(lost.values())) if lost else (record, [])
    except ValidationError as error:
        errors = [it for it in error.errors(include_url=False) if it["loc"] not in lost]
        errors.sort(key=lambda it: _place(document, it))
        # A sentence costs a thousand times an error, and a file may hold tens of thousands of errors.
        told = islice((_diagnostic(model, document, it) for it in _without_echoes(model, errors)), MOST + 1)
        spaced = (replace(it, message=_spaced(it.message), hint=_spaced(it.hint)) for it in told)
        return None, at_most([*lost.values(), *spaced])


def _without_echoes(model: type[Model], errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
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


def _diagnostic(model: type[Model], document: Document, error: ErrorDetails) -> Diagnostic:
    location: Location = tuple(error["loc"])
    kind, context, place = error["type"], error.get("ctx", {}), _place(document, error)
    if location and location[-1] == "[key]":
        message = f"la clé {quoted(str(location[-2]))} n’est pas un identifiant"
        return Diagnostic(document.path, place, message, _SLUG_HINT)
    if kind == "essaimage":
        message, hint = _within_quotes(error["input"]) or (context["message"], context["hint"])
        return Diagnostic(document.path, place, _about((*location, *context["champ"]), message), hint)
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
    message, hint = _within_quotes(error["input"]) or _sentence(kind, context, error["input"])
    if location == ("territoire", "latitude") and kind in ("less_than_equal", "greater_than_equal"):
        hint += _if_swapped(document.data["territoire"])
    return Diagnostic(document.path, place, _about(location, message), hint)


def _if_swapped(territoire: Mapping[str, Any]) -> str:
    """What to write when a latitude that is none is in truth the longitude."""
    latitude, longitude = territoire.get("latitude"), territoire.get("longitude")
    if not isinstance(longitude, str) or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", longitude) is None:
        return ""
    return f"{NBSP}; si les deux sont échangées, écrivez latitude: {longitude}, longitude: {latitude}"


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


def _within_quotes(value: Any) -> tuple[str, str] | None:
    """What to say of a value that does not fit and stands between quotation marks that are part of it."""
    found = (
        re.fullmatch(r"([“”„‟«‘’‚])\s*([^\s“”«»][^“”«»]{0,60})([“”‟»‘’])", value)
        if isinstance(value, str)
        else None
    )
    if found is None:
        return None
    bare = found[2].strip()
    message = f"les guillemets {found[1]} et {found[3]} feraient partie de la valeur"
    return message, f'remplacez-les par des guillemets droits{NBSP}: "{printable(bare)}"'


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
    if kind in ("tuple_type", "list_type"):
        expected = (
            f"on attend une liste, et non {found}",
            f"mettez chaque élément sur sa ligne, après un tiret{NBSP}: - …",
        )
        return (false_dash(value) if isinstance(value, str) else None) or expected
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        place = advice_for_words(str(value)) if context.get("class_name") == Territoire.__name__ else ""
        return (
            f"on attend un bloc de champs, et non {found}",
            f"{place}, à la ligne et en retrait"
            if place
            else f"écrivez à la ligne, en retrait, «{NBSP}champ: valeur{NBSP}»",
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
        return f"{quoted(str(value))} n’a pas la forme attendue", _form_hint(context["pattern"], str(value))
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


def _form_hint(pattern: str, value: str) -> str:
    place = advice_for_words(value) if pattern in (CODE_INSEE, SIREN) else ""
    return place or _PATTERN_HINTS.get(pattern, "")


_PATTERN_HINTS = {
    CODE_INSEE: f'un code Insee a cinq signes, par exemple "68224"{NBSP}; ce n’est pas le code postal',
    SIREN: 'un Siren a neuf chiffres, sans espace, par exemple "244200770"',
    COURRIEL: "écrivez une adresse comme prenom@exemple.fr",
}


def _literals(expected: str) -> list[str]:
    """Pydantic writes `'a', 'b' or 'c'`."""
    return [part.strip().strip("'") for part in expected.replace(" or ", ",").split(",")]


def _owner(model: type[Model], location: Location) -> type[Model]:
    """The model class that holds the field at the end of `location`."""
    owner = model
    current: Any = model
    for step in location[:-1]:
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(step))
            current = field.annotation if field else None
        else:
            current = item_type(current)
        current = without_none(current)
        if isinstance(current, type) and issubclass(current, Model):
            owner = current
    return owner
