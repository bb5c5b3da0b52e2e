"""The end of a story agrees with where it says that it is; an end that is planned is no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

EFFECTS = "effets:\n  - {texte: Les gens se parlent., nature: fait, selon: Une habitante}\n"


def told(site: Path, maturite: str, periode: str) -> str:
    """What `valider` says of a story of that time."""
    text = (
        "titre: Un récit\nresume: Un récit.\nstatut: publie\nverifie_le: 2026-11-01\n"
        f"territoire: {{code_insee: '59512'}}\nmaturite: {maturite}\nperiode: {periode}\n"
        "point_de_depart:\n  - {texte: On commence., nature: fait, selon: Une habitante}\n"
    )
    text += EFFECTS if maturite == "evalue" else ""
    (site / "retours_experience" / "un-recit.yml").write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(main, ["valider", "--site", str(site)]).stdout
    return answer.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("maturite", "periode"),
    [
        ("en_cours", "{debut: 2022, fin: 2199}"),
        ("en_cours", "{debut: 2022-01}"),
        ("engage", "{debut: 2022, fin: 2199-06}"),
        ("engage", "{debut: 2022, fin: 2023}"),
        ("engage", "{debut: 2198, fin: 2199}"),
        ("evalue", "{debut: 2022, fin: 2024-06-30}"),
        ("evalue", "{debut: 2022}"),
    ],
)
def test_an_end_that_agrees_with_the_story_is_not_told(site: Path, maturite: str, periode: str) -> None:
    assert told(site, maturite, periode) == ""


@pytest.mark.parametrize(
    ("maturite", "end", "said"),
    [
        (
            "evalue",
            "2199-06",
            "dite « évaluée », et sa fin (juin 2199) est à venir ; écrivez « maturite: en_cours »",
        ),
        (
            "en_cours",
            "2023",
            "dite « en cours », et sa fin (2023) est passée ; retirez « fin » si elle continue",
        ),
    ],
)
def test_an_end_that_contradicts_the_story_is_worth_a_look(
    site: Path, maturite: str, end: str, said: str
) -> None:
    answer = told(site, maturite, f"{{debut: 2022, fin: {end}}}")
    assert answer.startswith("retours_experience/un-recit.yml:7:29: avertissement: cette démarche est ")
    assert said in answer
