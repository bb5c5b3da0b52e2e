"""Words of a text that depend on the session: `{participants}`, `{tables}`, `{moment}`, `{bonjour}`, `{fin}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import NBSP
from generator.seance.session import Part
from generator.seance.times import minutes_of
from generator.words.numbers import number

_SLOT = re.compile(r"(?<!\{)\{\s*([A-Za-zÀ-ÿ_]+)\s*\}(?!\})")
"""A word between single braces: what stands between two is another tool’s, and told as such."""
_NOON, _EVENING, _DAWN = 12 * 60, 18 * 60, 5 * 60
_OUTSIDE = {
    "participants": "…",
    "tables": "…",
    "moment": "aujourd’hui",
    "bonjour": "bonjour",
    "fin": "… h",
}
"""What each word is where there is no session: on the page of a fiche, and on its sheet."""

VARIABLES = tuple(_OUTSIDE)


def filled(text: str, part: Part | None = None) -> str:
    """`text` with the words of that part of a session; a capital in the braces gives a capital."""
    known = _OUTSIDE if part is None else _of(part)

    def word(slot: re.Match[str]) -> str:
        told = known.get(slot[1].lower(), slot[0])
        return told[:1].upper() + told[1:] if slot[1][:1].isupper() else told

    return _SLOT.sub(word, text)


def unknown_variables(text: str) -> Iterator[tuple[int, str]]:
    """Where `text` names a word that no session fills in, and which."""
    for slot in _SLOT.finditer(text):
        if slot[1].lower() not in _OUTSIDE:
            yield slot.start(), slot[0]


def variables_of(text: str, *wanted: str) -> Iterator[tuple[int, str]]:
    """Where `text` names a word that a session fills in, and which; of the `wanted` ones, where some are given."""
    for slot in _SLOT.finditer(text):
        if slot[1].lower() in (wanted or _OUTSIDE):
            yield slot.start(), slot[0]


def _of(part: Part) -> dict[str, str]:
    start = minutes_of(part.start)
    evening = start >= _EVENING or start < _DAWN
    return {
        "participants": number(part.people),
        "tables": number(part.tables) if part.tables else _OUTSIDE["tables"],
        "moment": "ce soir" if evening else "ce matin" if start < _NOON else "cet après-midi",
        "bonjour": "bonsoir" if evening else "bonjour",
        "fin": _spoken(part.close),
    }


def _spoken(clock: str) -> str:
    """`20:00` → « 20 h », `20:30` → « 20 h 30 »."""
    hours, minutes = clock.split(":")
    told = f"{int(hours)}{NBSP}h"
    return told if minutes == "00" else f"{told}{NBSP}{minutes}"
