"""Where records stand in their review: drafts stay out of the public site, old facts ask to be checked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from generator.addresses import uri_of
from generator.corpus.linking import reverse_links
from generator.corpus.records import Corpus, Entry
from generator.model import Notice, Publiee

YEARS_BEFORE_STALE = 2
Record = TypeVar("Record", bound=Publiee)


def without_drafts(corpus: Corpus) -> Corpus:
    """The corpus that the public sees."""
    fiches, kits, retours = _public(corpus.fiches), _public(corpus.kits), _public(corpus.retours)
    usages = _public(corpus.usages)
    return replace(
        corpus,
        fiches=fiches,
        kits=kits,
        retours=retours,
        usages=usages,
        lieux=MappingProxyType({slug: lieu for slug, lieu in corpus.lieux.items() if slug in retours}),
        reverse=reverse_links(corpus.etapes, fiches, kits, retours, usages),
        left_out=frozenset(
            uri_of(it.kind, slug)
            for all_of_a_kind, public in (
                (corpus.fiches, fiches),
                (corpus.kits, kits),
                (corpus.retours, retours),
            )
            for slug, it in all_of_a_kind.items()
            if slug not in public
        ),
    )


def _public(entries: Mapping[str, Entry[Record]]) -> Mapping[str, Entry[Record]]:
    return MappingProxyType({slug: it for slug, it in entries.items() if it.record.statut != "brouillon"})


def is_stale(record: Notice, today: date) -> bool:
    """Whether nobody has checked a record for two years."""
    checked = record.verifie_le
    return (today.year - checked.year, today.month, today.day) >= (
        YEARS_BEFORE_STALE,
        checked.month,
        checked.day,
    )


def stale_entries(corpus: Corpus, today: date) -> Iterator[Entry[Any]]:
    """What asks to be checked again, the oldest first."""
    every = [*corpus.retours.values(), *corpus.fiches.values(), *corpus.kits.values()]
    every.sort(key=lambda it: it.record.verifie_le)
    yield from (it for it in every if is_stale(it.record, today))
