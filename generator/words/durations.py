"""Durations in words."""

from __future__ import annotations

from generator.diagnostics import NBSP
from generator.words.numbers import number


def duration(minutes: int) -> str:
    """`150` → « 2 h 30 », `45` → « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{number(hours)}{NBSP}h{NBSP}{rest:02d}" if rest else f"{number(hours)}{NBSP}h"
