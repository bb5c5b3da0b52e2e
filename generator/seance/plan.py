"""A session that somebody plans, as the address of a page holds it: « ?v=1&pour=24&debut=18:00&s=carte-postale~m.2.15 ».

`date`, `fin` (when one would like to be done), `lieu` and `animation` are there where somebody said them.

Each `s` is a part, in order: a fiche by its name, `pause.15`, or `temps.12~t.Nous revoir`; after it, separated by `~`,
its question (`q.`), how long its moments last (`m.2.15`: the second, fifteen minutes; 0 drops it), how many people do
it (`n.`) and in how many places (`l.`). The page has a twin, `scripts/composer/plan.js`, which a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, quote

from generator.diagnostics import NBSP, quoted
from generator.model.kit import LARGEST_GROUP, LONGEST_KIT, LONGEST_QUESTION
from generator.words.numbers import counted

VERSION = "1"
MOST_PLACES, LONGEST_PART = 20, 600
LONGEST_TITLE, LONGEST_NAME = 90, 70
MOST_TOLD = 4
LONGEST_OCCASION = 60
"""Letters of a place, or of who leads: what a sheet has room for."""
_NAMES = ("v", "titre", "pour", "date", "debut", "fin", "ouverture", "lieu", "animation")
_BLANK = re.compile("[~\ufeff]")
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A fiche, a pause or a titled part of so many `minutes`; `durees` holds minutes by place in the fiche, from 1 on."""

    fiche: str = ""
    minutes: int = 0
    titre: str = ""
    question: str = ""
    durees: Mapping[int, int] = field(default_factory=dict)
    participants: int = 0
    salles: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A session that somebody plans; the day (`2026-12-03`), the end, the place and who leads are empty until said."""

    titre: str = ""
    participants: int = 24
    date: str = ""
    debut: str = "18:00"
    fin: str = ""
    ouverture: int = 10
    lieu: str = ""
    animation: str = ""
    suite: tuple[PlannedPart, ...] = ()


def plan_in(query: str) -> tuple[Plan, list[str]]:
    """The plan that a query holds, as far as it is understood, and in French what was not."""
    told: list[str] = []
    given: dict[str, str] = {}
    parts: list[PlannedPart] = []
    for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        if name == "s":
            parts += _part(value, told)
        elif name in _NAMES:
            given[name] = value
    if given.get("v", VERSION) != VERSION:
        told.append("Cette adresse vient d’une autre version de la page : vérifiez ce qu’elle a gardé.")
    if len(parts) > LONGEST_KIT:
        told.append(f"Une séance a au plus {LONGEST_KIT} temps : les derniers sont laissés de côté.")
    usual = Plan()
    plan = Plan(
        _short(given.get("titre", ""), LONGEST_TITLE),
        _number(given, "pour", usual.participants, 1, LARGEST_GROUP, told),
        _day(given.get("date", ""), told),
        _clock(given.get("debut", usual.debut), told),
        _end(given.get("fin", ""), told),
        _number(given, "ouverture", usual.ouverture, 1, LONGEST_PART, told),
        _short(given.get("lieu", ""), LONGEST_OCCASION),
        _short(given.get("animation", ""), LONGEST_OCCASION),
        tuple(parts[:LONGEST_KIT]),
    )
    return plan, _first(told)


def _first(told: list[str]) -> list[str]:
    """What was not understood, without what nobody would read to the end."""
    more = len(told) - MOST_TOLD
    if more <= 0:
        return told
    return [
        *told[:MOST_TOLD],
        f"Et {counted(more, 'autre remarque', 'autres remarques')} de ce genre{NBSP}: l’adresse a dû être coupée ou changée.",
    ]


def query_of(plan: Plan) -> str:
    """The query of a plan: always the same for the same plan, and read back as it is."""
    usual = Plan()
    found = [("v", VERSION)]
    if plan.titre:
        found.append(("titre", plan.titre))
    found.append(("pour", str(plan.participants)))
    if plan.date:
        found.append(("date", plan.date))
    found.append(("debut", plan.debut))
    if plan.fin:
        found.append(("fin", plan.fin))
    if plan.ouverture != usual.ouverture:
        found.append(("ouverture", str(plan.ouverture)))
    found += [(name, text) for name, text in (("lieu", plan.lieu), ("animation", plan.animation)) if text]
    found += [("s", _written(it)) for it in plan.suite]
    return "?" + "&".join(f"{name}={_escaped(value)}" for name, value in found)


def one_line(text: str) -> str:
    """A short text as an address can hold it: on one line, without the sign that separates."""
    return " ".join(_BLANK.sub(" ", text).split())


def _short(text: str, most: int) -> str:
    return one_line(one_line(text)[:most])


def _escaped(value: str) -> str:
    return quote(value, safe="-_.!~*'():").replace("%20", "+")


def _written(part: PlannedPart) -> str:
    if part.fiche:
        words = [part.fiche]
    elif part.titre:
        words = [f"temps.{part.minutes}", f"t.{part.titre}"]
    else:
        words = [f"pause.{part.minutes}"]
    if part.question:
        words.append(f"q.{part.question}")
    words += [f"m.{place}.{minutes}" for place, minutes in sorted(part.durees.items())]
    if part.participants:
        words.append(f"n.{part.participants}")
    if part.salles > 1:
        words.append(f"l.{part.salles}")
    return "~".join(words)


def _part(value: str, told: list[str]) -> Iterator[PlannedPart]:
    head, *options = value.split("~")
    kind, _, minutes = head.partition(".")
    if kind in ("pause", "temps") and minutes:
        lasting = _within(minutes, 1, LONGEST_PART)
        title = next((_short(it[2:], LONGEST_NAME) for it in options if it.startswith("t.")), "")
        if lasting is None or (kind == "temps" and not title):
            told.append(f"Un temps n’est pas compris{NBSP}: {quoted(value[:40])}. Il est laissé de côté.")
            return
        yield PlannedPart(minutes=lasting, titre=title if kind == "temps" else "")
    elif _SLUG.fullmatch(head) and len(head) <= 80:
        yield _fiche(head, options, told)
    else:
        told.append(f"Un temps n’est pas compris{NBSP}: {quoted(value[:40])}. Il est laissé de côté.")


def _fiche(slug: str, options: list[str], told: list[str]) -> PlannedPart:
    question, people, places = "", 0, 1
    lasting: dict[int, int] = {}
    for option in options:
        name, _, value = option.partition(".")
        if name == "q":
            question = _short(value, LONGEST_QUESTION)
        elif name == "m":
            place, _, minutes = value.partition(".")
            at, asked = _within(place, 1, 99), _within(minutes, 0, LONGEST_PART)
            if at is not None and asked is not None:
                lasting[at] = asked
        elif name == "n":
            people = _within(value, 1, LARGEST_GROUP) or 0
        elif name == "l":
            places = _within(value, 1, MOST_PLACES) or 1
        else:
            told.append(f"Un réglage de {quoted(slug)} n’est pas compris{NBSP}: {quoted(option[:40])}.")
    return PlannedPart(slug, question=question, durees=lasting, participants=people, salles=places)


def _within(text: str, least: int, most: int) -> int | None:
    value = int(text) if re.fullmatch("[0-9]{1,4}", text, re.ASCII) else -1
    return value if least <= value <= most else None


def _number(given: Mapping[str, str], name: str, usual: int, least: int, most: int, told: list[str]) -> int:
    if name not in given:
        return usual
    value = _within(given[name], least, most)
    if value is None:
        told.append(
            f"{quoted(given[name][:40])} n’est pas un nombre de {least} à {most}{NBSP}: c’est {usual}."
        )
    return usual if value is None else value


def _clock(text: str, told: list[str]) -> str:
    if _CLOCK.fullmatch(text):
        return text
    usual = Plan().debut
    told.append(f"{quoted(text[:40])} n’est pas une heure{NBSP}: c’est {usual}.")
    return usual


def _end(text: str, told: list[str]) -> str:
    if not text or _CLOCK.fullmatch(text):
        return text
    told.append(f"{quoted(text[:40])} n’est pas une heure{NBSP}: la fin souhaitée est laissée de côté.")
    return ""


def _day(text: str, told: list[str]) -> str:
    if not text or (_DAY.fullmatch(text) and _is_of_the_calendar(text)):
        return text
    told.append(f"{quoted(text[:40])} n’est pas une date{NBSP}: elle est laissée de côté.")
    return ""


def _is_of_the_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
