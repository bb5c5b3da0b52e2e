"""Where what is printed was written: the line and column of a field, or of a sign in a Markdown body."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from yaml import ScalarNode

from generator.diagnostics import Position
from generator.source import Document, Location, read_file


class Place:
    """Looks into the files under `root`; a file is read again only when something is wrong, then once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._last: tuple[str, Document | None] | None = None

    def __call__(self, path: str, location: Location) -> Position:
        """The place of a field; the start of the file when it cannot be read any more."""
        document = self._document(path)
        return document.position(location) if document else Position()

    def of_sign(self, path: str, location: Location, sign: str) -> Position:
        """The place of the first `sign` of a field; of the field, when it is not written there."""
        document = self._document(path)
        if document is None:
            return Position()
        node = document.node(location)
        found = normalize("NFC", node.value.strip()).find(sign) if isinstance(node, ScalarNode) else -1
        return document.place_in_text(location, found) if found >= 0 else document.position(location)

    def in_body(self, path: str, offset: int) -> Position:
        """The place of the sign number `offset` of what follows the front matter."""
        document = self._document(path)
        return document.place_in_body(offset) if document is not None else Position()

    def _document(self, path: str) -> Document | None:
        if self._last is None or self._last[0] != path:
            self._last = path, read_file(self.root / path, path).document
        return self._last[1]
