"""Reading YAML and front matter: data, positions, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.source import MAX_BYTES, MAX_DEPTH, Document, parse_markdown, parse_yaml, read_file


def document(text: str) -> Document:
    reading = parse_yaml(text, "fiche.yml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document


def refusal(text: str) -> tuple[Position, str]:
    reading = parse_yaml(text, "fiche.yml")
    assert reading.document is None
    (problem,) = reading.diagnostics
    assert problem.path == "fiche.yml"
    return problem.position, problem.sentence


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "2023-03", "08", "1e3", "12:30", "0x1F", "true", "1_000"]
)
def test_a_plain_word_stays_the_text_that_was_written(word: str) -> None:
    assert document(f"champ: {word}\n").data == {"champ": word}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_written_is_none_unless_it_is_quoted(word: str) -> None:
    assert document(f"champ: {word}\n").data == {"champ": None}
    assert document(f'champ: "{word}"\n').data == {"champ": word}


def test_the_position_of_a_value_a_key_and_an_item_is_found() -> None:
    read = document("a:\n  b:\n    - un\n    - {c: deux}\n")
    assert read.position(("a", "b", 0)) == Position(3, 7)
    assert read.position(("a", "b", 1, "c")) == Position(4, 11)
    assert read.position(("a", "b", 1, "c"), of_key=True) == Position(4, 8)
    assert read.position(("a", "b"), of_key=True) == Position(2, 3)


def test_the_position_of_what_does_not_exist_is_that_of_its_nearest_container() -> None:
    read = document("a:\n  b: {c: 1}\n")
    assert read.position(("a", "b", "absent")) == Position(2, 6)
    assert read.position(("a", "b", "c", "absent", 3)) == Position(2, 10)
    assert read.position(("absent",)) == Position(1, 1)


def test_columns_are_counted_in_characters_not_in_bytes() -> None:
    assert document("é: {à: 🗺, ç: x}\n").position(("é", "ç")) == Position(1, 14)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_line_ends_and_byte_order_marks_change_neither_data_nor_places(
    newline: str, mark: str
) -> None:
    read = document(mark + newline.join(["a: 1", "b:", "  c: 2", ""]))
    assert read.data == {"a": "1", "b": {"c": "2"}}
    assert read.position(("b", "c")) == Position(3, 6)


def test_repeated_keys_are_all_told_in_one_run() -> None:
    reading = parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n", "fiche.yml")
    assert [problem.position for problem in reading.diagnostics] == [Position(2, 1), Position(3, 11)]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", (1, 1), "vide"),
        ("\ufeff\r\n", (1, 1), "vide"),
        ("# rien\n", (1, 1), "vide"),
        ("~\n", (1, 1), "vide"),
        ("- un\n", (1, 1), "une liste"),
        ("bonjour\n", (1, 1), "un texte"),
        ("a: 1\n\tb: 2\n", (2, 1), "tabulation"),
        ("a: &x 1\n", (1, 4), "ancre"),
        ("a: *x\n", (1, 4), "renvoi"),
        ("&x a: 1\n", (1, 1), "ancre"),
        ("a: !!int 1\n", (1, 4), "étiquette de type"),
        ("a: ! 1\n", (1, 4), "étiquette de type"),
        ("a: {<<: {b: 1}}\n", (1, 5), "fusion"),
        ("a: 1\n---\nb: 2\n", (2, 1), "plusieurs documents"),
        ("? [a]\n: 1\n", (1, 3), "doit être un mot"),
        ("? {a: b}\n: 1\n", (1, 3), "doit être un mot"),
        ("a\u00a0: 1\n", (1, 1), "insécable"),
        ("a:1\nb: 2\n", (1, 2), "il manque un espace"),
        ("a: un : deux\n", (1, 7), "n’était pas attendu"),
        ("a: 1\n b: 2\n", (2, 2), "pas alignée"),
        ('a: "un\nb: "deux"\n', (1, 4), "ne se ferment qu’à la ligne 2"),
        ('a: "un\nb: deux\n', (1, 4), "ne se ferment pas"),
        ("a:\n  -{b: un, c: deux}\n", (2, 3), "il manque un espace après ce tiret"),
        ('a: "\\d"\n', (1, 5), "barre oblique"),
        ("a: 'un' deux\n", (1, 8), "continue après des guillemets"),
        ("a: [un] deux\n", (1, 9), "continue après une valeur"),
        ("a: [un\nb: deux\n", (1, 4), "crochet"),
        ("a: {b: un\nc: deux\n", (1, 4), "accolade"),
        ("a: @moi\n", (1, 4), "ne peut pas commencer"),
        ("a:\n  - un\n    - deux\n", (3, 5), "ce tiret est décalé"),
        ("%YAML 3.0\n---\na: 1\n", (1, 1), "ponctuation"),
    ],
)
def test_what_surprises_is_refused_where_it_stands(text: str, place: tuple[int, int], said: str) -> None:
    position, sentence = refusal(text)
    assert position == Position(*place)
    assert said in sentence


@pytest.mark.parametrize("char", "\x00\x07\x1b\x7f\x85\u00ad\u061c\u200b\u200e\u202e\u2066\u2028\u2060\uffff")
def test_a_character_that_nobody_sees_is_refused_in_yaml_and_in_a_body(char: str) -> None:
    position, sentence = refusal(f"titre: un\nresume: d{char}eux\n")
    assert position == Position(2, 10)
    assert f"U+{ord(char):04X}" in sentence
    reading = parse_markdown(f"---\ntitre: un\n---\nUn{char} corps.\n", "etape.md")
    assert [problem.position for problem in reading.diagnostics] == [Position(4, 3)]


@pytest.mark.parametrize("code", ["\\u202e", "\\x1b", "\\t", "\\r", "\\ufeff", "\\L"])
@pytest.mark.parametrize(("text", "column"), [('cle: "{}mot"', 6), ('"{}mot": 1', 1)], ids=["value", "key"])
def test_a_character_that_nobody_sees_is_refused_when_its_code_brings_it(
    code: str, text: str, column: int
) -> None:
    (problem,) = parse_yaml(text.format(code), "essai.yml").diagnostics
    assert (problem.position.line, problem.position.column) == (1, column)
    assert "une barre oblique inversée" in problem.hint
    assert "U+" in problem.message or "tabulation" in problem.message


def test_a_second_byte_order_mark_is_refused() -> None:
    assert refusal("\ufefftitre: \ufeffun\n")[0] == Position(1, 9)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 50_000,
        "- " * 100_000,
        "? " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(600)),
    ],
)
def test_nesting_is_bounded_however_it_is_written(text: str) -> None:
    assert f"plus de {MAX_DEPTH} niveaux" in refusal(text)[1]


def test_a_text_on_several_lines_may_hold_dashes_inside_its_lines_or_in_a_block() -> None:
    assert document("a: un\n  deux - trois\n").data == {"a": "un deux - trois"}
    assert document("a: |\n  - un\n  - deux\n").data == {"a": "- un\n- deux\n"}


def test_many_small_blocks_side_by_side_are_not_a_deep_nesting() -> None:
    assert len(document("a:\n" + "  - {b: [1]}\n" * 1500).data["a"]) == 1500


def test_front_matter_and_body_are_read_with_their_lines() -> None:
    reading = parse_markdown("---\ntitre: Réunir\n---\n\n## Corps\n\n---\n", "etape.md")
    assert reading.document is not None
    assert reading.document.data == {"titre": "Réunir"}
    assert reading.document.position(("titre",)) == Position(2, 8)
    assert (reading.document.body, reading.document.body_line) == ("\n## Corps\n\n---\n", 4)


@pytest.mark.parametrize(
    "text", ["Corps.\n", "---\ntitre: un\n", "\n---\ntitre: un\n---\n", "----\na: 1\n---\n"]
)
def test_front_matter_that_is_missing_or_left_open_is_refused(text: str) -> None:
    (problem,) = parse_markdown(text, "etape.md").diagnostics
    assert "l’en-tête" in problem.message


def test_a_file_is_read_whatever_its_kind(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\na: 1\n---\nCorps.\n", encoding="utf-8")
    for name, body in (("a.yml", ""), ("a.md", "Corps.\n")):
        read = read_file(tmp_path / name, name).document
        assert read is not None
        assert (read.data, read.body) == ({"a": "1"}, body)


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7), "UTF-8"),
        (b"\xff\xfea\x00", (1, 1), "UTF-8"),
        (b"a: " + b"x" * MAX_BYTES, (1, 1), "dépasse 256 Kio"),
    ],
)
def test_a_file_that_is_no_plain_text_is_refused(
    tmp_path: Path, content: bytes, place: tuple[int, int], said: str
) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(content)
    (problem,) = read_file(file, "a.yml").diagnostics
    assert problem.position == Position(*place)
    assert said in problem.message


def test_a_file_of_exactly_the_greatest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert read_file(file, "a.yml").diagnostics == ()


def test_a_link_a_folder_and_nothing_at_all_are_refused_in_french(tmp_path: Path) -> None:
    (tmp_path / "vrai.yml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "lien.yml").symlink_to(tmp_path / "vrai.yml")
    (tmp_path / "dossier.yml").mkdir()
    said = [
        read_file(tmp_path / name, name).diagnostics[0].message
        for name in ("lien.yml", "dossier.yml", "rien.yml")
    ]
    assert said == [
        "ce fichier est un lien vers un autre",
        "ce fichier ne se laisse pas lire",
        "ce fichier manque",
    ]


@given(
    st.dictionaries(
        st.text("abc", min_size=1),
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P"))),
        min_size=1,
    ),
    st.sampled_from([None, 2, "\t"]),
)
def test_json_is_read_as_what_it_says_whatever_stands_between_its_fields(
    fields: dict[str, str], indent: str | int | None
) -> None:
    reading = parse_yaml(json.dumps(fields, indent=indent, ensure_ascii=False), "recit.yml")
    assert reading.document is not None, reading.diagnostics
    assert reading.document.data == {key: normalize("NFC", text) for key, text in fields.items()}


@pytest.mark.parametrize("indent", ["  ", "\t"])
def test_a_comma_before_a_bracket_of_json_is_let_stand_as_yaml_does(indent: str) -> None:
    reading = parse_yaml(f'{{\n{indent}"titre": "a, ]",\n{indent}"themes": ["x", ],\n}}\n', "recit.yml")
    assert reading.document is not None, reading.diagnostics
    assert reading.document.data == {"titre": "a, ]", "themes": ["x"]}


def test_a_tab_inside_a_text_of_json_is_told_at_its_place() -> None:
    told = parse_yaml('{\n  "titre": "a\tb"\n}\n', "recit.yml").diagnostics
    assert [(it.position.line, it.position.column) for it in told] == [(2, 14)]
