"""Pages that no file holds: their content comes from a template."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from generator.corpus import HOME
from generator.pages import Heading, PageView, Rendered


class GeneratedPage(Page):
    """A page whose content comes from a template; MkDocs reads no file for it."""

    def __init__(self, view: PageView, file: File, config: MkDocsConfig) -> None:
        # Material prints titles and descriptions unescaped: they are escaped here, once.
        super().__init__(escape(view.title), file, config)
        self.view = view
        self.meta = {"title": escape(view.title), "description": escape(view.description)}
        self.markdown = ""
        self.content = ""
        if view.forward is not None and config.site_url:
            self.canonical_url = urljoin(config.site_url.rstrip("/") + "/", view.forward)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the view holds it all."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Rendered when written, by `EssaimagePlugin.on_page_context`."""

    def fill(self, rendered: Rendered) -> None:
        """Take the content and the table of contents."""
        self.content = rendered.html
        self.toc = table_of_contents(rendered.headings)
        if not any(child.children for child in self.toc):
            self.meta["hide"] = ["toc"]


def is_indexed(page: Page | None) -> bool:
    """Whether search engines are told of a page."""
    return not isinstance(page, GeneratedPage) or page.view.indexed


def with_orders(html: str, page: GeneratedPage) -> str:
    """`html`, asking search engines to leave it out and browsers to go on, where its view says so.

    They are added once the page is secured: no text may give such orders.
    """
    orders = "" if page.view.indexed else '<meta name="robots" content="noindex">'
    if page.view.forward is not None:
        target = get_relative_url(page.view.forward or ".", page.url)
        orders += f'<meta http-equiv="refresh" content="0; url={escape(target)}">'
    return html.replace("</head>", f"{orders}</head>", 1) if orders else html


def place(page: GeneratedPage, files: Files) -> None:
    """Give a page that is not in the menu its neighbours and its section."""
    catalogue = files.get_file_from_path(posixpath.join(posixpath.dirname(page.file.src_uri), HOME))
    if catalogue is not None and catalogue.page is not None:
        page.parent = catalogue.page.parent
    for uri, side in ((page.view.previous, "previous_page"), (page.view.following, "next_page")):
        neighbour = files.get_file_from_path(uri) if uri else None
        if neighbour is not None:
            setattr(page, side, neighbour.page)


def crumbs(page: Page, nav: Navigation) -> list[dict[str, str]]:
    """The breadcrumb of any page: titles are safe HTML, urls relative to the site's root."""
    if isinstance(page, GeneratedPage):
        return [{"title": str(escape(crumb.title)), "url": crumb.url or "."} for crumb in page.view.crumbs]
    if page.is_homepage:
        return []
    return [{"title": "Accueil", "url": nav.homepage.url or "." if nav.homepage else "."}]


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the site map; `url` from the root, none for a mere heading."""

    title: str
    url: str | None
    children: tuple[Branch, ...] = ()


def branches(items: Sequence[StructureItem]) -> tuple[Branch, ...]:
    """The menu as a tree."""
    return tuple(
        Branch(
            unescape(str(it.title)),
            it.url if isinstance(it, Page) else None,
            branches(getattr(it, "children", None) or ()),
        )
        for it in items
    )


def apart(views: Iterable[PageView], replacing: Iterable[Page], nav: Navigation) -> tuple[Branch, ...]:
    """The pages that stand neither in the menu nor among the records: generated, or by hand in their place."""
    in_menu = {page.file.src_uri for page in nav.pages}
    generated = (
        Branch(it.title, it.url)
        for it in views
        if it.uri not in in_menu and "entry" not in it.context and it.indexed
    )
    by_hand = (Branch(unescape(str(it.title)), it.url) for it in replacing)
    return (*generated, *by_hand)


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """Headings one inside another, as the theme shows them."""
    roots: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.anchor, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else roots).append(link)
        open_links.append(link)
    return TableOfContents(roots)
