"""All the pages that a site makes of its records, and what is wrong with them as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.corpus import Corpus
from generator.diagnostics import Diagnostic
from generator.pages.composing import composer_view, print_view
from generator.pages.contributing import contribution_views, maintenance_view
from generator.pages.legal import legal_views
from generator.pages.menu import menu_problems
from generator.pages.moved import moved_views
from generator.pages.places import place_problems
from generator.pages.running import running_view
from generator.pages.searching import search_view
from generator.pages.templates import template_problems
from generator.pages.views import PageView, page_views


def every_view(corpus: Corpus, today: date) -> tuple[PageView, ...]:
    """Every generated page that no page by hand replaces; without its mentions, the legal ones are fewer."""
    every = (
        *contribution_views(corpus),
        *([composer_view(corpus), running_view(corpus), print_view(corpus)] if corpus.fiches else []),
        maintenance_view(corpus, today),
        *([search_view()] if corpus.settings.options.recherche else []),
        *page_views(corpus),
        *legal_views(corpus),
        *moved_views(corpus),
    )
    return tuple(it for it in every if it.url not in corpus.replaced)


def site_problems(corpus: Corpus, views: Sequence[PageView], root: Path) -> Iterator[Diagnostic]:
    """Entries of the menu that lead nowhere, pages that it leaves out, wrong templates, links to no place."""
    yield from menu_problems(corpus, [it.uri for it in views])
    unread = list(template_problems(root, corpus.settings))
    yield from unread or place_problems(corpus, views, root)
