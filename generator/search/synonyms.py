"""Words that mean the same here: whoever searches one finds the pages that say another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import Glossaire, Synonymes
from generator.search.words import stems, words


class Thesaurus:
    """Groups of equivalent expressions, known by their stems."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._groups: list[tuple[tuple[str, ...], ...]] = []
        self.words: set[str] = set()
        for forms in groups:
            self.words.update(word for form in forms for word in words(form))
            group = tuple(dict.fromkeys(tuple(stems(form)) for form in forms))
            for form in group:
                if form:
                    self._by_first.setdefault(form[0], []).append((form, len(self._groups)))
            self._groups.append(group)

    @property
    def groups(self) -> list[list[list[str]]]:
        """Every group, for a reader to be shown why a page that says another word was found."""
        return [[list(form) for form in group if form] for group in self._groups]

    def others(self, text: Sequence[str]) -> list[str]:
        """The stems of every expression equivalent to one that `text` holds, without those it holds."""
        held = set(text)
        found: dict[str, None] = {}
        seen: set[int] = set()
        for start, first in enumerate(text):
            for form, number in self._by_first.get(first, ()):
                if number not in seen and tuple(text[start : start + len(form)]) == form:
                    seen.add(number)
                    found.update((word, None) for other in self._groups[number] for word in other)
        return [word for word in found if word not in held]


def thesaurus(glossaire: Glossaire, synonymes: Synonymes) -> Thesaurus:
    """The site's synonyms, with the acronyms and long forms of its glossary."""
    terms = [(term.terme, *term.variantes) for term in glossaire.termes.values() if term.variantes]
    return Thesaurus([*terms, *synonymes.groupes])
