"""The book: nothing of the site is missing, and its table of contents and index tell the right pages."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest

from generator.corpus import Corpus, is_told, session
from generator.lexicon import Lexicon
from generator.printing import Sheetful
from generator.printing.book import mark_terms
from generator.richtext import parse, to_plain


@pytest.fixture(scope="module")
def book(printed: list[Sheetful]) -> Sheetful:
    (found,) = (it for it in printed if it.document.kind == "livre")
    return found


@pytest.fixture(scope="module")
def pages(book: Sheetful) -> list[str]:
    with pypdfium2.PdfDocument(book.pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace("\u00ad", "").replace("\ufffe", "").split()) for text in texts]


def test_the_cover_counts_stories_apart_from_the_places_that_have_none(pages: list[str]) -> None:
    assert "4 récits, 7 territoires repérés." in pages[0].replace("\u00a0", " ")


def test_every_record_is_in_the_table_of_contents_at_its_page(corpus: Corpus, pages: list[str]) -> None:
    start = next(number for number, text in enumerate(pages) if "Sommaire" in text)
    contents = " ".join(pages[start : start + 3])
    for kind in (corpus.etapes, corpus.fiches, corpus.kits, corpus.retours):
        for entry in kind.values():
            title = " ".join(entry.record.titre.replace("\u202f", " ").split())
            found = re.search(re.escape(title) + r"[ .]+([0-9]+)", contents.replace("\u202f", " "))
            assert found, f"{title} is not in the table of contents"
            assert title in pages[int(found[1]) - 1].replace("\u202f", " ")


def test_every_word_of_the_index_stands_on_the_pages_it_tells(corpus: Corpus, pages: list[str]) -> None:
    start = next(
        number for number, text in enumerate(pages) if text.startswith("Les mots, et où les trouver")
    )
    index = letters("".join(pages[start:]))
    told = 0
    for term in corpus.glossaire.termes.values():
        definition = letters(to_plain(parse(term.definition)))
        found = re.match("Pages?([0-9,]+)", index.partition(definition)[2])
        for number in found[1].split(",") if found else ():
            told += 1
            forms = (term.terme, *term.variantes)
            assert any(letters(form) in letters(pages[int(number) - 1]) for form in forms), (
                term.terme,
                number,
            )
    assert told > len(corpus.glossaire.termes)


def letters(text: str) -> str:
    """`text` without spaces and hyphens, which a line break moves about."""
    return re.sub(r"[\s-]", "", text)


def test_bookmarks_lead_to_every_part_and_record(corpus: Corpus, book: Sheetful) -> None:
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf, pdf.open_outline() as outline:
        (cover,) = outline.root
        parts = {it.title: {child.title for child in it.children} for it in cover.children}
    assert {"La méthode", "Les outils", "Les territoires", "Les mots, et où les trouver"} <= parts.keys()
    assert {it.record.titre for it in corpus.etapes.values()} == parts["La méthode"]
    assert len(parts["Les outils"]) == len(corpus.fiches)
    assert len(parts["Les kits"]) == len(corpus.kits)
    assert len(parts["Les territoires"]) == len(corpus.retours)


def test_a_kit_tells_its_hours_and_what_comes_after(corpus: Corpus, pages: list[str]) -> None:
    for entry in corpus.kits.values():
        made = session(corpus, entry.record)
        title = " ".join(entry.record.titre.replace("\u202f", " ").split())
        (page,) = (it for it in pages if it.replace("\u202f", " ").startswith(title) and "Et après" in it)
        assert all(part.start in page for part in made.parts)


def test_the_places_whose_story_is_still_to_be_written_share_one_page(
    corpus: Corpus, pages: list[str]
) -> None:
    (page,) = (it for it in pages if it.startswith("Récits à écrire"))
    for slug, entry in corpus.retours.items():
        assert (f"/retours/{slug}" in page) != is_told(entry.record)


INSIDE, OUTSIDE = 17, 13
"""Millimetres."""


def test_the_book_leaves_room_to_be_bound(book: Sheetful) -> None:
    with pypdfium2.PdfDocument(book.pdf) as document:
        for number, page in enumerate(document, start=1):
            things = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
            left = min((thing.get_bounds()[0] for thing in things), default=None)
            if number > 3 and left is not None:
                margin = INSIDE if number % 2 else OUTSIDE
                assert left / 72 * 25.4 == pytest.approx(margin, abs=1.5), number


def test_the_words_of_a_paragraph_are_marked_once_each() -> None:
    sheet = {
        "corps": [{"genre": "texte", "bouts": [{"s": "La CAF, puis "}, {"s": "la CAF"}]}, {"genre": "liste"}]
    }
    mark_terms(sheet, Lexicon([("CAF", "caf")]))
    assert sheet["corps"][0]["termes"] == ["caf"]
    assert "termes" not in sheet["corps"][1]
