"""The pages a public body owes its readers, from the site's own data and from every source cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus import Corpus, Entry
from generator.model import Notice, Source
from generator.model.mentions import is_said
from generator.pages.views import Crumb, PageView, program_page
from generator.richtext import slugify
from generator.words.licences import Licence

EUROPEAN = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""The countries of the General Data Protection Regulation: the European Union, Iceland, Liechtenstein, Norway."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, and the records that rest on it."""

    source: Source
    records: tuple[Entry[Notice], ...]


def legal_views(corpus: Corpus) -> Iterator[PageView]:
    """Site map and credits of every site; the rest where the settings give its mentions."""
    options = corpus.settings.options
    mentions, licence = options.mentions, options.licence
    home = (Crumb("Accueil", ""),)
    yield program_page("plan-du-site.md", "Toutes les pages, rangées par partie.", "plan-du-site.html", home)
    yield program_page(
        "credits.md",
        "D’où viennent les textes, les données, les caractères et les logiciels, et ce que l’on peut en faire.",
        "credits.html",
        home,
        {
            "cited": list(cited(corpus)),
            "holdings": corpus.holdings,
            "licence": licence,
            "others": under_another(corpus, licence),
            "police": options.papier.police if options.imprimer else None,
        },
    )
    if mentions is None:
        return
    country = options.pays
    told = {
        "mentions": mentions,
        "said": is_said,
        "later": any(mentions.unsaid()),
        "french": country == "FR",
        "european": country in EUROPEAN,
    }
    yield program_page(
        "mentions-legales.md",
        "Qui publie ce site, qui l’héberge, et à qui écrire.",
        "mentions-legales.html",
        home,
        told,
    )
    if country == "FR":  # its form and its remedies are those of French law
        yield program_page(
            "accessibilite.md",
            "La déclaration d’accessibilité du site, ce qui reste à faire, et comment signaler un obstacle.",
            "accessibilite.html",
            home,
            told,
        )
    yield program_page(
        "donnees-personnelles.md",
        "Ce que ce site sait de vous : presque rien. Et vos droits s’il parle de vous.",
        "donnees-personnelles.html",
        home,
        told,
    )
    yield program_page(
        "ecoconception.md",
        "Ce que nous faisons pour que ce site pèse peu, dure longtemps et marche sur un vieux téléphone.",
        "ecoconception.html",
        home,
        told,
    )


def under_another(corpus: Corpus, licence: Licence) -> dict[Licence, list[Entry[Notice]]]:
    """The records that the site’s own licence does not cover, under theirs."""
    found: dict[Licence, list[Entry[Notice]]] = {}
    for entry in _records(corpus):
        if entry.record.licence != licence:
            found.setdefault(entry.record.licence, []).append(entry)
    return found


def cited(corpus: Corpus) -> Iterator[Cited]:
    """Every source of every record once, in alphabetical order, with the records that rest on it."""
    sources: dict[str, Source] = {}
    records: dict[str, list[Entry[Notice]]] = {}
    for entry in _records(corpus):
        for source in entry.record.sources:
            key = source.url or f"{source.titre}, {source.editeur}"
            sources.setdefault(key, source)
            records.setdefault(key, []).append(entry)
    for key in sorted(sources, key=lambda it: slugify(sources[it].titre)):
        yield Cited(sources[key], tuple(records[key]))


def _records(corpus: Corpus) -> Iterator[Entry[Notice]]:
    yield from corpus.retours.values()
    yield from corpus.fiches.values()
    yield from corpus.kits.values()
