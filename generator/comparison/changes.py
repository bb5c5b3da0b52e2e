"""What changes from one corpus to another, record by record, then for the site as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.addresses import address_of, url_of
from generator.comparison.values import differences, escaped, shown
from generator.corpus import Corpus, Entry
from generator.diagnostics import NBSP
from generator.model import UsageRaconte
from generator.model.base import Model
from generator.words.dates import date_in_words
from generator.words.numbers import difference

_KINDS = {
    "etapes": "Étape",
    "fiches": "Fiche",
    "kits": "Kit",
    "retours": "Récit",
    "usages": "Usage",
}


def compare(before: Corpus, after: Corpus) -> list[str]:
    """One line a change, as a Markdown list; a single sentence when nothing changes."""
    lines: list[str] = []
    for name, kind in _KINDS.items():
        lines += _records(kind, getattr(before, name), getattr(after, name))
    lines += _withdrawn(before, after)
    lines += _kits_that_move(before, after)
    lines += _pages(before, after)
    lines += _site_data(before, after)
    return lines or ["Les contenus du site ne changent pas."]


def _records(kind: str, before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> Iterator[str]:
    for slug, entry in after.items():
        told = _named(entry)
        if getattr(entry.record, "statut", "") == "brouillon":
            told += f" (brouillon{NBSP}: pas encore publié)"
        if slug not in before:
            yield f"- {kind} en plus{NBSP}: {told}"
        elif changes := list(_fields(before[slug], entry)):
            yield f"- {kind} qui change{NBSP}: {told}{NBSP}: {', '.join(changes)}"
            yield from (f"  - {it}" for it in _details(before[slug].record, entry.record))
    for slug, entry in before.items():
        if slug not in after:
            yield f"- {kind} en moins{NBSP}: {_named(entry)}"


def _named(entry: Entry[Any]) -> str:
    """A record and the page where it is read: a use has no page but that of its tool."""
    record = entry.record
    if isinstance(record, UsageRaconte):
        return f"{shown(entry.slug)}, page {url_of('fiche', record.fiche)}"
    return f"{shown(record.titre)}, page {url_of(entry.kind, entry.slug)}"


def _fields(before: Entry[Any], after: Entry[Any]) -> Iterator[str]:
    """The fields that differ, by their French titles, with how many items more or fewer."""
    model: Model = after.record
    for name, field in type(model).model_fields.items():
        old, new = getattr(before.record, name), getattr(after.record, name)
        if old == new:
            continue
        title = str(field.title).lower()
        if isinstance(old, tuple | dict) and isinstance(new, tuple | dict) and len(old) != len(new):
            yield f"{title} ({difference(len(new) - len(old))})"
        else:
            yield title
    if before.body != after.body:
        yield "le texte de la page"


def _details(before: Model, after: Model) -> Iterator[str]:
    for name, field in type(after).model_fields.items():
        yield from differences(getattr(before, name), getattr(after, name), str(field.title).lower())


def _withdrawn(before: Corpus, after: Corpus) -> Iterator[str]:
    for uri, entry in after.retraits.items():
        if uri not in before.retraits:
            record = entry.record
            day = date_in_words(record.retire.le)
            told = (
                f"{shown(record.titre)}, page {address_of(uri)}, le {day}{NBSP}: {shown(record.retire.motif)}"
            )
            yield f"- Page retirée{NBSP}: {told}"


def _kits_that_move(before: Corpus, after: Corpus) -> Iterator[str]:
    """The kits that print differently because one of their fiches changed."""
    changed = {
        slug
        for slug, entry in after.fiches.items()
        if slug in before.fiches and before.fiches[slug].record != entry.record
    }
    for slug, kit in after.kits.items():
        moved = [it.fiche for it in kit.record.fiches if it.fiche in changed]
        if moved and slug in before.kits:
            titles = ", ".join(escaped(after.fiches[str(it)].record.titre) for it in dict.fromkeys(moved))
            yield f"- Kit à réimprimer{NBSP}: {shown(kit.record.titre)}, à cause de{NBSP}: {titles}"


def _pages(before: Corpus, after: Corpus) -> Iterator[str]:
    """The pages written by hand, and their pictures, by their files."""
    for uri in sorted({*before.pages, *after.pages}):
        old, new = before.pages.get(uri), after.pages.get(uri)
        if old is None or new is None:
            yield f"- Page écrite à la main en {'plus' if old is None else 'moins'}{NBSP}: methode/{uri}"
        elif (old.record, old.body) != (new.record, new.body):
            yield f"- Page écrite à la main qui change{NBSP}: methode/{uri}"
    for uri in sorted(before.pictures ^ after.pictures):
        yield f"- Image en {'plus' if uri in after.pictures else 'moins'}{NBSP}: methode/{uri}"


def _site_data(before: Corpus, after: Corpus) -> Iterator[str]:
    """The glossary, the closed lists and the situations, which show on many pages."""
    if before.vocabulaires != after.vocabulaires:
        yield "- Les listes du site changent (methode/vocabulaires.yml)"
    if before.synonymes != after.synonymes:
        yield "- Les synonymes de la recherche changent (methode/synonymes.yml)"
    if before.orientation != after.orientation:
        yield f"- La page «{NBSP}Par où commencer{NBSP}» change"
    known, wanted = before.precautions.precautions, after.precautions.precautions
    told = [escaped(it.titre) for slug, it in wanted.items() if known.get(slug) != it]
    told += [f"{escaped(it.titre)} (retirée)" for slug, it in known.items() if slug not in wanted]
    if before.precautions.sources != after.precautions.sources:
        told.append("les sources")
    if told:
        yield f"- Les précautions changent{NBSP}: {', '.join(told)}"
    old, new = before.glossaire.termes, after.glossaire.termes
    words = [escaped(it.terme) for slug, it in new.items() if old.get(slug) != it]
    words += [f"{escaped(it.terme)} (retiré)" for slug, it in old.items() if slug not in new]
    if before.glossaire.sources != after.glossaire.sources:
        words.append("les sources")
    if words:
        yield f"- Le glossaire change{NBSP}: {', '.join(words)}"
