"""Which PDFs exist: of each fiche, of each support, of each kit, and the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.corpus import Corpus, Entry, printed
from generator.model import Kit, Notice
from generator.model.fiche import file_stem
from generator.printing.book import Book
from generator.printing.kit_sheets import KitAuthor
from generator.printing.prose import Data
from generator.printing.sheets import Author, Site, authors
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


def documents(corpus: Corpus, site: Site) -> Iterator[Document]:
    """Every PDF of a corpus: fiches, kits, then the book of it all."""
    for slug in corpus.fiches:
        yield from fiche_documents(corpus, site, slug)
    for entry in corpus.kits.values():
        yield kit_document(corpus, site, entry)
    if corpus.fiches and corpus.retours:
        yield book_document(corpus, site)


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
    yield _document(printed.for_facilitators(slug), f"{name}, pour animer", entry, site, guide)
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
        yield _document(printed.support_pdf(slug, support), title, entry, site, [sheet])
        for pieces, path in printed.in_pieces(slug, support):
            cut = sheet | {"modele": "affiche-en-morceaux", "morceaux": pieces}
            cut_title = f"{support.titre}, en {pieces} morceaux A4 ({name})"
            yield _document(path, cut_title, entry, site, [cut])


def kit_document(corpus: Corpus, site: Site, entry: Entry[Kit]) -> Document:
    """The whole kit in one PDF."""
    sheets = KitAuthor(Author(corpus, site), entry).sheets()
    return _document(printed.kit_pdf(entry.slug), entry.record.titre, entry, site, _sections(sheets))


def kit_parts(corpus: Corpus, site: Site, entry: Entry[Kit]) -> Iterator[Document]:
    """The same kit as separate files, for a copy shop: a folder a paper size, the copies in the name."""
    author = KitAuthor(Author(corpus, site), entry)
    title = entry.record.titre
    guide = [
        author.cover(),
        author.run_sheet(),
        author.lists(),
        *author.precautions(),
        *author.guides(),
        author.credits(),
    ]
    yield _document("A4/00-guide-1-exemplaire.pdf", title, entry, site, _sections(guide))
    for number, part in enumerate(author.copies(), start=1):
        copies = f"{part.runs}-exemplaire{'s' if part.runs > 1 else ''}"
        words = (f"{number:02d}", file_stem(part.titre), copies, "recto-verso" if part.duplex else "")
        name = "-".join(word for word in words if word)
        yield _document(f"{part.paper}/{name}.pdf", f"{part.titre} ({title})", entry, site, list(part.sheets))


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
