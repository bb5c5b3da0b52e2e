"""Finding the glossary's words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_PIECE = re.compile(r"\w+|\W")
"""A word, or one sign between words: put together again, the pieces of a text are the text."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A known word in a text: `text[start:end]` is a form of the entry `key`."""

    start: int
    end: int
    key: str


@dataclass(slots=True)
class _Node:
    """What the pieces read so far lead to: a form of the entry `key` if it is given, and longer ones."""

    key: str | None = None
    longer: dict[str, _Node] = field(default_factory=dict)


class Lexicon:
    """Known forms of words, in a tree of their pieces: the cost does not grow with their number."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms` are (form, key) pairs; the longest form wins where several fit."""
        self._root = _Node()
        for form, key in forms:
            pieces = _PIECE.findall(form)
            if not pieces or not _is_word(pieces[0]):
                continue
            node = self._root
            for piece in pieces:
                node = node.longer.setdefault(piece, _Node())
            node.key = node.key or key

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """The known words of `text` from left to right, none overlapping another."""
        pieces = _PIECE.findall(text)
        known = self._root.longer
        start = index = 0
        while index < len(pieces):
            if pieces[index] in known:
                key, after = self._longest(pieces, index)
                if key is not None:
                    end = start + sum(map(len, pieces[index:after]))
                    yield Occurrence(start, end, key)
                    start, index = end, after
                    continue
            start += len(pieces[index])
            index += 1

    def _longest(self, pieces: Sequence[str], index: int) -> tuple[str | None, int]:
        """The entry of the longest form that begins at `index`, and where the next pieces are."""
        key, after = None, index
        node = self._root.longer.get(pieces[index])
        while node is not None:
            index += 1
            following = pieces[index] if index < len(pieces) else ""
            # A form may end with a full stop: no letter follows it either.
            if node.key is not None and not following[:1].isalnum():
                key, after = node.key, index
            node = node.longer.get(following)
        return key, after


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[0] == "_"
