"""Links of the pages written by hand to other pages and pictures of the site, by their paths."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from generator.addresses import FOLDER_OF_KIND, PROGRAM_PAGES
from generator.corpus.findings import DRAFT_HINT, Finding, is_draft
from generator.corpus.records import Corpus, Entry
from generator.diagnostics import quoted, suggestion
from generator.model import PageEcrite
from generator.richtext import (
    OF_A_STEP,
    OF_HOME,
    OF_THE_FRAME,
    Image,
    PageLink,
    RichText,
    anchor_of,
    parse,
    parse_page,
)


def taken_in(uri: str) -> frozenset[str]:
    """The places that the page written by hand at `uri` has already."""
    return OF_HOME if uri == "index.md" else OF_THE_FRAME


def target_of(path: str, uri: str) -> str:
    """Where a link of the page at `uri` leads, from `methode/`: « ../fiches/carte.md » is written from its folder."""
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))


def page_findings(
    corpus: Corpus, entry: Entry[PageEcrite], rich: RichText, waiting: Collection[str]
) -> Iterator[Finding]:
    """The links and pictures of `entry` that lead to nothing; `waiting` are the files that could not be read."""
    for it in rich.inlines():
        if isinstance(it, Image):
            target = target_of(it.path, entry.slug)
            if target not in corpus.pictures:
                hint = suggestion(target, corpus.pictures) or "rangez l’image dans le dossier de la page"
                yield _finding(f"l’image {quoted(it.path)} n’existe pas", hint, it.index)
        elif isinstance(it, PageLink):
            yield from _link_findings(corpus, entry, rich, it, waiting)


def _link_findings(
    corpus: Corpus, entry: Entry[PageEcrite], rich: RichText, link: PageLink, waiting: Collection[str]
) -> Iterator[Finding]:
    target = target_of(link.path, entry.slug) if link.path else entry.slug
    record = _record_at(corpus, target)
    if target in corpus.pictures or posixpath.basename(target).removesuffix(".md") in waiting:
        return
    if record is None and target not in corpus.pages and target not in PROGRAM_PAGES:
        hint = suggestion(target, _pages(corpus)) if target.endswith(".md") else _with_suffix(corpus, target)
        yield _finding(f"le lien vers {quoted(link.path)} ne mène à rien", hint, link.index)
    elif is_draft(record):
        message = f"le lien vers {quoted(link.path)} mène à un brouillon, que le public ne verra pas"
        yield _finding(message, DRAFT_HINT, link.index)
    elif link.anchor:
        places = _places(corpus, target, rich if target == entry.slug else None)
        if places is not None and link.anchor not in places:
            message = f"le lien vers {quoted(f'{link.path}#{link.anchor}')} mène à une page, mais à aucun de ses titres"
            hint = suggestion(link.anchor, places) or "retirez ce qui suit le dièse"
            yield _finding(message, hint, link.index)


def _finding(message: str, hint: str, index: int) -> Finding:
    return Finding((), message, hint, index=index, in_body=True)


def _record_at(corpus: Corpus, target: str) -> object | None:
    folder, _, name = target.rpartition("/")
    for kind, known in FOLDER_OF_KIND.items():
        if folder == known and name.endswith(".md"):
            return corpus.slugs(kind).get(name.removesuffix(".md"))
    return None


def _pages(corpus: Corpus) -> Iterator[str]:
    yield from corpus.pages
    yield from PROGRAM_PAGES
    for kind, folder in FOLDER_OF_KIND.items():
        yield from (f"{folder}/{slug}.md" for slug in corpus.slugs(kind))


def _with_suffix(corpus: Corpus, target: str) -> str:
    """What to write for an address of the site without its file: « fiches/carte/ »."""
    bare = target.rstrip("/").removesuffix(".html")
    known = set(_pages(corpus))
    found = next((it for it in (f"{bare}.md", f"{bare}/index.md") if it in known), None)
    return f"écrivez {quoted(found)}" if found else "écrivez le nom du fichier, qui finit par .md"


def _places(corpus: Corpus, target: str, same: RichText | None) -> Collection[str] | None:
    """The places that a link may name in a page; None when they are not known before it is made."""
    if target == "glossaire.md":
        return [anchor_of(slug) for slug in corpus.glossaire.termes]
    step = corpus.etapes.get(target.removeprefix("etapes/").removesuffix(".md"))
    if step is not None:
        rich = parse(step.body, headings=True, taken=OF_A_STEP)
        return {*OF_A_STEP, *(it.anchor for it in rich.headings())}
    page = corpus.pages.get(target)
    if page is None:
        return None
    rich = parse_page(page.body, taken=taken_in(target)) if same is None else same
    own = OF_HOME if target == "index.md" else ()
    return {*own, *(it.anchor for it in rich.headings())}
