"""The kinds of value a field can hold, with the French sentence said when a value does not fit.

Every scalar arrives as text (see `generator.source`); these types read it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from annotated_types import Ge, Interval
from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import web
from generator.diagnostics import NBSP, quoted
from generator.model.meant import meant_clock, meant_date, meant_distance, meant_minutes, meant_number
from generator.richtext import slugify
from generator.source.markdown import bracket_steps, without_escapes
from generator.typography import french


class Words:
    """Marks a field that holds words: none of them may be lost between the file and the page."""


class Prose(Words):
    """Marks a field whose text is Markdown: paragraphs, emphasis, links, lists."""


def refuse(message: str, hint: str = "", *champ: str | int) -> PydanticCustomError:
    """A validation error that speaks French; `champ` is the path of the field to point at."""
    return PydanticCustomError("essaimage", "{message}", {"message": message, "hint": hint, "champ": champ})


MOST_DIGITS = 9


def _integer(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        if re.fullmatch(r"0|-?[1-9][0-9]{0,8}", value):
            return int(value)
        raise refuse(f"on attend un nombre entier, et non {quoted(value)}", _integer_hint(value))
    raise refuse("on attend un nombre entier", "écrivez-le en chiffres, par exemple 12")


def _integer_hint(value: str) -> str:
    minutes, meant = meant_minutes(value), meant_number(value)
    if minutes is not None:
        return f"écrivez {minutes} si ce sont des minutes"
    if meant is None or meant[0] == value:
        return "écrivez-le en chiffres, sans unité, par exemple 12"
    figures, unit = meant
    if len(figures) > MOST_DIGITS:
        return f"il a {MOST_DIGITS} chiffres au plus, sans unité"
    if "." in figures:
        return f"arrondissez-le, par exemple à {figures.partition('.')[0]}"
    return f"écrivez {figures}, sans {quoted(unit)}" if unit else f"écrivez {figures}"


def _number(value: Any) -> Any:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, str):
        if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value):
            return Decimal(value)
        raise refuse(f"on attend un nombre, et non {quoted(value)}", _number_hint(value))
    raise refuse("on attend un nombre", "écrivez-le en chiffres, par exemple 12.5")


def _number_hint(value: str) -> str:
    meant = meant_number(value)
    if meant is None:
        return "écrivez-le en chiffres, par exemple 12.5"
    figures, unit = meant
    written = f"écrivez {figures}" + (", avec un point" if "," in value else "")
    return f"{written}, et {quoted(unit)} à part, comme dans «{NBSP}unite{NBSP}»" if unit else written


def _loose_date(value: Any) -> Any:
    text = str(value) if isinstance(value, int) else value
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        shown = f", et non {quoted(text)}" if isinstance(text, str) else ""
        meant = meant_date(text) if isinstance(text, str) else None
        raise refuse(f"on attend une date{shown}", f"écrivez {meant or '2022, 2022-12 ou 2022-12-31'}")
    parts = [int(part) for part in text.split("-")]
    try:
        date(*parts, *([1] * (3 - len(parts))))
    except ValueError:
        raise refuse(f"la date {quoted(text)} n’existe pas", "vérifiez l’année, le mois et le jour") from None
    return text


def _full_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return date.fromisoformat(_loose_date(value))
    shown = f", et non {quoted(value)}" if isinstance(value, str) else ""
    raise refuse(f"on attend une date entière{shown}", _day_hint(value))


def _day_hint(value: Any) -> str:
    meant = meant_date(value) if isinstance(value, str) else None
    if meant is None or len(meant) == len("2026"):
        return "écrivez l’année, le mois et le jour, par exemple 2026-11-23"
    if len(meant) == len("2026-11"):
        return f"écrivez aussi le jour, par exemple {meant}-15"
    return f"écrivez {meant}"


def _clock_time(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(HEURE, value):
        return value
    shown = f", et non {quoted(value)}" if isinstance(value, str) else ""
    meant = meant_clock(value) if isinstance(value, str) else None
    hint = f"écrivez {meant}" if meant else "écrivez-la sur 24 heures, par exemple 18:00"
    raise refuse(f"on attend une heure{shown}", hint)


def _distance(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(DISTANCE, value):
        return value
    shown = f", et non {quoted(value)}" if isinstance(value, str) else ""
    meant = meant_distance(value) if isinstance(value, str) else None
    better = meant if meant and re.fullmatch(DISTANCE, meant) else None
    hint = (
        f"écrivez {better}" if better else "écrivez-la en mètres, de 0,3 m à 20 m, par exemple 3 m ou 1,5 m"
    )
    raise refuse(f"on attend une distance{shown}", hint)


def _web_address(value: Any) -> Any:
    if not isinstance(value, str):
        raise refuse("on attend une adresse web", "écrivez par exemple https://exemple.fr/bilan-2025")
    address = web.encoded(value)
    if not address:
        message = f"on attend une adresse web, et non {quoted(value)}"
        raise refuse(message, web.what_to_write(value))
    return address


def _slug(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(SLUG, value) and len(value) <= 80:
        return value
    shown = f", et non {quoted(value)}" if isinstance(value, str) else ""
    better = slugify(value) if isinstance(value, str) else ""
    hint = (
        f"écrivez {quoted(better)}"
        if better and better != value
        else "écrivez des lettres minuscules sans accent, des chiffres et des traits d’union"
    )
    raise refuse(f"on attend un identifiant{shown}", hint)


def _former_address(value: Any) -> Any:
    bare = value.strip("/") if isinstance(value, str) else ""
    if re.fullmatch(rf"{SLUG}(/{SLUG})*", bare) and len(bare) <= 200:
        return bare
    shown = f", et non {quoted(value)}" if isinstance(value, str) else ""
    hint = "écrivez ce qui suit l’adresse du site, par exemple guide/postures"
    raise refuse(f"on attend l’adresse d’une page{shown}", hint)


def _one_line(value: str) -> str:
    if "\n" in value:
        raise refuse("ce texte doit tenir sur une seule ligne", "retirez le retour à la ligne")
    return french(value)


MOST_BRACKET_STEPS = 30_000
"""Five brackets left open in the longest text; links that are closed spend only their own length."""


def _quickly_read(value: str) -> str:
    """Refuse brackets left open: to find where it closes, each is followed to the end of the text."""
    if "[" in value and bracket_steps(without_escapes(value))[0] > MOST_BRACKET_STEPS:
        raise refuse(
            "trop de crochets ou de parenthèses restent ouverts dans ce texte",
            "fermez-les, ou écrivez « \\[ » si ce n’est pas un lien",
        )
    return value


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
HEURE = r"([01][0-9]|2[0-3]):[0-5][0-9]"
DISTANCE = r"(0,[3-9]|[1-9](,[0-9])?|1[0-9](,[0-9])?|20) m"
# Read by three engines: Pydantic’s, those of editors, and the browser’s with its strict `u` flag.
CODE_INSEE = r"^([0-9]{2}|2[AB])[0-9]{3}$"
SIREN = r"^[0-9]{9}$"
DATE_LIBRE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
COURRIEL = r"^[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}$"

Ligne = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_one_line),
    Words(),
]
Resume = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_one_line),
    Words(),
]
Texte = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=6000),
    AfterValidator(_quickly_read),
    Prose(),
]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG}$"})]
AncienneAdresse = Annotated[
    str,
    BeforeValidator(_former_address),
    WithJsonSchema({"type": "string", "pattern": f"^/?{SLUG}(/{SLUG})*/?$"}),
]
Entier = Annotated[int, BeforeValidator(_integer)]
Positif = Annotated[Entier, Ge(1)]
Minutes = Annotated[Entier, Interval(ge=1, le=600)]
Distance = Annotated[
    str, BeforeValidator(_distance), WithJsonSchema({"type": "string", "pattern": f"^{DISTANCE}$"})
]
Nombre = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number with every digit it was written with, `12.50` as well as `12.5`."""
Coordonnee = Annotated[float, BeforeValidator(_number)]
Adresse = Annotated[
    str,
    BeforeValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": web.PATTERN}),
]
Courriel = Annotated[str, StringConstraints(pattern=COURRIEL, max_length=120)]
Heure = Annotated[
    str,
    BeforeValidator(_clock_time),
    WithJsonSchema({"type": "string", "pattern": f"^{HEURE}$"}),
]
Jour = Annotated[date, BeforeValidator(_full_date)]
DateLibre = Annotated[
    str,
    BeforeValidator(_loose_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": DATE_LIBRE},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
