"""What is written is what is read: no word is lost in silence, no sign hides, every letter has one form."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Position
from generator.model import PageEcrite, validate
from generator.model.meant import MONTHS, meant_date, meant_number
from generator.source import parse_markdown, parse_page, parse_yaml, unfit_signs
from generator.typography import french
from generator.words.dates import date_in_words

words = st.text(st.sampled_from("abé #’.,!"), min_size=1, max_size=25)


def read(title: str) -> tuple[str | None, list[Diagnostic]]:
    """The title of a page whose front matter is `title: …`, as the model has it, or what is said of it."""
    reading = parse_yaml(f"title: {title}\ndescription: Une page.\n", "page.md")
    if reading.document is None:
        return None, list(reading.diagnostics)
    record, problems = validate(PageEcrite, reading.document)
    return (record.title if record is not None else None), problems


@given(words)
def test_a_text_is_kept_whole_or_what_it_would_lose_is_told(text: str) -> None:
    title, problems = read(text)
    honest_note = text.strip(" ").startswith("#") and not text.strip(" ")[1:2].strip("# ")
    assert problems or title == french(text.strip()) or (title is None and (honest_note or not text.strip()))


@given(words, words)
def test_a_text_of_two_lines_is_kept_whole_or_what_it_would_lose_is_told(first: str, second: str) -> None:
    title, problems = read(f"a{first}\n  b{second}")
    assert problems or title == french(" ".join([f"a{first}".rstrip(), f"b{second}".rstrip()]))


@pytest.mark.parametrize(
    "line", ['title: "Atelier #1"', "title: 'Atelier #1'", "title: Atelier#1", "title: |-\n  Atelier #1"]
)
def test_a_hash_between_quotes_in_a_word_or_in_a_block_is_part_of_the_text(line: str) -> None:
    reading = parse_yaml(line + "\n", "page.md")
    assert reading.document is not None
    record, problems = validate(PageEcrite, reading.document)
    assert (problems, record is not None and record.title) == ([], line.split("title: ")[1].strip("\"'|-\n "))


@pytest.mark.parametrize(
    "note", ["hide: [toc] # un sommaire", "hide:   # rien\n  - toc", "# title: rien", 'title: "Un"   # deux']
)
def test_a_note_behind_a_word_of_a_list_or_alone_on_its_line_is_honest(note: str) -> None:
    reading = parse_yaml(f"description: Une page.\n{note}\n", "page.md")
    assert reading.document is not None
    assert validate(PageEcrite, reading.document)[1] == []


@given(st.characters())
def test_a_sign_is_refused_in_a_record_as_in_a_page_and_its_body(sign: str) -> None:
    told = [
        bool(parse(text.format(f"mot{sign}mot"), "fichier").diagnostics)
        for parse, text in (
            (parse_yaml, 'titre: "x\n  {} x"\n'),
            (parse_page, "Un {} ici.\n"),
            (parse_markdown, "---\ntitre: x\n---\n\nUn {} ici.\n"),
        )
        if sign not in '"\\' or parse is not parse_yaml
    ]
    assert len({*told, bool(unfit_signs(f"mot{sign}mot"))}) == 1


@given(st.characters(categories=("Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Cc")))
def test_a_sign_that_nobody_sees_is_refused_by_its_category(sign: str) -> None:
    assert sign in "\n\r" or unfit_signs(f"mot{sign}mot")


@pytest.mark.parametrize(
    "sign", [*"\u034f\u115f\u1160\u3164\uffa0\u180e\u2800\ufffc\ufe00\U0001d173\U000e0041\U000e0100"]
)
def test_a_sign_that_shows_nothing_is_refused_whatever_its_category(sign: str) -> None:
    assert unfit_signs(f"mot{sign}mot")


@pytest.mark.parametrize(
    "text",
    [
        "é è ç œ",
        "Nguyễn Thị Hồng",
        unicodedata.normalize("NFD", "Nguyễn Thị Hồng"),
        "→ ☐ ✓ ₂ ½",
        "👩\u200d🌾 ❤\ufe0f",
        "می\u200cخواهم",
        "क्\u200dष",
        "« a\u00a0»\u202f! 12\u2009000",
        "1\ufe0f\u20e3",
    ],
)
def test_the_signs_that_people_write_with_are_admitted(text: str) -> None:
    assert unfit_signs(text) == []


def test_every_sign_that_nobody_sees_is_told_at_once_at_its_place() -> None:
    reading = parse_yaml("a: b\u00adc\n\td\u200b: e\ufefff\n", "fiche.yml")
    assert [it.position for it in reading.diagnostics] == [
        Position(1, 5),
        Position(2, 1),
        Position(2, 3),
        Position(2, 7),
    ]
    assert parse_page("a\u00adb\n\nc\u200bd\n", "page.md").diagnostics[1].position == Position(3, 2)


@given(st.text(st.characters(categories=("L", "M", "N")), min_size=1, max_size=4))
def test_all_that_is_read_is_composed(text: str) -> None:
    written = unicodedata.normalize("NFD", f"x{text}")
    for reading in (
        parse_yaml(f'"{written}": "{written}"\n', "fiche.yml"),
        parse_markdown(f"---\n{written}: {written}\n---\n{written}\n", "etape.md"),
        parse_page(f"{written}\n", "page.md"),
    ):
        if reading.document is not None:
            read_back = [*reading.document.data, *reading.document.data.values(), reading.document.body]
            assert all(unicodedata.is_normalized("NFC", str(it)) for it in read_back)


def test_a_decomposed_letter_changes_no_place() -> None:
    reading = parse_yaml("e\u0301: {e\u0301: un, b: deux}\n", "fiche.yml")
    assert reading.document is not None
    assert reading.document.data == {"é": {"é": "un", "b": "deux"}}
    assert reading.document.position(("é", "é")) == Position(1, 10)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_written_the_french_way_is_given_back_as_we_write_it(day: date) -> None:
    assert meant_date(f"{day.day}/{day.month}/{day.year}") == day.isoformat()
    assert meant_date(f"{day.year}/{day.month}/{day.day}") == day.isoformat()
    assert meant_date(date_in_words(day)) == day.isoformat()
    assert meant_date(f"{MONTHS[day.month - 1][:4]}. {day.year}") == day.isoformat()[:7]


@pytest.mark.parametrize("text", ["31/02/2023", "bientôt", "23 novembre", "12", "99/99/9999", "", "mars"])
def test_a_date_that_cannot_be_guessed_is_not(text: str) -> None:
    assert meant_date(text) is None


@given(st.integers(0, 999_999_999))
def test_a_number_written_the_french_way_is_given_back_as_we_write_it(number: int) -> None:
    spaced = f"{number:,}".replace(",", "\u202f")
    assert meant_number(spaced) == (str(number), "")
    assert meant_number(f"{spaced},5 %") == (f"{number}.5", "%")


@given(st.lists(st.sampled_from(["e\u0301", "é", "a", "ç", "c\u0327\u0301", "→"]), min_size=1, max_size=12))
def test_a_place_in_a_text_is_that_of_the_file_whatever_form_its_letters_have(letters: list[str]) -> None:
    written = "".join(letters)
    for style in ("{}", '"{}"', "|-\n  {}"):
        reading = parse_yaml(f"a: {style.format(written + '!')}\n", "fiche.yml")
        assert reading.document is not None
        mark = reading.document.data["a"].index("!")
        lines = f"a: {style.format(written + '!')}\n".splitlines()
        place = reading.document.place_in_text(("a",), mark)
        assert lines[place.line - 1][place.column - 1] == "!"
    page = parse_page(f"{written}!\n", "page.md").document
    assert page is not None
    assert page.place_in_body(page.body.index("!")) == Position(1, len(written) + 1)
