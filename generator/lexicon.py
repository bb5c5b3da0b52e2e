"""Finding the glossary's words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A known word in a text: `text[start:end]` is a form of the entry `key`."""

    start: int
    end: int
    key: str


class Lexicon:
    """Known forms of words, looked up by their first word: the cost does not grow with their number."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms` are (form, key) pairs; the longest form wins where several fit."""
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for form, key in sorted(forms, key=lambda pair: -len(pair[0])):
            first = _WORD.match(form)
            if first:
                self._by_first_word.setdefault(first[0], []).append((form, key))

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """The known words of `text` from left to right, none overlapping another."""
        free_from = 0
        for word in _WORD.finditer(text):
            candidates = self._by_first_word.get(word[0])
            if candidates is None or word.start() < free_from:
                continue
            for form, key in candidates:
                end = word.start() + len(form)
                if text.startswith(form, word.start()) and not text[end : end + 1].isalnum():
                    yield Occurrence(word.start(), end, key)
                    free_from = end
                    break
