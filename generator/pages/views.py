"""Which pages the site has, and what each one shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.addresses import PROGRAM_PAGES, address_of, uri_of
from generator.corpus import (
    HOME,
    Corpus,
    Entry,
    completeness,
    fiches_along_the_method,
    lived_claim,
    precautions_of,
    proof,
    session,
    situations_of,
    told_steps,
    under_another_licence,
)
from generator.model import Precaution, Terme
from generator.pages.comparison import comparison_of
from generator.pages.facets import facets_of_fiches, facets_of_retours
from generator.pages.lineage import lineage_of
from generator.pages.maps import common_place, map_of
from generator.richtext import slugify
from generator.seance import filled
from generator.words.labels import STEP_LISTS
from generator.words.numbers import number


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb: `url` is relative to the site's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: `uri` names it among MkDocs files (`retours/mulhouse.md`).

    `script` names the one file of `scripts/` that adds to the page; it reads without. Search engines are asked
    to leave out what is not `indexed`; `forward` is the address, from the root, where a browser goes on to.
    """

    uri: str
    title: str
    description: str
    template: str
    crumbs: tuple[Crumb, ...]
    context: Mapping[str, Any] = field(default_factory=dict)
    edit_path: str | None = None
    previous: str | None = None
    following: str | None = None
    script: str | None = None
    indexed: bool = True
    forward: str | None = None

    @property
    def url(self) -> str:
        """The page's address from the site's root: `retours/mulhouse/`."""
        return address_of(self.uri)


def program_page(
    uri: str,
    description: str,
    template: str,
    crumbs: tuple[Crumb, ...],
    context: Mapping[str, Any] | None = None,
    *,
    edit_path: str | None = None,
    script: str | None = None,
) -> PageView:
    """A page of the program, which must stand in the list of them all: that is where its title is."""
    title = PROGRAM_PAGES[uri].title
    return PageView(
        uri, title, description, template, crumbs, context or {}, edit_path=edit_path, script=script
    )


_HOME = Crumb("Accueil", "")
_CATALOGUES = {
    "etape": Crumb("La méthode", "etapes/"),
    "fiche": Crumb("Les outils", "fiches/"),
    "kit": Crumb("Les kits", "kits/"),
    "retour": Crumb("Les territoires", "retours/"),
}


def page_views(corpus: Corpus) -> Iterator[PageView]:
    """Every generated page that no page by hand replaces: catalogues, matrix, one page a record, glossary."""
    return (it for it in _page_views(corpus) if it.url not in corpus.replaced)


def _page_views(corpus: Corpus) -> Iterator[PageView]:
    yield from _catalogues(corpus)
    yield from _orientation(corpus)
    yield from _chained(corpus, "etape", list(corpus.etapes.values()))
    yield from _chained(corpus, "fiche", fiches_along_the_method(corpus))
    yield from _chained(corpus, "kit", list(corpus.kits.values()))
    yield from _chained(corpus, "retour", list(corpus.retours.values()))
    yield from _precautions(corpus)
    # Last: it lists the pages where each of its words was explained.
    yield _glossary(corpus)


def home_view(corpus: Corpus, title: str, description: str, body: str) -> PageView:
    """The home page: what the program shows, around the HTML of the text written by hand."""
    context = {
        "title": title,
        "description": description,
        "body": Markup(body),
        "fiches": fiches_along_the_method(corpus),
    }
    return PageView(HOME, title, description, "accueil.html", (), context)


def _chained(corpus: Corpus, kind: str, entries: Sequence[Entry[Any]]) -> Iterator[PageView]:
    uris = [uri_of(kind, entry.slug) for entry in entries]
    for index, entry in enumerate(entries):
        record = entry.record
        yield PageView(
            uri=uris[index],
            title=record.titre,
            description=record.resume,
            template=f"{kind}.html",
            crumbs=(_HOME, _CATALOGUES[kind]),
            context={"entry": entry, kind: record, **_extra(corpus, kind, entry)},
            edit_path=entry.path,
            previous=uris[index - 1] if index else None,
            following=uris[index + 1] if index + 1 < len(uris) else None,
            script="seance" if kind == "fiche" else None,
        )


def _extra(corpus: Corpus, kind: str, entry: Entry[Any]) -> dict[str, Any]:
    """What a page shows beyond its record."""
    reverse = corpus.reverse
    slug = entry.slug
    if kind == "etape":
        return {
            "fiches": [corpus.fiches[it] for it in reverse.fiches_of_etape[slug]],
            "retours": [corpus.retours[it] for it in reverse.retours_of_etape[slug]],
            "tellers": {
                it for it in reverse.retours_of_etape[slug] if slug in told_steps(corpus.retours[it].record)
            },
            "situations": situations_of(corpus, slug),
        }
    if kind == "fiche":
        return {
            "proof": proof(corpus, slug),
            "kits": [corpus.kits[it] for it in reverse.kits_of_fiche[slug]],
            "precautions": precautions_of(corpus, entry.record),
        }
    if kind == "kit":
        made = session(corpus, entry.record)
        tools = dict.fromkeys(it.fiche for it in entry.record.fiches if it.fiche)
        return {
            "proofs": [(corpus.fiches[it], proof(corpus, it)) for it in tools],
            "session": made,
            "apres": [filled(it, made.after) for it in entry.record.apres],
            "others": under_another_licence(corpus, entry.record),
            "precautions": precautions_of(corpus, entry.record),
        }
    return {
        "lieu": corpus.lieux[slug],
        "completeness": completeness(entry.record),
        "inspired": [corpus.retours[it] for it in reverse.inspired_by[slug]],
    }


