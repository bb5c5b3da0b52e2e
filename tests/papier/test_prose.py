from __future__ import annotations

import re

import pytest

from generator.printing.breaking import endless
from generator.printing.prose import blocks, longest_words, printable, spoken, words_shown


def href(kind: str, slug: str) -> str:
    return f"https://x.example/{kind}/{slug}"


def words(data: list[dict]) -> list[str]:
    return ["".join(run.get("s", "_") for run in block["bouts"]) for block in data]


def test_dots_become_lines_to_write_on():
    runs = blocks("Projet : ………… Date : …………", href)[0]["bouts"]
    assert [("ligne" in run) for run in runs] == [False, True, False, True]


def test_text_is_never_markup():
    text = '#eval("x") $a$ <trop> `b` @c \\ [d]'
    assert "".join(run["s"] for run in blocks(text, href)[0]["bouts"]).startswith("#eval")


def test_participants_read_what_is_said_to_them_and_nothing_else():
    consigne = (
        "Lisez l’affiche. Puis : « On ne cherche pas encore si c’est **possible** ce soir. »\n\n"
        "Écrivez par exemple : « L’engagement des jeunes dans nos trois quartiers ». « Il est temps. »"
    )
    assert words(spoken(consigne, href)) == ["On ne cherche pas encore si c’est possible ce soir."]


def test_the_longest_words_come_first_without_dots():
    assert (
        longest_words("un anticonstitutionnellement ………………………………………………………… deux")[0]
        == "anticonstitutionnellement"
    )


def test_a_long_address_goes_on_to_the_next_line():
    address = "https://exemple.fr/un/tres/long/chemin?avec=des&signes=0123456789012345678901234567890"
    (run,) = blocks(address, href)[0]["bouts"]
    assert run["url"] == address
    assert run["s"].replace("\u200b", "") == address
    assert max(map(len, run["s"].split("\u200b"))) <= 14
    assert max(map(len, longest_words(words_shown(address)))) <= 14


def test_a_quotation_and_code_are_told_to_the_templates():
    quotation, code = blocks("> Un **mot**.\n\nTapez `l'eau`.", href)
    assert quotation["genre"] == "citation"
    assert words(quotation["blocs"]) == ["Un mot."]
    assert code["bouts"][1] == {"s": "l'eau", "code": True}


def test_letters_without_end_may_go_on_anywhere_and_links_stay_whole():
    word, address = "a" * 32, f"https://exemple.fr/{'b' * 40}"
    sheet = {
        "titre": f"Un {word}",
        "pied": {"url": f"exemple.fr/{'b' * 40}", "lien": address, "qr": address},
        "bouts": [{"s": word, "url": address}],
        "niveau": 1,
        "etapes": [],
    }
    (freed,) = endless([sheet])
    assert freed["titre"] == "Un " + "\u200b".join(word)
    assert freed["pied"]["url"].replace("\u200b", "") == sheet["pied"]["url"]
    assert freed["bouts"] == [{"s": "\u200b".join(word), "url": address}]
    assert {freed["pied"]["lien"], freed["pied"]["qr"]} == {address}
    assert (freed["niveau"], freed["etapes"]) == (1, [])


def test_a_sheet_of_plain_words_is_given_as_it_is():
    sheets = [{"titre": "Anticonstitutionnellement", "bouts": [{"s": "intergouvernementalisations"}]}]
    assert endless(sheets) is sheets


@pytest.mark.parametrize(
    "text",
    [
        "De quoi parle-t-on ?",
        "Le fait-on ?",
        "un rendez-vous",
        "Donnez-le",
        "celui-ci",
        "Vous êtes-vous senti",
    ],
)
def test_no_line_ends_on_the_hyphen_of_an_inverted_verb(text):
    assert not re.search(r"(?<!\u2060)-(?!\u2060)", printable(text))
    assert printable(text).replace("\u2060", "") == text


def test_a_line_may_end_on_any_other_hyphen():
    assert "\u2060" not in printable("une porte-parole, vingt-quatre, un après-midi, le compte-rendu")
