"""The picture by which a page is known where its address is shared: what it is, its title, a few facts, the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.corpus import Corpus, Entry, is_told, printed, session
from generator.diagnostics import NBSP
from generator.printing.documents import Document
from generator.printing.look import USUAL, Look
from generator.printing.prose import Data, printable
from generator.printing.sheets import Site, accent_of
from generator.printing.story import Story
from generator.words.durations import duration
from generator.words.numbers import counted, group


def shared_pictures(corpus: Corpus, site: Site, look: Look = USUAL) -> Iterator[Document]:
    """One for each record that has a page, and one of the whole site, for every other page.

    The description of the site is on no sheet: its signs may be of any font, and are then left out of the picture.
    """
    pages: list[Entry[Any]] = [
        *corpus.etapes.values(),
        *corpus.fiches.values(),
        *corpus.kits.values(),
        *corpus.retours.values(),
    ]
    for entry in pages:
        kind, facts = _told(corpus, site, entry)
        yield _picture(
            printed.shared_picture(entry.kind, entry.slug),
            {
                "surtitre": printable(kind),
                "titre": printable(entry.record.titre),
                "detail": printable(facts),
                "accent": _accent(corpus, entry),
            },
            site,
        )
    told = (corpus.settings.site.site_description if corpus.settings.site else None) or ""
    detail = "" if look.unwritable(told) else printable(told)
    whole = {"surtitre": "", "titre": printable(site.nom), "detail": detail, "accent": 0}
    yield _picture(printed.SHARED_PICTURE, whole, site)


def _told(corpus: Corpus, site: Site, entry: Entry[Any]) -> tuple[str, str]:
    """What a page is, and what one wants to know of it first."""
    record = entry.record
    if entry.kind == "etape":
        return f"Étape {record.ordre} de la méthode", record.resume
    if entry.kind == "fiche":
        return (
            "Un outil pour animer",
            f"{duration(record.duree)}, {group(record.groupe.min, record.groupe.max)}",
        )
    if entry.kind == "kit":
        made = session(corpus, record)
        return (
            "Une séance prête à animer",
            f"{duration(made.minutes)}, pour {counted(record.participants, 'personne')}",
        )
    return "Un récit" if is_told(
        record
    ) else "Un récit à écrire", f"Territoire{NBSP}: {Story(corpus, site, entry).place}"


def _accent(corpus: Corpus, entry: Entry[Any]) -> int:
    """The colour of its first step; that of the site for what belongs to none."""
    named = {"etape": [entry.slug], "fiche": getattr(entry.record, "etapes", ())}.get(entry.kind, ())
    return accent_of([{"ordre": it.record.ordre} for slug, it in corpus.etapes.items() if slug in named])


def _picture(path: str, sheet: Data, site: Site) -> Document:
    titre = sheet["titre"]
    foot = {"site": printable(site.nom)}
    data: Data = {
        "titre": titre,
        "auteurs": site.nom,
        "description": titre,
        "mots_cles": [],
        "date": [2000, 1, 1],
        "feuilles": [{"modele": "partage", "pied": foot, **sheet}],
    }
    return Document(path, titre, "", "", data)
