"""Rich text of a field → plain data for the templates: texts stay texts, never markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.printing.breaking import END, breakable
from generator.richtext import (
    Block,
    Code,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    RecordLink,
    Strong,
    Text,
    WebLink,
    parse,
    plain_blocks,
)

Data = dict[str, Any]
Href = Callable[[str, str], str]

# Each run of spaces or of punctuation is tried once, from its beginning.
_FILL = re.compile(r"(?:(?<!\s)\s++)?…{3,}\s*")
_UNBROKEN = re.compile(r"[^ \t\r\n\u200b]+")
_SENTENCE = re.compile(r"(?<!\W)(?=\W*+$)\W*?[.!?…]")
_SHORTEST_INSTRUCTION = 30


_INVERTED = re.compile(
    r"(?<=\w)-(?=(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|lui|leur|ce|le|la|les|y|en|ci|là)\b)",
    re.IGNORECASE,
)
"""The hyphen of « parle-t-on », « rendez-vous », « donnez-le » or « celui-ci », which no line may end on."""


def printable(text: str) -> str:
    """`text` with the signs our fonts have: a no-break hyphen becomes a hyphen that cannot break."""
    whole = _INVERTED.sub("\u2011", text)
    return whole.replace("\u2011", "\u2060-\u2060").replace(END, "")


def blocks(source: str, href: Href, *, headings: bool = False) -> list[Data]:
    """The paragraphs, lists, quotations and, where wanted, headings of a field, as the templates read them."""
    return _blocks(parse(source, headings=headings).blocks, href)


def as_typed(text: str, **style: bool) -> list[Data]:
    """A short text, which is no Markdown, as `blocks`: its signs are shown as they are, here as on the page."""
    return [{"genre": "texte", "bouts": [{"s": printable(text), **style}]}]


def with_voice(source: str, voice: str | None, href: Href) -> list[Data]:
    """A claim as `blocks`, followed by who makes it, where somebody is named: « … (Une directrice) »."""
    said = blocks(source, href)
    if voice:
        end: Data = {"s": printable(f" ({voice})")}
        if said and said[-1]["genre"] == "texte":
            said[-1]["bouts"].append(end)
        else:
            said.append({"genre": "texte", "bouts": [{"s": end["s"].strip()}]})
    return said


def _blocks(found: Sequence[Block], href: Href) -> list[Data]:
    return [it for block in found for it in _block(block, href)]


def _block(block: Block, href: Href) -> Iterator[Data]:
    if isinstance(block, Heading):
        yield {"genre": "titre", "rang": block.level, "bouts": _runs(block.children, href)}
    elif isinstance(block, ItemList):
        yield {"genre": "liste", "items": [_blocks(it, href) for it in block.items], "debut": block.start}
    elif isinstance(block, Quote):
        yield {"genre": "citation", "blocs": _blocks(block.blocks, href)}
    elif isinstance(block, Paragraph):
        yield {"genre": "texte", "bouts": _runs(block.children, href)}


def _runs(inlines: Sequence[Inline], href: Href) -> list[Data]:
    return list(_walk(inlines, href, {}))


def _walk(inlines: Sequence[Inline], href: Href, style: Data) -> Iterator[Data]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield from _pieces(inline.value, style)
        elif isinstance(inline, Code):
            yield {"s": breakable(printable(inline.value)), **style, "code": True}
        elif isinstance(inline, Strong):
            yield from _walk(inline.children, href, {**style, "gras": True})
        elif isinstance(inline, Emphasis):
            yield from _walk(inline.children, href, {**style, "italique": True})
        elif isinstance(inline, RecordLink):
            yield from _walk(inline.children, href, {**style, "url": href(inline.kind, inline.slug)})
        elif isinstance(inline, WebLink):
            yield from _walk(inline.children, href, {**style, "url": inline.url})


def _pieces(text: str, style: Data) -> Iterator[Data]:
    """A text cut at its dotted lines («…………»), which are drawn as lines to write on."""
    for index, piece in enumerate(_FILL.split(breakable(printable(text)))):
        if index:
            yield {"ligne": True}
        if piece:
            yield {"s": piece, **style}


def longest_words(shown: str, count: int = 4) -> list[str]:
    """The longest unbreakable pieces of a text as it is `shown`: the template checks that each fits its width."""
    words = {word for word in _UNBROKEN.findall(shown) if "……" not in word}
    return sorted(words, key=lambda word: (-len(word), word))[:count]


def words_shown(source: str) -> str:
    """The words of a field, with the places where `blocks` lets a line end inside of them."""
    return breakable(printable(" ".join(plain_blocks(parse(source).blocks))))


def spoken(source: str, href: Href) -> list[Data]:
    """What is said to the participants: the sentences between « and » of a consigne, a paragraph each.

    Short calls to time and words given as examples are left to the facilitator.
    """
    found: list[Data] = []
    for block in blocks(source, href):
        found += [{"genre": "texte", "bouts": speech} for speech in _speeches(block.get("bouts", []))]
    return found


def _speeches(runs: Sequence[Data]) -> Iterator[list[Data]]:
    inside = 0
    marked: list[tuple[int, Data]] = []
    for run in runs:
        for piece in re.split(r"([«»])", run.get("s", "")):
            inside += piece == "«"
            if piece and piece not in "«»" and inside % 2:
                marked.append((inside, {**run, "s": piece}))
            inside += piece == "»"
    for _, group in groupby(marked, key=lambda pair: pair[0]):
        speech = _stripped([run for _, run in group])
        words = "".join(run["s"] for run in speech)
        if len(words) >= _SHORTEST_INSTRUCTION and _SENTENCE.search(words):
            yield speech


def _stripped(runs: list[Data]) -> list[Data]:
    first = {**runs[0], "s": runs[0]["s"].lstrip("\u00a0\u202f ")}
    runs = [first, *runs[1:]]
    return [*runs[:-1], {**runs[-1], "s": runs[-1]["s"].rstrip("\u00a0\u202f ")}]
