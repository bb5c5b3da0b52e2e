"""Every page of every PDF, looked at as a picture; and its tags, by checkers that are not ours."""

from __future__ import annotations

import re
from io import BytesIO
from math import hypot
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from outloud import check as heard
from pdfua import validate

from generator.printing import Press, Sheetful, for_people, kit_author, kit_piles
from generator.words import licences
from tests.papier.conftest import ROOT, SITE

SAFE = 12.0
"""Millimetres from the edge that office printers cannot reach."""
DPI = 72
PAGES = {"affiche": 1, "grille": 1, "feuille": 1}
SESSION, PRECAUTIONS = 2, 2
"""Pages of a tool for who facilitates, and the most that its precautions take after them."""
A3, A4 = {297, 420}, {210, 297}


def name_of(it: Sheetful) -> str:
    return Path(it.document.path).name


def test_pages_are_as_many_and_as_large_as_promised(printed):
    for it in printed:
        pdf = pypdfium2.PdfDocument(it.pdf)
        assert len(pdf) == it.pages
        name = name_of(it)
        kind = name.removesuffix(".pdf").split("-")[0]
        expected = int(name[-8]) if name.endswith("xa4.pdf") else PAGES.get(kind)
        if it.document.kind == "fiche":
            assert expected in (None, it.pages), it.document.path
        if kind == "animation":
            careful = len(it.document.data["feuilles"]) > 1
            most = SESSION + (PRECAUTIONS if careful else 0)
            assert SESSION + careful <= it.pages <= most, it.document.path
        for page in pdf:
            size = {round(length / 72 * 25.4) for length in page.get_size()}
            assert size in ((A3,) if name.endswith("-a3.pdf") else (A4, A3)), it.document.path


def test_no_page_is_blank_and_no_ink_is_near_the_edge(printed):
    for it in printed:
        for number, page in enumerate(pypdfium2.PdfDocument(it.pdf), start=1):
            picture = page.render(scale=DPI / 72).to_pil().convert("L").point(lambda grey: 255 * (grey < 200))
            box = picture.getbbox()
            assert box is not None, f"{it.document.path}, page {number}: blank"
            edge = (SAFE - 0.4) / 25.4 * DPI
            left, top, right, bottom = box
            inside = (
                left >= edge
                and top >= edge
                and picture.width - right >= edge
                and picture.height - bottom >= edge
            )
            assert inside, f"{it.document.path}, page {number}: ink at {box} of {picture.size}"
            ink = picture.histogram()[255] / (picture.width * picture.height)
            assert ink > 0.003, f"{it.document.path}, page {number}: nearly blank"


def sizes_of(page):
    """The size of each piece of text of a page, in points, and where it stands."""
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        size = pypdfium2.raw.c_float()
        assert pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
        matrix = thing.get_matrix()
        yield size.value * hypot(matrix.c, matrix.d), thing.get_bounds()


def test_no_text_is_smaller_than_nine_points(printed):
    for it in printed:
        for number, page in enumerate(pypdfium2.PdfDocument(it.pdf), start=1):
            smallest = min((size for size, _ in sizes_of(page)), default=9)
            assert smallest >= 8.95, f"{it.document.path}, page {number}"


FOOT = 30 / 25.4 * 72
"""Points that the credits take at the bottom of a page."""
HEAD = 27 / 25.4 * 72
"""Points that the title of a run sheet and the names of its columns take."""


def test_what_is_read_standing_is_written_in_twelve_points(printed):
    """The script of a kit: all but the foot, and the labels over its parts."""
    scripts = 0
    for it in printed:
        if it.document.kind != "kit":
            continue
        kinds = [sheet["modele"] for sheet in it.document.data["feuilles"]]
        pages = list(pypdfium2.PdfDocument(it.pdf))
        texts = [page.get_textpage() for page in pages]
        start = next(number for number, text in enumerate(texts) if "LE SCRIPT" in text.get_text_range())
        end = next(number for number, text in enumerate(texts) if "AVANT LA SÉANCE" in text.get_text_range())
        assert kinds[2] == "script"
        for page, text in zip(pages[start:end], texts[start:end], strict=True):
            scripts += 1
            for size, (left, bottom, right, top) in sizes_of(page):
                told = text.get_text_bounded(left, bottom, right, top)
                if bottom > FOOT and not told.startswith(("LE SCRIPT", "Dans cette séance")):
                    assert size >= 11.95, (it.document.path, told)
    assert scripts > 20


