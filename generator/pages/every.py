"""All the pages that a site makes of its records, and what is wrong with them as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.corpus import Corpus
from generator.diagnostics import Diagnostic
from generator.pages.addresses import collisions
from generator.pages.contributing import contribution_views, maintenance_view
from generator.pages.legal import legal_views
from generator.pages.menu import menu_problems
from generator.pages.views import PageView, page_views


def every_view(corpus: Corpus, today: date) -> tuple[PageView, ...]:
    """Every generated page of a site; without its mentions, the legal ones are fewer."""
    return (
        *contribution_views(corpus),
        maintenance_view(corpus, today),
        *page_views(corpus),
        *legal_views(corpus),
    )


def site_problems(corpus: Corpus, views: Sequence[PageView]) -> Iterator[Diagnostic]:
    """Pages that would take the place of another, entries of the menu that lead nowhere."""
    made = [it.uri for it in views]
    yield from collisions(corpus.pages, made)
    yield from menu_problems(corpus, made)
