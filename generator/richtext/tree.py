"""The tree of a text: a closed set of nodes, whose words are plain and escaped on the way out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Severity

RECORD_KINDS = ("fiche", "kit", "retour", "etape", "terme")


@dataclass(frozen=True, slots=True)
class Text:
    """Words, in our typography."""

    value: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words that are typed as they stand: no typography touches them."""

    value: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record: `kind` is one of `RECORD_KINDS`, `index` its place in the text."""

    kind: str
    slug: str
    children: tuple[Inline, ...]
    index: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to another site."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page written by hand to another page, by its path as written; `anchor` may be empty, as `path`."""

    path: str
    anchor: str
    children: tuple[Inline, ...]
    index: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a page written by hand, by its path as written."""

    path: str
    alt: str
    index: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that the author ends, in a page written by hand."""


Inline = Text | Code | Strong | Emphasis | RecordLink | WebLink | PageLink | Image | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a step or a page: `anchor` is unique in the text."""

    level: int
    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `start` is the first number, None when the list is not numbered."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody’s words, set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page written by hand; every row has as many cells as `heads`."""

    heads: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines that are typed as they stand, in a page written by hand."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across a page written by hand."""


Block = Paragraph | Heading | ItemList | Quote | Table | CodeBlock | Rule


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text: a message and a hint, in French; `index` is its place in the text."""

    message: str
    hint: str
    index: int = 0
    severity: Severity = Severity.ERREUR


@dataclass(frozen=True, slots=True)
class RichText:
    """A parsed text, with its problems: links that go nowhere we allow, marks that are not read."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def record_links(self) -> Iterator[RecordLink]:
        """Every link to a record, in reading order."""
        yield from (it for it in self.inlines() if isinstance(it, RecordLink))

    def inlines(self) -> Iterator[Inline]:
        """Everything that stands in a line, in reading order, one inside another."""
        for block in _flat(self.blocks):
            if isinstance(block, Paragraph | Heading):
                yield from _nested(block.children)
            elif isinstance(block, Table):
                for row in (block.heads, *block.rows):
                    for cell in row:
                        yield from _nested(cell)

    def headings(self) -> Iterator[Heading]:
        """The headings, in reading order."""
        yield from (it for it in _flat(self.blocks) if isinstance(it, Heading))


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, then those that it holds."""
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _flat(item)
        elif isinstance(block, Quote):
            yield from _flat(block.blocks)


def _nested(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Strong | Emphasis | RecordLink | WebLink | PageLink):
            yield from _nested(inline.children)


def plain_inlines(inlines: Sequence[Inline]) -> str:
    """The words of some inline nodes, without markup."""
    return "".join(_words(it) for it in inlines)


def _words(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.value
    if isinstance(inline, Image):
        return inline.alt
    return " " if isinstance(inline, LineBreak) else plain_inlines(inline.children)


def to_plain(text: RichText) -> str:
    """The words alone, one line a paragraph, list item or row."""
    return "\n".join(plain_blocks(text.blocks))


def plain_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of each paragraph, heading, row or block of code, in reading order."""
    for block in _flat(blocks):
        if isinstance(block, Paragraph | Heading):
            yield plain_inlines(block.children)
        elif isinstance(block, Table):
            yield from (" ".join(plain_inlines(cell) for cell in row) for row in (block.heads, *block.rows))
        elif isinstance(block, CodeBlock):
            yield block.text


def slugify(title: str) -> str:
    """`title` as an anchor: lower case, no accents, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = "".join(char for char in bare if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))
