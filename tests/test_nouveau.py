"""`essaimage nouveau`: a draft that is valid at once, that explains every field, and never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from generator.corpus import Folders, load_corpus
from generator.model import Fiche, Kit, RetourExperience
from tests.commande import run


def said(result: Result) -> str:
    return result.stderr.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "file", "model"),
    [
        (["retour", "--commune", "Roubaix"], "retours_experience/roubaix.yml", RetourExperience),
        (["retour", "--commune", "59512"], "retours_experience/roubaix.yml", RetourExperience),
        (
            ["retour", "--commune", "saint etienne du rouvray"],
            "retours_experience/saint-etienne-du-rouvray.yml",
            RetourExperience,
        ),
        (
            ["fiche", "--titre", "Le tour des prénoms : « à table »"],
            "fiches/le-tour-des-prenoms-a-table.yml",
            Fiche,
        ),
        (
            ["retour", "--commune", "Roubaix", "--nom", "roubaix-epeule"],
            "retours_experience/roubaix-epeule.yml",
            RetourExperience,
        ),
        (["kit", "--titre", "Une soirée", "--nom", "soiree-2.yml"], "fiches/kits/soiree-2.yml", Kit),
        (["kit", "--titre", "Une soirée # courte"], "fiches/kits/une-soiree-courte.yml", Kit),
    ],
)
def test_a_draft_is_valid_and_tells_every_field(
    site: Path, arguments: list[str], file: str, model: type
) -> None:
    result = run("nouveau", *arguments, "--site", site)
    assert result.exit_code == 0
    text = (site / file).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    told = {name for name in model.model_fields if f"\n{name}:" in text or f"\n# {name}:" in text}
    assert set(model.model_fields) - told == {"anciens_noms"}
    assert run("valider", "--site", site).exit_code == 0
    assert run("construire", "--site", site).exit_code == 0
    assert not (site / "site" / Path(file).with_suffix("").name).exists()


def test_a_field_opened_in_a_draft_is_the_right_one(site: Path) -> None:
    run("nouveau", "retour", "--commune", "Roubaix", "--site", site)
    file = site / "retours_experience" / "roubaix.yml"
    text = file.read_text(encoding="utf-8").replace("# portage:", "portage: Un centre social")
    file.write_text(text, encoding="utf-8")
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    assert corpus.retours["roubaix"].record.portage == "Un centre social"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["retour", "--commune", "Saint-Denis"],
            "Plusieurs communes s’appellent « Saint-Denis ». Laquelle ?",
        ),
        (["retour", "--commune", "Roubais"], "vouliez-vous dire « Roubaix »"),
        (["retour", "--commune", "Zzzzqq"], "Aucune commune ne s’appelle « Zzzzqq »."),
        (["retour", "--commune", "../../x"], "Aucune commune"),
        (["retour"], "Dites où cela se passe"),
        (["fiche"], "Donnez un titre"),
        (["fiche", "--titre", "!!!"], "n’a aucune lettre"),
        (["fiche", "--titre", "Un tour", "--nom", "../ailleurs"], "ne convient pas à un fichier"),
        (["fiche", "--titre", "Un tour", "--nom", "Un tour"], "un-tour"),
        (["fiche", "--titre", "Un tour", "--nom", ""], "n’a aucune lettre"),
        (["fiche", "--titre", "Un\u200btour"], "signe invisible"),
        (["fiche", "--titre", "Un\ttour"], "signe invisible"),
        (["fiche", "--titre", "Un\U000e0041tour"], "signe invisible"),
        (["fiche", "--titre", "Un\ntour"], "signe invisible"),
        (["livre"], "GENRE attend un de ces mots : retour, fiche, kit"),
    ],
)
def test_what_cannot_be_started_is_told_and_nothing_is_written(
    site: Path, arguments: list[str], told: str
) -> None:
    before = sorted(site.rglob("*"))
    result = run("nouveau", *arguments, "--site", site)
    assert result.exit_code == 2
    assert told in said(result)
    assert sorted(site.rglob("*")) == before


def test_a_file_that_exists_is_left_alone(site: Path) -> None:
    file = site / "retours_experience" / "mulhouse.yml"
    before = file.read_bytes()
    result = run("nouveau", "retour", "--commune", "Mulhouse", "--site", site)
    assert result.exit_code == 2
    assert "existe déjà" in result.stderr
    assert "--nom" in result.stderr
    assert file.read_bytes() == before
