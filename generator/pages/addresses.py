"""Where pages stand in the site: no page written by hand takes the place of one that the site makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.corpus import Entry
from generator.diagnostics import NBSP, Diagnostic, Position, quoted
from generator.model import PageEcrite

OF_THE_SITE = frozenset({"assets", "fonts", "images", "livre", "pagefind", "recherche", "scripts", "styles"})
"""The folders of a built site that hold no page."""


def address_of(uri: str) -> str:
    """The address of a page, from the root of the site: « fiches/carte/ »."""
    name = uri.removesuffix(".md")
    name = "" if name == "index" else name.removesuffix("/index")
    return f"{name}/" if name else ""


def collisions(pages: Mapping[str, Entry[PageEcrite]], made: Iterable[str]) -> Iterator[Diagnostic]:
    """A problem for each page written by hand whose place is taken: by a page that the site makes, or another."""
    taken = {
        address_of(uri): f"une page que le site fait lui-même, {quoted(address_of(uri))}" for uri in made
    }
    for uri, entry in pages.items():
        address = address_of(uri)
        owner = taken.setdefault(address, entry.path)
        if address.partition("/")[0] in OF_THE_SITE:
            owner = f"un dossier du site, {quoted(address.partition('/')[0])}"
        if owner != entry.path:
            message = f"cette page prendrait la place d’une autre{NBSP}: {owner}"
            yield Diagnostic(entry.path, Position(), message, "donnez-lui un autre nom")
