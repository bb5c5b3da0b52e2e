"""Corpus and page views → what the search knows of each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.addresses import url_of
from generator.corpus import Corpus, Entry, Proof, is_told
from generator.corpus.walking import prose, walk
from generator.model import Enonce, Etape, Fiche, Kit, Mesure, RetourExperience
from generator.model.base import Model
from generator.pages import PageView, page_views
from generator.richtext import parse, to_plain
from generator.words.numbers import measure

PAGE = "Page"
KINDS = {"etape": "Étape", "fiche": "Outil", "kit": "Kit", "retour": "Récit"}
_TO_WRITE = "Récit à écrire"


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page, or one word of the glossary; `url` counts from the site's root.

    `title` and `names` weigh most, then `resume` and `labels`, then `text`.
    """

    url: str
    title: str
    kind: str
    resume: str
    text: str = ""
    etapes: tuple[str, ...] = ()
    lieu: str = ""
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def search_records(corpus: Corpus, written: Iterable[SearchRecord] = ()) -> Iterator[SearchRecord]:
    """Every page of the site, every word of the glossary, every precaution, then the pages written by hand."""
    for view in page_views(corpus):
        yield _record(corpus, view)
    for slug, terme in corpus.glossaire.termes.items():
        names = tuple(dict.fromkeys(terme.variantes))
        text = _plain(terme.definition)
        yield SearchRecord(url_of("terme", slug), terme.terme, "Glossaire", text, names=names)
    for slug, precaution in corpus.precautions.precautions.items():
        lines = [*map(_plain, precaution.consignes), *(_plain(it.texte) for it in precaution.origine)]
        text = "\n".join(lines)
        yield SearchRecord(url_of("precaution", slug), precaution.titre, "Précaution", lines[0], text)
    yield from written


def _record(corpus: Corpus, view: PageView) -> SearchRecord:
    entry: Entry[Any] | None = view.context.get("entry")
    if entry is None:
        return SearchRecord(view.url, view.title, PAGE, view.description)
    record = entry.record
    lines = [
        *_lines(corpus, record),
        *_voices(record),
        *_figures(record),
        *(_plain(text) for _, text in prose(record)),
        *_told_by_others(view),
    ]
    if entry.body:
        lines.append(to_plain(parse(entry.body, headings=True)))
    lieu = corpus.lieux[entry.slug] if isinstance(record, RetourExperience) else None
    return SearchRecord(
        view.url,
        record.titre,
        _kind(entry),
        record.resume,
        "\n".join(dict.fromkeys(lines)),
        _etapes(corpus, record),
        corpus.noms[entry.slug] if lieu else "",
        tuple(dict.fromkeys((lieu.nom, corpus.noms[entry.slug]))) if lieu else (),
        (lieu.departement, lieu.region, lieu.epci, *_words_of(corpus, record))
        if lieu
        else _words_of(corpus, record),
    )


def _kind(entry: Entry[Any]) -> str:
    """What a result is called: a place whose story is still to be written promises none."""
    record = entry.record
    if isinstance(record, RetourExperience) and not is_told(record):
        return _TO_WRITE
    return KINDS[entry.kind]


def _told_by_others(view: PageView) -> Iterator[str]:
    """What the page of a tool shows of its uses: who tells them, and in their words."""
    told: Proof | None = view.context.get("proof")
    for it in told.uses if told is not None else ():
        yield it.teller
        yield from (_plain(text) for _, text in prose(it.usage))


def _etapes(corpus: Corpus, record: Model) -> tuple[str, ...]:
    """The names of the steps a page is about; a territory that tells them all is about none."""
    slugs = record.etapes if isinstance(record, Fiche) else ()
    return tuple(corpus.etapes[slug].record.titre for slug in slugs if len(slugs) < len(corpus.etapes))


def _words_of(corpus: Corpus, record: Model) -> tuple[str, ...]:
    """The words of the closed lists that a record draws from."""
    lists = corpus.vocabulaires
    if isinstance(record, Fiche):
        return tuple(lists.publics[slug].nom for slug in record.publics)
    if isinstance(record, Kit):
        return tuple(lists.publics[slug].nom for slug in record.public)
    if isinstance(record, RetourExperience):
        return (
            *(lists.themes[slug].nom for slug in record.themes),
            *(lists.dispositifs[slug].nom for slug in record.dispositifs),
        )
    return ()


def _lines(corpus: Corpus, record: Model) -> Iterator[str]:
    """The short texts of a record, which are not Markdown."""
    if isinstance(record, Fiche):
        yield from (moment.titre for moment in record.deroule)
        yield from (it.nom for it in record.materiel)
        for support in record.supports:
            yield support.titre
            yield from (text for carte in support.cartes for text in (carte.recto, carte.verso) if text)
    elif isinstance(record, Kit):
        yield record.objectif
        yield from (corpus.fiches[it.fiche].record.titre for it in record.fiches if it.fiche)
    elif isinstance(record, Etape):
        yield record.duree_indicative
    elif isinstance(record, RetourExperience):
        yield from record.territoire.quartiers
        yield from (text for it in record.partenaires for text in (it.nom, it.role) if text)
        yield from (text for text in (record.portage,) if text)
        yield from (moment.titre for moment in record.chronologie)
        if record.question_mobilisatrice:
            yield record.question_mobilisatrice.texte
        if record.feuille_de_route:
            yield from (axe.titre for axe in record.feuille_de_route.axes)
        yield from (it.nom for it in record.instruments)
        yield from (corpus.fiches[usage.fiche].record.titre for usage in record.usages)


def _voices(record: Model) -> Iterator[str]:
    """Who says what a record claims."""
    for _, model in walk(record):
        if isinstance(model, Enonce) and model.selon:
            yield model.selon


def _figures(record: Model) -> Iterator[str]:
    """What a record measures, as its page shows it."""
    for _, model in walk(record):
        if isinstance(model, Mesure):
            yield measure(model.valeur, model.unite)


def _plain(text: str) -> str:
    return to_plain(parse(text))
