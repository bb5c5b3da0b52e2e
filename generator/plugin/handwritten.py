"""Pages written by hand, in MkDocs’ own Markdown: no raw HTML, our typography, our glossary."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from mkdocs.structure.pages import Page

from generator.lexicon import Lexicon
from generator.search import PAGE, SearchRecord
from generator.security import leads_elsewhere
from generator.typography import french


class GlossaryExtension(Extension):
    """Raw HTML off, French typography, and glossary terms explained, in hand-written pages."""

    def __init__(self, lexicon: Lexicon, definitions: dict[str, str]) -> None:
        super().__init__()
        self.lexicon, self.definitions = lexicon, definitions
        self.refused: list[str] = []
        """The addresses of the page last read that no page may have."""

    def extendMarkdown(self, md: Markdown) -> None:
        self.refused.clear()
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Addresses(md, self.refused), "essaimage_addresses", 11)
        md.treeprocessors.register(
            _GlossaryTerms(md, self.lexicon, self.definitions), "essaimage_glossary", 10
        )


def words_explained(html: str) -> list[str]:
    """The glossary entries to which the HTML of a page leads, in its order."""
    return list(dict.fromkeys(_LINK.findall(html)))


_LINK = re.compile(r'<a class="terme" href="[^"#]*#([^"]+)"')


_BLANKS_AND_CONTROLS = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)


class _Addresses(Treeprocessor):
    """Tells the links and pictures whose address is not of a kind that a page may have."""

    def __init__(self, md: Markdown, refused: list[str]) -> None:
        super().__init__(md)
        self._refused = refused

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                written = element.get(name)
                if written is None:
                    continue
                # As a browser reads it: entities undone, blanks and controls left out.
                address = _BLANKS_AND_CONTROLS.sub("", unescape(written.replace(AMP_SUBSTITUTE, "&")))
                scheme = _SCHEME.match(address)
                known = scheme is not None and scheme[0].lower() in ("http", "https", "mailto")
                if not _is_read(address):
                    self._refused.append(address)
                    element.set(name, "")  # MkDocs, which comes next, would fall on it
                elif leads_elsewhere(address) and not (name == "href" and known):
                    self._refused.append(address)


def _is_read(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


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
_TAG = re.compile(r"<[^<>]*+>")


def search_record(page: Page, html: str) -> SearchRecord:
    """What the search knows of a page written by hand."""
    lines = (" ".join(unescape(_TAG.sub("", part)).split()) for part in _END_OF_LINE.split(html))
    title, summary = (unescape(str(page.meta.get(name) or "")) for name in ("title", "description"))
    return SearchRecord(page.url, title, PAGE, summary, "\n".join(line for line in lines if line))
