"""Numbers, dates and durations as readers see them, on every door they come out of."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparison import compare
from generator.corpus import Corpus, Folders, load_corpus
from generator.model import Enonce, RetourExperience, validate
from generator.pages.rendering import Renderer
from generator.pages.views import page_views
from generator.printing import Press, Site, kit_author
from generator.printing.documents import book_document, kit_document
from generator.source import parse_yaml
from generator.words.dates import period, verified
from generator.words.durations import duration
from generator.words.numbers import counted, difference, group, measure, number
from tests.recherche.known import lines_of, records_of

SITE = Site("Petit", "https://petit.example/")
WRITTEN = st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", fullmatch=True)


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def read(written: str) -> Decimal:
    """`written` as a record holds it, read and validated as any record."""
    text = f"texte: Un fait.\nnature: fait\nsource: a\nmesure: {{valeur: {written}, unite: euros}}\n"
    document = parse_yaml(text, "fiche.yml").document
    assert document is not None
    claim, problems = validate(Enonce, document)
    assert claim is not None, problems
    assert claim.mesure is not None
    return claim.mesure.valeur


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1234567.5", "1\u202f234\u202f567,5"),
        ("0.000012", "0,000012"),
        ("-1500", "\u22121\u202f500"),
        ("-0.5", "\u22120,5"),
        ("-0", "0"),
        ("12.50", "12,50"),
        ("999", "999"),
        ("1000", "1\u202f000"),
        ("123456789012.123456", "123\u202f456\u202f789\u202f012,123456"),
        ("007", "7"),
    ],
)
def test_a_number_keeps_every_digit_that_was_written(written: str, shown: str) -> None:
    assert number(read(written)) == shown


@given(WRITTEN)
def test_a_number_that_was_read_and_shown_is_the_number_that_was_written(written: str) -> None:
    shown = number(read(written))
    back = shown.replace("\u202f", "").replace("\u2212", "-").replace(",", ".")
    assert Decimal(back) == Decimal(written)
    assert back.partition(".")[2] == written.partition(".")[2]
    assert re.fullmatch(r"\u2212?[0-9]{1,3}(\u202f[0-9]{3})*(,[0-9]+)?", shown)


@given(st.integers(1 - 10**12, 10**12 - 1))
def test_a_count_and_a_measure_are_written_alike(value: int) -> None:
    assert number(value) == number(Decimal(value)) == number(read(str(value)))
    assert difference(value).lstrip("+") == number(value)


def test_counts_agree_with_their_word() -> None:
    assert counted(1250, "personne") == "1\u202f250\u00a0personnes"
    assert [counted(it, "jeu", "jeux") for it in (0, 1, 2)] == ["0\u00a0jeu", "1\u00a0jeu", "2\u00a0jeux"]
    assert group(8, 1250) == "8 à 1\u202f250\u00a0personnes"
    assert (group(1, 1), group(6, 6)) == ("1\u00a0personne", "6\u00a0personnes")
    assert measure(Decimal("62.5"), "%") == "62,5\u00a0%"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (65, "1 h 05"), (60_030, "1\u202f000 h 30")],
)
def test_a_duration_is_told_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration(minutes).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022", None, "depuis 2022"),
        ("2022-03-01", None, "depuis le 1er mars 2022"),
        ("2022", "2024-01", "de 2022 à janvier 2024"),
        ("2022-04", "2024", "d’avril 2022 à 2024"),
        ("2022-10", "2024", "d’octobre 2022 à 2024"),
        ("2022-03-12", "2024-05-02", "du 12 mars 2022 au 2 mai 2024"),
    ],
)
def test_a_period_is_told_as_one_says_it(start: str, end: str | None, words: str) -> None:
    assert period(start, end).replace("\u00a0", " ") == words


def test_what_was_checked_on_several_days_says_the_first_and_the_last() -> None:
    days = [it.verifie_le for it in _dated("2026-11-25", "2024-03-01", "2025-01-02")]
    told = "vérifié entre le 1er mars 2024 et le 25 novembre 2026"
    assert verified(days).replace("\u00a0", " ") == told
    assert verified(days[:1]).replace("\u00a0", " ") == "vérifié le 25 novembre 2026"


def _dated(*days: str) -> list[RetourExperience]:
    record = corpus_of(Path(__file__).parent / "corpus" / "petit").retours["mulhouse"].record
    return [RetourExperience.model_validate({**dict(record), "verifie_le": day}) for day in days]


def measured(site: Path, written: str) -> Path:
    story = site / "retours_experience" / "mulhouse.yml"
    text = story.read_text(encoding="utf-8")
    assert "valeur: 12," in text
    story.write_text(text.replace("valeur: 12,", f"valeur: {written},"), encoding="utf-8")
    return site


def test_page_book_search_and_comparison_show_one_number(site: Path) -> None:
    before = corpus_of(site)
    after = corpus_of(measured(site, "-1234567.50"))
    shown = "\u22121\u202f234\u202f567,50\u00a0personnes"

    page = next(it for it in page_views(after) if it.url == "retours/mulhouse/")
    assert shown in Renderer(after).render(page).html

    (printed,), problems = Press(site).print_all([book_document(after, SITE)])
    assert problems == []
    assert _letters(shown) in _letters(_text_of(printed.pdf))

    assert shown in lines_of(records_of(after)["retours/mulhouse/"])

    assert "- Récit qui change" in "\n".join(compare(before, after))


def _text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _letters(text: str) -> str:
    """`text` without the spaces that a sheet may cut."""
    return "".join(text.split())


def test_large_groups_are_written_by_thousands_on_page_and_kit(site: Path) -> None:
    fiche = site / "fiches" / "carte.yml"
    text = fiche.read_text(encoding="utf-8")
    fiche.write_text(
        text.replace("max: 12", "max: 1000").replace("quantite: 4", "quantite: 400"), encoding="utf-8"
    )
    kit = site / "fiches" / "kits" / "soiree.yml"
    kit.write_text(
        kit.read_text(encoding="utf-8").replace("participants: 12", "participants: 1000"), encoding="utf-8"
    )
    corpus = corpus_of(site)
    pages = {it.url: Renderer(corpus).render(it).html for it in page_views(corpus)}
    assert "4 à 1\u202f000\u00a0personnes" in pages["fiches/carte/"]
    assert "4 à 1\u202f000\u00a0personnes" in pages["fiches/"]
    assert "1\u202f000\u00a0personnes" in pages["kits/soiree/"]
    printed = (
        str(kit_document(kit_author(corpus, SITE, corpus.kits["soiree"])).data)
        .replace("\\xa0", "\u00a0")
        .replace("\\u202f", "\u202f")
    )
    assert "1\u202f000\u00a0personnes" in printed
    assert "100\u202f000" in printed
    assert not re.findall(r"[0-9]{4,}\u00a0", printed)
