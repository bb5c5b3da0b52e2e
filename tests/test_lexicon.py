"""The glossary's words in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lexicon import Lexicon, Occurrence

FORMS = [
    ("QPV", "qpv"),
    ("quartier", "quartier"),
    ("quartier prioritaire", "qpv"),
    ("quartiers prioritaires", "qpv"),
    ("prioritaire", "prioritaire"),
    ("aller vers", "aller-vers"),
    ("aller-vers", "aller-vers"),
    ("CAF", "caf"),
]
LEXICON = Lexicon(FORMS)
WORDS = st.lists(st.sampled_from(["QPV", "quartier", "prioritaire", "s", " ", ", ", "é", "-", "CAF", "l’"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un QPV, puis la CAF.", [("QPV", "qpv"), ("CAF", "caf")]),
        ("le quartier prioritaire", [("quartier prioritaire", "qpv")]),
        ("le quartier, prioritaire", [("quartier", "quartier"), ("prioritaire", "prioritaire")]),
        ("les quartiers prioritaires", [("quartiers prioritaires", "qpv")]),
        ("les quartiers", []),
        ("quartier prioritairement", [("quartier", "quartier")]),
        ("l’aller-vers, aller vers", [("aller-vers", "aller-vers"), ("aller vers", "aller-vers")]),
        ("QPVs, qpv, AQPV", []),
        ("(QPV)", [("QPV", "qpv")]),
        ("", []),
    ],
)
def test_the_longest_known_form_is_found_as_a_whole_word(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[it.start : it.end], it.key) for it in LEXICON.occurrences(text)] == found


@given(WORDS.map("".join))
def test_occurrences_are_forms_in_order_and_never_overlap(text: str) -> None:
    found = list(LEXICON.occurrences(text))
    assert all((text[it.start : it.end], it.key) in FORMS for it in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(WORDS.map("".join))
def test_an_occurrence_is_bounded_by_something_else_than_a_letter(text: str) -> None:
    for it in LEXICON.occurrences(text):
        assert not text[it.end : it.end + 1].isalnum()
        assert it.start == 0 or not text[it.start - 1].isalnum()


def test_a_lexicon_without_words_and_forms_without_letters_find_nothing() -> None:
    assert list(Lexicon([]).occurrences("QPV")) == []
    assert list(Lexicon([("", "vide"), ("…", "points")]).occurrences("… QPV")) == []


def test_an_occurrence_says_where_it_is() -> None:
    assert list(LEXICON.occurrences("la CAF")) == [Occurrence(3, 6, "caf")]
