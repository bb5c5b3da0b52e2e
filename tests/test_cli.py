"""The `essaimage` command: exit statuses, formats, paths, and the site it leaves in place."""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import pypdfium2
import pytest

from generator.cli import main
from generator.diagnostics import FORMATS
from generator.plugin.inventory import INVENTORY
from tests.commande import run


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(words.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def bad_site(site: Path) -> Path:
    rewrite(site / "fiches" / "carte.yml", "statut: publie", "statut: fini")
    rewrite(site / "retours_experience" / "mulhouse.yml", "maturite: en_cours", "maturite: encours")
    return site


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_good_site_gives_status_0_and_an_empty_report(site: Path, format_name: str) -> None:
    result = run("valider", "--site", site, "--format", format_name)
    assert result.exit_code == 0
    assert result.stdout in ("", "[]\n")
    assert result.stderr == "Aucun problème.\n"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_bad_site_gives_status_1_and_a_report_in_the_wanted_form(bad_site: Path, format_name: str) -> None:
    result = run("valider", "--site", bad_site, "--format", format_name)
    assert result.exit_code == 1
    assert result.stderr == "2\u00a0erreurs dans 2\u00a0fichiers.\n"
    if format_name in ("gitlab", "json"):
        assert len(json.loads(result.stdout)) == 2
    else:
        assert [("carte.yml" in line, "mulhouse.yml" in line) for line in result.stdout.splitlines()] == [
            (True, False),
            (False, True),
        ]


def test_a_warning_alone_gives_status_0(site: Path) -> None:
    rewrite(
        site / "fiches" / "carte.yml",
        "sources:\n",
        "sources:\n  - {id: autre, titre: Un, editeur: Un éditeur}\n",
    )
    result = run("valider", "--site", site)
    assert result.exit_code == 0
    assert "avertissement" in result.stdout
    assert result.stderr.replace("\u00a0", " ") == "1 avertissement dans 1 fichier.\n"


@pytest.mark.parametrize(
    ("paths", "status", "told"),
    [
        (["fiches"], 1, ["fiches/carte.yml"]),
        (["fiches/carte.yml"], 1, ["fiches/carte.yml"]),
        (["retours_experience/"], 1, ["retours_experience/mulhouse.yml"]),
        (["fiches/kits", "methode"], 0, []),
        (["fiches", "retours_experience"], 1, ["fiches/carte.yml", "retours_experience/mulhouse.yml"]),
        (["."], 1, ["fiches/carte.yml", "retours_experience/mulhouse.yml"]),
    ],
)
def test_paths_limit_what_is_shown(bad_site: Path, paths: list[str], status: int, told: list[str]) -> None:
    result = run("valider", "--site", bad_site, *(bad_site / path for path in paths))
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == told
    assert result.exit_code == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["valider", "--format", "xml"], "xml"),
        (["valider", "--site", "nulle-part"], "nulle-part"),
        (["valider", "--inconnu"], "--inconnu"),
        (["valider", "fiches/absente.yml"], "n’existe pas"),
        (["valider", ".."], "n’est pas dans le dossier du site"),
        (["construire", "--site", "fiches"], "mkdocs.yml manque"),
        (["servir", "--site", "fiches"], "mkdocs.yml manque"),
        (["inventer"], "La commande « inventer » n’existe pas"),
        (["valide"], "vouliez-vous dire « valider »"),
        (["valider", "--forma", "json"], "L’option --forma n’existe pas ; vouliez-vous dire --format"),
        (["valider", "--format", "xml"], "--format attend un de ces mots : texte"),
        (["valider", "--site", "nulle-part"], "--site attend un dossier qui existe, et non « nulle-part »"),
        (["schemas", "deux"], "un mot de trop"),
        (["kit", "--participants", "beaucoup"], "--participants attend un nombre entier"),
        (["kit", "--fiches"], "--fiches attend une valeur"),
        (["kit"], "Donnez le nom d’un kit, ou des fiches"),
        (["kit", "soiree", "--fiches", "carte"], "Donnez le nom d’un kit, ou des fiches"),
        (["kit", "soiree", "--titre", "La nôtre"], "--titre va avec --fiches"),
        (["kit", "soire"], "Le kit « soire » n’existe pas ; vouliez-vous dire « soiree »"),
        (["kit", "--fiches", "crate"], "La fiche « crate » n’existe pas ; vouliez-vous dire « carte »"),
        (["kit", "--fiches", " , "], "Ce kit ne contient aucune fiche"),
        (["kit", "--fiches", "carte", "--titre", "x" * 91], "Un titre a de 1 à 90 lettres"),
        (["kit", "--fiches", ",".join(["carte"] * 21)], "Un kit a au plus 20 séquences"),
        (["kit", "soiree", "--participants", "0"], "pour 1 à 1 000 personnes, et non 0"),
        (["kit", "soiree", "--debut", "midi"], "« midi » n’est pas une heure"),
        (["kit", "soiree", "-o", "fiches"], "On ne peut pas écrire fiches : c’est un dossier"),
        (["kit", "soiree", "-o", "mkdocs.yml/kit.pdf"], "un de ses dossiers est un fichier"),
        (["kits", "--vers", "mkdocs.yml"], "On ne peut pas écrire"),
    ],
)
def test_a_wrong_use_gives_status_2_and_says_so(
    site: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(site)
    before = files_of(site)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\u00a0", " ").replace("\u202f", " ")
    assert {name for name in files_of(site) if not name.startswith(".cache")} == set(before)


def test_a_folder_without_content_says_which_folders_are_missing(tmp_path: Path) -> None:
    result = run("valider", "--site", tmp_path)
    assert result.exit_code == 1
    missing = {line.split(":")[0] for line in result.stdout.splitlines()}
    assert missing == {
        "fiches",
        "fiches/kits",
        "retours_experience",
        "methode/etapes",
        "methode/glossaire.yml",
        "methode/vocabulaires.yml",
        "mkdocs.yml",
    }


def test_a_build_makes_the_site_and_a_failed_one_leaves_it_as_it_was(site: Path) -> None:
    assert run("construire", "--site", site).exit_code == 0
    published = files_of(site / "site")
    assert "index.html" in published
    rewrite(site / "fiches" / "carte.yml", "statut: publie", "statut: fini")

    failed = run("construire", "--site", site)

    assert failed.exit_code == 1
    assert "fiches/carte.yml:3:9: erreur: " in failed.stderr
    assert "rien n’a été publié" in failed.stderr
    assert files_of(site / "site") == published
    assert {it.name for it in site.iterdir()} == {
        ".cache",
        "site",
        "fiches",
        "methode",
        "retours_experience",
        "mkdocs.yml",
    }


def test_a_configuration_that_mkdocs_refuses_is_told_without_a_traceback(site: Path) -> None:
    rewrite(site / "mkdocs.yml", "plugins: [essaimage]", "plugins: [essaimage, absente]")
    result = run("construire", "--site", site)
    assert result.exit_code == 1
    assert "mkdocs.yml:5:1: erreur: MkDocs n’admet pas la valeur de «\u00a0plugins\u00a0»" in result.stderr
    assert "«\u00a0absente\u00a0»" in result.stderr


@pytest.mark.parametrize("spoilt", ["site_name: [", "\tsite_name: x\n", "- liste\n"])
def test_a_configuration_that_is_no_yaml_is_told_without_a_traceback(site: Path, spoilt: str) -> None:
    (site / "mkdocs.yml").write_text(spoilt, encoding="utf-8")
    result = run("construire", "--site", site)
    assert result.exit_code == 1
    assert result.stderr.strip()


def test_the_schemas_are_written_in_their_folder_and_only_there(tmp_path: Path) -> None:
    assert run("schemas", "--site", tmp_path).exit_code == 0
    written = files_of(tmp_path)
    assert run("schemas", "--site", tmp_path).exit_code == 0
    assert files_of(tmp_path) == written
    assert {Path(name).parent.name for name in written} == {"schemas"}
    assert all(b"\r" not in text for text in written.values())


@pytest.mark.parametrize("command", [[], *([it] for it in main.commands)])
def test_help_is_in_french(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage\u00a0: " in result.stdout
    english = r"Show|exit|default|Commands|Usage: |Options:|TEXT\b|DIRECTORY|INTEGER|FILE\b|PATH|ARGS|COMMAND\b|\.\.\."
    assert re.findall(english, result.stdout) == []
    assert "dossier du site" in " ".join(result.stdout.split()) or command in ([], ["init"])


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"essaimage {version('essaimage')}\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["comparer"], "essaimage comparer main"),
        (["init"], "essaimage init notre-methode"),
        (["nouveau"], "essaimage nouveau retour"),
        (["nouveau", "fiche"], '--titre "Le tour des prénoms"'),
    ],
)
def test_a_command_without_its_word_says_how_it_is_written(command: list[str], told: str) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_site_may_stand_in_a_folder_whose_name_has_spaces_and_accents(site: Path) -> None:
    moved = Path(shutil.move(site, site.with_name("Été à Mulhouse")))
    assert run("valider", "--site", moved).exit_code == 0
    assert run("construire", "--site", moved).exit_code == 0


