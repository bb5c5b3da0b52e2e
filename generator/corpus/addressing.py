"""The addresses that records and pages ask for: nothing takes the place of another, old names still lead here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from generator.addresses import (
    PROGRAM_PAGES,
    Claim,
    Contest,
    Maker,
    Registry,
    address_of,
    file_of,
    unfit,
    uri_of,
)
from generator.corpus import printed
from generator.corpus.records import Corpus, Entry
from generator.diagnostics import NBSP, Diagnostic, Position, quoted, suggestion
from generator.source import Document, Location

FORMER = "anciens_noms"
RECORD_KINDS = ("etape", "fiche", "kit", "retour")


def registry_of(corpus: Corpus) -> Registry:
    """Every page and file of a site, and who makes it; `contests` are those asked for twice.

    What the program makes comes first, then records, pages, pictures, prints, and former names: who comes
    later is told.
    """
    return Registry(
        chain(
            _of_the_program(corpus),
            _of_records(corpus),
            _of_pages(corpus),
            _of_prints(corpus),
            _of_pictures(corpus),
            _of_former_names(corpus),
        )
    )


def published_addresses(corpus: Corpus) -> dict[str, Maker]:
    """The addresses where a site answers, by the file of their page, and who makes each."""
    return {file: it for file, it in registry_of(corpus).files.items() if file.endswith("index.html")}


def former_pages(corpus: Corpus) -> Iterator[tuple[str, str, Entry[Any]]]:
    """The page of each former name, the page where it leads now, and whose it was."""
    for uri, entry in _every_page(corpus):
        for name in getattr(entry.record, FORMER):
            former = uri_of(entry.kind, name) if entry.kind in RECORD_KINDS else f"{name}.md"
            yield former, uri, entry


def former_prints(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The former place of each print of a renamed record, and its place now."""
    for entry in (*corpus.fiches.values(), *corpus.kits.values()):
        for name in entry.record.anciens_noms:
            yield from zip(_prints_of(entry, name), _prints_of(entry, entry.slug), strict=True)


def former_name(corpus: Corpus, kind: str, name: str) -> str | None:
    """The present name of the record of that kind that once was `name`."""
    found = corpus.slugs(kind).items()
    return next(
        (slug for slug, it in found if name in getattr(getattr(it, "record", None), FORMER, ())), None
    )


def address_problems(corpus: Corpus, document_of: Callable[[str], Document | None]) -> Iterator[Diagnostic]:
    """A problem for each page, file or former name whose place is taken, and for what replaces nothing."""
    told: set[tuple[str, Location]] = set()
    for contest in registry_of(corpus).contests:
        path, location = contest.claim.maker.path, contest.claim.maker.location
        if location and (path, location) in told:
            continue  # the page of a former name, then its prints
        told.add((path, location))
        document = document_of(path) if location else None
        place = document.position(location) if document is not None else Position()
        yield Diagnostic(path, place, *_told(contest))
    for entry in corpus.pages.values():
        if entry.record.remplace is not None:
            yield from _wrong_replacement(entry, document_of)
    for _, entry in _every_page(corpus):
        yield from _unfit_names(entry, document_of)


def _every_page(corpus: Corpus) -> Iterator[tuple[str, Entry[Any]]]:
    """Every page that has a source, by its name: records, steps, pages by hand, what was withdrawn."""
    for entries in (corpus.etapes, corpus.fiches, corpus.kits, corpus.retours):
        yield from ((uri_of(entry.kind, entry.slug), entry) for entry in entries.values())
    yield from corpus.pages.items()
    yield from corpus.retraits.items()


def _of_the_program(corpus: Corpus) -> Iterator[Claim]:
    for uri, page in PROGRAM_PAGES.items():
        if _is_made(corpus, uri) and address_of(uri) not in corpus.replaced:
            yield Claim(file_of(uri), Maker(f"la page {quoted(page.title)}, que le programme fait"))


def _is_made(corpus: Corpus, uri: str) -> bool:
    """Whether a site has that page of the program: some show a list that a site may do without."""
    if uri == "par-ou-commencer.md":
        return corpus.orientation is not None
    return uri != "precautions.md" or bool(corpus.precautions.precautions)


def _of_records(corpus: Corpus) -> Iterator[Claim]:
    for uri, entry in _every_page(corpus):
        if entry.kind in RECORD_KINDS:
            yield Claim(file_of(uri), Maker(entry.path, entry.path))


def _of_pages(corpus: Corpus) -> Iterator[Claim]:
    for uri, entry in _every_page(corpus):
        if entry.kind not in RECORD_KINDS:
            yield Claim(file_of(uri), Maker(entry.path, entry.path))


def _of_pictures(corpus: Corpus) -> Iterator[Claim]:
    for uri in sorted(corpus.pictures):
        path = f"methode/{uri}"
        yield Claim(uri, Maker(path, path))


