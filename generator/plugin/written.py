"""Pages written by hand: read by us, with the same refusals as records, and handed to MkDocs to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.corpus import Entry
from generator.diagnostics import Diagnostic, Position, quoted
from generator.model import PageEcrite
from generator.security import active_content


class WrittenPage(Page):
    """A page whose front matter is ours: MkDocs reads neither fields nor templates of its own there."""

    def __init__(self, entry: Entry[PageEcrite], title: str | None, file: File, config: MkDocsConfig) -> None:
        # Material prints titles and descriptions unescaped: they are escaped here, once.
        super().__init__(escape(title) if title is not None else None, file, config)
        self.entry = entry

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text and the few fields that a page may have."""
        record = self.entry.record
        self.markdown = self.entry.body
        said = {"title": record.title, "description": record.description}
        self.meta: dict[str, Any] = {name: escape(text) for name, text in said.items() if text}
        if record.hide:
            self.meta["hide"] = list(record.hide)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Lay out the text; a page without a title takes that of its first heading."""
        super().render(config, files)
        if "title" not in self.meta:
            self.meta["title"] = escape(unescape(str(self.title)))


def problems_of(page: WrittenPage, html: str, addresses: Iterable[str]) -> Iterator[Diagnostic]:
    """What no page may hold: `addresses` of a kind that is not admitted, or else anything active in `html`."""
    addresses = list(addresses)
    for address in addresses:
        hint = "un lien mène à une page du site, ou commence par https:// ou mailto:\u00a0; une image est dans le site"
        yield _told(page, address, f"l’adresse {quoted(address)} n’est pas admise dans une page", hint)
    danger = active_content(html)
    if danger is not None and not addresses:
        hint = "écrivez en Markdown, sans HTML"
        yield _told(page, danger, f"{quoted(danger)} n’est pas admis dans une page", hint)


def _told(page: WrittenPage, words: str, message: str, hint: str) -> Diagnostic:
    before, found, _ = page.file.content_string.partition(words)
    place = Position(before.count("\n") + 1, len(before) - before.rfind("\n")) if found else Position()
    return Diagnostic(page.entry.path, place, message, hint)
