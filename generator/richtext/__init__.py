"""Markdown of a field, a step or a page → a small tree, and from it safe HTML, plain text and what is printed.

`marks` says what is read; the rest of Markdown, and of what other tools add to it, is told at its place.
"""

from generator.richtext.anchors import OF_A_STEP, OF_HOME, OF_THE_FRAME, OF_THE_LISTS, anchor_of
from generator.richtext.html import HtmlWriter
from generator.richtext.marks import READ, TOLD
from generator.richtext.reading import parse, parse_page
from generator.richtext.tree import (
    RECORD_KINDS,
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
    Problem,
    Quote,
    RecordLink,
    RichText,
    Rule,
    Strong,
    Table,
    Text,
    WebLink,
    plain_blocks,
    plain_inlines,
    slugify,
    to_plain,
)

__all__ = [
    "OF_A_STEP",
    "OF_HOME",
    "OF_THE_FRAME",
    "OF_THE_LISTS",
    "READ",
    "RECORD_KINDS",
    "TOLD",
    "Block",
    "Code",
    "CodeBlock",
    "Emphasis",
    "Heading",
    "HtmlWriter",
    "Image",
    "Inline",
    "ItemList",
    "LineBreak",
    "PageLink",
    "Paragraph",
    "Problem",
    "Quote",
    "RecordLink",
    "RichText",
    "Rule",
    "Strong",
    "Table",
    "Text",
    "WebLink",
    "anchor_of",
    "parse",
    "parse_page",
    "plain_blocks",
    "plain_inlines",
    "slugify",
    "to_plain",
]
