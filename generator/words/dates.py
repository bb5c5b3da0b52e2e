"""Dates in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.diagnostics import NBSP

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def date_in_words(value: str | date) -> str:
    """A loose or full date as French words: `2022-12` → « décembre 2022 »."""
    parts = str(value).split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, "1er" if parts[2] == "01" else str(int(parts[2])))
    return NBSP.join(words)


WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def day_in_words(value: str) -> str:
    """A full date with its day of the week: `2026-12-03` → « jeudi 3 décembre 2026 »."""
    return f"{WEEKDAYS[date.fromisoformat(value).weekday()]}{NBSP}{date_in_words(value)}"


def period(start: str, end: str | None) -> str:
    """« depuis mars 2023 », « d’avril 2022 à janvier 2024 », « du 3 mars 2022 au 5 mai 2023 »."""
    first = date_in_words(start)
    if end is None:
        return f"depuis le {first}" if _is_day(start) else f"depuis {first}"
    since = f"du {first}" if _is_day(start) else f"d’{first}" if first[0] in "ao" else f"de {first}"
    return f"{since} {'au' if _is_day(end) else 'à'} {date_in_words(end)}"


def _is_day(value: str) -> bool:
    return value.count("-") == 2


def verified(days: Iterable[date]) -> str:
    """When what stands together was checked: « vérifié le 3 mars 2026 », « vérifié entre le … et le … »."""
    known = sorted(days)
    first, last = known[0], known[-1]
    if first == last:
        return f"vérifié le {date_in_words(first)}"
    return f"vérifié entre le {date_in_words(first)} et le {date_in_words(last)}"
