"""The Markdown of records, steps and pages: what it holds that nobody reads, and links to records that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.corpus.findings import DRAFT_HINT, Finding, is_draft
from generator.corpus.records import Corpus, Entry
from generator.corpus.walking import lines, prose
from generator.corpus.withdrawing import what_became_of
from generator.corpus.written import page_findings, taken_in
from generator.diagnostics import NBSP, quoted, suggestion
from generator.model import PageEcrite
from generator.model.base import Model
from generator.richtext import RichText, parse, parse_page, problems_of_line
from generator.source import Location


def prose_findings(corpus: Corpus, entry: Entry[Model], waiting: Collection[str]) -> Iterator[Finding]:
    """All that is wrong in the texts of `entry`; `waiting` are the records that could not be read."""
    for location, text in prose(entry.record):
        yield from _findings(corpus, entry, waiting, parse(text), location, in_body=False)
    yield from _findings_of_lines(entry)
    if entry.body:
        yield from _findings(corpus, entry, waiting, parse(entry.body, headings=True), (), in_body=True)


def findings_of_page(corpus: Corpus, entry: Entry[PageEcrite], waiting: Collection[str]) -> Iterator[Finding]:
    """All that is wrong in the text of a page written by hand."""
    yield from _findings_of_lines(entry)
    rich = parse_page(entry.body, taken=taken_in(entry.slug))
    yield from _findings(corpus, entry, waiting, rich, (), in_body=True)
    yield from page_findings(corpus, entry, rich, waiting)


def _findings_of_lines(entry: Entry[Any]) -> Iterator[Finding]:
    for location, text in lines(entry.record):
        for it in problems_of_line(text):
            yield Finding(location, it.message, it.hint, it.severity, index=it.index)


def _findings(
    corpus: Corpus,
    entry: Entry[Model],
    waiting: Collection[str],
    rich: RichText,
    location: Location,
    *,
    in_body: bool,
) -> Iterator[Finding]:
    for it in rich.problems:
        yield Finding(location, it.message, it.hint, it.severity, index=it.index, in_body=in_body)
    for link in rich.record_links():
        name = quoted(f"{link.kind}:{link.slug}")
        known = corpus.slugs(link.kind)
        if link.slug not in known and link.slug not in waiting:
            message, hint = f"le lien {name} ne mène à rien", suggestion(link.slug, known)
            became = what_became_of(corpus, link.kind, link.slug)
            if became is not None:
                message, hint = f"{message}{NBSP}: {became[0]}", became[1]
        elif is_draft(known.get(link.slug)) and not is_draft(entry):
            message, hint = f"le lien {name} mène à un brouillon, que le public ne verra pas", DRAFT_HINT
        else:
            continue
        yield Finding(location, message, hint, index=link.index, in_body=in_body)
