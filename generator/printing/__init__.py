"""Records → printed matter: every fiche, support and kit as a PDF.

`plan` counts, `sheets` and `kit_sheets` say what stands on each sheet, `documents` lists the PDFs,
`press` prints them (with `typst_engine`, `cache` and `checks`). Layout is in `templates/papier`.
"""

from generator.printing.archive import archive
from generator.printing.documents import Document, documents, fiche_documents, kit_document, kit_parts
from generator.printing.output import write_files, write_whole
from generator.printing.own_kit import Refused, for_people, own_kit
from generator.printing.press import Press, Sheetful, press_of
from generator.printing.publication import Impression, Publication, publish
from generator.printing.sheets import Site

__all__ = [
    "Document",
    "Impression",
    "Press",
    "Publication",
    "Refused",
    "Sheetful",
    "Site",
    "archive",
    "documents",
    "fiche_documents",
    "for_people",
    "kit_document",
    "kit_parts",
    "own_kit",
    "press_of",
    "publish",
    "write_files",
    "write_whole",
]
