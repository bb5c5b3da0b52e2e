"""Sheets that one reads from across a room, and sheets that one writes on."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from generator.corpus import Corpus
from generator.printing import Press, fiche_documents
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE
from tests.papier.test_feuilles import sizes_of

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
        ("cafe-tournant", "etiquettes-etiquettes-de-table-a6.pdf", 20),
        ("debat-mouvant", "cartons-pour-la-version-assise-a6.pdf", 10),
        ("cafe-tournant", "les-trois-titres-du-mur-a5.pdf", 15),
        ("debat-mouvant", "pancarte-d-accord-a3.pdf", 45),
        ("porteur-de-paroles", "la-question-feuille-1-sur-4-a3.pdf", 45),
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


def test_the_four_sheets_of_a_tablecloth_make_a_rectangle(corpus: Corpus, press: Press) -> None:
    sides = {
        ending: support(corpus, press, "cafe-tournant", ending)[0].get_size()
        for ending in ("la-nappe-trois-cotes-libres-a3.pdf", "la-nappe-le-cote-des-phrases-a3.pdf")
    }
    free, sentences = sides.values()
    assert free == sentences
    copies = {it.titre: it.copies for it in corpus.fiches["cafe-tournant"].record.supports}
    cloth = [many for titre, many in copies.items() if titre.startswith("La nappe")]
    assert sum(cloth) == 4  # two by two


def own_support(site: Path, lines: str) -> Path:
    """The card of the small site with one more support."""
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    assert text.count("supports:\n") == 1
    carte.write_text(text.replace("supports:\n", f"supports:\n  - {{{lines}}}\n"), "utf-8")
    return carte


GRID = "titre: Notre suite, type: grille, format: A4, colonnes: [Quoi, Qui, Comment], lignes_vides: 6"
POSTER = 'titre: Bienvenue, type: affiche, format: A3, texte: "**Bonjour**"'

LONG_POSTER = (
    'titre: Bienvenue, type: affiche, format: A3, texte: "**Bonjour.** Prenez un café, puis une chaise."'
)


def printed_support(site: Path, stem: str) -> pypdfium2.PdfDocument:
    target = site / "papier"
    assert run("kits", "--site", site, "--vers", target).exit_code == 0
    (file,) = (target / "fiches" / "carte").glob(f"{stem}.pdf")
    return pypdfium2.PdfDocument(file)


@pytest.mark.parametrize(
    ("lines", "stem", "lies"),
    [
        (f"{GRID}, orientation: portrait", "grille-notre-suite-a4", False),
        (f"{GRID}, orientation: paysage", "grille-notre-suite-a4", True),
        (GRID, "grille-notre-suite-a4", True),
        (f"{POSTER}, orientation: paysage", "affiche-bienvenue-a3", True),
        (POSTER, "affiche-bienvenue-a3", True),  # a word or two is larger where the sheet lies
        (f"{POSTER}, orientation: portrait", "affiche-bienvenue-a3", False),
        (LONG_POSTER, "affiche-bienvenue-a3", False),
    ],
)
def test_a_support_lies_or_stands_as_its_record_says(site: Path, lines: str, stem: str, lies: bool) -> None:
    own_support(site, lines)
    width, height = printed_support(site, stem)[0].get_size()
    assert (width > height) == lies


def test_the_pieces_of_a_poster_that_lies_are_glued_side_by_side(site: Path) -> None:
    own_support(site, f"{POSTER}, orientation: paysage")
    pieces = printed_support(site, "affiche-bienvenue-2xa4")
    assert [page.get_width() < page.get_height() for page in pieces] == [True, True]


def test_a_column_is_as_wide_as_its_record_says(site: Path) -> None:
    own_support(site, f"{GRID}, largeurs: [1, 1, 4]")
    page = printed_support(site, "grille-notre-suite-a4")[0]
    first, second, third = (boxes_of(page, word)[0][0] for word in ("Quoi", "Qui", "Comment"))
    assert second - first == pytest.approx((third - first) / 2, rel=0.02)
    right = page.get_width() / MILLIMETRE - 15
    assert right - third > 3.8 * (second - first)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (f"{GRID}, largeurs: [1, 2]", "2 largeurs pour 3 colonnes ; donnez-en une par colonne"),
        (f"{GRID}, largeurs: [1, 0, 2]", "« largeurs »"),
        (
            "titre: Un mot, type: feuille, format: A5, texte: Un mot., orientation: paysage",
            "seules une affiche et une grille ont une orientation ; retirez ce champ",
        ),
        (
            "titre: Un mot, type: feuille, format: A5, texte: Un mot., dessins: [rond]",
            "seule une affiche a des dessins ; retirez ce champ",
        ),
        (f"{POSTER}, dessins: [losange]", "« dessins »"),
        (
            f"{POSTER}, dessins: [rond, carre]",
            "2 dessins pour 1 paragraphe ; donnez-en un par paragraphe au plus",
        ),
        (
            f"{GRID}, lu_a: 3 m",
            "seules une affiche et des étiquettes se lisent de loin ; retirez ce champ",
        ),
        (f"{POSTER}, lu_a: 3", "on attend une distance, et non « 3 » ; écrivez 3 m"),
        (f"{POSTER}, lu_a: 1.5 mètres", "et non « 1.5 mètres » ; écrivez 1,5 m"),
        (f"{POSTER}, lu_a: 250 cm", "et non « 250 cm » ; écrivez 2,5 m"),
        (f"{POSTER}, lu_a: 80 m", "de 0,3 m à 20 m"),
        (f"{POSTER}, lu_a: loin", "et non « loin » ; écrivez-la en mètres"),
    ],
)
def test_a_layout_that_cannot_be_is_told(site: Path, lines: str, said: str) -> None:
    own_support(site, lines)
    assert said in plain(run("valider", "--site", site).output)


def test_a_poster_that_speaks_of_shapes_draws_them_before_their_words(site: Path) -> None:
    words = 'texte: "Rond, à garder.\\n\\nCarré, à changer.\\n\\nUn signe par arrêt."'
    own_support(site, f"titre: Les signes, type: affiche, format: A4, dessins: [rond, carre], {words}")
    page = printed_support(site, "affiche-les-signes-a4")[0]
    drawn, also, plainly = (boxes_of(page, word)[0] for word in ("Rond", "Carré", "Un signe"))
    assert drawn[0] == pytest.approx(also[0], abs=1)
    assert drawn[0] > plainly[0] + 15
    scale = 4
    picture = page.render(scale=scale).to_pil().convert("L")
    for left, bottom, _, top in (drawn, also):
        height = page.get_height() / MILLIMETRE
        area = (plainly[0], height - top - 4, left - 3, height - bottom + 4)
        box = tuple(round(side * MILLIMETRE * scale) for side in area)
        assert picture.crop(box).getextrema()[0] < 100


CAPITAL = 0.668
"""Height of a capital of our font, for a size of 1 (its OS/2 table)."""


def letters_of(site: Path, stem: str, words: str) -> float:
    """The height in millimetres of the capitals of the text that holds those words."""
    page = printed_support(site, stem)[0]
    sizes = [size for size, _ in sizes_of(page)]
    assert words in page.get_textpage().get_text_range()
    return CAPITAL * max(sizes) / MILLIMETRE


@pytest.mark.parametrize("distance", ["1 m", "2,5 m", "6 m"])
def test_a_letter_is_half_a_hundredth_of_the_distance_it_is_read_from(site: Path, distance: str) -> None:
    own_support(site, f"{POSTER}, lu_a: '{distance}'")
    assert "se lira" not in plain(run("valider", "--site", site).output)
    metres = float(distance.removesuffix(" m").replace(",", "."))
    assert letters_of(site, "affiche-bienvenue-a3", "Bonjour") >= 5 * metres


def test_a_text_too_long_to_be_read_from_there_is_told_and_printed(site: Path) -> None:
    words = "Prenez un café, puis une chaise. " * 6
    own_support(site, f'titre: Bienvenue, type: affiche, format: A3, lu_a: 10 m, texte: "{words.strip()}"')
    found = run("valider", "--site", site)
    assert found.exit_code == 0
    told = re.search(
        r"avertissement: « texte » se lira de ([0-9,]+) m au plus, et non de 10 m ; raccourcissez d’environ "
        r"[0-9]+ caractères, ou dites d’où on le lit : « lu_a: ([0-9,]+) m »",
        plain(found.output),
    )
    assert told, plain(found.output)
    assert told[1] == told[2]
    possible = float(told[1].replace(",", "."))
    assert letters_of(site, "affiche-bienvenue-a3", "Prenez") >= 5 * possible
    carte = site / "fiches" / "carte.yml"
    carte.write_text(carte.read_text("utf-8").replace("lu_a: 10 m", f"lu_a: '{told[1]} m'"), "utf-8")
    assert "se lira" not in plain(run("valider", "--site", site).output)
