"""A kit that changes how long things last, or adds parts of its own: what cannot be is told, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commande import plain, run


def with_parts(site: Path, lines: str) -> Path:
    kit = site / "fiches" / "kits" / "soiree.yml"
    text = kit.read_text("utf-8")
    assert text.count("  - fiche: carte\n") == 1
    kit.write_text(text.replace("  - fiche: carte\n", f"  - fiche: carte\n{lines}"), "utf-8")
    return kit


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("  - temps: 5\n", "ce temps n’a pas de titre ; ajoutez « titre »"),
        ("  - {pause: 5, titre: Manger}\n", "seul un temps a un titre ; retirez ce champ"),
        ("  - {temps: 5, titre: Finir, question: Quoi ?}\n", "un temps n’a pas de « question »"),
        ("  - {temps: 5, titre: Finir, pause: 5}\n", "une séquence est une fiche, une pause ou un temps"),
        ("  - {temps: 0, titre: Finir}\n", "« temps »"),
        ("    notes: [{moment: Dessin}]\n", "cette note ne dit rien"),
        ("    notes: [{moment: Dessin, minutes: -5}]\n", "« minutes »"),
        (
            "    notes: [{moment: Dessin, minutes: 0, consigne: Vite.}]\n",
            "ce moment est sauté, et dit pourtant quelque chose",
        ),
        (
            "    notes: [{moment: Accueil, minutes: 0}, {moment: Dessin, minutes: 0}]\n",
            "tous les moments de la fiche « Carte du quartier » sont sautés",
        ),
        ("    notes: [{moment: Dessein, minutes: 5}]\n", "n’a pas de moment « Dessein »"),
    ],
)
@pytest.mark.parametrize("door", ["valider", "construire", "kit"])
def test_what_a_part_cannot_be_is_told_by_every_door(site: Path, lines: str, said: str, door: str) -> None:
    with_parts(site, lines)
    asked = ("kit", "soiree", "-o", site / "kit.pdf") if door == "kit" else (door,)
    found = run(*asked, "--site", site)
    assert found.exit_code == 1
    assert said in plain(found.output)
    assert "soiree.yml:" in found.output
    assert not (site / "kit.pdf").exists()
