"""Links to a place inside a page that the program makes: which places it has, the page itself tells."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from generator.addresses import PROGRAM_PAGES
from generator.corpus import HOME, Corpus, absent_page, dead_anchor, headings_of, placed, taken_in, target_of
from generator.diagnostics import Diagnostic, Position
from generator.pages.rendering import Rendered, Renderer
from generator.pages.templates import OwnTemplates, WrongTemplate, own_templates
from generator.pages.views import PageView, home_view
from generator.richtext import OF_THE_FRAME, PageLink, parse_page
from generator.source import read_page

_BY_THE_PLUGIN = {"site_name": "", "site_url": "", "repo_url": "", "menu": (), "autres": ()}
"""What stands around the records on some pages: none of it has a place of its own."""
_A_PRINT = {"titre": "", "path": "", "detail": "", "picture": ""}


@dataclass(frozen=True, slots=True)
class _Places:
    """Every place of a page, and those that it lists in its table of contents."""

    every: frozenset[str]
    headings: tuple[str, ...]


class Places:
    """The places of the pages that the program makes, each page made when it is first asked for."""

    def __init__(self, corpus: Corpus, views: Sequence[PageView], own: OwnTemplates | None) -> None:
        self._views = {it.uri: it for it in views}
        if HOME in corpus.pages:
            self._views[HOME] = home_view(corpus, "", "", "")
        self._corpus, self._own = corpus, own
        settings = corpus.settings
        self._around = {
            **_BY_THE_PLUGIN,
            "impressions": (_A_PRINT,) if settings.options.imprimer and settings.site is not None else (),
        }
        self._known: dict[str, _Places] = {}
        self._renderer: Renderer | None = None

    def __contains__(self, uri: str) -> bool:
        return uri in self._views

    def of(self, uri: str) -> _Places:
        """The places of the page at `uri`, without the text that was written by hand in it."""
        if uri not in self._known:
            if self._renderer is None:
                self._renderer = Renderer(self._corpus, self._own)
            made = self._renderer.render(self._views[uri], self._around)
            self._known[uri] = _places_of(made)
        return self._known[uri]

    def problems(self) -> Iterator[Diagnostic]:
        """What the templates of the site ask for and a page of the program lacks, each line once."""
        if self._own is None:
            return
        told: dict[tuple[str, Position], Diagnostic] = {}
        for uri in self._views:
            try:
                self.of(uri)
            except WrongTemplate as problem:
                told.setdefault((problem.diagnostic.path, problem.diagnostic.position), problem.diagnostic)
        yield from told.values()


def _places_of(made: Rendered) -> _Places:
    reader = _Ids()
    reader.feed(made.html)
    listed = tuple(it.anchor for it in made.headings if it.level > 1)
    return _Places(frozenset(reader.found), listed)


_MAY_NAME_A_PLACE = re.compile(r"[^\s#]#")
"""A « # » that does not begin a heading."""


class _Ids(HTMLParser):
    """Reads the names of places in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "id" and value]


def place_problems(corpus: Corpus, views: Sequence[PageView], root: Path) -> Iterator[Diagnostic]:
    """The links of pages written by hand to a page of the program, or to a place in it, that the site will not have.

    Templates of the site that cannot be filled are told first: their pages have no place.
    """
    places = Places(corpus, views, own_templates(root, corpus.settings))
    wrong = list(places.problems())
    if wrong:
        yield from wrong
        return
    absent = {uri for uri in PROGRAM_PAGES if uri not in places and uri not in corpus.pages}
    names = [posixpath.basename(uri) for uri in absent]
    for entry in corpus.pages.values():
        if not (_MAY_NAME_A_PLACE.search(entry.body) or any(name in entry.body for name in names)):
            continue
        found = []
        for link in parse_page(entry.body, taken=taken_in(entry.slug)).inlines():
            if not isinstance(link, PageLink):
                continue
            target = target_of(link.path, entry.slug) if link.path else entry.slug
            if target in absent:
                found.append(absent_page(link))
            if target not in places or not link.anchor:
                continue
            known = places.of(target)
            if link.anchor in known.every | OF_THE_FRAME:
                continue
            by_hand = headings_of(corpus, target) if target in corpus.pages else []
            if link.anchor not in by_hand:
                found.append(dead_anchor(link, [*by_hand, *known.headings] or sorted(known.every)))
        if found:
            yield from placed(found, read_page(root / entry.path, entry.path).document, entry.path)
