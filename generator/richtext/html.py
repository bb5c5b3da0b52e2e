"""The tree of a text → HTML, whose every word and address goes through `escape`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.richtext.tree import (
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    PageLink,
    Paragraph,
    Quote,
    RichText,
    Strong,
    Table,
    Text,
    WebLink,
    plain_inlines,
)


def _as_written(path: str, anchor: str) -> str:
    return f"{path}#{anchor}" if anchor else path


@dataclass(frozen=True, slots=True)
class HtmlWriter:
    """Writes a tree as HTML.

    `href` gives the address of a record, `page` that of a page or picture by its path as written; `words` turns a
    plain text into HTML (escaping it, and marking glossary terms where that is wanted).
    """

    href: Callable[[str, str], str]
    words: Callable[[str], Markup] = escape
    page: Callable[[str, str], str] = _as_written

    def html(self, text: RichText) -> Markup:
        """Block HTML of the whole text."""
        return Markup(self._blocks(text.blocks))

    def inline(self, text: RichText) -> Markup:
        """HTML without `<p>` when the text is a single paragraph, block HTML otherwise."""
        if len(text.blocks) == 1 and isinstance(text.blocks[0], Paragraph):
            return Markup(self._inlines(text.blocks[0].children))
        return self.html(text)

    def _blocks(self, blocks: Sequence[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self._inlines(block.children)}</p>\n"
        if isinstance(block, Heading):
            title = self._bare._inlines(block.children)
            return f'<h{block.level} id="{escape(block.anchor)}">{title}</h{block.level}>\n'
        if isinstance(block, ItemList):
            return self._list(block)
        if isinstance(block, Quote):
            return f"<blockquote>{self._blocks(block.blocks)}</blockquote>\n"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, CodeBlock):
            return f'<pre tabindex="0"><code>{escape(block.text)}</code></pre>\n'
        return "<hr>\n"

    def _list(self, block: ItemList) -> str:
        items = "".join(self._item(item) for item in block.items)
        if block.start is None:
            return f"<ul>{items}</ul>\n"
        start = f' start="{block.start:d}"' if block.start != 1 else ""
        return f"<ol{start}>{items}</ol>\n"

    def _item(self, blocks: Sequence[Block]) -> str:
        if blocks and isinstance(blocks[0], Paragraph):
            rest = self._blocks(blocks[1:])
            return f"<li>{self._inlines(blocks[0].children)}{rest}</li>\n"
        return f"<li>{self._blocks(blocks)}</li>\n"

    def _table(self, table: Table) -> str:
        """A table in a region that scrolls by keyboard; its first column names the rows."""
        label = escape(", ".join(plain_inlines(cell) for cell in table.heads))
        heads = "".join(f'<th scope="col">{self._bare._inlines(cell)}</th>' for cell in table.heads)
        rows = "".join(f"<tr>{self._row(row)}</tr>\n" for row in table.rows)
        return (
            f'<div class="defile" role="region" tabindex="0" aria-label="{label}">\n<table class="tableau">\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody>\n</table>\n</div>\n"
        )

    def _row(self, row: Sequence[Sequence[Inline]]) -> str:
        first, *others = (self._inlines(cell) for cell in row)
        return f'<th scope="row">{first}</th>' + "".join(f"<td>{it}</td>" for it in others)

    @property
    def _bare(self) -> HtmlWriter:
        """The same, where words of the glossary are left alone: in a title or another link."""
        return HtmlWriter(self.href, page=self.page)

    def _inlines(self, inlines: Sequence[Inline]) -> str:
        return "".join(self._one(inline) for inline in inlines)

    def _one(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            return self.words(inline.value)
        if isinstance(inline, Code):
            return f"<code>{escape(inline.value)}</code>"
        if isinstance(inline, Strong):
            return f"<strong>{self._inlines(inline.children)}</strong>"
        if isinstance(inline, Emphasis):
            return f"<em>{self._inlines(inline.children)}</em>"
        if isinstance(inline, LineBreak):
            return "<br>\n"
        if isinstance(inline, Image):
            return (
                f'<img src="{escape(self.page(inline.path, ""))}" alt="{escape(inline.alt)}" loading="lazy">'
            )
        label = self._bare._inlines(inline.children)
        if isinstance(inline, WebLink):
            return f'<a href="{escape(inline.url)}" rel="noopener noreferrer">{label}</a>'
        if isinstance(inline, PageLink):
            return f'<a href="{escape(self.page(inline.path, inline.anchor))}">{label}</a>'
        return f'<a href="{escape(self.href(inline.kind, inline.slug))}">{label}</a>'
