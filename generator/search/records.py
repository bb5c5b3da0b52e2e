"""Corpus, page views and what the pages say → what the search knows of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.addresses import PROGRAM_PAGES, address_of, url_of
from generator.corpus import HOME, Corpus, Entry, is_told
from generator.model import Fiche, Kit, RetourExperience
from generator.model.base import Model
from generator.pages import PageView
from generator.richtext import anchor_of, parse, to_plain
from generator.search.sections import Section
from generator.territoires import postal_codes_of
from generator.words.durations import duration
from generator.words.numbers import group

PAGE, SITUATION = "Page", "Situation"
KINDS = {"etape": "Étape", "fiche": "Outil", "kit": "Kit", "retour": "Récit"}
_TO_WRITE = "Récit à écrire"

Said = Mapping[str, tuple[Section, ...]]
"""What each page says, under its address."""

_OF_OTHERS = frozenset(
    {
        "etapes/index.md",
        "fiches/index.md",
        "kits/index.md",
        "kits/composer.md",
        "retours/index.md",
        "matrice.md",
        "carte.md",
        "comparer.md",
        "essaimage.md",
        "par-ou-commencer.md",
        "precautions.md",
        "glossaire.md",
        "maintenance.md",
        "plan-du-site.md",
        "recherche.md",
    }
)
"""Pages that show what other pages say: found by their names only, or each would answer to everything."""
_ASIDE = frozenset({"contribuer/formulaire.md", "contribuer/outil.md", "contribuer/champs.md", "credits.md"})
"""Pages full of examples and titles: what they say comes after what any other page says."""
_ORIENTATION, _BOOK = "par-ou-commencer.md", "etapes/index.md"


@dataclass(frozen=True, slots=True)
class Size:
    """How long a tool lasts, and for how many people it is."""

    minutes: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What is found as one result: a page, or a place in a page that lists several; `url` counts from the site's root.

    `title` and `names` weigh most, then `resume` and `labels`, then the headings and the lines of its `sections`,
    which count less of a page that is `aside`.
    """

    url: str
    title: str
    kind: str
    resume: str
    sections: tuple[Section, ...] = ()
    etapes: tuple[str, ...] = ()
    lieu: str = ""
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    size: Size | None = None
    aside: bool = False

    @property
    def facts(self) -> str:
        """The duration and the group of a tool, as its card shows them."""
        return (
            f"{duration(self.size.minutes)} · {group(self.size.least, self.size.most)}" if self.size else ""
        )


def search_records(
    corpus: Corpus, views: Iterable[PageView], said: Said, written: Iterable[SearchRecord] = ()
) -> Iterator[SearchRecord]:
    """The home page, every page of `views`, each situation, word and precaution, the book, then the pages by hand."""
    for view in views:
        if view.indexed:
            yield _record(corpus, view, said.get(view.url, ()))
    yield from _situations(corpus)
    yield from _words(corpus)
    yield from _precautions(corpus)
    options = corpus.settings.options
    if options.imprimer and corpus.settings.site is not None:
        address = f"{address_of(_BOOK)}#livre"
        resume = "La méthode, les outils, les kits et les territoires, en un seul PDF à imprimer."
        yield SearchRecord(address, "Tout en un livre", PAGE, resume, names=("Le livre PDF", "Télécharger"))
    if HOME in corpus.pages:
        yield SearchRecord(
            "", "Accueil", PAGE, corpus.pages[HOME].record.description or "", names=("Page d’accueil",)
        )
    yield from written


def _record(corpus: Corpus, view: PageView, sections: tuple[Section, ...]) -> SearchRecord:
    entry: Entry[Any] | None = view.context.get("entry")
    if entry is None:
        program = PROGRAM_PAGES.get(view.uri)
        return SearchRecord(
            view.url,
            view.title,
            PAGE,
            view.description,
            () if view.uri in _OF_OTHERS else sections,
            names=program.also if program else (),
            aside=view.uri in _ASIDE,
        )
    record = entry.record
    lieu = corpus.lieux[entry.slug] if isinstance(record, RetourExperience) else None
    where = (lieu.departement, lieu.region, lieu.epci) if lieu else ()
    return SearchRecord(
        view.url,
        record.titre,
        _kind(entry),
        record.resume,
        sections,
        _etapes(corpus, record),
        corpus.noms[entry.slug] if lieu else "",
        _names(corpus, entry),
        (*where, *_words_of(corpus, record)),
        Size(record.duree, record.groupe.min, record.groupe.max) if isinstance(record, Fiche) else None,
    )


def _kind(entry: Entry[Any]) -> str:
    """What a result is called: a place whose story is still to be written promises none."""
    record = entry.record
    if isinstance(record, RetourExperience) and not is_told(record):
        return _TO_WRITE
    return KINDS[entry.kind]


def _names(corpus: Corpus, entry: Entry[Any]) -> tuple[str, ...]:
    """What people call it besides its title."""
    if isinstance(entry.record, Fiche):
        return entry.record.aussi_appele
    if isinstance(entry.record, RetourExperience):
        lieu = corpus.lieux[entry.slug]
        code = entry.record.territoire.code_insee
        postal = postal_codes_of(code) if code else ()
        return tuple(dict.fromkeys((lieu.nom, corpus.noms[entry.slug], *postal)))
    return ()


def _situations(corpus: Corpus) -> Iterator[SearchRecord]:
    page = address_of(_ORIENTATION)
    if corpus.orientation is None or page in corpus.replaced:
        return
    for key, it in corpus.orientation.record.situations.items():
        step = corpus.etapes[it.etape].record.titre
        text = to_plain(parse(it.lecture))
        yield SearchRecord(
            f"{page}#{anchor_of(key)}", it.situation, SITUATION, text, etapes=(step,), names=it.aussi_dit
        )


def _words(corpus: Corpus) -> Iterator[SearchRecord]:
    for slug, terme in corpus.glossaire.termes.items():
        text = to_plain(parse(terme.definition))
        yield SearchRecord(url_of("terme", slug), terme.terme, "Glossaire", text, names=terme.autres_formes)


def _precautions(corpus: Corpus) -> Iterator[SearchRecord]:
    for slug, it in corpus.precautions.precautions.items():
        lines = [to_plain(parse(text)) for text in (*it.consignes, *(claim.texte for claim in it.origine))]
        said = (Section("", "", tuple(lines)),)
        yield SearchRecord(url_of("precaution", slug), it.titre, "Précaution", lines[0], said)


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
