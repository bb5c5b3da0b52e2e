"""Numbers as French readers write them; every digit that was given is shown."""

from __future__ import annotations

from decimal import Decimal

from generator.diagnostics import NBSP

THIN, MINUS = "\u202f", "\u2212"


def number(value: int | Decimal) -> str:
    """`Decimal("1234567.50")` → « 1 234 567,50 »: a decimal comma, a thin no-break space by thousands."""
    whole, _, decimals = format(Decimal(value).copy_abs(), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", THIN)
    sign = MINUS if value < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def difference(value: int) -> str:
    """`3` → « +3 », `-1200` → « −1 200 »."""
    return f"+{number(value)}" if value > 0 else number(value)


def counted(value: int, word: str, plural: str | None = None) -> str:
    """`3, "fiche"` → « 3 fiches »; `plural` where it is not the word and an s."""
    return f"{number(value)}{NBSP}{(plural or f'{word}s') if value > 1 else word}"


def group(least: int, most: int) -> str:
    """« 8 à 40 personnes »."""
    if least == most:
        return counted(least, "personne")
    return f"{number(least)} à {counted(most, 'personne')}"


def measure(value: Decimal, unit: str) -> str:
    """`Decimal("12.5"), "%"` → « 12,5 % »."""
    return f"{number(value)}{NBSP}{unit}"
