"""All the pages that a site makes of its records, but those that a page written by hand replaces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.corpus import Corpus
from generator.model import Mentions
from generator.pages.contributing import contribution_views, maintenance_view
from generator.pages.legal import Holding, legal_views
from generator.pages.moved import moved_views
from generator.pages.views import PageView, page_views


def every_view(
    corpus: Corpus, today: date, mentions: Mentions | None = None, holdings: Sequence[Holding] = ()
) -> tuple[PageView, ...]:
    """Every generated page of a site; without its `mentions`, the legal ones are fewer."""
    every = (
        *contribution_views(corpus, mentions.contributions if mentions else None),
        maintenance_view(corpus, today),
        *page_views(corpus),
        *legal_views(corpus, mentions, holdings),
        *moved_views(corpus),
    )
    return tuple(it for it in every if it.url not in corpus.replaced)
