"""Pages written by hand, in MkDocs’ own Markdown: no raw HTML, our typography, our glossary."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.pages import Page

from generator.lexicon import Lexicon
from generator.search import PAGE, SearchRecord
from generator.typography import french


class GlossaryExtension(Extension):
    """Raw HTML off, French typography, and glossary terms explained, in hand-written pages."""

    def __init__(self, lexicon: Lexicon, definitions: dict[str, str]) -> None:
        super().__init__()
        self.lexicon, self.definitions = lexicon, definitions

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(
            _GlossaryTerms(md, self.lexicon, self.definitions), "essaimage_glossary", 10
        )


def words_explained(html: str) -> list[str]:
    """The glossary entries to which the HTML of a page leads, in its order."""
    return list(dict.fromkeys(_LINK.findall(html)))


_LINK = re.compile(r'<a class="terme" href="[^"#]*#([^"]+)"')


class _GlossaryTerms(Treeprocessor):
    def __init__(self, md: Markdown, lexicon: Lexicon, definitions: dict[str, str]) -> None:
        super().__init__(md)
        self.lexicon, self.definitions = lexicon, definitions

    def run(self, root: Element) -> None:
        explained: set[str] = set()
        for element in root.iter():
            if element.tag not in ("code", "pre") and element.text:
                element.text = french(element.text)
            if element.tail:
                element.tail = french(element.tail)
        for table in list(root.iter("table")):
            _make_accessible(table)
        for paragraph in [it for it in root.iter() if it.tag in ("p", "li", "td")]:
            self._mark(paragraph, None, explained)

    def _mark(self, parent: Element, child: Element | None, explained: set[str]) -> None:
        """Explain the first known word in the text that opens `parent`."""
        text = parent.text or ""
        for found in self.lexicon.occurrences(text):
            if found.key in explained:
                continue
            explained.add(found.key)
            link = Element(
                "a",
                {
                    "class": "terme",
                    "href": f"/glossaire.md#{found.key}",
                    "title": self.definitions[found.key],
                },
            )
            link.text = text[found.start : found.end]
            link.tail = text[found.end :]
            parent.text = text[: found.start]
            parent.insert(0, link)
            return


def _make_accessible(table: Element) -> None:
    """Wrap a table in a region that scrolls by keyboard; its first column names the rows."""
    heads = [cell.text or "" for cell in table.iter("th")]
    for cell in table.iter("th"):
        cell.set("scope", "col")
    for row in table.findall("./tbody/tr"):
        first = row[0]
        first.tag = "th"
        first.set("scope", "row")
    inside = Element("table", {"class": "tableau"})
    inside.extend(list(table))
    label = {"aria-label": ", ".join(heads), "class": "defile", "role": "region", "tabindex": "0"}
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.attrib.update(label)
    table.append(inside)


_END_OF_LINE = re.compile(r"</(?:p|li|h[1-6]|td|th|dd|dt)>")
_TAG = re.compile(r"<[^>]*>")


def search_record(page: Page, html: str) -> SearchRecord:
    """What the search knows of a page written by hand."""
    lines = (" ".join(unescape(_TAG.sub("", part)).split()) for part in _END_OF_LINE.split(html))
    title, summary = str(page.meta.get("title") or page.title), str(page.meta.get("description") or "")
    return SearchRecord(page.url, title, PAGE, french(summary), "\n".join(line for line in lines if line))
