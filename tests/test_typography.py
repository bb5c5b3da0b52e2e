"""French typography of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typography import french

SIGNS = st.text(st.sampled_from("a1é '’«»:;!?%€.,()\u00a0\u202f\nh") | st.characters())
SPACES = re.compile("[ \u00a0\u202f]")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("l'eau, qu'on aime", "l’eau, qu’on aime"),
        ("d'«ici»", "d’«\u00a0ici\u00a0»"),
        ("'seul'", "'seul’"),
        ("Pourquoi ? Oui !", "Pourquoi\u202f? Oui\u202f!"),
        ("Pourquoi\u00a0? non ; oui", "Pourquoi\u202f? non\u202f; oui"),
        ("un : deux", "un\u00a0: deux"),
        ("un\u202f: deux", "un\u00a0: deux"),
        ("«oui», « non », «   peut-être»", "«\u00a0oui\u00a0», «\u00a0non\u00a0», «\u00a0peut-être\u00a0»"),
        ("45 min, 12 %, 3 000 €", "45\u00a0min, 12\u00a0%, 3\u00a0000\u00a0€"),
        ("2 heures, 10 ans, 3 mois, 4 minerais", "2\u00a0heures, 10\u00a0ans, 3\u00a0mois, 4 minerais"),
        ("https://exemple.fr/?a=1;b=2", "https://exemple.fr/?a=1;b=2"),
        ("à 18:00", "à 18:00"),
        ("", ""),
    ],
)
def test_a_text_is_set_as_the_imprimerie_nationale_wants(written: str, read: str) -> None:
    assert french(written) == read


@given(SIGNS)
def test_setting_twice_changes_nothing_more(text: str) -> None:
    assert french(french(text)) == french(text)


@given(SIGNS)
def test_only_apostrophes_and_spaces_change(text: str) -> None:
    assert SPACES.sub("", french(text)).replace("'", "’") == SPACES.sub("", text).replace("'", "’")
