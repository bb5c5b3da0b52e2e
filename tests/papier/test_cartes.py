"""Cards and small sheets: where one writes there is room for the pen."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.corpus import Corpus
from generator.printing import Press
from generator.printing.documents import Document, deck_document, fiche_documents
from generator.seance import PER_A4
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE

INNER = 5.0
"""Millimetres between what is written on a card and where it is cut."""
POINTS = 72 / 25.4


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT)


def small_sheets(corpus: Corpus, *kinds: str) -> list[Document]:
    return [
        document
        for slug in corpus.fiches
        for document in fiche_documents(corpus, SITE, slug)
        for sheet in document.data["feuilles"][:1]
        if sheet["modele"] in kinds and sheet["format"] in PER_A4
    ]


def codes(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sum(
            isinstance(it, pikepdf.Dictionary) and str(it.get("/Alt", "")).startswith("Code QR")
            for it in document.objects
        )


def is_written_on(document: Document) -> bool:
    sheet = document.data["feuilles"][0]
    if sheet["modele"] == "feuille":
        return any(
            "ligne" in bit for block in sheet["texte"] if block["genre"] == "texte" for bit in block["bouts"]
        )
    faces = [face for board in sheet["planches"] for card in board for face in card.values()]
    return bool(faces) and all(face["a_ecrire"] for face in faces)


def test_no_code_stands_where_one_writes(corpus: Corpus, press: Press) -> None:
    every = small_sheets(corpus, "cartes", "feuille")
    written = [it for it in every if is_written_on(it)]
    assert len(written) > 20
    printed, problems = press.print_all(written)
    assert problems == []
    assert {it.document.path: codes(it.pdf) for it in printed} == dict.fromkeys(
        (it.path for it in written), 0
    )
    read = [it for it in every if it.data["feuilles"][0]["modele"] == "cartes" and not is_written_on(it)]
    assert all(codes(it.pdf) > 0 for it in press.print_all(read)[0])


def test_words_stay_clear_of_the_cuts_and_use_the_room_up_to_them(corpus: Corpus, press: Press) -> None:
    nearest: list[float] = []
    for it in press.print_all(small_sheets(corpus, "cartes", "etiquettes"))[0]:
        size = it.document.data["feuilles"][0]["format"]
        for page in pypdfium2.PdfDocument(it.pdf):
            width, height = page.get_size()
            cuts = {"A5": (width / 2, None), "A6": (width / 2, height / 2), "A7": (width / 2, height / 2)}[
                size
            ]
            for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = thing.get_bounds()
                for cut, low, high in ((cuts[0], left, right), (cuts[1], bottom, top)):
                    if cut is not None:
                        assert high <= cut or low >= cut, it.document.path
                        nearest.append(min(abs(cut - low), abs(cut - high)) / POINTS)
    assert min(nearest) >= INNER - 1  # the tail of a letter hangs out of its line
    assert min(nearest) < 13


def column_of(page: pypdfium2.PdfPage, words: str) -> tuple[bool, bool]:
    """Whether the first of these words stands in the left half of a page, and in its upper half."""
    text = page.get_textpage()
    found = re.search(r"\s+".join(map(re.escape, words.split())), text.get_text_range())
    assert found, words
    left, bottom, _, _ = text.get_charbox(found.start())
    return left < page.get_width() / 2, bottom > page.get_height() / 2


def test_the_pocket_deck_has_each_tool_on_a_card_and_its_steps_on_the_back_of_it(
    corpus: Corpus, press: Press
) -> None:
    document = deck_document(corpus, SITE)
    (it,), problems = press.print_all([document])
    assert problems == []
    pages = list(pypdfium2.PdfDocument(it.pdf))
    cards = [card for sheet in document.data["feuilles"] for card in sheet["cartes"]]
    assert sorted(card["pied"]["lien"] for card in cards) == sorted(
        SITE.href("fiche", slug) for slug in corpus.fiches
    )
    assert len(pages) == 2 * -(-len(cards) // 4)
    assert codes(it.pdf) == len(cards)
    for number, sheet in enumerate(document.data["feuilles"]):
        front, back = pages[2 * number : 2 * number + 2]
        for card in sheet["cartes"]:
            start = " ".join(card["titre"].split(" ")[:2])
            left, high = column_of(front, start)
            assert column_of(back, start) == (not left, high)
            told = " ".join(plain(back.get_textpage().get_text_range()).split())
            for moment in card["moments"]:
                assert plain(moment["titre"])[:10] in told


def test_a_tool_of_many_steps_says_how_many_its_card_leaves_out(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    step = '  - {minutes: 10, titre: Accueil, consigne: "On s\'accueille.", forme: pleniere}\n'
    assert step in text
    carte.write_text(text.replace(step, step * 29), "utf-8")
    target = site / "papier"
    result = run("kits", "--site", site, "--vers", target)
    assert result.exit_code == 0, result.output
    back = pypdfium2.PdfDocument(target / "livre" / "jeu-de-poche.pdf")[1].get_textpage().get_text_range()
    assert "et 15 autres moments" in plain(back)
