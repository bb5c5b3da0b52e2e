"""Pages written by hand: read and laid out by us, as records are; MkDocs puts them in their frame."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.corpus import Entry
from generator.diagnostics import Diagnostic, Position, quoted
from generator.model import PageEcrite
from generator.pages import Renderer
from generator.plugin.generated import table_of_contents
from generator.search import PAGE, SearchRecord, sections_of
from generator.security import active_content


class WrittenPage(Page):
    """A page whose front matter and text are ours: MkDocs reads neither fields nor Markdown of its own there."""

    def __init__(
        self,
        entry: Entry[PageEcrite],
        renderer: Renderer,
        title: str | None,
        file: File,
        config: MkDocsConfig,
    ) -> None:
        # Material prints titles and descriptions unescaped: they are escaped here, once.
        super().__init__(escape(title) if title is not None else None, file, config)
        self.entry, self._renderer = entry, renderer
        self.explained: tuple[str, ...] = ()
        self._laid_out = ""

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
        laid_out = self._renderer.written(self.markdown or "", self.file.src_uri)
        self.content = self._laid_out = laid_out.html
        self.toc = table_of_contents(laid_out.headings)
        self.explained = laid_out.explained
        first = next((it.title for it in laid_out.headings if it.level == 1), None)
        self.meta.setdefault("title", escape(first or unescape(str(self.title))))

    def problems(self, html: str) -> Iterator[Diagnostic]:
        """What another plugin has put in the page, and no page may hold."""
        danger = active_content(html) if html != self._laid_out else None
        if danger is not None:
            message = f"{quoted(danger)} n’est pas admis dans une page"
            hint = "retirez de mkdocs.yml le greffon qui l’y met"
            yield Diagnostic(self.entry.path, Position(), message, hint)

    @property
    def search_record(self) -> SearchRecord:
        """What the search knows of the page, once it is laid out."""
        title, summary = (unescape(str(self.meta.get(name) or "")) for name in ("title", "description"))
        return SearchRecord(self.url, title, PAGE, summary, sections_of(self._laid_out))
