"""Where a line may end inside of what is longer than a word: an address, a name of a file, letters without end."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

END = "\u200b"
"""A line may end here, and nothing shows it."""

# Each run of punctuation is tried once, from its beginning.
_LONG = re.compile(r"https?://[^\s\u00a0\u202f]{12,}|[^\s\u00a0\u202f…]{36,}")
_INSIDE = re.compile(r"[/._?&=-]+(?=[^/._?&=-])|[^/._?&=-]{12}")
LONGEST_WORD = 31
"""More letters in a row than any word has would be an accident."""
_ENDLESS = re.compile(rf"\w{{{LONGEST_WORD + 1},}}")
_NOT_SHOWN = frozenset({"cible", "lien", "ou", "qr", "vignette"})


def breakable(text: str) -> str:
    """`text`, whose addresses and longest words may go on to the next line rather than out of the sheet."""
    return _LONG.sub(lambda found: _with_ends(found[0]), text)


def _with_ends(word: str) -> str:
    # A word of letters alone is one to shorten, unless nobody could have meant it.
    letters = word.strip('.,;:!?()"')
    return word if letters.isalpha() and len(word) < 60 else _INSIDE.sub(rf"\g<0>{END}", word)


def endless(sheets: Any) -> Any:
    """`sheets`, where letters without end may go on to the next line anywhere; the same where there are none.

    It comes last: whether a word holds in its place was asked of the whole word.
    """
    return _freed(sheets) if _ENDLESS.search(json.dumps(sheets, ensure_ascii=False)) else sheets


def _freed(value: Any) -> Any:
    if isinstance(value, str):
        return _ENDLESS.sub(lambda found: END.join(found[0]), value)
    if isinstance(value, Mapping):
        # What a piece of text leads to is no text.
        kept = {"url"} if "s" in value else _NOT_SHOWN
        return {name: it if name in kept else _freed(it) for name, it in value.items()}
    return [_freed(it) for it in value] if isinstance(value, list | tuple) else value
