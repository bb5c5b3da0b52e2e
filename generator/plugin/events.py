"""What happens at each event of a MkDocs build.

`on_pre_build` loads the corpus before MkDocs clears anything, `on_files` adds one file a page,
`on_page_context` renders a page when it is written (ten thousand never sit in memory together), and
`on_post_page` closes it with its Content-Security-Policy.
"""

from __future__ import annotations

import gc
import logging
import posixpath
import sys
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.browser.fetching import Missing
from generator.browser.packing import Pieces, pieces_of
from generator.clock import build_day
from generator.corpus import HOME, Corpus, load_corpus, without_drafts
from generator.corpus.settings import FILE
from generator.diagnostics import Diagnostic, Position, format_text, has_errors, quoted
from generator.exports import commune_files
from generator.pages import (
    PageView,
    Renderer,
    WrongTemplate,
    every_view,
    home_view,
    own_templates,
    site_problems,
)
from generator.pages.uses import Use
from generator.plugin.generated import (
    GeneratedPage,
    apart,
    branches,
    crumbs,
    is_indexed,
    place,
    with_orders,
)
from generator.plugin.inventory import begin_inventory, take_inventory
from generator.plugin.look import gather_styles, leave_fonts_of_paper, modules_of, put_theme_under
from generator.plugin.offering import impressions_of, shared_picture_of, shown_of
from generator.plugin.offline import pages_kept, write_worker
from generator.plugin.planned import sheet_files
from generator.plugin.preview import Returns, patient, with_preview_script
from generator.plugin.progress import printing_progress
from generator.plugin.refusals import ContentError, tell
from generator.plugin.settings import (
    folders_of,
    load_settings,
    refuse_site_dir,
    refuse_wrong_epoch,
)
from generator.plugin.swapping import refuse_loss
from generator.plugin.trust import Guard
from generator.plugin.written import WrittenPage
from generator.printing import (
    Publication,
    press_of,
    publish,
    site_of,
    write_files,
)
from generator.search import SearchRecord, Section, search_records, sections_of, thesaurus, write_search
from generator.security import UnsafePage
from generator.theme import THEME, copies_of_ours
from generator.words.licences import TERMS

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext


TEMPLATES = Path(__file__).parents[1] / "templates"

SITEMAP = "sitemap.xml"
LAST = -100
"""After every other plugin: what they put in a page, or beside it, is judged too."""


