"""The HTML of a page → the parts that its headings make, with the lines that one reads there.

What is searched is what is read: every page is taken the same way, whatever template or hand wrote it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

_UNREAD = re.compile(
    r"<(svg|script|style|template|select|button|nav|progress|noscript|article)\b.*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_HEADING = re.compile(r"<h[23]\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h[23]\s*>", re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(r"<h1\b.*?</h1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|div|section|article|h[1-6]|table|thead|tbody|tr|td|th|blockquote|figure|figcaption"
    r"|details|summary|form|fieldset|legend|label|input|textarea|br|hr|pre)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\r]+")
_LONGEST = 120
"""Lines of one part: beyond, it is a list of other pages, which answer for themselves."""
_MANY = 20
"""Pages that may say the same line: beyond, it is of the frame."""
_FEWEST_LETTERS = 3
"""A line of one number or of one sign says nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a page says under one heading of level 2 or 3; its first part, before any, has no anchor."""

    anchor: str
    title: str
    lines: tuple[str, ...]

    def without(self, some: Collection[str]) -> Section:
        """The same, without these lines."""
        return Section(self.anchor, self.title, tuple(it for it in self.lines if it not in some))


def sections_of(html: str) -> tuple[Section, ...]:
    """The parts of a page in reading order, each line once; its main heading is in none."""
    read = _TITLE.sub("", _UNREAD.sub("", html))
    # The text before the first heading, then for each: its anchor, its title, its text.
    pieces = _HEADING.split(read)
    headed = [("", "", pieces[0]), *zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)]
    seen: set[str] = set()
    found = []
    for anchor, title, text in headed:
        lines = [it for it in _lines(text) if it not in seen]
        seen.update(lines)
        lines = list(dict.fromkeys(lines))[:_LONGEST]
        found.append(Section(unescape(anchor), " ".join(_lines(title)), tuple(lines)))
    return tuple(it for it in found if it.lines or it.title)


def refrains(pages: Iterable[Sequence[Section]]) -> frozenset[str]:
    """The lines that many pages say alike, which tell none of them from the others."""
    said = Counter(line for sections in pages for it in sections for line in it.lines)
    return frozenset(line for line, times in said.items() if times > _MANY)


def _lines(html: str) -> list[str]:
    bare = _TAG.sub("", _BLOCK.sub("\n", html.replace("\n", " ")))
    lines = (it.strip(" ") for it in _SPACES.sub(" ", unescape(bare)).split("\n"))
    return [it for it in lines if len(it) >= _FEWEST_LETTERS]
