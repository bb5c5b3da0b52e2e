"""Durations in words."""

from __future__ import annotations

from generator.diagnostics import NBSP
from generator.words.numbers import counted, number


def duration(minutes: int) -> str:
    """`150` → « 2 h 30 », `45` → « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{number(hours)}{NBSP}h{NBSP}{rest:02d}" if rest else f"{number(hours)}{NBSP}h"


def observation(
    announced: int, sessions: int, territories: int, shortest: int | None, longest: int | None
) -> str:
    """« annoncé 45 min, constaté 40 min à 1 h 10 (4 séances, 3 territoires) », empty when nobody used it."""
    if not sessions:
        return ""
    seen = ""
    if shortest is not None and longest is not None:
        seen = f", constaté {duration(shortest)}"
        seen += f" à {duration(longest)}" if longest != shortest else ""
    told = f"{counted(sessions, 'séance')}, {counted(territories, 'territoire')}"
    return f"annoncé {duration(announced)}{seen} ({told})"
