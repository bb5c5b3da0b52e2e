"""A field's Markdown → a small tree, and from it safe HTML and plain text.

Only paragraphs, emphasis, links and lists exist (and headings in the body of a step). The tree is a
closed set of nodes and its texts are escaped on the way out: raw HTML comes out as visible text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.diagnostics import NBSP, quoted
from generator.typography import french

RECORD_KINDS = ("fiche", "kit", "retour", "etape", "terme")


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record: `kind` is one of `RECORD_KINDS`, `line` counts from 0 in the text."""

    kind: str
    slug: str
    children: tuple[Inline, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to another site."""

    url: str
    children: tuple[Inline, ...]


Inline = Text | Strong | Emphasis | RecordLink | WebLink


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a step's body: `level` 2 or 3, `anchor` unique in the text."""

    level: int
    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `start` is the first number, None when the list is not numbered."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None


Block = Paragraph | Heading | ItemList


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text: a message and a hint, in French; `line` counts from 0 in the text."""

    message: str
    hint: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RichText:
    """A parsed text, with its problems (links that go nowhere we allow)."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def record_links(self) -> Iterator[RecordLink]:
        """Every link to a record, in reading order."""
        for inline in _all_inlines(self.blocks):
            if isinstance(inline, RecordLink):
                yield inline


def parse(source: str, *, headings: bool = False) -> RichText:
    """Parse `source`; `headings` allows levels 2 and 3, for the body of a page."""
    if not headings and not _MAY_BE_MARKUP.search(source):
        return (
            RichText((Paragraph((Text(french(source.strip())),)),), ())
            if source.strip()
            else RichText((), ())
        )
    reader = _Reader()
    tokens = _parser(headings).parse(source)
    blocks, _ = reader.blocks(tokens, 0, len(tokens))
    return RichText(blocks, tuple(reader.problems))


# Most texts are one plain paragraph: they need no Markdown parser.
_MAY_BE_MARKUP = re.compile(r"[*_\[\]\\\n\t]|^\s*([-+]|\d+[.)])|  ")


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Lets every link through: `_Reader._link` judges them, and tells the writer what is wrong."""
        return True


@cache
def _parser(headings: bool) -> MarkdownIt:
    parser = _Parser("zero", {"html": False}).enable(["emphasis", "link", "list", "escape", "newline"])
    return parser.enable("heading") if headings else parser


_MAX_DEPTH = 20
_EMPHASIS = ("strong_open", "strong_close", "em_open", "em_close")


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._anchors: set[str] = set()
        self._last_number: dict[str, int] = {}
        self._line = 0

    def blocks(self, tokens: Sequence[Token], start: int, end: int) -> tuple[tuple[Block, ...], int]:
        found: list[Block] = []
        index = start
        while index < end:
            token = tokens[index]
            close = _closing(tokens, index)
            if token.type == "paragraph_open":
                found.append(Paragraph(self._inline(tokens[index + 1])))
            elif token.type == "heading_open":
                found.append(self._heading(token, tokens[index + 1]))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                found.append(self._list(tokens, index, close))
            index = close + 1
        return tuple(found), index

    def _list(self, tokens: Sequence[Token], start: int, end: int) -> ItemList:
        items: list[tuple[Block, ...]] = []
        index = start + 1
        while index < end:
            close = _closing(tokens, index)
            items.append(self.blocks(tokens, index + 1, close)[0])
            index = close + 1
        ordered = tokens[start].type == "ordered_list_open"
        first = tokens[start].attrGet("start")
        return ItemList(tuple(items), (int(first) if first is not None else 1) if ordered else None)

    def _heading(self, token: Token, content: Token) -> Heading:
        level = int(token.tag[1])
        if level not in (2, 3):
            self.problems.append(
                Problem(
                    f"le titre {quoted(content.content)} n’est pas du bon niveau",
                    f"écrivez-le avec «{NBSP}##{NBSP}» ou «{NBSP}###{NBSP}»",
                    token.map[0] if token.map else 0,
                )
            )
        children = self._inline(content)
        if not plain_inlines(children).strip():
            self.problems.append(
                Problem(
                    "ce titre est vide",
                    f"écrivez-le après les «{NBSP}#{NBSP}», ou retirez-les",
                    token.map[0] if token.map else 0,
                )
            )
        return Heading(min(max(level, 2), 3), self._anchor(plain_inlines(children)), children)

    def _anchor(self, title: str) -> str:
        base = anchor = slugify(title) or "section"
        number = self._last_number.get(base, 1)
        while anchor in self._anchors:
            number += 1
            anchor = f"{base}-{number}"
        self._last_number[base] = number
        self._anchors.add(anchor)
        return anchor

    def _inline(self, token: Token) -> tuple[Inline, ...]:
        self._line = token.map[0] if token.map else 0
        return self._inlines(iter(token.children or []), "")

    def _inlines(self, tokens: Iterator[Token], until: str, depth: int = 0) -> tuple[Inline, ...]:
        found: list[Inline] = []
        text: list[str] = []
        opened = 0

        def flush() -> None:
            if text:
                found.append(Text(french("".join(text))))
                text.clear()

        for token in tokens:
            if depth >= _MAX_DEPTH and token.type in _EMPHASIS:
                # The words stay; emphasis in so much emphasis shows no more.
                opened += token.nesting
                if opened < 0:
                    break
                continue
            if token.type == until:
                break
            if token.type == "strong_open":
                flush()
                found.append(Strong(self._inlines(tokens, "strong_close", depth + 1)))
            elif token.type == "em_open":
                flush()
                found.append(Emphasis(self._inlines(tokens, "em_close", depth + 1)))
            elif token.type == "link_open":
                flush()
                target, line = str(token.attrGet("href") or ""), self._line
                found.extend(self._link(target, self._inlines(tokens, "link_close", depth + 1), line))
            elif token.type in ("softbreak", "hardbreak"):
                self._line += 1
                text.append(" ")
            elif token.content:
                text.append(token.content)
        flush()
        return tuple(found)

    def _link(self, target: str, children: tuple[Inline, ...], line: int) -> tuple[Inline, ...]:
        kind, _, slug = target.partition(":")
        if kind in RECORD_KINDS and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            return (RecordLink(kind, slug, children, line),)
        if re.fullmatch(r"https?://[^\s<>\"]+", target) or re.fullmatch(
            r"mailto:[^\s<>\"?@]+@[^\s<>\"?@]+", target
        ):
            return (WebLink(target, children),)
        hint = f"un lien mène à une adresse https:// ou à une page du site, comme {quoted('fiche:carte-postale')}"
        self.problems.append(Problem(f"le lien vers {quoted(target)} n’est pas admis", hint, line))
        return children


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index`."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def slugify(title: str) -> str:
    """`title` as an anchor: lower case, no accents, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = "".join(char for char in bare if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def _all_inlines(blocks: Sequence[Block]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _all_inlines(item)
        else:
            yield from _nested(block.children)


def _nested(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if not isinstance(inline, Text):
            yield from _nested(inline.children)


def plain_inlines(inlines: Sequence[Inline]) -> str:
    """The words of some inline nodes, without markup."""
    return "".join(
        inline.value if isinstance(inline, Text) else plain_inlines(inline.children) for inline in inlines
    )


def to_plain(text: RichText) -> str:
    """The words alone, one line a paragraph or list item."""
    return "\n".join(_plain_blocks(text.blocks))


def _plain_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _plain_blocks(item)
        else:
            yield plain_inlines(block.children)


@dataclass(frozen=True, slots=True)
class HtmlWriter:
    """Writes a tree as HTML; every text and address goes through `escape`.

    `href` gives the address of a record; `words` turns a plain text into HTML (escaping it, and
    marking glossary terms where that is wanted).
    """

    href: Callable[[str, str], str]
    words: Callable[[str], Markup] = escape

    def html(self, text: RichText) -> Markup:
        """Block HTML of the whole text."""
        return Markup("".join(self._block(block) for block in text.blocks))

    def inline(self, text: RichText) -> Markup:
        """HTML without `<p>` when the text is a single paragraph, block HTML otherwise."""
        if len(text.blocks) == 1 and isinstance(text.blocks[0], Paragraph):
            return Markup(self._inlines(text.blocks[0].children))
        return self.html(text)

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self._inlines(block.children)}</p>\n"
        if isinstance(block, Heading):
            title = HtmlWriter(self.href)._inlines(block.children)
            return f'<h{block.level} id="{escape(block.anchor)}">{title}</h{block.level}>\n'
        items = "".join(self._item(item) for item in block.items)
        if block.start is None:
            return f"<ul>{items}</ul>\n"
        start = f' start="{block.start:d}"' if block.start != 1 else ""
        return f"<ol{start}>{items}</ol>\n"

    def _item(self, blocks: Sequence[Block]) -> str:
        if blocks and isinstance(blocks[0], Paragraph):
            rest = "".join(self._block(block) for block in blocks[1:])
            return f"<li>{self._inlines(blocks[0].children)}{rest}</li>\n"
        return f"<li>{''.join(self._block(block) for block in blocks)}</li>\n"

    def _inlines(self, inlines: Sequence[Inline]) -> str:
        return "".join(self._one(inline) for inline in inlines)

    def _one(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            return self.words(inline.value)
        if isinstance(inline, Strong):
            return f"<strong>{self._inlines(inline.children)}</strong>"
        if isinstance(inline, Emphasis):
            return f"<em>{self._inlines(inline.children)}</em>"
        label = HtmlWriter(self.href)._inlines(inline.children)
        if isinstance(inline, RecordLink):
            return f'<a href="{escape(self.href(inline.kind, inline.slug))}">{label}</a>'
        return f'<a href="{escape(inline.url)}" rel="noopener noreferrer">{label}</a>'
