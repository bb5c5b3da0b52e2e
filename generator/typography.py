"""French typography of texts and numbers: apostrophes, and the spaces that must not break.

Rules of the Imprimerie nationale: a thin no-break space before `;`, `!` and `?`, a no-break
space before `:` and inside « ».
"""

from __future__ import annotations

import re
from decimal import Decimal

_THIN, _NBSP, _MINUS = "\u202f", "\u00a0", "\u2212"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|«|$)")
# Each run of spaces is tried once, from its first space: a long one costs no more than its length.
_BEFORE_HIGH = re.compile(r"(?<![ \u00a0])[ \u00a0]++(?=[;!?](?:\W|$))")
_BEFORE_COLON = re.compile(r"(?<![ \u202f])[ \u202f]++(?=:(?:\s|$))")
_OPENING = re.compile(r"«[ \u202f\u00a0]*+")
_CLOSING = re.compile(r"(?<![ \u202f\u00a0])[ \u202f\u00a0]*+»")
_DIGIT = re.compile(r"\d ")
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|€|min\b|h\b|cm\b|mm\b|ans?\b|mois\b|jours?\b|heures?\b|minutes?\b|\d{3}\b))"
)


def french(text: str) -> str:
    """`text` with typographic apostrophes and no-break spaces; applying it twice changes nothing."""
    # Looking for a sign costs a hundredth of a substitution, and most texts hold few of them.
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if ";" in text or "!" in text or "?" in text:
        text = _BEFORE_HIGH.sub(_THIN, text)
    if ":" in text:
        text = _BEFORE_COLON.sub(_NBSP, text)
    if "«" in text or "»" in text:
        text = _CLOSING.sub(_NBSP + "»", _OPENING.sub("«" + _NBSP, text))
    if _DIGIT.search(text):
        text = _BEFORE_UNIT.sub(_NBSP, text)
    return text


def number(value: int | Decimal) -> str:
    """`Decimal("1234567.50")` → « 1 234 567,50 »: a decimal comma, a thin no-break space by thousands."""
    whole, _, decimals = format(Decimal(value).copy_abs(), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", _THIN)
    sign = _MINUS if value < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def counted(value: int, word: str, plural: str | None = None) -> str:
    """`3, "fiche"` → « 3 fiches »; `plural` where it is not the word and an s."""
    return f"{number(value)}{_NBSP}{(plural or f'{word}s') if value > 1 else word}"
