"""Where what is printed was written: the line and column of a field, or of a sign in a Markdown body."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Position
from generator.source import Document, Location, read_file

SETTINGS = "mkdocs.yml"


class Place:
    """Looks into the files under `root`; a file is read again only when something is wrong, then once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._last: tuple[str, Document | None] | None = None

    def __call__(self, path: str, location: Location) -> Position:
        """The place of a field; the start of the file when it cannot be read any more."""
        document = self._document(path)
        return document.position(location) if document else Position()

    def in_body(self, path: str, offset: int) -> Position:
        """The place of the sign number `offset` of what follows the front matter."""
        document = self._document(path)
        if document is None:
            return Position()
        before = document.body[:offset].split("\n")
        return Position(document.body_line + len(before) - 1, len(before[-1]) + 1)

    def in_settings(self, key: str) -> Position:
        """The place of a value of mkdocs.yml, whose tags our reader of records refuses."""
        try:
            lines = (self.root / SETTINGS).read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return Position()
        for number, line in enumerate(lines, start=1):
            name, colon, value = line.partition(":")
            if colon and name.rstrip() == key:
                return Position(number, len(line) - len(value.lstrip()) + 1)
        return Position()

    def _document(self, path: str) -> Document | None:
        if self._last is None or self._last[0] != path:
            self._last = path, read_file(self.root / path, path).document
        return self._last[1]
