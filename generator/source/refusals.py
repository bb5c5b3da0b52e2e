"""A file that cannot be read, and why."""

from __future__ import annotations

from generator.diagnostics import Position


class Refusal(Exception):
    """One reason to refuse a whole file, at its place."""

    def __init__(self, position: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position, self.message, self.hint = position, message, hint


def position_at(text: str, index: int) -> Position:
    """The line and column of a character of `text`, whatever ends its lines."""
    before = text[:index]
    ends = before.count("\n") + before.count("\r") - before.count("\r\n")
    return Position(ends + 1, len(before) - max(before.rfind("\n"), before.rfind("\r")))