def _of_prints(corpus: Corpus) -> Iterator[Claim]:
    for entry in (*corpus.fiches.values(), *corpus.kits.values()):
        for file in _files_of(entry, entry.slug):
            yield Claim(file, Maker(f"une feuille à imprimer de {entry.path}", entry.path))


def _of_former_names(corpus: Corpus) -> Iterator[Claim]:
    numbers: dict[str, int] = {}
    for former, _, entry in former_pages(corpus):
        number = numbers.setdefault(entry.path, 0)
        numbers[entry.path] += 1
        maker = Maker(f"un ancien nom de {entry.path}", entry.path, (FORMER, number))
        yield Claim(file_of(former), maker)
    for entry in (*corpus.fiches.values(), *corpus.kits.values()):
        for number, name in enumerate(entry.record.anciens_noms):
            maker = Maker(f"un ancien nom de {entry.path}", entry.path, (FORMER, number))
            yield from (Claim(file, maker) for file in _prints_of(entry, name))


def _prints_of(entry: Entry[Any], slug: str) -> Iterator[str]:
    """What is handed out of a fiche or a kit that would be named `slug`."""
    if entry.kind == "kit":
        for largest in printed.PAPERS:
            yield printed.kit_pdf(slug, largest)
            yield printed.kit_piles(slug, largest)
        yield printed.kit_contact_sheet(slug)
        yield printed.kit_archive(slug)
        yield printed.kit_editable(slug)
    else:
        yield from printed.fiche_pdfs(slug, entry.record)


def _files_of(entry: Entry[Any], slug: str) -> Iterator[str]:
    """The same, with the pictures that show them."""
    for path in _prints_of(entry, slug):
        yield path
        if path.endswith(".pdf"):
            yield printed.picture_of(path)


def _told(contest: Contest) -> tuple[str, str]:
    """What is said of a place asked for twice, and what to write instead."""
    claim, holder = contest.claim, contest.holder
    if claim.maker.location and claim.maker.path == holder.path:
        return "ce nom est déjà celui de ce fichier, ou est écrit deux fois", "retirez-le d’ici"
    if claim.maker.location:
        shown = quoted(claim.file.removesuffix("index.html"))
        return f"cet ancien nom est l’adresse d’autre chose, {shown}{NBSP}: {holder.name}", "retirez-le d’ici"
    if claim.maker.name.startswith("methode/") and not claim.file.endswith(".html"):
        message = f"cette image prendrait la place d’un autre fichier{NBSP}: {holder.name}"
        return message, "donnez-lui un autre nom, ou un autre dossier"
    page = next((uri for uri in PROGRAM_PAGES if file_of(uri) == claim.file), None)
    hint = "donnez-lui un autre nom"
    if page is not None and PROGRAM_PAGES[page].replaceable:
        line = quoted(f"remplace: {address_of(page).removesuffix('/')}")
        hint += f"{NBSP}; ou, pour qu’elle remplace celle du programme, ajoutez à son en-tête {line}"
    return f"cette page prendrait la place d’une autre{NBSP}: {holder.name}", hint


def _wrong_replacement(
    entry: Entry[Any], document_of: Callable[[str], Document | None]
) -> Iterator[Diagnostic]:
    wanted, own = f"{entry.record.remplace}/", address_of(entry.slug)
    replaceable = [address_of(uri).removesuffix("/") for uri, it in PROGRAM_PAGES.items() if it.replaceable]
    of_the_program = any(address_of(uri) == wanted for uri in PROGRAM_PAGES)
    if entry.record.remplace in replaceable and wanted == own:
        return
    if entry.record.remplace in replaceable:
        message = f"cette page est à l’adresse {quoted(own)}, et ne peut pas remplacer {quoted(wanted)}"
        hint = f"renommez ce fichier {quoted(f'{entry.record.remplace}.md')}"
    elif of_the_program:
        message = (
            f"la page {quoted(wanted)} ne se remplace pas{NBSP}: d’autres pages y mènent à un endroit précis"
        )
        hint = f"donnez un autre nom à la vôtre{NBSP}; on peut remplacer {', '.join(replaceable)}"
    else:
        message = f"aucune page du programme n’est à l’adresse {quoted(wanted)}"
        hint = suggestion(str(entry.record.remplace), replaceable)
    document = document_of(entry.path)
    place = document.position(("remplace",)) if document is not None else Position()
    yield Diagnostic(entry.path, place, message, hint)


def _unfit_names(entry: Entry[Any], document_of: Callable[[str], Document | None]) -> Iterator[Diagnostic]:
    """Former names that no file could have had: they could not be written again as folders."""
    for number, name in enumerate(getattr(entry.record, FORMER)):
        if any(unfit(part) is not None for part in PurePosixPath(name).parts):
            document = document_of(entry.path)
            place = document.position((FORMER, number)) if document is not None else Position()
            message = f"le nom {quoted(name)} n’a pu être celui d’aucun fichier"
            yield Diagnostic(entry.path, place, message, "retirez-le d’ici")
