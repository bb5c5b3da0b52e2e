"""The pages that keep old addresses alive: one forwards to where a page is now, one says that it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.addresses import FOLDER_OF_KIND, PROGRAM_PAGES, address_of
from generator.corpus import Corpus, Entry, former_pages
from generator.pages.views import Crumb, PageView

_HOME = Crumb("Accueil", "")


def moved_views(corpus: Corpus) -> Iterator[PageView]:
    """A page for each former name of a page, and one for each page that was withdrawn."""
    for uri, entry in corpus.retraits.items():
        yield PageView(
            uri,
            entry.record.titre,
            "Cette page a été retirée.",
            "retrait.html",
            (_HOME,),
            {"retrait": entry.record.retire, "sommaire": _catalogue(entry.kind)},
            edit_path=entry.path,
            indexed=False,
        )
    for former, uri, owner in former_pages(corpus):
        yield PageView(
            former,
            "Cette page a changé d’adresse",
            "La page est toujours là, à une autre adresse.",
            "renvoi.html",
            (_HOME,),
            {"titre": _title(owner) or address_of(uri)},
            edit_path=owner.path,
            indexed=False,
            forward=address_of(uri),
            script="renvoi",
        )


def _title(entry: Entry[Any]) -> str:
    """The title of a record; of a page by hand, what it says, or its first heading."""
    if entry.kind != "page":
        return str(entry.record.titre)
    headings = (line[2:].strip() for line in entry.body.splitlines() if line.startswith("# "))
    return entry.record.title or next(headings, "")


def _catalogue(kind: str) -> Crumb:
    """Where to look for something else of the same kind."""
    if kind not in FOLDER_OF_KIND:
        return _HOME
    uri = f"{FOLDER_OF_KIND[kind]}/index.md"
    return Crumb(PROGRAM_PAGES[uri].title, address_of(uri))
