"""Links of the pages written by hand to other pages and pictures of the site, by their paths.

Which places a page made by the program has, only the page knows once it is made: see `generator.pages.places`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from generator.addresses import FOLDER_OF_KIND, PROGRAM_PAGES
from generator.corpus.findings import DRAFT_HINT, Finding, is_draft
from generator.corpus.records import Corpus, Entry
from generator.corpus.withdrawing import what_became_of_page
from generator.diagnostics import NBSP, quoted, suggestion
from generator.model import PageEcrite
from generator.richtext import OF_HOME, OF_THE_FRAME, Image, PageLink, RichText, parse_page

HOME = "index.md"
_MOST_PLACES = 12
"""How many places of a page are worth listing."""


def taken_in(uri: str) -> frozenset[str]:
    """The places that the page written by hand at `uri` has already."""
    return OF_HOME if uri == HOME else OF_THE_FRAME


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
        message = f"le lien vers {quoted(link.path)} ne mène à rien"
        became = what_became_of_page(corpus, target, posixpath.dirname(entry.slug))
        if became is not None:
            message, hint = f"{message}{NBSP}: {became[0]}", became[1]
        elif target.endswith(".md"):
            hint = suggestion(target, _pages(corpus))
        else:
            hint = _with_suffix(corpus, target)
        yield _finding(message, hint, link.index)
    elif is_draft(record):
        message = f"le lien vers {quoted(link.path)} mène à un brouillon, que le public ne verra pas"
        yield _finding(message, DRAFT_HINT, link.index)
    elif link.anchor and target in corpus.pages:
        places = headings_of(corpus, target, rich if target == entry.slug else None)
        if target == HOME:
            places = [*places, *OF_HOME]
        if link.anchor not in places:
            yield dead_anchor(link, places)


def headings_of(corpus: Corpus, uri: str, rich: RichText | None = None) -> list[str]:
    """The places of the text of a page written by hand, which may have been read already."""
    rich = parse_page(corpus.pages[uri].body, taken=taken_in(uri)) if rich is None else rich
    return [it.anchor for it in rich.headings()]


def absent_page(link: PageLink) -> Finding:
    """What is said of a link to a page of the program that this site does not have."""
    message = f"le lien vers {quoted(link.path)} ne mène à rien{NBSP}: ce site n’a pas cette page"
    return _finding(message, "retirez ce lien", link.index)


def dead_anchor(link: PageLink, places: Collection[str]) -> Finding:
    """What is said of a link to a place that its page does not have, but others."""
    message = (
        f"le lien vers {quoted(f'{link.path}#{link.anchor}')} mène à une page, mais à aucun de ses titres"
    )
    hint = suggestion(link.anchor, places)
    if not hint and places:
        some = [*places][:_MOST_PLACES]
        hint = f"ses titres{NBSP}: {', '.join(some)}{'…' if len(places) > len(some) else ''}"
    return _finding(message, hint or "retirez ce qui suit le dièse", link.index)


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
