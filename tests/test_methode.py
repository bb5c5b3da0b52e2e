"""What the hand-written method owes its readers, page by page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.corpus import Folders, load_corpus

ROOT = Path(__file__).parents[1]
METHODE = ROOT / "methode"
STEPS = sorted((METHODE / "etapes").glob("*.md"))
SECTIONS = (
    "À quoi sert cette étape",
    "Les questions à se poser",
    "Les signes que cela a marché",
    "Ce qui peut mal tourner",
    "D’où vient cette étape",
)
# Where the words of others come from: the pages that must stay one click away.
CITED = {
    "correspondances.md": (
        "communautes-action.rnma.fr/m%C3%A9thode-outils",
        "fonda.asso.fr/ressources/synthese-ndeg9",
        "mda-catalyseurs.rnma.fr/faire-ensemble-pour-faire-territoire",
        "fonda.asso.fr/ressources/quest-ce-que-la-fonction-de-soutien",
        "resovilles.com/nouveau-programme-2024-quartiers-a-impact-collectif",
        "cdurable.info/linstitut-tamarack",
        "wiki.niskaccolades.org/index.php?title=",
        "f3e.asso.fr/analyser-les-changements",
    ),
    "postures.md": (
        "communautes-action.rnma.fr/m%C3%A9thode-outils/animer",
        "fonda.asso.fr/ressources/guide-methodologique-du-faire-ensemble",
        "fonda.asso.fr/ressources/conclusion-universite-du-faire-ensemble",
    ),
}


@pytest.mark.parametrize("file", STEPS, ids=[file.stem for file in STEPS])
def test_a_step_tells_its_purpose_questions_signs_pitfalls_and_origin(file: Path) -> None:
    parts = re.split(r"^## (.+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert tuple(told) == SECTIONS
    for title in SECTIONS[1:4]:
        assert len(re.findall(r"^- ", told[title], re.MULTILINE)) >= 4, title
    assert "](https://" in told[SECTIONS[4]]


def test_every_step_says_its_time_what_holds_what_adapts_and_has_a_tool() -> None:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    for slug, entry in corpus.etapes.items():
        etape = entry.record
        assert etape.duree_indicative
        assert len(etape.invariants) >= 3
        assert len(etape.adaptables) >= 3
        assert corpus.reverse.fiches_of_etape[slug], slug


@pytest.mark.parametrize(("name", "address"), [(name, it) for name, all_ in CITED.items() for it in all_])
def test_the_words_of_others_are_cited_with_their_address(name: str, address: str) -> None:
    assert address in (METHODE / name).read_text(encoding="utf-8")


def test_the_correspondences_name_the_seven_steps_and_the_five_conditions() -> None:
    text = (METHODE / "correspondances.md").read_text(encoding="utf-8")
    table = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert re.findall(r"\(etapes/([\w-]+)\.md\)", "".join(table)) == [
        "reunir", "se-connaitre", "comprendre", "vision", "feuille-de-route", "agir", "essaimer",
    ]  # fmt: skip
    assert len(re.findall(r"^[1-5]\. \*\*", text, re.MULTILINE)) == 5
