"""Records → printed matter: every fiche, support and kit as a PDF, and the book of it all.

`generator.seance` counts, `sheets`, `kit_sheets`, `contact_sheet` and `book` say what stands on each sheet, `documents` lists the PDFs,
`proof` tells what would not print, `press` prints (with `typst_engine`, `preferences`, `cache` and `checks`), `look` holds what is
the site’s own. Layout is in `templates/papier`.
"""

from generator.printing.archive import archive
from generator.printing.browser import words_of_fiche, words_of_sheets
from generator.printing.checks import check
from generator.printing.contact_sheet import KitShown
from generator.printing.documents import (
    Document,
    book_document,
    documents,
    fiche_documents,
    kit_contact_sheet,
    kit_document,
    kit_files,
    kit_parts,
    kit_piles,
)
from generator.printing.editable import editable
from generator.printing.kit_sheets import KitAuthor, kit_author
from generator.printing.making import Made, made, made_alone
from generator.printing.occasion import NOT_SAID, Occasion, occasion_of, occasion_planned
from generator.printing.output import write_files, write_whole
from generator.printing.own_kit import (
    Refused,
    asking,
    for_people,
    known_kit,
    own_kit,
    planned,
    planned_kit,
    with_more,
)
from generator.printing.places import Place
from generator.printing.press import Press, Sheetful, Told, press_of
from generator.printing.proving import proof
from generator.printing.publication import BOOK, DECK, Impression, Publication, publish
from generator.printing.sheets import Site, site_of

__all__ = [
    "BOOK",
    "DECK",
    "NOT_SAID",
    "Document",
    "Impression",
    "KitAuthor",
    "KitShown",
    "Made",
    "Occasion",
    "Place",
    "Press",
    "Publication",
    "Refused",
    "Sheetful",
    "Site",
    "Told",
    "archive",
    "asking",
    "book_document",
    "check",
    "documents",
    "editable",
    "fiche_documents",
    "for_people",
    "kit_author",
    "kit_contact_sheet",
    "kit_document",
    "kit_files",
    "kit_parts",
    "kit_piles",
    "known_kit",
    "made",
    "made_alone",
    "occasion_of",
    "occasion_planned",
    "own_kit",
    "planned",
    "planned_kit",
    "press_of",
    "proof",
    "publish",
    "site_of",
    "with_more",
    "words_of_fiche",
    "words_of_sheets",
    "write_files",
    "write_whole",
]
