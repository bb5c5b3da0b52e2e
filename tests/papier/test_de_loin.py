"""Sheets that one reads from across a room, and sheets that one writes on."""

from __future__ import annotations

import pypdfium2
import pytest

from generator.corpus import Corpus
from generator.printing import Press, fiche_documents
from tests.papier.conftest import ROOT, SITE

MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT)


def support(corpus: Corpus, press: Press, slug: str, ending: str) -> pypdfium2.PdfDocument:
    (document,) = (it for it in fiche_documents(corpus, SITE, slug) if it.path.endswith(ending))
    (printed,), problems = press.print_all([document])
    assert problems == []
    return pypdfium2.PdfDocument(printed.pdf)


def boxes_of(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each letter of the first place where these words stand, in millimetres."""
    text = page.get_textpage()
    start = text.get_text_range().index(words)
    boxes = (text.get_charbox(start + index) for index, letter in enumerate(words) if letter.strip())
    return [tuple(side / MILLIMETRE for side in box) for box in boxes]


@pytest.mark.parametrize(
    ("slug", "ending", "millimetres"),
    [
        ("cafe-tournant", "etiquettes-etiquettes-de-table-a6.pdf", 15),
        ("debat-mouvant", "cartons-pour-la-version-assise-a6.pdf", 10),
        ("cafe-tournant", "les-trois-titres-du-mur-a5.pdf", 15),
        ("debat-mouvant", "pancarte-d-accord-a3.pdf", 40),
    ],
)
def test_what_is_read_from_afar_is_written_large(
    corpus: Corpus, press: Press, slug: str, ending: str, millimetres: int
) -> None:
    text = support(corpus, press, slug, ending)[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert max(top - bottom for _, bottom, _, top in boxes) / MILLIMETRE >= millimetres


def test_no_word_of_a_headline_runs_over_its_sheet(corpus: Corpus, press: Press) -> None:
    for slug, ending in (
        ("debat-mouvant", "pancarte-d-accord-a3.pdf"),
        ("debat-mouvant", "pancarte-pas-d-accord-a3.pdf"),
        ("debat-mouvant", "cartons-pour-la-version-assise-a6.pdf"),
        ("revenir-dire", "etiquettes-de-reponse-a6.pdf"),
    ):
        page = support(corpus, press, slug, ending)[0]
        text = page.get_textpage()
        right = max(text.get_charbox(index)[2] for index in range(text.count_chars()))
        assert right <= page.get_width() - 10 * MILLIMETRE, ending


@pytest.mark.parametrize(
    ("slug", "ending", "first_column"),
    [
        ("carte-postale", "notre-vision-en-dix-lignes-a4.pdf", "Notre phrase"),
        ("definition-commune", "notre-definition-premiere-version-a4.pdf", "Ce que nous écrivons"),
    ],
)
def test_a_table_leaves_two_thirds_of_its_width_to_the_pen(
    corpus: Corpus, press: Press, slug: str, ending: str, first_column: str
) -> None:
    page = support(corpus, press, slug, ending)[0]
    left = boxes_of(page, first_column)[0][0]
    width = page.get_width() / MILLIMETRE - 30
    assert left - 15 <= 0.32 * width
