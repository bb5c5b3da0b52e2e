"""Signs that nobody sees, or that hide others: what no text of ours may hold, wherever it is written.

They come with a paste, or to deceive: words hidden from the reader and read by machines, a text turned around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.diagnostics import MOST, NBSP, quoted

MOST_MARKS = 4
"""On one letter: no language of ours stacks more."""

_TAB = "\t"
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe0e\ufe0f"
# Letters, marks and signs by category, which show nothing: fillers of Korean, inherent vowels of Khmer, the
# blank of Braille, an empty note, selectors of variants, the place of an object that was not pasted.
_SHOWN_AS_NOTHING = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\U0001d159"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)

_NAMES = {
    _TAB: "une tabulation",
    "\u00ad": "un trait d’union invisible",
    "\u200b": "un espace sans largeur",
    "\ufeff": "une marque d’ordre des octets",
    "\u2028": "un saut de ligne invisible",
    "\u2029": "un saut de paragraphe invisible",
    "\u2800": "un braille vide",
    "\ufffc": "la place d’un objet qui n’a pas été collé",
}
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KINDS = {
    "Cc": "un caractère de commande",
    "Cn": "un signe qui n’est dans aucun alphabet connu",
    "Co": "un signe que seule une police de caractères connaît",
    "Cs": "une moitié de signe",
}


@dataclass(frozen=True, slots=True)
class UnfitSign:
    """A sign that has no place in a text: where it starts, what it is, and how to be rid of it."""

    index: int
    message: str
    hint: str


def unfit_signs(text: str) -> list[UnfitSign]:
    """What `text` should not hold, from left to right; of many, a few more than are ever told."""
    # A file holds thousands of signs, and a hundred different ones: only these are looked up.
    different = set(text)
    unseen = "".join(sign for sign in different if _is_suspect(sign))
    marks = "".join(sign for sign in different if _is_mark(sign))
    found: list[UnfitSign] = []
    if unseen:
        runs = _unseen_runs(text, re.compile(f"[{re.escape(unseen)}]"))
        found += islice((_unseen(text, *run) for run in runs), MOST + 1)
    if marks:
        piles = re.finditer(f"[{re.escape(marks)}]{{{MOST_MARKS + 1},}}", text)
        found += islice((_pile(it) for it in piles), MOST + 1)
    return sorted(found, key=lambda it: it.index)


def is_unseen(sign: str) -> bool:
    """Whether nobody sees `sign`, by its category; line ends and joiners are judged by what stands around."""
    return sign in _SHOWN_AS_NOTHING or (
        unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") and sign not in "\n\r"
    )


_is_suspect = lru_cache(maxsize=4096)(is_unseen)


@lru_cache(maxsize=4096)
def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me") and sign not in _SHOWN_AS_NOTHING


def _unseen_runs(text: str, suspects: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where each run of unfit signs starts and ends; of different ones side by side, each has its own."""
    start = end = -1
    for found in suspects.finditer(text):
        place = found.start()
        if _is_at_home(text, place):
            continue
        if place == end and _name(text[place]) == _name(text[start]):
            end += 1
            continue
        if end >= 0:
            yield start, end
        start, end = place, place + 1
    if end >= 0:
        yield start, end


def _is_at_home(text: str, place: int) -> bool:
    """Whether a sign that is often unfit serves here: a joiner in Persian or in an emoji, a colour for an emoji."""
    sign = text[place]
    if sign == "\ufeff":
        return place == 0
    before = unicodedata.category(text[place - 1]) if place else "Zs"
    if sign in _SELECTORS:
        return before in ("So", "Sm", "Sk", "Nd", "Po", "Pd")
    if sign in _JOINERS:
        after = unicodedata.category(text[place + 1]) if place + 1 < len(text) else "Zs"
        return before in ("Lo", "Mn", "Mc", "So", "Sk") and after in ("Lo", "Mn", "Mc", "So")
    return False


def _name(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    if sign in _TURNING:
        return "un signe qui retourne le sens du texte"
    return _KINDS.get(unicodedata.category(sign), "un caractère invisible")


def _unseen(text: str, start: int, end: int) -> UnfitSign:
    sign = text[start]
    if sign == _TAB:
        return UnfitSign(start, "une tabulation se cache dans le fichier", "remplacez-la par des espaces")
    name = f"{_name(sign)} (U+{ord(sign):04X})"
    word = _word_around(text, start, end)
    if not word:
        hint = "effacez-le avec les espaces qui le touchent, puis tapez ceux-ci de nouveau"
        return UnfitSign(start, f"{name} n’a pas sa place ici", hint)
    return UnfitSign(
        start, f"{name} se cache dans {quoted(word)}", "effacez ce mot, puis tapez-le de nouveau"
    )


_AROUND = 40


def _word_around(text: str, start: int, end: int) -> str:
    """The word in which the signs from `start` to `end` are, without them."""
    before = re.search(r"\S*\Z", text[max(start - _AROUND, 0) : start])
    after = re.match(r"\S*", text[end : end + _AROUND])
    word = (before[0] if before else "") + (after[0] if after else "")
    return "".join(sign for sign in word if not is_unseen(sign))


def _pile(found: re.Match[str]) -> UnfitSign:
    message = f"plus de {MOST_MARKS} accents s’empilent sur une lettre"
    hint = f"effacez cette lettre, puis tapez-la de nouveau{NBSP}; elle cache ce qui l’entoure"
    return UnfitSign(max(found.start() - 1, 0), message, hint)
