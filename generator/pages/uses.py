"""Where each word of the glossary is explained: gathered page after page, shown by the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Use:
    """A page that explains a word: `url` is relative to the site’s root."""

    title: str
    url: str


@dataclass(slots=True)
class Uses:
    """The first pages that explain each word, and how many there are in all."""

    first: dict[str, list[Use]] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)

    def add(self, words: Iterable[str], page: Use) -> None:
        """Remember that `page` explains these words."""
        for word in words:
            known = self.first.setdefault(word, [])
            if len(known) < SHOWN:
                known.append(page)
            self.number[word] = self.number.get(word, 0) + 1
