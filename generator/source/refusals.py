"""A file that cannot be read, and why."""

from __future__ import annotations

import re

from generator.diagnostics import Position


class Refusal(Exception):
    """One reason to refuse a whole file, at its place."""

    def __init__(self, position: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position, self.message, self.hint = position, message, hint


def position_at(text: str, index: int) -> Position:
    """The line and column of a character of `text`, whatever ends its lines."""
    lines = re.split("\r\n|\r|\n", text[:index])
    return Position(len(lines), len(lines[-1]) + 1)
