"""A site goes on line once it says who publishes it, who hosts it and where to write; not before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from tests.commande import plain

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "generator" / "starter"
READY = """site_name: Petit site
site_url: https://cooperer.petit.fr/
repo_url: https://forge.petit.fr/methode
docs_dir: methode
theme: {name: essaimage}
plugins:
  - essaimage:
      imprimer: non
      mentions:
        editeur: {nom: La ville de Petit, adresse: 1 place de la Mairie, telephone: 01 02 03 04 05}
        directeur_de_publication: Camille Petit
        contact: {courriel: contact@petit.fr}
        hebergeur: {nom: Un hébergeur, adresse: 2 rue des Serveurs, telephone: 05 04 03 02 01, journaux: un an}
        accessibilite: {etablie_le: 2026-11-23}
"""


def valider(site: Path, settings: str, *options: str) -> Result:
    (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(main, ["valider", *options, "--site", str(site)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_site_that_says_who_answers_for_it_may_be_published(site: Path) -> None:
    result = valider(site, READY, "--publication")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nom: La ville de Petit", "nom: à préciser", "« nom » reste à préciser avant la mise en ligne"),
        ("01 02 03 04 05", "à préciser plus tard", "écrivez un numéro où joindre l’éditeur"),
        ("Camille Petit", "à nommer à la mise en ligne", "« directeur_de_publication » reste à préciser"),
        ("contact@petit.fr", "à préciser", "« courriel » reste à préciser"),
        ("nom: Un hébergeur", "nom: aucun pour l’instant", "écrivez le nom de l’hébergeur"),
        ("journaux: un an", "journaux: TODO", "« journaux » reste à préciser"),
        ("contact@petit.fr", "contact@exemple.fr", "« courriel » : cette adresse est celle d’un exemple"),
        ("cooperer.petit.fr", "petit.example", "« site_url » : cette adresse est celle d’un exemple"),
        ("contact@petit.fr", "Contact@Exemple.FR", "« courriel » : cette adresse est celle d’un exemple"),
        (
            "{courriel: contact@petit.fr}",
            "{courriel: contact@petit.fr, page: https://nous.test/ecrire}",
            "« page » : cette adresse est celle d’un exemple",
        ),
        (
            "{courriel: contact@petit.fr}",
            "{courriel: contact@petit.fr}\n        contributions: recits@exemple.fr",
            "« contributions » : cette adresse est celle d’un exemple",
        ),
        (
            "https://cooperer.petit.fr",
            "http://localhost:8000",
            "« site_url » : cette adresse est celle d’un exemple",
        ),
        (
            "https://cooperer.petit.fr",
            "http://127.0.0.1:8000",
            "« site_url » : cette adresse est celle d’un exemple",
        ),
        ("forge.petit.fr", "forge.exemple.org", "« repo_url » : cette adresse est celle d’un exemple"),
    ],
)
def test_what_is_still_to_be_said_is_told_at_its_line_and_only_before_publishing(
    site: Path, old: str, new: str, told: str
) -> None:
    assert READY.count(old) == 1
    settings = READY.replace(old, new)
    line = settings[: settings.index(new)].count("\n") + 1 + new.count("\n")
    assert valider(site, settings).exit_code == 0
    one_file = valider(site, settings, "--publication", str(site / "methode"))
    result = valider(site, settings, "--publication")
    assert (one_file.exit_code, one_file.stdout) == (1, result.stdout)
    assert result.exit_code == 1
    (said,) = plain(result.stdout).splitlines()
    assert said.startswith(f"mkdocs.yml:{line}:")
    assert told in said


def test_a_site_that_says_nothing_of_who_answers_for_it_is_not_published(site: Path) -> None:
    without = re.sub(r"      mentions:\n(?:        .*\n)*", "", READY)
    assert valider(site, without).exit_code == 0
    result = valider(site, without, "--publication")
    assert result.exit_code == 1
    assert "mkdocs.yml:8:" in result.stdout
    assert "rien ne dit qui publie ce site" in plain(result.stdout)


def test_what_is_wrong_otherwise_is_told_once(site: Path) -> None:
    wrong = READY.replace("contact:", "contacte:")
    asked, bare = valider(site, wrong, "--publication"), valider(site, wrong)
    assert (asked.exit_code, asked.stdout) == (1, bare.stdout)


@pytest.mark.parametrize(
    "words", ["Après-demain Éditions", "Todorov et filles", "Association À Venir Ensemble", "Xavier"]
)
def test_a_name_that_begins_like_a_promise_is_a_name(site: Path, words: str) -> None:
    assert valider(site, READY.replace("La ville de Petit", words), "--publication").exit_code == 0


@pytest.mark.parametrize("folder", [ROOT, STARTER], ids=["ours", "of a new site"])
def test_what_publishes_on_github_asks_first(folder: Path) -> None:
    text = (folder / ".github" / "workflows" / "publier.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["construire"]["steps"]
    asking = [n for n, it in enumerate(steps) if "essaimage valider --publication" in it.get("run", "")]
    sending = [n for n, it in enumerate(steps) if "upload-pages-artifact" in it.get("uses", "")]
    assert len(asking) == len(sending) == 1
    assert asking < sending


def test_what_publishes_on_gitlab_asks_first() -> None:
    script = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]["script"]
    (asking,) = (n for n, it in enumerate(script) if "essaimage valider --publication" in it)
    (sending,) = (n for n, it in enumerate(script) if "public" in it.split())
    assert asking < sending


def test_a_new_site_is_asked_for_everything_before_it_is_published(tmp_path: Path) -> None:
    new = tmp_path / "site"
    CliRunner().invoke(main, ["init", str(new)])
    told = plain(valider(new, (new / "mkdocs.yml").read_text(encoding="utf-8"), "--publication").stdout)
    for name in ("site_url", "repo_url", "nom", "directeur_de_publication", "courriel", "journaux"):
        assert f"« {name} »" in told, name
