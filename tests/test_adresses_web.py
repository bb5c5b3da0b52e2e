"""One rule for web addresses: the reader, the schema, the form and the links of a text agree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import regress
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exports import schemas
from generator.model import Fiche, validate
from generator.richtext import parse
from generator.source import parse_yaml
from generator.web import encoded, what_to_write

pieces = st.sampled_from(
    ["https://", "HTTP://", "exemple.fr", "a-b", "été", ":80", "\u00a0", *"[]'|{}^`\\%<>\"()é→»@/?#.- "]
)
addresses = st.builds(lambda start, rest: start + "".join(rest), pieces, st.lists(pieces, max_size=6))


def pattern_of_addresses() -> str:
    """The pattern of the addresses in the schema of a tool, where editors find it."""
    schema = next(json.loads(text) for name, text in schemas() if name.startswith("fiche"))
    (found,) = {it for it in patterns_of(schema) if "[Hh]" in it}
    return found


def patterns_of(part: Any) -> Iterator[str]:
    if isinstance(part, dict) and isinstance(part.get("pattern"), str):
        yield part["pattern"]
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from patterns_of(inside)


# The engine of check-jsonschema, which reads patterns as browsers do.
SCHEMA = regress.Regex(pattern_of_addresses(), "u")


def told(address: str) -> list[str]:
    """What the reader says of the address of a source."""
    text = f"sources:\n  - {{id: a, titre: A, url: {json.dumps(address)}}}\n"
    document = parse_yaml(text, "fiche.yml").document
    assert document is not None
    return [it.hint for it in validate(Fiche, document)[1] if "url" in it.message]


@given(addresses)
@example("https://exemple.fr/actus?tx_news_pi1[news]=12")
@example("HTTPS://fr.wikipedia.org/wiki/L'Isle-Adam_(Val-d'Oise)")
@example("https://moi@exemple.fr/")
def test_the_reader_and_the_schema_agree_on_what_an_address_is(address: str) -> None:
    assert (told(address) == []) == (SCHEMA.find(address) is not None) == bool(encoded(address))


@given(addresses)
def test_an_address_travels_in_ascii_and_leads_where_it_did_when_it_is_read_again(address: str) -> None:
    spelt = encoded(address)
    assert spelt.isascii()
    assert re.fullmatch(r"(https?://[^\s<>\"\[\]{}|^`\\]+)?", spelt)
    assert encoded(spelt) == spelt


@given(addresses)
def test_what_is_no_address_is_told_with_what_to_write_and_what_we_say_to_write_is_one(address: str) -> None:
    hint = "" if encoded(address) else what_to_write(address)
    assert encoded(address) or hint
    written = re.search(r"écrivez (https?://.*)", hint)
    assert written is None or encoded(written[1]) == written[1]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("www.exemple.fr/a", "écrivez https://www.exemple.fr/a"),
        ("exemple.fr", "écrivez https://exemple.fr"),
        ("https:/exemple.fr", "écrivez https://exemple.fr"),
        ("htps://exemple.fr/a", "écrivez https://exemple.fr/a"),
        ("https://moi:mot@exemple.fr/", "écrivez https://exemple.fr/"),
        ("accueil@exemple.fr", "adresse de courriel"),
        ("https://exemple.fr/un bilan", "remplacez l’espace par %20"),
        ('https://exemple.fr/"a"', "par %22"),
        ("https://exemple.fr/a<b", "par %3C"),
        ("https://exemple.fr/a\u00a0", "effacez l’espace insécable qui la termine"),
        ("https://exemple .fr/", "effacez l’espace qui coupe le nom du site"),
        ("https://пример.рф/", "en lettres latines\u00a0: xn--e1afmkfd.xn--p1ai"),
        ("https://exemple.fr:99999/", "qui n’est pas un port"),
        ("https://1.2.3/", "écrivez le nom du site"),
        ("https://", "écrivez le nom du site"),
        ("voir le bilan", "https://exemple.fr/bilan-2025"),
        (f"https://exemple.fr/{'a' * 1100}", "l’adresse courte"),
    ],
)
def test_the_sign_that_spoils_an_address_is_named(address: str, hint: str) -> None:
    (said,) = told(address)
    assert hint in said


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("HTTPS://Exemple.FR/A", "https://exemple.fr/A"),
        ("https://exemple.fr/a[1]|b", "https://exemple.fr/a%5B1%5D%7Cb"),
        ("https://saint-étienne.fr:8080/é", "https://xn--saint-tienne-geb.fr:8080/%C3%A9"),
        ("https://exemple.fr/100%", "https://exemple.fr/100%25"),
        ("https://exemple.fr/%C3%A9", "https://exemple.fr/%C3%A9"),
    ],
)
def test_an_address_is_spelt_as_browsers_do(typed: str, spelt: str) -> None:
    assert encoded(typed) == spelt


def test_a_link_of_a_text_follows_the_same_rule() -> None:
    assert "xn--saint-tienne-geb.fr" in repr(parse("[a](https://saint-étienne.fr/)"))
