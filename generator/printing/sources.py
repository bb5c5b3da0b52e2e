"""A document that is cited, in one line of a sheet, with only what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.diagnostics import NBSP
from generator.model import Source
from generator.words import licences


def short_address(url: str) -> str:
    """An address as one types it: no scheme, no final slash."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


def in_full(source: Source) -> str:
    """A source as one looks it up: authors, title, publisher, address, licence, what was changed."""
    parts = [", ".join(source.auteurs), _title(source), source.editeur or ""]
    parts += [short_address(source.url) if source.url else "", licences.name(source.licence)]
    line = ", ".join(part for part in parts if part)
    return f"{line}. Modifications{NBSP}: {source.modifications}" if source.modifications else line


def after(sources: Iterable[Source]) -> str:
    """« D’après La Fonda, « Table ronde » (CC BY 4.0) »: the documents whose licence asks for it, or nothing."""
    told = "\u202f; ".join(_credit(it) for it in sources if licences.asks_for_credit(it.licence))
    return f"D’après {told}" if told else ""


def _credit(source: Source) -> str:
    # Who made it; of a page that names nobody, the site where it stands.
    by = source.editeur or ", ".join(source.auteurs) or (urlsplit(source.url or "").hostname or "")
    parts = [by.removeprefix("www."), _title(source)]
    return f"{', '.join(part for part in parts if part)} ({licences.name(source.licence)})"


def _title(source: Source) -> str:
    return f"«{NBSP}{source.titre}{NBSP}»"
