"""A French text → the words under which it is found, whatever its accents, plurals, genders or elisions.

`generator/theme/scripts/recherche/words.js` does the same for what people type. Both read `regles.json`, and a
property test compares them in a browser: a change here is a change there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

RULES = json.loads((files("generator.search") / "regles.json").read_text(encoding="utf-8"))
_EMPTY = frozenset(RULES["mots_vides"])
_APOSTROPHES = re.compile(RULES["apostrophes"])
_ACRONYMS = re.compile(RULES["sigles"])
_INCLUSIVE = [re.compile(pattern) for pattern in RULES["inclusif"]]
_ACCENTS = re.compile("[\u0300-\u036f\u00ad\u200b]")
_LIGATURES = {"œ": "oe", "æ": "ae"}
_WORD = re.compile("[a-z0-9]+")
_SHORT_NAME = RULES["nom_court"]
_LITTLE = _EMPTY | frozenset(RULES["mots_legers"])


def folded(text: str) -> str:
    """`text` in lower case, without accents or ligatures."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower())
    for ligature, letters in _LIGATURES.items():
        bare = bare.replace(ligature, letters)
    return bare


def every_word(text: str) -> list[str]:
    """The words of `text`, folded; an inclusive form counts as its first form."""
    bare = _ACRONYMS.sub(lambda it: it[1] + it[2].replace(".", "") + " ", folded(text))
    for pattern in _INCLUSIVE:
        bare = pattern.sub(r"\1", bare)
    return _WORD.findall(_APOSTROPHES.sub(" ", bare))


def words(text: str) -> list[str]:
    """The words of `text` that carry meaning, folded."""
    return [word for word in every_word(text) if word not in _EMPTY]


def joined(text: str) -> list[str]:
    """The stems of neighbours written as one word: « world café » → `worldcaf`, « grand est » → `grandest`.

    Two neighbours of which one carries meaning, and a short name whole.
    """
    found = every_word(text)
    pairs = [a + b for a, b in pairwise(found) if not {a, b} <= _LITTLE]
    whole = ["".join(found)] if 2 < len(found) <= _SHORT_NAME else []
    return [stem(word) for word in (*pairs, *whole)]


@cache
def stem(word: str) -> str:
    """`word` without the endings of plural, gender and family: `animatrices` → `anim`."""
    for endings in RULES["terminaisons"]:
        for ending, replacement, kept in endings:
            if word.endswith(ending) and len(word) - len(ending) >= kept:
                word = word[: len(word) - len(ending)] + replacement
                break
    return word


def stems(text: str) -> list[str]:
    """The stems of `text` in reading order."""
    return [stem(word) for word in words(text)]
