"""The files that a site prints: how the PDFs of each record are named, and which ones there are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import FOLDER_OF_KIND, SHARED_PICTURES
from generator.model import Fiche
from generator.model.fiche import Support
from generator.seance import Paper

BOOK = "livre/livre.pdf"
DECK = "livre/jeu-de-poche.pdf"
SHARED_PICTURE = f"{SHARED_PICTURES}site.png"
"""By what every page that is of no record is known where its address is shared."""
PIECES = (2, 4)
"""In how many A4 sheets an A3 poster is printed too."""


_ONLY = {"A4": "-a4", "A3": ""}
PAPERS: tuple[Paper, ...] = ("A4", "A3")
"""The largest paper that each version of a kit asks for; most people have no other than the first."""


def for_facilitators(slug: str) -> str:
    """The PDF of a fiche for who leads the session."""
    return f"fiches/{slug}/animation.pdf"


def for_participants(slug: str) -> str:
    """The PDF of a fiche for who takes part."""
    return f"fiches/{slug}/participants.pdf"


def support_pdf(slug: str, support: Support) -> str:
    """The PDF of a support of a fiche."""
    return f"fiches/{slug}/{support.fichier}.pdf"


def in_pieces(slug: str, support: Support) -> Iterator[tuple[int, str]]:
    """The PDFs of a poster too large for most printers: in how many pieces, and where."""
    if support.type == "affiche" and support.format == "A3":
        stem = support.fichier.removesuffix("-a3")
        yield from ((pieces, f"fiches/{slug}/{stem}-{pieces}xa4.pdf") for pieces in PIECES)


def kit_pdf(slug: str, largest: Paper = "A3") -> str:
    """The PDF of a whole kit, for a printer that has no larger paper."""
    return f"kits/{slug}/{slug}{_ONLY[largest]}.pdf"


def kit_archive(slug: str) -> str:
    """The same kit for a copy shop, a folder a paper size."""
    return f"kits/{slug}/{slug}.zip"


def kit_editable(slug: str) -> str:
    """What one fills in and sends, as a text document."""
    return f"kits/{slug}/{slug}.odt"


def kit_contact_sheet(slug: str, largest: Paper = "A4") -> str:
    """What one looks at before printing it: its piles in small pictures."""
    return f"kits/{slug}/{slug}-apercu{_ONLY[largest]}.pdf"


def kit_piles(slug: str, largest: Paper = "A3") -> str:
    """The same kit ready to print, a pile a kind of paper."""
    return f"kits/{slug}/{slug}-pret-a-imprimer{_ONLY[largest]}.zip"


def picture_of(pdf: str) -> str:
    """The picture of the first page of a PDF."""
    return f"{pdf.removesuffix('.pdf')}.png"


def shared_picture(kind: str, slug: str) -> str:
    """The picture by which the page of a record is known where its address is shared."""
    return f"{SHARED_PICTURES}{FOLDER_OF_KIND[kind]}/{slug}.png"


def fiche_pdfs(slug: str, fiche: Fiche) -> Iterator[str]:
    """Every PDF of a fiche that would be named `slug`."""
    yield for_facilitators(slug)
    yield for_participants(slug)
    for support in fiche.supports:
        yield support_pdf(slug, support)
        yield from (path for _, path in in_pieces(slug, support))
