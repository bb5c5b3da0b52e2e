"""Where what is printed was written: the line and column of a field, or of a sign in a Markdown body."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Position
from generator.source import Document, Location, read_file


class Place:
    """Looks into the files under `root`; a file is read again only when something is wrong, then once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._last: tuple[str, Document | None] | None = None
        self._last_lines: tuple[str, list[str]] | None = None

    def __call__(self, path: str, location: Location) -> Position:
        """The place of a field; the start of the file when it cannot be read any more."""
        document = self._document(path)
        return document.position(location) if document else Position()

    def of_sign(self, path: str, location: Location, sign: str) -> Position:
        """The place of the first `sign` of a field; of the field, when it is written there by its number."""
        start = self(path, location)
        for number, line in enumerate(self._lines(path)[start.line - 1 :], start=start.line):
            found = line.find(sign, start.column - 1 if number == start.line else 0)
            if found >= 0:
                return Position(number, found + 1)
        return start

    def in_body(self, path: str, offset: int) -> Position:
        """The place of the sign number `offset` of what follows the front matter."""
        document = self._document(path)
        if document is None:
            return Position()
        before = document.body[:offset].split("\n")
        return Position(document.body_line + len(before) - 1, len(before[-1]) + 1)

    def _lines(self, path: str) -> list[str]:
        if self._last_lines is None or self._last_lines[0] != path:
            try:
                text = (self.root / path).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                text = ""
            self._last_lines = path, text.split("\n")
        return self._last_lines[1]

    def _document(self, path: str) -> Document | None:
        if self._last is None or self._last[0] != path:
            self._last = path, read_file(self.root / path, path).document
        return self._last[1]
