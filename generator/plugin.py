"""The MkDocs plugin: corpus in, pages out. The only module that knows MkDocs.

`on_pre_build` loads the corpus before MkDocs clears anything, `on_files` adds one file a page,
`on_page_context` renders a page when it is written (ten thousand never sit in memory together), and
`on_post_page` closes it with its Content-Security-Policy.
"""

from __future__ import annotations

import gc
import posixpath
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.corpus import Corpus, Folders, Loaded, load_corpus
from generator.diagnostics import Diagnostic, Position, format_text, has_errors, quoted, summary
from generator.lexicon import Lexicon
from generator.pages import Heading, PageView, Rendered, Renderer, page_views
from generator.pages.rendering import lexicon_of
from generator.pages.views import fiches_along_the_method
from generator.printing import Impression, Publication, Site, press_of, publish, write_files
from generator.security import PLACEHOLDER, active_content, policy
from generator.typography import french

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

HOME = "index.md"


class ContentError(Abort):
    """The content has errors, already told in the terminal; the build stops with status 1."""

    def __init__(self) -> None:
        super().__init__("Le contenu comporte des erreurs : rien n’a été publié.")


class EssaimageConfig(Config):
    """`imprimer: false` leaves out the PDFs, for a collective that wants none."""

    imprimer = config_options.Type(bool, default=True)