@pytest.mark.parametrize("people", [7, 24, 80])
def test_a_run_sheet_is_one_page_in_twelve_points(corpus, people):
    press = Press(ROOT)
    for entry in corpus.kits.values():
        author = kit_author(corpus, SITE, for_people(entry, people, None))
        (guide,), problems = press.print_all([next(iter(kit_piles(author)))])
        assert problems == []
        pages = list(pypdfium2.PdfDocument(guide.pdf))
        sheets = [it for it in pages if it.get_width() > it.get_height()]
        assert len(sheets) == 1, entry.slug
        text = sheets[0].get_textpage()
        for size, (left, bottom, right, top) in sizes_of(sheets[0]):
            if FOOT < bottom < sheets[0].get_height() - HEAD:
                assert size >= 11.95, (entry.slug, text.get_text_bounded(left, bottom, right, top))


def test_only_our_fonts_are_used_and_they_are_embedded(printed):
    for it in printed:
        with pikepdf.open(BytesIO(it.pdf)) as pdf:
            fonts = [
                thing
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
            ]
            assert fonts
            for font in fonts:
                assert "AtkinsonHyperlegible" in str(font.FontName) or "NotoSans" in str(font.FontName)
                assert "/FontFile2" in font or "/FontFile3" in font
            assert str(pdf.Root.Lang) == "fr-FR"


@pytest.fixture(scope="module")
def files(printed, tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pdf")
    found = []
    for number, it in enumerate(printed):
        file = folder / f"{number}-{name_of(it)}"
        file.write_bytes(it.pdf)
        found.append(file)
    return found


def test_two_independent_checkers_find_no_error_against_pdf_ua(files):
    for file in files:
        assert [f"{it.rule_id} {it.message}" for it in validate(str(file)).findings] == [], file.name
        assert heard(str(file)).errors in (0, []), file.name


def licences_of(corpus, document):
    """What a page of a print may say of its licence: that of its text, or that each text of a collection keeps its own."""
    if document.kind == "livre":
        return {"Chaque texte garde sa licence"}
    if document.kind == "jeu":
        return {licences.name(it.record.licence) for it in corpus.fiches.values()}
    records = [getattr(corpus, f"{document.kind}s")[document.slug].record]
    if document.kind == "kit":
        records += [corpus.fiches[it.fiche].record for it in records[0].fiches if it.fiche is not None]
    names = {licences.name(it.licence) for it in records}
    return names if len(names) == 1 else names | {"Chaque fiche garde sa licence"}


def test_every_sheet_says_its_licence_and_its_address_in_clear(corpus, printed):
    for it in printed:
        if "xa4" in it.document.path:
            continue  # one poster on several sheets says it once
        for number, page in enumerate(pypdfium2.PdfDocument(it.pdf), start=1):
            text = " ".join(page.get_textpage().get_text_range().split())
            if it.document.kind == "jeu" and number % 2 == 0:
                continue  # the backs of the cards
            if "Morceau 1 sur 2" in text or text.startswith(("Photo", "Prénoms")):
                continue  # a piece of such a poster; labels to wear, where there is nothing of anybody’s
            allowed = licences_of(corpus, it.document)
            assert any(own in text for own in allowed), f"{it.document.path}, page {number}"
            assert "essaimage.example" in text, f"{it.document.path}, page {number}"


def test_every_sheet_of_a_kit_to_read_bears_its_number(printed):
    for it in printed:
        if it.document.kind == "kit":
            for number, page in enumerate(pypdfium2.PdfDocument(it.pdf), start=1):
                text = page.get_textpage().get_text_range()
                assert number == 1 or re.search(rf"(?<![0-9]){number}(?![0-9])", text), (
                    it.document.path,
                    number,
                )


def named_lines(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        dictionaries = [it for it in document.objects if isinstance(it, pikepdf.Dictionary)]
        cells = [it for it in dictionaries if it.get("/S") == "/TH"]
        return sum(pikepdf.Name("/Row") in [said.get("/Scope") for said in it.A] for it in cells)


def test_who_hears_a_table_hears_the_name_of_each_line(printed):
    found = 0
    for it in printed:
        grids = [sheet for sheet in it.document.data["feuilles"] if sheet["modele"] == "grille"]
        lines = [
            len(sheet["lignes"]) + sheet["lignes_vides"]
            for sheet in grids
            if sheet["lignes"] and len(sheet["colonnes"]) > 1
        ]
        names = sum(it for it in lines if it > 2)
        assert named_lines(it.pdf) == names, it.document.path
        found += names
    assert found > 100
