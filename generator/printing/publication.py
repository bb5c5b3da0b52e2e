"""Everything printed for a site: the files, and what each page says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from generator.corpus import Corpus, former_prints, printed
from generator.diagnostics import NBSP, Diagnostic, at_most, has_errors
from generator.printing.archive import archive
from generator.printing.contact_sheet import KitShown, shown
from generator.printing.documents import (
    Document,
    documents,
    kit_contact_sheet,
    kit_parts,
    kit_piles,
)
from generator.printing.editable import editable
from generator.printing.kit_sheets import kit_author
from generator.printing.press import Press, Sheetful, Told
from generator.printing.proving import proof
from generator.printing.sharing import shared_pictures
from generator.printing.sheets import Site
from generator.printing.shelf import Shelf
from generator.words.numbers import counted, number

BOOK, DECK = ("livre", ""), ("jeu", "")
READY = {
    "A4": "Prêt à imprimer, tout en A4 : mon guide, puis une pile par papier, toutes les copies dedans",
    "A3": "Prêt à imprimer, les grandes feuilles en A3",
}
WHOLE = {
    "A4": "Le kit entier, à lire, tout en A4",
    "A3": "Le kit entier, à lire, avec les grandes feuilles en A3",
}
BEFORE = (
    "Avant d’imprimer : les piles en vignettes, le temps qu’il faut, une feuille pour essayer l’imprimante"
)
TO_CHANGE = "À modifier : conducteur, listes, présence, avis et leur dépouillement, compte rendu d’une page"
FOR_A_SHOP = "Pour une boutique de photocopie, rangé par format de papier"


@dataclass(frozen=True, slots=True)
class Impression:
    """A file to print, as a page shows it; `path` and `picture` are relative to the site's root."""

    titre: str
    path: str
    detail: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Files by path from the site's root; for each (kind, slug), what its page offers to print.

    The book is under `BOOK`, the pocket deck under `DECK`. `shown` tells of each kit what comes out of the printer.
    """

    files: Mapping[str, bytes]
    impressions: Mapping[tuple[str, str], tuple[Impression, ...]]
    shown: Mapping[str, KitShown]


def publish(
    corpus: Corpus, site: Site, press: Press, told: Told | None = None
) -> tuple[Publication | None, list[Diagnostic]]:
    """Print the whole corpus; no publication when the proof of it tells an error.

    `told` hears after each document how many are done, of how many.
    """
    problems = proof(corpus, site, press)
    if has_errors(problems):
        return None, problems
    whole = list(documents(corpus, site))
    authors = {
        (slug, largest): kit_author(corpus, site, entry, largest=largest)
        for slug, entry in corpus.kits.items()
        for largest in printed.PAPERS
    }
    first_paper = {slug: authors[slug, printed.PAPERS[0]] for slug in corpus.kits}
    parts = {slug: list(kit_parts(authors[slug, printed.PAPERS[-1]])) for slug in corpus.kits}
    piles = {key: list(kit_piles(author)) for key, author in authors.items()}
    every = [*whole, *chain.from_iterable((*parts.values(), *piles.values()))]
    every.sort(key=lambda it: (it.kind, it.slug))
    sheetfuls, others = press.print_all(every, told, shown={it.path for it in whole})
    problems = at_most([*problems, *others])
    if has_errors(problems):
        return None, problems
    shown_before = [kit_contact_sheet(it, press.thumbnail) for it in first_paper.values()]
    seen, others = press.print_all(shown_before)
    problems = at_most([*problems, *others])
    if has_errors(problems):
        return None, problems
    by_document = {id(it.document): it for it in (*sheetfuls, *seen)}
    files = Shelf()
    impressions: dict[tuple[str, str], list[Impression]] = {}
    for document in whole:
        it = by_document[id(document)]
        picture = printed.picture_of(document.path)
        files.put(document.path, it.pdf)
        files.put(picture, it.picture)
        offered = impressions.setdefault((document.kind, document.slug), [])
        offered.append(Impression(_short(corpus, document), document.path, _detail(it), picture))
    before: dict[str, Impression] = {}
    for document in shown_before:
        it = by_document[id(document)]
        picture = printed.picture_of(document.path)
        files.put(document.path, it.pdf)
        files.put(picture, press.picture_to_read(document))
        before[document.slug] = Impression(BEFORE, document.path, _detail(it))
    for slug in corpus.kits:
        ready, to_read = [], impressions["kit", slug]
        for largest in printed.PAPERS:
            path = printed.kit_piles(slug, largest)
            files.put(path, archive(by_document[id(it)] for it in piles[slug, largest]))
            ready.append(Impression(READY[largest], path, _detail_of(files[path], len(piles[slug, largest]))))
        shop, to_change = printed.kit_archive(slug), printed.kit_editable(slug)
        files.put(shop, archive(by_document[id(it)] for it in parts[slug]))
        files.put(to_change, editable(first_paper[slug]))
        impressions["kit", slug] = [
            *ready,
            before[slug],
            *to_read,
            Impression(FOR_A_SHOP, shop, _detail_of(files[shop], len(parts[slug]))),
            Impression(TO_CHANGE, to_change, f"ODT, {_weight(files[to_change])}"),
        ]
    for document in shared_pictures(corpus, site, press.engine.look):
        files.put(document.path, press.picture_to_share(document))
    shown_kits = {slug: shown(author) for slug, author in first_paper.items()}
    press.forget_the_rest()
    for former, present in former_prints(corpus):
        if present in files:
            files.put(former, files[present])
    return Publication(files, {key: tuple(found) for key, found in impressions.items()}, shown_kits), problems


def _short(corpus: Corpus, document: Document) -> str:
    """The title of a PDF without the name of the page that offers it."""
    if document.kind == "kit":
        return next(WHOLE[it] for it in printed.PAPERS if document.path == printed.kit_pdf(document.slug, it))
    if document.kind == "jeu":
        return "Le jeu de poche : une carte par outil, à couper en quatre"
    if document.kind != "fiche":
        return document.titre
    name = corpus.fiches[document.slug].record.titre
    short = document.titre.removeprefix(f"{name}, ").removesuffix(f" ({name})")
    return short[:1].upper() + short[1:]


def _detail(it: Sheetful) -> str:
    """« PDF, 12 pages A4, 240 Ko »."""
    return f"PDF, {it.told}, {_weight(it.pdf)}"


def _detail_of(content: bytes, many: int) -> str:
    """« ZIP, 4 fichiers, 240 Ko »."""
    return f"ZIP, {counted(many, 'fichier')}, {_weight(content)}"


def _weight(content: bytes) -> str:
    return f"{number(-(-len(content) // 1000))}{NBSP}Ko"
