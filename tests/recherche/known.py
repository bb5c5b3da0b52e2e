"""What the search knows of a site, as a build gives it."""

from __future__ import annotations

from generator.corpus import Corpus
from generator.pages import Renderer, page_views
from generator.search import SearchRecord, search_records, sections_of


def records_of(corpus: Corpus) -> dict[str, SearchRecord]:
    """What the search knows of each page, as a build gives it."""
    renderer, views = Renderer(corpus), list(page_views(corpus))
    said = {it.url: sections_of(renderer.render(it).html) for it in views}
    return {it.url: it for it in search_records(corpus, views, said)}


def lines_of(record: SearchRecord) -> str:
    """All the lines of a record."""
    return "\n".join(line for it in record.sections for line in it.lines)
