"""What one looks at before printing a kit: every pile in small pictures, its sheets, what hands do then, a sheet to try."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from generator.corpus import printed
from generator.corpus.logo import png_size
from generator.printing.kit_sheets import KitAuthor
from generator.printing.piles import Pile, piles_of
from generator.printing.print_list import handwork_told, line_of, paper_told
from generator.printing.prose import Data

Draw = Callable[[Data], bytes]
"""A sheet → a small PNG of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing to print: its number, its title, how many on which paper, and the first of its sheets."""

    numero: int
    titre: str
    combien: str
    papier: str
    sheet: Data


@dataclass(frozen=True, slots=True)
class PileShown:
    """A pile: the name of its file, which paper it is, how many sheets, and what it holds."""

    nom: str
    dit: str
    papier: str
    contenu: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class KitShown:
    """A kit before it is printed: its paper and what is left to do then, in words, its piles, and a picture of them."""

    papier: str
    preparation: str
    piles: tuple[PileShown, ...]
    picture: str


def shown(author: KitAuthor) -> KitShown:
    """All that a kit prints besides its guide, pile by pile."""
    needed = (it for it in author.jobs if it.needed)
    piles = tuple(_pile(author, it) for it in piles_of(author))
    picture = printed.picture_of(printed.kit_contact_sheet(author.entry.slug, author.largest))
    return KitShown(paper_told(author.jobs), handwork_told(needed), piles, picture)


def _pile(author: KitAuthor, pile: Pile) -> PileShown:
    jobs = {it.number: it for it in author.jobs}
    held = []
    for part in pile.parts:
        line = line_of(jobs[part.number], author.corpus)
        held.append(Shown(part.number, line["titre"], line["combien"], line["papier"], part.sheets[0]))
    sides = "recto verso, bord long" if pile.duplex else "sur un seul côté"
    said = f"{pile.paper}, {sides}{'' if pile.needed else ', si vous voulez'}"
    return PileShown(pile.name, said, paper_told(jobs[it.number] for it in pile.parts), tuple(held))


def contact_sheet(author: KitAuthor, draw: Draw) -> Data:
    """The piles of a kit in pictures, its guide first, with what is left to do once they are printed."""
    kit = shown(author)
    begins = [("La couverture", author.cover()), ("Le conducteur", author.run_sheet())]
    guide = PileShown(
        "1-moi", "mon guide, recto verso", "", tuple(Shown(0, title, "", "", it) for title, it in begins)
    )
    return author.sheet("apercu") | {
        "papier": kit.papier,
        "preparation": kit.preparation,
        "piles": [
            {
                "nom": pile.nom,
                "dit": pile.dit,
                "papier": pile.papier,
                "contenu": [
                    {"titre": it.titre, "combien": it.combien, "papier": it.papier} | _drawn(draw(it.sheet))
                    for it in pile.contenu
                ],
            }
            for pile in (guide, *kit.piles)
        ],
    }


def trial_sheet(author: KitAuthor) -> Data:
    """A sheet to try a printer with: at 100 %, on both sides, as far as its edges go."""
    return author.sheet("essai") | {"titre": "La feuille d’essai"}


def _drawn(png: bytes) -> Data:
    return {"vignette": b64encode(png).decode(), "cotes": list(png_size(png) or ())}
