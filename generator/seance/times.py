"""Clock times."""

from __future__ import annotations

DAY = 24 * 60


def minutes_of(clock: str) -> int:
    """`18:50` → 1130 minutes since midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """Minutes since midnight → `18:50`; what is past midnight starts again from `00:00`."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def later(start: str, minutes: int) -> str:
    """`18:50` and 25 minutes → `19:15`."""
    return clock(minutes_of(start) + minutes)