def _catalogues(corpus: Corpus) -> Iterator[PageView]:
    yield program_page(
        "etapes/index.md",
        f"Les {len(corpus.etapes)} étapes de la méthode. {STEP_LISTS['invariants']}, {STEP_LISTS['adaptables'].lower()}.",
        "etapes.html",
        (_HOME,),
    )
    yield program_page(
        "fiches/index.md",
        "Les fiches outils pour animer, avec leur durée, la taille du groupe, l’étape qu’elles servent et leur degré de preuve.",
        "fiches.html",
        (_HOME,),
        {"fiches": fiches_along_the_method(corpus), "facettes": facets_of_fiches(corpus)},
        script="explorer",
    )
    yield program_page(
        "kits/index.md",
        "Des séances entières, avec leurs horaires, prêtes à animer.",
        "kits.html",
        (_HOME,),
        {"minutes": {slug: session(corpus, kit.record).minutes for slug, kit in corpus.kits.items()}},
    )
    yield program_page(
        "retours/index.md",
        "Ce que des territoires racontent de leur démarche : qui le dit, et d’où on le sait.",
        "retours.html",
        (_HOME,),
        {
            "facettes": facets_of_retours(corpus),
        },
        script="explorer",
    )
    yield program_page(
        "matrice.md",
        "Un tableau : pour chaque étape de la méthode, ce que chaque territoire en a raconté.",
        "matrice.html",
        (_HOME, _CATALOGUES["retour"]),
    )
    yield program_page(
        "carte.md",
        "Où sont les territoires qui racontent leur démarche : une carte de France, et la même chose en liste.",
        "carte.html",
        (_HOME, _CATALOGUES["retour"]),
        {"carte": map_of(corpus), "endroit": common_place},
    )
    yield program_page(
        "comparer.md",
        "Deux à quatre territoires côte à côte : étapes, instruments, obstacles, effets et outils, sur les mêmes lignes.",
        "comparer.html",
        (_HOME, _CATALOGUES["retour"]),
        {"comparaison": comparison_of(corpus)},
        script="comparer",
    )
    yield program_page(
        "essaimage.md",
        "D’un territoire à l’autre : ce qui a été repris d’une démarche, et ce qui a été changé.",
        "essaimage.html",
        (_HOME, _CATALOGUES["retour"]),
        {"lignee": lineage_of(corpus)},
    )


def _orientation(corpus: Corpus) -> Iterator[PageView]:
    if corpus.orientation is None:
        return
    situations = corpus.orientation.record.situations
    lived = {
        key: [
            (corpus.retours[it.retour], claim) for it in situation.vecu if (claim := lived_claim(corpus, it))
        ]
        for key, situation in situations.items()
    }
    yield program_page(
        "par-ou-commencer.md",
        "Partez de ce qui vous arrive : une étape, des outils à la mesure de votre temps, un territoire qui l’a vécu.",
        "par-ou-commencer.html",
        (_HOME,),
        {"situations": situations, "lived": lived},
        edit_path=corpus.orientation.path,
        script="par-ou-commencer",
    )


def _precautions(corpus: Corpus) -> Iterator[PageView]:
    if not corpus.precautions.precautions:
        return
    asking: dict[str, list[Entry[Any]]] = {slug: [] for slug in corpus.precautions.precautions}
    asked: list[tuple[Entry[Any], Mapping[str, Precaution]]] = [
        (it, precautions_of(corpus, it.record)) for it in corpus.fiches.values()
    ]
    asked += [(it, precautions_of(corpus, it.record)) for it in corpus.kits.values()]
    for entry, precautions in asked:
        for slug in precautions:
            asking[slug].append(entry)
    yield program_page(
        "precautions.md",
        "Ce qui protège les personnes pendant une séance, et qui le dit.",
        "precautions.html",
        (_HOME, _CATALOGUES["fiche"]),
        {"asking": asking},
        edit_path="methode/precautions.yml",
    )


def _glossary(corpus: Corpus) -> PageView:
    return program_page(
        "glossaire.md",
        f"Les {number(len(corpus.glossaire.termes))} mots et sigles à connaître, expliqués simplement.",
        "glossaire.html",
        (_HOME,),
        {"termes": _alphabetical(corpus)},
        edit_path="methode/glossaire.yml",
    )


def _alphabetical(corpus: Corpus) -> list[tuple[str, Terme]]:
    return sorted(corpus.glossaire.termes.items(), key=lambda pair: slugify(pair[1].terme))
