"""Which PDFs exist: of each fiche, of each support, of each kit, and the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from generator.corpus import Corpus, Entry, printed
from generator.model import Notice
from generator.model.fiche import file_stem
from generator.printing.book import Book
from generator.printing.contact_sheet import Draw, contact_sheet, trial_sheet
from generator.printing.kit_sheets import Copies, KitAuthor, kit_author
from generator.printing.large_print import large_sheets
from generator.printing.piles import piles_of
from generator.printing.pocket import TITRE, boards
from generator.printing.prose import Data
from generator.printing.sheets import Author, Site, authors, in_pieces
from generator.seance import printable_supports


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF: where it goes in the site, and the data its template reads."""

    path: str
    titre: str
    kind: str
    slug: str
    data: Data
    record: str = ""
    """The file it is written from; the book has many."""
    duplex: bool | None = None
    """Whether it is printed on both sides; None where that is left to whoever prints."""


def documents(corpus: Corpus, site: Site) -> Iterator[Document]:
    """Every PDF of a corpus: fiches, kits, then the book of it all."""
    for slug in corpus.fiches:
        yield from fiche_documents(corpus, site, slug)
    for entry in corpus.kits.values():
        for largest in printed.PAPERS:
            yield kit_document(kit_author(corpus, site, entry, largest=largest))
    if corpus.fiches:
        yield deck_document(corpus, site)
    if corpus.fiches and corpus.retours:
        yield book_document(corpus, site)


def deck_document(corpus: Corpus, site: Site) -> Document:
    """Every tool on a card to keep in a pocket."""
    sheets = _sections([sheet for _, sheet in boards(Author(corpus, site))])
    resume = "Une carte par outil : ce qu’il donne, pour combien, en combien de temps, et ses moments."
    day = min(it.record.verifie_le for it in corpus.fiches.values())
    data = _data(TITRE, site.nom, resume, day, sheets)
    return Document(printed.DECK, TITRE, "jeu", "", data, duplex=True)


def book_document(corpus: Corpus, site: Site) -> Document:
    """The whole site in one PDF."""
    book = Book(corpus, site)
    data = _data(book.titre, site.nom, book.resume, book.date, book.sheets())
    return Document(printed.BOOK, book.titre, "livre", "", data)


def fiche_documents(corpus: Corpus, site: Site, slug: str) -> Iterator[Document]:
    """The PDFs of a fiche: for who facilitates, for who takes part, and one a support."""
    author = Author(corpus, site)
    entry = corpus.fiches[slug]
    name = entry.record.titre
    guide = _sections([author.fiche(slug), *author.precautions(entry)])
    led = _document(printed.for_facilitators(slug), f"{name}, pour animer", entry, site, guide)
    yield replace(led, duplex=True)
    yield _document(
        printed.for_participants(slug),
        f"{name}, pour les participants",
        entry,
        site,
        [author.participants(slug)],
    )
    for index, support in printable_supports(entry.record):
        sheet = author.support(slug, index)
        title = f"{support.titre} ({name})"
        alone = _document(printed.support_pdf(slug, support), title, entry, site, [sheet])
        yield replace(alone, duplex=any(card.verso for card in support.cartes))
        for pieces, path in printed.in_pieces(slug, support):
            cut_title = f"{support.titre}, en {pieces} morceaux A4 ({name})"
            yield _document(path, cut_title, entry, site, [in_pieces(sheet, pieces)])


def kit_document(author: KitAuthor) -> Document:
    """The whole kit in one PDF, whose list says on which page each thing to print stands."""
    stack = author.stack()
    sheets = _sections([sheet for _, sheet in stack])
    path = printed.kit_pdf(author.entry.slug, author.largest)
    whole = _of_kit(author, path, author.titre, sheets)
    return replace(whole, data=whole.data | {"travaux": [number for number, _ in stack]})


def kit_parts(author: KitAuthor) -> Iterator[Document]:
    """The same kit as separate files, for a copy shop: a folder a paper size, the copies in the name."""
    yield _of_kit(author, "A4/00-guide-1-exemplaire.pdf", author.titre, _sections(author.guide()))
    for part in author.copies():
        copies = f"{part.runs}-exemplaire{'s' if part.runs > 1 else ''}"
        words = (f"{part.number:02d}", file_stem(part.titre), copies, "recto-verso" if part.duplex else "")
        path = f"{part.paper}/{'-'.join(word for word in words if word)}.pdf"
        alone = _of_kit(author, path, f"{part.titre} ({author.titre})", list(part.sheets))
        yield replace(alone, duplex=part.duplex)


