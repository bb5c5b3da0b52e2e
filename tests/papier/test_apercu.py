"""What one looks at before printing: it tells the piles that come out, and its test sheet tries the printer."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from outloud import check as heard
from pdfua import validate
from PIL import Image, ImageChops, ImageOps

from generator.corpus import Corpus, session
from generator.corpus.printed import PAPERS
from generator.printing import Press, for_people, kit_author, kit_contact_sheet, kit_piles
from generator.printing.print_list import handwork_told
from generator.seance import Paper, paper
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE

KITS = ("vision", "lancer-une-communaute-d-action")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT)


def proof_of(corpus: Corpus, press: Press, slug: str, people: int, largest: Paper) -> pypdfium2.PdfDocument:
    author = kit_author(corpus, SITE, for_people(corpus.kits[slug], people, None), largest=largest)
    (made,), problems = press.print_all([kit_contact_sheet(author, press.thumbnail)])
    assert problems == []
    return pypdfium2.PdfDocument(made.pdf)


def words_of(document: pypdfium2.PdfDocument) -> str:
    text = " ".join(page.get_textpage().get_text_range() for page in list(document)[:-2])
    return " ".join(text.replace("\ufffe", "-").split())


@pytest.mark.parametrize("largest", PAPERS)
@pytest.mark.parametrize("people", [7, 24, 80])
@pytest.mark.parametrize("slug", KITS)
def test_it_tells_every_pile_every_job_and_every_sheet(
    corpus: Corpus, press: Press, slug: str, people: int, largest: Paper
) -> None:
    entry = for_people(corpus.kits[slug], people, None)
    words = words_of(proof_of(corpus, press, slug, people, largest))
    jobs = session(corpus, entry.record, largest).jobs
    for size, sheets in paper(jobs).items():
        assert f"{sheets} feuille{'s' if sheets > 1 else ''} {size}" in words
    for job in jobs:
        assert f" {job.number}. " in words
    for document in kit_piles(kit_author(corpus, SITE, entry, largest=largest)):
        assert document.path.removesuffix(".pdf") in words
    told = handwork_told(it for it in jobs if it.needed)
    assert "".join(told.split()) in "".join(words.split())


def test_each_job_is_shown_by_a_picture(corpus: Corpus, press: Press) -> None:
    document = proof_of(corpus, press, "vision", 24, "A4")
    pictures = sum(
        1
        for page in list(document)[:-2]
        for it in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=6)
    )
    assert pictures == 2 + len(session(corpus, corpus.kits["vision"].record, "A4").jobs)


def test_the_crosses_of_both_sides_of_the_test_sheet_meet(corpus: Corpus, press: Press) -> None:
    front, back = list(proof_of(corpus, press, "vision", 24, "A4"))[-2:]
    seen = [it.render(scale=2).to_pil().convert("L") for it in (front, back)]
    through = ImageOps.mirror(seen[1])  # the sheet is turned along its long edge
    for left, top in ((20, 20), (166, 20), (20, 230), (166, 230)):
        area = tuple(round(side * 2 * 72 / 25.4) for side in (left, top, left + 24, top + 24))
        first, second = seen[0].crop(area), through.crop(area)
        assert first.getextrema()[0] < 100
        assert ImageChops.difference(first, second).point(lambda it: 255 * (it > 200)).getbbox() is None


def test_the_line_of_the_test_sheet_is_ten_centimetres_long(corpus: Corpus, press: Press) -> None:
    front = list(proof_of(corpus, press, "vision", 24, "A4"))[-2]
    assert "10 centimètres" in front.get_textpage().get_text_range()
    lines = [
        it.get_bounds() for it in front.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=6)
    ]
    lengths = [(right - left) / 72 * 25.4 for left, bottom, right, top in lines if top - bottom < 6]
    assert any(length == pytest.approx(100, abs=1) for length in lengths)


def test_a_kit_of_ones_own_can_be_looked_at_first(tmp_path: Path) -> None:
    target = tmp_path / "avant.pdf"
    chosen = ("kit", "--fiches", "carte-postale,boussole", "--participants", "9", "--papier", "a4")
    result = run(*chosen, "--apercu", "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output
    with pypdfium2.PdfDocument(target) as document:
        words = words_of(document)
    assert "AVANT D’IMPRIMER" in words
    assert re.search(r"Calculé pour 9.personnes", words)


def test_it_writes_a_pdf_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "avant.zip"
    result = run("kit", "vision", "--apercu", "-o", target, "--site", ROOT)
    assert result.exit_code == 2
    assert "--apercu écrit un PDF : finissez le nom à écrire par .pdf." in plain(result.output)
    assert not target.exists()


def test_two_checkers_find_no_error_in_it(corpus: Corpus, press: Press, tmp_path: Path) -> None:
    author = kit_author(corpus, SITE, corpus.kits["vision"], largest="A4")
    document = kit_contact_sheet(author, press.thumbnail)
    (made,), _ = press.print_all([document])
    file = tmp_path / "apercu.pdf"
    file.write_bytes(made.pdf)
    assert [f"{it.rule_id} {it.message}" for it in validate(str(file)).findings] == []
    assert heard(str(file)).errors in (0, [])
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert len(pdf.pages) % 2 == 0  # the test sheet begins on a front


def test_its_picture_on_the_page_holds_all_its_pages(corpus: Corpus, press: Press) -> None:
    author = kit_author(corpus, SITE, corpus.kits["vision"], largest="A4")
    document = kit_contact_sheet(author, press.thumbnail)
    (made,), _ = press.print_all([document])
    with Image.open(io.BytesIO(press.picture_to_read(document))) as picture:
        pages = round(picture.height / picture.width / (297 / 210))
    assert pages == made.pages - 2
