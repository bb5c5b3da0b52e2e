"""What a kit may ask of its sequences, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commande import plain, run

SEQUENCES = "fiches:\n  - fiche: carte\n  - pause: 10\n"


def told(site: Path, sequences: str) -> str:
    kit = site / "fiches" / "kits" / "soiree.yml"
    text = kit.read_text(encoding="utf-8")
    assert SEQUENCES in text
    kit.write_text(text.replace(SEQUENCES, f"fiches:\n{sequences}"), encoding="utf-8")
    return plain(run("valider", "--site", site).output)


@pytest.mark.parametrize(
    ("sequences", "said"),
    [
        (
            "  - fiche: carte\n    copies: [{support: Cartonz, copies: 3}]\n",
            "soiree.yml:12:24: erreur: la fiche « Carte du quartier » n’a pas de support « Cartonz » ; vouliez-vous dire",
        ),
        (
            "  - fiche: carte\n    copies: [{support: Cartons, copies: 3}, {support: Cartons, copies: 2}]\n",
            "erreur: le support « Cartons » est déjà nommé plus haut ; gardez l’un des deux",
        ),
        ("  - fiche: carte\n  - {pause: 10, salles: 2}\n", "une pause n’a pas de « salles »"),
        ("  - fiche: carte\n  - {pause: 10, question: Qui ?}\n", "une pause n’a pas de « question »"),
        ("  - {fiche: carte, salles: 0}\n", "« salles »"),
        ("  - {fiche: carte, participants: 0}\n", "« participants »"),
        ("  - fiche: carte\n    copies: [{support: Cartons, copies: -1}]\n", "« copies »"),
    ],
)
def test_what_a_sequence_may_not_ask_is_told_at_its_place(site: Path, sequences: str, said: str) -> None:
    assert said in told(site, sequences)


def test_what_a_sequence_may_ask_is_taken(site: Path) -> None:
    asked = (
        "  - fiche: carte\n    salles: 2\n    participants: 8\n    question: Pourquoi ?\n"
        "    copies: [{support: Cartons, copies: 0}]\n  - pause: 10\n"
    )
    assert "Aucun problème" in told(site, asked)
