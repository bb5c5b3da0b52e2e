"""JSON pasted as a record: it is YAML, but for its tabs; where it is broken, its own reader says where."""

from __future__ import annotations

import json
import re

from generator.diagnostics import NBSP
from generator.source.refusals import Refusal, position_at

_BEGINS = re.compile(r'\ufeff?\s*\{\s*(?:"|\})')

_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
"""YAML lets it stand, and many editors leave one."""
_FIELD = f'écrivez «{NBSP}"champ": "valeur"{NBSP}»'
_MISSING = (
    # (what the reader of JSON expects, what is wrong, what to write)
    ("',' delimiter", "il y manque une virgule avant ce signe", "séparez les champs par des virgules"),
    ("':' delimiter", "il y manque un deux-points avant ce signe", _FIELD),
    (
        "property name",
        "un nom de champ entre guillemets droits y est attendu ici",
        _FIELD,
    ),
    ("Unterminated", "ces guillemets s’y ouvrent et ne se ferment pas", "ajoutez les guillemets fermants"),
    (
        "control character",
        "les guillemets d’un texte n’y sont pas fermés sur leur ligne",
        f"fermez-les, ou écrivez «{NBSP}\\n{NBSP}» à la place du retour à la ligne",
    ),
    ("Extra data", "quelque chose y suit l’accolade fermante", "effacez tout ce qui la suit"),
)


def without_tabs_of_json(text: str) -> str:
    """`text`, whose tabs are spaces when it is JSON: they may stand between its fields, and in none of its texts."""
    return text.replace("\t", " ") if "\t" in text and _is_json(text) else text


def _is_json(text: str) -> bool:
    """Whether `text` is a JSON object."""
    return _BEGINS.match(text) is not None and _mistake(text) is None


def refuse_broken_json(text: str) -> None:
    """Refuse, where it breaks, what begins as a JSON object and is none."""
    error = _mistake(text) if _BEGINS.match(text) else None
    # YAML tells as well what a stray backslash is.
    if error is None or "escape" in error.msg:
        return
    wrong, hint = next(
        ((wrong, hint) for words, wrong, hint in _MISSING if words in error.msg),
        ("une valeur y est attendue ici", "mettez les textes entre guillemets droits"),
    )
    if error.pos >= len(text.rstrip()):
        wrong, hint = "son accolade fermante manque", "ajoutez-la à la fin"
    raise Refusal(position_at(text, error.pos), f"ce fichier est écrit en JSON, et {wrong}", hint)


def _mistake(text: str) -> json.JSONDecodeError | None:
    try:
        # A number of any length is a text here: the model judges it.
        strict = _TRAILING_COMMA.sub(" ", text.removeprefix("\ufeff"))
        json.loads(strict, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return error
    except RecursionError:
        return None
    return None
