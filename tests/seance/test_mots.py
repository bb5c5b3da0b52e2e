"""Words that a session fills in, and words that would be false in another one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.corpus import Folders, load_corpus, session
from generator.pages import Renderer, page_views
from generator.seance import Part, filled, frozen
from generator.seance.frozen import in_words
from tests.commande import plain

ROOT = Path(__file__).parents[2]
PETIT = ROOT / "tests" / "corpus" / "petit"


@pytest.fixture(scope="module")
def part() -> Part:
    corpus = load_corpus(Folders(PETIT)).corpus
    assert corpus is not None
    return session(corpus, corpus.kits["soiree"].record).parts[1]


@pytest.mark.parametrize(
    ("start", "close", "text", "told"),
    [
        ("18:00", "20:00", "« {Bonjour}. {Moment}, on imagine. »", "« Bonsoir. Ce soir, on imagine. »"),
        ("17:59", "20:30", "{bonjour}, {moment}, jusqu’à {fin}", "bonjour, cet après-midi, jusqu’à 20 h 30"),
        ("09:00", "12:05", "{bonjour}, {moment}, jusqu’à {fin}", "bonjour, ce matin, jusqu’à 12 h 05"),
        ("12:00", "13:00", "{moment}", "cet après-midi"),
        ("00:30", "01:00", "{bonjour}, {moment}", "bonsoir, ce soir"),
        ("18:00", "20:00", "{autre} {", "{autre} {"),
        ("18:00", "20:00", "{{ moment }} {{moment}}", "{{ moment }} {{moment}}"),
        ("18:00", "20:00", "{ Bonjour }, {\u00a0moment\u00a0}", "Bonsoir, ce soir"),
    ],
)
def test_words_in_braces_follow_the_hour(part: Part, start: str, close: str, text: str, told: str) -> None:
    assert plain(filled(text, replace(part, start=start, close=close))) == told


def test_words_in_braces_follow_the_people(part: Part) -> None:
    made = replace(part.made, tables=(4, 4, 3))
    assert filled("{participants} et {tables}", replace(part, people=11, made=made)) == "11 et 3"


def test_where_no_table_is_set_none_is_counted(part: Part) -> None:
    without = replace(part, fiche=None)
    assert without.made.tables
    assert filled("{tables} tables", without) == "… tables"


def test_once_a_session_is_over_its_words_are_for_everybody() -> None:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    kit = corpus.kits["preuve-et-essaimage"].record
    made = session(corpus, kit)
    assert made.parts[-1].people == 4
    assert filled("{participants}, {fin}, {tables}", made.after) == "8, 17\u00a0h\u00a015, …"


def test_where_there_is_no_session_the_words_promise_nothing() -> None:
    text = "« {Bonjour}. {Moment}, nous sommes {participants}, à {tables} tables. »"
    assert filled(text) == "« Bonjour. Aujourd’hui, nous sommes …, à … tables. »"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Bonsoir, et merci d’être là. »", ["Bonsoir"]),
        ("« Bonjour. Ce soir, on imagine. »", ["Ce soir"]),
        ("Ce soir-là, prévoyez de quoi boire.", []),
        ("« À vingt heures, nous aurons fini. »", ["vingt heures"]),
        ("« À 20 h 30, nous aurons fini. »", ["20 h 30"]),
        ("« Nous en parlons pendant deux heures. »", []),
        ("« Nous sommes seize. »", ["seize"]),
        ("« Nous sommes vingt-quatre, et il manque quelqu’un. »", ["vingt-quatre"]),
        ("« Nous sommes ici pour ce texte. »", []),
        ("« Nous sommes deux à vous écouter. »", []),
    ],
)
def test_what_is_said_aloud_is_told_when_another_session_would_make_it_false(
    text: str, words: list[str]
) -> None:
    assert [it.words for it in frozen(text)] == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Avec vingt-quatre personnes, cela fait six feuilles.",
            [("vingt-quatre", "{participants}"), ("six", "{tables}")],
        ),
        ("À vingt-quatre, formez trois cercles de huit.", [("vingt-quatre", "{participants}")]),
        ("Prévu pour 24 personnes.", [("24", "{participants}")]),
        ("À vingt-quatre heures d’avance.", []),
        ("Comptez vingt-quatre cartes.", []),
        ("Jusqu’à vingt-quatre, un seul groupe.", []),
        ("Six groupes de quatre, six phrases.", [("Six", "{tables}"), ("six", "{tables}")]),
        ("Six minutes par groupe.", []),
        ("Deux personnes animent.", []),
    ],
)
def test_a_kit_does_not_write_its_own_numbers_in_its_texts(text: str, told: list[tuple[str, str]]) -> None:
    assert sorted((it.words, it.instead) for it in frozen(text, 24, 6)) == sorted(told)


@given(st.text("« »abc246{}éàÀ \n-", max_size=60), st.integers(1, 1000), st.integers(0, 200))
def test_whatever_the_text_what_is_told_stands_where_it_is_said_to(
    text: str, people: int, tables: int
) -> None:
    for it in frozen(text, people, tables):
        assert text[it.index : it.index + len(it.words)] == it.words
    assert filled(text) == text or "{" in text


def test_numbers_in_words_are_those_of_french() -> None:
    known = {16: "seize", 21: "vingt et un", 24: "vingt-quatre", 70: "soixante-dix", 71: "soixante et onze"}
    known |= {
        80: "quatre-vingts",
        81: "quatre-vingt-un",
        91: "quatre-vingt-onze",
        99: "quatre-vingt-dix-neuf",
    }
    assert {value: in_words(value) for value in known} == known
    assert len({in_words(value) for value in range(1, 201)}) == 200


def open_with(site: Path, text: str) -> None:
    kit = site / "fiches" / "kits" / "soiree.yml"
    said = kit.read_text(encoding="utf-8").replace("consigne: Bienvenue.", f'consigne: "{text}"')
    assert text in said
    kit.write_text(said, encoding="utf-8")


def test_the_page_and_the_check_agree_on_which_words_are_filled_in(site: Path) -> None:
    open_with(site, "« {Bonjour}, {moment} nous sommes {participants}, jusqu’à {fin}. »")
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None
    assert loaded.diagnostics == ()
    (view,) = (it for it in page_views(loaded.corpus) if it.url == "kits/soiree/")
    html = plain(Renderer(loaded.corpus).render(view).html)
    assert "« Bonsoir, ce soir nous sommes" in html
    assert "{" not in html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "« Nous sommes {particpants}. »",
            "« {particpants} » n’est pas un mot que la séance remplace ; vouliez-vous dire « participants » ?",
        ),
        ("« Bonsoir. »", "avertissement: « Bonsoir » sera faux à une autre heure"),
    ],
)
def test_a_word_that_nothing_fills_in_is_told_and_so_is_a_frozen_one(
    site: Path, text: str, told: str
) -> None:
    open_with(site, text)
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert told in plain(result.stdout)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("fiches/kits/soiree.yml", "consigne: Bienvenue.", 'consigne: "À {tables} tables."'),
        ("fiches/kits/soiree.yml", "pause: 10", 'pause: 10\n    consigne: "Remettez {tables} tables."'),
        ("fiches/kits/soiree.yml", "apres: [Envoyer", "apres: [Rangez {tables} tables, Envoyer"),
        (
            "fiches/carte.yml",
            'consigne: "On s\'accueille.", forme: pleniere',
            'consigne: "{Tables} tables.", forme: pleniere',
        ),
    ],
)
def test_tables_that_nobody_sets_cannot_be_counted(site: Path, file: str, old: str, new: str) -> None:
    record = site / file
    text = record.read_text(encoding="utf-8")
    assert old in text
    if file.endswith("carte.yml"):
        text = text.replace(", table: 4}", "}").replace("forme: table", "forme: pleniere")
    record.write_text(
        text.replace(old, new).replace("[Rangez {tables} tables,", '["Rangez {tables} tables",'),
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert result.exit_code == 1
    assert "il n’y a pas de table ici" in plain(result.stdout)


def test_a_word_in_braces_where_nothing_is_filled_in_is_told(site: Path) -> None:
    file = site / "fiches" / "carte.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + 'variantes: ["Nous sommes {participants}."]\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert result.exit_code == 1
    assert "« {participants} » ne se remplace pas ici" in plain(result.stdout)
