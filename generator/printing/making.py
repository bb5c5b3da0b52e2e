"""What a kit of one's own is printed into: one PDF to read, an archive ready to print, or a text to change."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.printing.archive import archive
from generator.printing.documents import Document, kit_document, kit_files
from generator.printing.editable import editable
from generator.printing.kit_sheets import KitAuthor
from generator.printing.press import Press, Told
from generator.words.numbers import counted

TO_CHANGE = "a-modifier/mon-kit.odt"


@dataclass(frozen=True, slots=True)
class Made:
    """The content of a file, and what is said of it: « 12 pages A4 », « 9 fichiers »."""

    content: bytes
    told: str


def made(
    ending: str, press: Press, author: KitAuthor, large_print: int = 0, told: Told | None = None
) -> tuple[Made | None, list[Diagnostic]]:
    """What the file of that `ending` holds, with sheets in large print for so many people; or why there is none.

    An archive holds everything, copies included (`.zip`), a text is to be changed (`.odt`); any other ending is a PDF
    of the whole kit.
    """
    if ending == ".odt":
        return Made(editable(author), "à ouvrir dans un traitement de texte"), []
    if ending != ".zip":
        return made_alone(press, kit_document(author), told)
    printed, problems = press.print_all(kit_files(author, large_print), told)
    if not printed:
        return None, problems
    content = archive(printed, {TO_CHANGE: editable(author)})
    return Made(content, counted(len(printed) + 1, "fichier")), problems


def made_alone(
    press: Press, document: Document, told: Told | None = None
) -> tuple[Made | None, list[Diagnostic]]:
    """One document as a PDF; or why there is none."""
    printed, problems = press.print_all([document], told)
    return (Made(printed[0].pdf, printed[0].told) if printed else None), problems
