"""A search record → its stems, each with the weight of the best place where it stands.

A weight is a whole number; what the browser does with it is in `generator/theme/scripts/recherche/ranking.js`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.search.records import PAGE, SearchRecord
from generator.search.synonyms import Thesaurus
from generator.search.words import joined, stem, words

_TITLE, _CATALOGUE = 80, 100
"""Of a title; « outils » leads to the list of tools before any of them."""
_SUMMARY = 30
_HEADING = 15
_TEXT = 10
_ASIDE = 3
_JOINED = 0.6
"""Two neighbours typed as one word count less than each of them."""
_SYNONYM = 0.6
_LENGTH = 0.3
"""A word is worth more in a short title: it says more of what the title names."""


def weighed(record: SearchRecord, thesaurus: Thesaurus) -> tuple[dict[str, int], set[str]]:
    """The stems under which `record` is found, each with its weight; and its words as they are written."""
    # « Boussole : un projet face à la vision » is called « Boussole ».
    best = _CATALOGUE if record.kind == PAGE else _TITLE
    weights: dict[str, int] = {}
    known: set[str] = set()

    def say(weight: int, text: str, *, is_name: bool = False) -> None:
        read = words(text)
        known.update(read)
        found = [stem(word) for word in read]
        _raise(weights, found, weight)
        if is_name:
            _raise(weights, joined(text), round(weight * _JOINED))
        _raise(weights, thesaurus.others(found), round(weight * _SYNONYM))

    named, parted, _ = record.title.replace("\u00a0", " ").partition(" : ")
    for name in (record.title, *([named] if parted else []), *record.names):
        say(_shared(best, name), name, is_name=True)
    for label in record.labels:
        say(_SUMMARY, label, is_name=True)
    say(_SUMMARY, " ".join((record.resume, record.kind, *record.etapes)))
    say(_HEADING, " ".join(it.title for it in record.sections))
    say(_ASIDE if record.aside else _TEXT, " ".join(line for it in record.sections for line in it.lines))
    return weights, known


def _shared(best: int, name: str) -> int:
    return round(best / float(max(1, len(set(words(name)))) ** _LENGTH))


def _raise(weights: dict[str, int], found: Iterable[str], weight: int) -> None:
    for it in found:
        if weights.get(it, 0) < weight:
            weights[it] = weight