class EssaimagePlugin(BasePlugin[EssaimageConfig]):
    """Turns the records of a site into MkDocs pages."""

    def __init__(self) -> None:
        self._serving = False
        self._last_good: Corpus | None = None
        self._publication: Publication | None = None
        self._up_to_date = False
        self._renderer: Renderer | None = None
        self._page_problems: list[Diagnostic] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not config.use_directory_urls:
            raise Abort(
                "mkdocs.yml : retirez « use_directory_urls: false », que ce greffon ne sait pas suivre."
            )
        if not config.site_url and self.config.imprimer:
            raise Abort(
                "mkdocs.yml : ajoutez « site_url », l’adresse du site : elle figure sur chaque feuille."
            )
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        loaded = _load(folders_of(config))
        problems = list(loaded.diagnostics)
        publication = None
        if loaded.corpus is not None and self.config.imprimer:
            publication, found = publish(loaded.corpus, site_of(config), press_of(folders_of(config).root))
            problems += found
        if problems:
            print(format_text(problems), summary(problems), sep="", file=sys.stderr)
        self._up_to_date = not has_errors(problems)
        if self._up_to_date:
            self._last_good, self._publication = loaded.corpus, publication
        elif not self._serving or self._last_good is None:
            raise ContentError
        else:
            print("La dernière version correcte du site reste affichée.", file=sys.stderr)
        assert self._last_good is not None
        self._renderer = Renderer(self._last_good, _overrides(config))
        glossary = _GlossaryExtension(lexicon_of(self._last_good), self._renderer.definitions)
        extensions: list[Any] = [
            it for it in config.markdown_extensions if not isinstance(it, _GlossaryExtension)
        ]
        config["markdown_extensions"] = [*extensions, glossary]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for view in page_views(self._corpus):
            existing = files.get_file_from_path(view.uri)
            if existing is not None:
                files.remove(existing)
            in_nav = (
                InclusionLevel.UNDEFINED if view.uri in _nav_uris(config.nav) else InclusionLevel.NOT_IN_NAV
            )
            file = File.generated(config, view.uri, content="", inclusion=in_nav)
            if view.edit_path is not None:
                file.edit_uri = posixpath.relpath(view.edit_path, folders_of(config).methode)
            files.append(file)
            GeneratedPage(view, file, config)
        for name in ("vocabulaires.yml", "glossaire.yml"):
            data = files.get_file_from_path(name)
            if data is not None:
                files.remove(data)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, GeneratedPage) and file.inclusion is InclusionLevel.NOT_IN_NAV:
                _place(page, files)
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        danger = active_content(html)
        if danger is not None:
            shown = f"{folders_of(config).methode}/{page.file.src_uri}"
            before = page.file.content_string.partition(danger)[0]
            place = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
            message = f"{quoted(danger)} n’est pas admis dans une page"
            hint = "écrivez en Markdown ; un lien commence par https://"
            self._page_problems.append(Diagnostic(shown, place, message, hint))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        if self._page_problems:
            print(format_text(self._page_problems), summary(self._page_problems), sep="", file=sys.stderr)
            self._page_problems.clear()
            raise ContentError
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        if isinstance(page, GeneratedPage):
            page.fill(self._pages.render(page.view, {"impressions": self._impressions(page.view)}))
        elif page.file.src_uri == HOME:
            page.content = self._home(page, config)
        return cast("TemplateContext", {**context, "fil": _crumbs(page, nav)})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if isinstance(page, GeneratedPage):
            page.content = ""
        return self._secured(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self._secured(output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._publication is not None:
            write_files(Path(config.site_dir), self._publication.files)
        if self._serving and self._up_to_date:
            print("Le site montré est à jour.", file=sys.stderr)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        for folder in (*folders_of(config).watched, Path(__file__).parent / "templates"):
            server.watch(str(folder))
        overrides = _overrides(config)
        if overrides is not None:
            server.watch(str(overrides))
        print(f"Le site est prêt : {server.url} ; Ctrl+C pour arrêter.", file=sys.stderr)
        return server

    @property
    def _corpus(self) -> Corpus:
        return self._pages.corpus

    @property
    def _pages(self) -> Renderer:
        assert self._renderer is not None, "on_pre_build runs first"
        return self._renderer

    def _impressions(self, view: PageView) -> tuple[Impression, ...]:
        entry = view.context.get("entry")
        if self._publication is None or entry is None:
            return ()
        return self._publication.impressions.get((entry.kind, entry.slug), ())

    def _home(self, page: Page, config: MkDocsConfig) -> str:
        title = str(page.meta.get("accroche") or config.site_name)
        view = PageView(HOME, title, str(config.site_description or ""), "accueil.html", ())
        body = Markup(page.content or "")
        extra = {
            "title": title,
            "description": view.description,
            "body": body,
            "fiches": fiches_along_the_method(self._corpus),
        }
        return self._pages.render(view, extra).html

    def _secured(self, html: str) -> str:
        # The live preview injects its own script, which no hash can foresee.
        if PLACEHOLDER not in html:
            return html
        return html.replace(PLACEHOLDER, "" if self._serving else policy(html), 1)


class GeneratedPage(Page):
    """A page whose content comes from a template; MkDocs reads no file for it."""

    def __init__(self, view: PageView, file: File, config: MkDocsConfig) -> None:
        # Material prints titles and descriptions unescaped: they are escaped here, once.
        super().__init__(str(escape(view.title)), file, config)
        self.view = view
        self.meta = {"title": str(escape(view.title)), "description": str(escape(view.description))}
        self.markdown = ""
        self.content = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the view holds it all."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Rendered when written, by `EssaimagePlugin.on_page_context`."""

    def fill(self, rendered: Rendered) -> None:
        """Take the content and the table of contents."""
        self.content = rendered.html
        self.toc = _table_of_contents(rendered.headings)
        if not any(child.children for child in self.toc):
            self.meta["hide"] = ["toc"]


class _GlossaryExtension(Extension):
    """Raw HTML off, French typography, and glossary terms explained, in hand-written pages."""

    def __init__(self, lexicon: Lexicon, definitions: dict[str, str]) -> None:
        super().__init__()
        self.lexicon, self.definitions = lexicon, definitions

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(
            _GlossaryTerms(md, self.lexicon, self.definitions), "essaimage_glossary", 5
        )


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


def _load(folders: Folders) -> Loaded:
    """Load the corpus without the cycle collector: it would go through every record again and again."""
    gc.disable()
    try:
        return load_corpus(folders)
    finally:
        gc.freeze()
        gc.enable()


def folders_of(config: MkDocsConfig) -> Folders:
    """Where the site that `config` describes keeps its content."""
    return Folders(Path(config.config_file_path).parent)


def site_of(config: MkDocsConfig) -> Site:
    """How printed sheets name the site and its address."""
    return Site(config.site_name, str(config.site_url).rstrip("/") + "/")


def build_site(config_file: Path) -> None:
    """Build the whole site beside the published one, then swap; on failure the old one stays.

    Raises `mkdocs.exceptions.Abort` when the content or a page has errors.
    """
    target = Path(load_config(str(config_file)).site_dir)
    fresh, old = target.with_name(f".{target.name}-neuf"), target.with_name(f".{target.name}-ancien")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        config = load_config(str(config_file), site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site with live reload, until interrupted."""
    serve(str(config_file), dev_addr=address, open_in_browser=False)


def _overrides(config: MkDocsConfig) -> Path | None:
    custom = config.theme.custom_dir
    folder = Path(custom) / "essaimage" if custom else None
    return folder if folder is not None and folder.is_dir() else None


def _nav_uris(nav: Any) -> set[str]:
    """Every file named in the `nav` of mkdocs.yml."""
    if isinstance(nav, str):
        return {nav}
    if isinstance(nav, dict):
        return {uri for value in nav.values() for uri in _nav_uris(value)}
    return {uri for item in nav or () for uri in _nav_uris(item)}


def _place(page: GeneratedPage, files: Files) -> None:
    """Give a page that is not in the menu its neighbours and its section."""
    catalogue = files.get_file_from_path(posixpath.join(posixpath.dirname(page.file.src_uri), HOME))
    if catalogue is not None and catalogue.page is not None:
        page.parent = catalogue.page.parent
    for uri, side in ((page.view.previous, "previous_page"), (page.view.following, "next_page")):
        neighbour = files.get_file_from_path(uri) if uri else None
        if neighbour is not None:
            setattr(page, side, neighbour.page)


def _crumbs(page: Page, nav: Navigation) -> list[dict[str, str]]:
    """The breadcrumb of any page: titles are safe HTML, urls relative to the site's root."""
    if isinstance(page, GeneratedPage):
        return [{"title": str(escape(crumb.title)), "url": crumb.url or "."} for crumb in page.view.crumbs]
    if page.is_homepage:
        return []
    return [{"title": "Accueil", "url": nav.homepage.url or "." if nav.homepage else "."}]


def _table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    roots: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.anchor, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else roots).append(link)
        open_links.append(link)
    return TableOfContents(roots)
