"""What is meant to be easy stays plain: short sentences, no image of speech, every hard word explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "methode" / "facile.md").read_text(encoding="utf-8").partition("\n---\n")[2]
KIT = yaml.safe_load((ROOT / "fiches" / "kits" / "vision.yml").read_text(encoding="utf-8"))
LONGEST = 15
"""Words in a sentence."""

TO_EXPLAIN = {
    "appréciation", "association", "coopérer", "fait", "intention", "méthode", "outil", "principe", "récit", "vision",
}  # fmt: skip
"""Hard words that may stand there once the text says what they mean."""
EXPLAINS = {"vision": r"le quartier que nous voulons\. Il s’appelle une vision"}
TOO_HARD = {
    "acteur", "collectivité", "concertation", "dispositif", "diagnostic", "énoncé", "enjeu", "gouvernance",
    "instance", "institution", "intercommunalité", "invariant", "maturité", "partenaire", "posture", "structure",
    "territoires", "essaimer", "FALC",
}  # fmt: skip
IMAGES = {
    "boussole",
    "cap",
    "chemin",
    "colonie",
    "essaim",
    "feuille de route",
    "graine",
    "pont",
    "racine",
    "ruche",
}


def spoken(kit: Any) -> str:
    """What is said to participants: the words between « »."""
    consignes = [kit["intro"]["consigne"], *(it["consigne"] for it in kit["fiches"])]
    return "\n\n".join(it for text in consignes for it in re.findall(r"«\s*(.+?)\s*»", text, re.DOTALL))


TEXTS = {"page": PAGE, "kit": spoken(KIT)}


def sentences(text: str) -> list[str]:
    bare = re.sub(r"\]\([^)]*\)|[*\[«»]", "", text)
    lines = [re.sub(r"^(?:#+|-|\d+\.)\s+", "", it) for it in bare.splitlines()]
    return [it.strip() for line in lines for it in re.split(r"(?<=[.?!])\s+", line) if it.strip()]


def has(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){word}s?(?!\w)", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("name", TEXTS)
def test_a_sentence_is_short_and_simple(name: str) -> None:
    every = sentences(TEXTS[name])
    assert len(every) > 15
    words = {it: len(re.findall(r"[\w’-]*\w", it)) for it in every}
    assert {it: count for it, count in words.items() if count > LONGEST} == {}
    assert [it for it in every if ";" in it or "(" in it or re.search(r"\bni\b.*\bni\b", it)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_hard_word_and_no_image_stands_there(name: str) -> None:
    assert [it for it in sorted(TOO_HARD | IMAGES) if has(it, TEXTS[name])] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_hard_word_is_explained_where_it_stands(name: str) -> None:
    text = TEXTS[name]
    met = [it for it in sorted(TO_EXPLAIN) if has(it, text) and not (name == "kit" and it == "fait")]
    assert met
    for word in met:
        told = EXPLAINS.get(word, rf"\*\*(?:une? )?{word}\*\*")
        assert re.search(told, text, re.IGNORECASE), word


def test_the_page_says_that_the_persons_concerned_have_not_read_it_and_how_to() -> None:
    assert "facile à lire" in PAGE
    assert "pas encore relue par des personnes concernées" in PAGE
    assert "\n## Comment relire cette page avec nous ?\n" in PAGE
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\n  - facile.md\n" in menu
    assert "](facile.md)" in (ROOT / "methode" / "index.md").read_text(encoding="utf-8")
