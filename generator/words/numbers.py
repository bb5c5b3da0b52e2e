"""Numbers as French readers write them; every digit that was given is shown."""

from __future__ import annotations

from decimal import Decimal

from generator.diagnostics import NBSP
from generator.typography import counted, number

__all__ = ["counted", "difference", "group", "measure", "number"]


def difference(value: int) -> str:
    """`3` → « +3 », `-1200` → « −1 200 »."""
    return f"+{number(value)}" if value > 0 else number(value)


def group(least: int, most: int) -> str:
    """« 8 à 40 personnes »."""
    if least == most:
        return counted(least, "personne")
    return f"{number(least)} à {counted(most, 'personne')}"


def measure(value: Decimal, unit: str) -> str:
    """`Decimal("12.5"), "%"` → « 12,5 % »."""
    return f"{number(value)}{NBSP}{unit}"