def kit_piles(author: KitAuthor) -> Iterator[Document]:
    """The same kit ready to print: the guide, then a pile a kind of paper, where each sheet comes as often as needed.

    A slip of paper says what follows it. On both sides, each copy begins a new sheet. What serves a variant is in
    piles of its own, so that nobody prints it without wanting it.
    """
    guide = _of_kit(author, "1-moi.pdf", f"Mon guide ({author.titre})", _sections(author.guide()))
    yield replace(guide, duplex=True)
    for pile in piles_of(author):
        sheets = [sheet for part in pile.parts for sheet in _pile(part, pile.duplex)]
        title = f"{PurePosixPath(pile.name).name} ({author.titre})"
        printed_together = _of_kit(author, f"{pile.name}.pdf", title, _sections(sheets))
        yield replace(printed_together, duplex=pile.duplex)


def kit_contact_sheet(author: KitAuthor, draw: Draw) -> Document:
    """The piles in small pictures, then a sheet to try the printer with; `draw` makes a picture of a sheet."""
    tried = trial_sheet(author) | {"sur_une_feuille": True}
    title = f"Avant d’imprimer ({author.titre})"
    path = printed.kit_contact_sheet(author.entry.slug, author.largest)
    return _of_kit(author, path, title, _sections([contact_sheet(author, draw), tried]))


def alone(sheet: Data) -> Document:
    """A sheet on its own, to be drawn: the same wherever the sheet serves."""
    sheets = [sheet | {"niveau": 1}]
    return Document("", sheet["titre"], "", "", _data(sheet["titre"], "", "", date(2000, 1, 1), sheets))


def kit_in_large_print(author: KitAuthor, people: int) -> Iterator[Document]:
    """What so many people get in large print, a pile a paper."""
    every = list(large_sheets(author, people))
    for size in printed.PAPERS:
        sheets = [sheet for paper, sheet in every if paper == size]
        if sheets:
            title = f"En gros caractères, {size} ({author.titre})"
            pile = _of_kit(author, f"gros-caracteres/{size}.pdf", title, _sections(sheets))
            yield replace(pile, duplex=False)


def kit_files(author: KitAuthor, large_print: int = 0) -> Iterator[Document]:
    """A kit of one's own in one archive: ready to print, for a copy shop, and for some in large print."""
    if large_print:
        yield from kit_in_large_print(author, large_print)
    for folder, every in (("pret-a-imprimer", kit_piles), ("boutique", kit_parts)):
        for document in every(author):
            yield replace(document, path=f"{folder}/{document.path}")


def _of_kit(author: KitAuthor, path: str, title: str, sheets: list[Data]) -> Document:
    return _document(path, title, author.entry, author.author.site, sheets)


def _pile(part: Copies, duplex: bool) -> Iterator[Data]:
    yield part.slip | {"sur_une_feuille": duplex}
    for _ in range(part.runs):
        for index, sheet in enumerate(part.sheets):
            yield sheet | {"sur_une_feuille": duplex and index == 0}


def _sections(sheets: list[Data]) -> list[Data]:
    """The same sheets, whose first one holds the only first-level heading: every other is a section of it."""
    return [sheet | {"niveau": 2 if number else 1} for number, sheet in enumerate(sheets)]


def _document(path: str, title: str, entry: Entry[Any], site: Site, sheets: list[Data]) -> Document:
    record: Notice = entry.record
    by, day = authors(record) or site.nom, record.verifie_le
    data = _data(title, by, record.resume, day, sheets)
    return Document(path, title, entry.kind, entry.slug, data, entry.path)


def _data(title: str, by: str, resume: str, day: date, sheets: list[Data]) -> Data:
    foot = sheets[0]["pied"]
    return {
        "titre": title,
        "auteurs": by,
        "description": f"{resume} {foot['licence']} ({foot['licence_url']}). {foot['url']}",
        "mots_cles": [foot["site"]],
        "date": [day.year, day.month, day.day],
        "feuilles": sheets,
    }