def test_every_pdf_is_printed_without_building_the_site(site: Path) -> None:
    result = run("kits", "--site", site)
    assert result.exit_code == 0
    written = {name: file for name, file in files_of(site / "site").items() if name != INVENTORY}
    assert {"fiches/carte/animation.pdf", "kits/soiree/soiree.pdf", "kits/soiree/soiree.zip"} <= set(written)
    assert "livre/livre.pdf" in written
    assert f"{len(written)}\u00a0fichiers" in result.stderr
    assert run("kits", "--site", site, "--vers", site / "ailleurs").exit_code == 0
    assert files_of(site / "ailleurs") == written


def test_a_kit_of_the_site_is_printed_for_other_people_at_another_time(site: Path) -> None:
    target = site / "jeudi.pdf"
    result = run("kit", "soiree", "--participants", "17", "--debut", "09:15", "-o", target, "--site", site)
    assert result.exit_code == 0
    assert str(target) in result.stderr
    text = text_of(target)
    assert "09:15" in text
    assert "17 personnes" in text


def test_a_kit_is_made_of_chosen_fiches_and_says_when_people_are_too_many(site: Path) -> None:
    target = site / "le-notre.pdf"
    result = run(
        "kit",
        "--fiches",
        "carte, pause:10,carte",
        "--participants",
        "900",
        "--titre",
        "À nous",
        "-o",
        target,
        "--site",
        site,
    )
    assert result.exit_code == 0
    assert "est faite pour" in result.stderr
    assert "À nous" in text_of(target)


def test_nothing_is_printed_while_the_content_has_errors(bad_site: Path) -> None:
    for command in (["kits"], ["kit", "soiree", "-o", str(bad_site / "kit.pdf")]):
        result = run(*command, "--site", bad_site)
        assert result.exit_code == 1
        assert "fiches/carte.yml:3:9: erreur: " in result.stderr
    assert not list(bad_site.rglob("*.pdf"))


def test_an_address_is_asked_for_before_anything_is_printed(site: Path) -> None:
    settings = site / "mkdocs.yml"
    kept = [it for it in settings.read_text(encoding="utf-8").splitlines() if not it.startswith("site_url")]
    settings.write_text("\n".join(kept) + "\n", encoding="utf-8")
    for command in ("kits", "construire"):
        result = run(command, "--site", site)
        assert result.exit_code == 1
        assert "le champ «\u00a0site_url\u00a0» manque" in result.stderr
