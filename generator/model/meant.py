"""What people mean by the date or the number that they wrote their own way: what to write instead."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.richtext import slugify
from generator.words.dates import MONTHS

_MONTHS = {slugify(name): number for number, name in enumerate(MONTHS, start=1)}
_SHORTEST = 3
_A_PERIOD = 2
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def meant_date(written: str) -> str | None:
    """`written` as 2026-11-23, 2026-11 or 2026, as far as it goes; None when it is not understood."""
    text = written.strip()
    years = _YEAR.findall(text)
    if not re.search(r"[^\W\d_]", text) and len(years) < _A_PERIOD:
        return _in_figures(text)
    return _in_figures(text) or _in_words(slugify(text).split("-")) or (years[0] if years else None)


def _in_figures(text: str) -> str | None:
    """23/11/2026, 2026.11.3, 11-2026, 20261123 or 2026-11-23T10:00."""
    day_only = re.match(r"(\d{4}-\d\d-\d\d)[T ]\d\d?[:h]", text)
    glued = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text)
    if day_only:
        return _existing(*map(int, day_only[1].split("-")))
    if glued:
        return _existing(*map(int, glued.groups()))
    if not re.fullmatch(r"\d{1,4}(?:\s?[-/. ]\s?\d{1,4}){1,2}", text):
        return None
    figures = re.findall(r"\d+", text)
    if len(figures[0]) == 4:
        return _existing(*map(int, figures))
    if len(figures) == 2 and len(figures[1]) == 4:
        return _existing(int(figures[1]), int(figures[0]))
    if len(figures) != 3 or len(figures[2]) not in (2, 4):
        return None
    day, month, year = map(int, figures)
    year += 2000 if len(figures[2]) == 2 else 0
    return _existing(year, month, day) or _existing(year, day, month)


def _in_words(words: list[str]) -> str | None:
    """« lundi 23 novembre 2026 », « 1er mars 2023 », « sept. 2024 »."""
    for place, word in enumerate(words):
        month = _month(word)
        if month is None:
            continue
        year = next((it for it in words[place + 1 :] if re.fullmatch(r"\d{4}", it)), None)
        if year is None:
            return None
        before = re.fullmatch(r"(\d{1,2})(?:er)?", words[place - 1]) if place else None
        return _existing(int(year), month, *([int(before[1])] if before else []))
    return None


def _month(word: str) -> int | None:
    if word in _MONTHS:
        return _MONTHS[word]
    begun = [number for name, number in _MONTHS.items() if name.startswith(word)]
    return begun[0] if len(begun) == 1 and len(word) >= _SHORTEST else None


def _existing(year: int, month: int, day: int | None = None) -> str | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")


_SPACES = r"[ \u00a0\u202f\u2009]"


def meant_number(written: str) -> tuple[str, str] | None:
    """The figures of `written` with a point, and its unit if it has one: « 12 000,5 € » is 12000.5 and €."""
    found = re.fullmatch(
        rf"([-+]?)(\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:[.,](\d+))?{_SPACES}*([^\d\s.,:/-][^\d]{{0,30}})?",
        written.strip(),
        re.ASCII,
    )
    if found is None:
        return None
    sign, whole, decimals, unit = found.groups()
    figures = re.sub(_SPACES, "", whole).lstrip("0") or "0"
    return f"{sign.strip('+')}{figures}" + (f".{decimals}" if decimals else ""), (unit or "").strip()


def meant_minutes(written: str) -> int | None:
    """« 1h30 », « 2 heures » or « 1 h » in minutes."""
    found = re.fullmatch(
        rf"(\d{{1,2}}){_SPACES}?h(?:eures?)?{_SPACES}?(?:(\d{{1,2}})(?:{_SPACES}?min\w*)?)?", written.strip()
    )
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


def meant_distance(written: str) -> str | None:
    """« 3 », « 3m », « 1.5 mètres » or « 150 cm » as « 3 m », « 1,5 m »; None when it is no distance in metres."""
    meant = meant_number(written)
    if meant is None or meant[1] not in ("", "m", "mètre", "mètres", "cm"):
        return None
    metres = Decimal(meant[0]) / (100 if meant[1] == "cm" else 1)
    told = f"{metres.quantize(Decimal('0.1')).normalize():f}".replace(".", ",")
    return f"{told} m"


def meant_clock(written: str) -> str | None:
    """« 9h », « 9h30 », « 18 h 30 », « 9:05 » or « 18.30 » as 09:30; None when it is no time of the day."""
    found = re.fullmatch(
        rf"(\d{{1,2}}){_SPACES}?(?:h(?:eures?)?|[:.]){_SPACES}?(\d{{2}})?", written.strip(), re.ASCII
    )
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02d}:{found[2] or '00'}"