class EssaimagePlugin(BasePlugin[LegacyConfig]):
    """Turns the records of a site into MkDocs pages."""

    def __init__(self) -> None:
        self._serving = False
        self._last_good: Corpus | None = None
        self._publication: Publication | None = None
        self._up_to_date = False
        self._renderer: Renderer | None = None
        self._page_problems: list[Diagnostic] = []
        self._views: tuple[PageView, ...] = ()
        self._replacing: list[WrittenPage] = []
        self._written: list[SearchRecord] = []
        self._said: dict[str, tuple[Section, ...]] = {}
        self._guard: Guard | None = None
        self._pieces: Pieces | None = None

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leave our options to the corpus, which reads them with line and column, as it reads records."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        refuse_wrong_epoch()
        put_theme_under(config)
        for unchecked in ("omitted_files", "not_found"):  # told by us, at their line and in French
            config.validation.nav[unchecked] = logging.DEBUG
        refuse_site_dir(config)
        if self._serving:
            config.strict = False  # a warning is told, and does not stop who is writing
        else:
            refuse_loss(Path(config.site_dir))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self._written.clear()
        self._said.clear()
        folders = folders_of(config)
        root = folders.root
        loaded = load_corpus(folders)
        gc.freeze()  # the collector would go through every record again and again
        problems = list(loaded.diagnostics)
        corpus = loaded.corpus
        if corpus is not None and not self._serving:
            corpus = without_drafts(corpus)
        publication = None
        site = site_of(corpus.settings) if corpus is not None else None
        if corpus is not None and site is not None and corpus.settings.options.imprimer:
            press = press_of(root)
            with printing_progress() as told:
                publication, found = publish(corpus, site, press, told)
            problems += found
        views: tuple[PageView, ...] = ()
        if corpus is not None:
            views = every_view(corpus, build_day())
            problems += [
                *site_problems(corpus, views, root),
                *copies_of_ours(root, corpus.settings),
            ]
        tell(problems)
        self._up_to_date = not has_errors(problems)
        if self._up_to_date and corpus is not None:
            self._views = views
            self._last_good, self._publication = corpus, publication
        elif not self._serving or self._last_good is None:
            raise ContentError
        else:
            print("La dernière version correcte du site reste affichée.", file=sys.stderr)
        assert self._last_good is not None
        if self._up_to_date:
            self._pieces = self._press_of(root, loaded.corpus)
        self._renderer = Renderer(self._last_good, own_templates(root, self._last_good.settings), build_day())
        begin_inventory(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        gather_styles(files, config)
        leave_fonts_of_paper(files)
        menu = dict(_menu(config.nav))
        self._keep_what_was_read(files, config, menu)
        for view in self._views:
            existing = files.get_file_from_path(view.uri)
            if existing is not None:
                files.remove(existing)
            in_nav = InclusionLevel.UNDEFINED if view.uri in menu else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, view.uri, content="", inclusion=in_nav)
            if view.edit_path is not None:
                file.edit_uri = posixpath.relpath(view.edit_path, folders_of(config).methode)
            files.append(file)
            GeneratedPage(view, file, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, GeneratedPage) and file.inclusion is InclusionLevel.NOT_IN_NAV:
                place(page, files)
        return nav

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, WrittenPage):
            self._pages.uses.add(page.explained, Use(unescape(str(page.title)), page.url))
            self._page_problems += page.problems(html)
            if page.file.src_uri != HOME:
                self._written.append(page.search_record)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        options = self._corpus.settings.options
        env.globals |= {
            "reglages": options,
            "licence": TERMS[options.licence],
            "modules": lambda scripts: modules_of(scripts, files),
        }
        self._guard = Guard(env, config)
        if self._page_problems:
            tell(self._page_problems)
            self._page_problems.clear()
            raise ContentError
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        try:
            if isinstance(page, GeneratedPage):
                rendered = self._pages.render(page.view, self._around(page.view, config, nav))
                page.fill(rendered)
                if self._corpus.settings.options.recherche:
                    self._said[page.view.url] = sections_of(rendered.html)
            elif isinstance(page, WrittenPage) and page.file.src_uri == HOME:
                page.content = self._home(page, config)
        except WrongTemplate as problem:
            tell([problem.diagnostic])
            raise ContentError from problem
        view = page.view if isinstance(page, GeneratedPage) else None
        shared = shared_picture_of(view, self._publication)
        return cast("TemplateContext", {**context, "fil": crumbs(page, nav), "partage": shared})

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if isinstance(page, GeneratedPage):
            page.content = ""
        secured = self._secured(_source_of(page), lambda guard: guard.page(output, page.file))
        return with_orders(secured, page) if isinstance(page, GeneratedPage) else secured

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        if template_name == SITEMAP:
            context["pages"] = [it for it in context["pages"] if is_indexed(it.page)]
        return context

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if not template_name.endswith(".html"):
            return output_content
        return self._secured(template_name, lambda guard: guard.template(output_content, template_name))

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        write_files(Path(config.site_dir), commune_files())
        write_files(Path(config.site_dir), sheet_files(self._corpus))
        if self._publication is not None:
            write_files(Path(config.site_dir), self._publication.files)
        if self._pieces is not None:
            write_files(Path(config.site_dir), self._pieces.files)
        if self._corpus.settings.options.recherche:
            self._write_search(Path(config.site_dir))
        write_worker(Path(config.site_dir), self._kept_offline)
        written = take_inventory(Path(config.site_dir))
        assert self._guard is not None, "on_env runs first"
        unseen = self._guard.unseen(written)
        if unseen:
            raise Abort(f"« {unseen[0]} » manque, ou n’a pas de politique de sécurité : rien n’est publié.")
        if self._serving and self._up_to_date:
            print("Le site montré est à jour.", file=sys.stderr)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.set_app(with_preview_script(server.serve_request))
        folders = folders_of(config)
        for folder in (*folders.watched, TEMPLATES, THEME):
            if folder.is_dir():
                server.watch(str(folder))
        server.builder = patient(builder, lambda: load_settings(folders.root / FILE))
        server.observer.schedule(Returns(server, folders.watched), str(folders.root))
        own = own_templates(folders.root, self._corpus.settings)
        if own is not None:
            server.watch(str(own.folder))
        print(f"Le site est prêt : {server.url} ; Ctrl+C pour arrêter.", file=sys.stderr)
        return server

    @property
    def _corpus(self) -> Corpus:
        return self._pages.corpus

    @property
    def _pages(self) -> Renderer:
        assert self._renderer is not None, "on_pre_build runs first"
        return self._renderer

    @property
    def _kept_offline(self) -> tuple[str, ...]:
        """The pages that a browser keeps: none in the preview, where who is writing must see what is written."""
        return () if self._serving else pages_kept([it.uri for it in self._views])

    def _around(self, view: PageView, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
        """What a template may need that is not in the corpus."""
        around: dict[str, Any] = {
            "impressions": impressions_of(view, self._publication),
            "imprime": shown_of(view, self._publication),
            "hors_ligne": self._kept_offline,
            "presse": self._pieces,
            "site_name": config.site_name,
            "site_url": config.site_url,
            "repo_url": config.repo_url or "",
        }
        if view.template == "plan-du-site.html":
            around |= {"menu": branches(nav.items), "autres": apart(self._views, self._replacing, nav)}
        return around

    @staticmethod
    def _press_of(root: Path, corpus: Corpus | None) -> Pieces | None:
        """The pieces of the press in the browser, where the site wants it and they can be had."""
        if corpus is None or not corpus.settings.options.presse:
            return None
        try:
            return pieces_of(root, corpus)
        except Missing as missing:
            print(f"Le site se construit sans la presse du navigateur\u00a0: {missing}", file=sys.stderr)
            return None

    def _home(self, page: WrittenPage, config: MkDocsConfig) -> str:
        title = page.entry.record.accroche or config.site_name
        view = home_view(self._corpus, title, str(config.site_description or ""), page.content or "")
        return self._pages.render(view).html

    def _write_search(self, site: Path) -> None:
        corpus = self._corpus
        synonyms = thesaurus(corpus.glossaire, corpus.synonymes)
        write_search(site, search_records(corpus, self._views, self._said, self._written), synonyms)

    def _secured(self, shown: str, secure: Callable[[Guard], str]) -> str:
        assert self._guard is not None, "on_env runs first"
        try:
            return secure(self._guard)
        except UnsafePage as danger:
            message = f"{quoted(str(danger))} n’est pas admis dans une page"
            hint = "seuls le sont les scripts du thème et de votre main.html\u00a0; mettez les autres dans un fichier"
            print(format_text([Diagnostic(shown, Position(), message, hint)]), end="", file=sys.stderr)
            raise ContentError from danger

    def _keep_what_was_read(self, files: Files, config: MkDocsConfig, menu: Mapping[str, str | None]) -> None:
        """Leave only the pages and pictures of the corpus: what was refused is published nowhere."""
        self._replacing.clear()
        for file in list(files):
            if file.src_dir != config.docs_dir:
                continue
            entry = self._corpus.pages.get(file.src_uri)
            if entry is not None:
                page = WrittenPage(entry, self._pages, menu.get(file.src_uri), file, config)
                if entry.record.remplace and file.src_uri not in menu:
                    file.inclusion = InclusionLevel.NOT_IN_NAV  # the frame leads there
                    self._replacing.append(page)
            elif file.src_uri not in self._corpus.pictures:
                files.remove(file)


def _source_of(page: Page) -> str:
    """The file that a page comes from, as messages name it."""
    if isinstance(page, WrittenPage):
        return page.entry.path
    return (page.view.edit_path if isinstance(page, GeneratedPage) else None) or page.file.src_uri


def _menu(nav: Any, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Every file named in the `nav` of mkdocs.yml, with the title given to it there."""
    if isinstance(nav, str):
        yield nav, title
    elif isinstance(nav, dict):
        for name, inside in nav.items():
            yield from _menu(inside, str(name))
    else:
        for item in nav or ():
            yield from _menu(item)
