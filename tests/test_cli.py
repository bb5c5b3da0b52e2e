"""The `essaimage` command: exit statuses, formats, paths, and the site it leaves in place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diagnostics import FORMATS


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(it) for it in arguments])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


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
    assert result.stderr == "2 erreurs dans 2 fichiers.\n"
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
    assert result.stderr == "1 avertissement dans 1 fichier.\n"


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
        (["inventer"], "inventer"),
    ],
)
def test_a_wrong_use_gives_status_2_and_says_so(
    site: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(site)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


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


def test_a_configuration_that_mkdocs_refuses_is_told_without_a_traceback(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rewrite(site / "mkdocs.yml", "plugins: [essaimage]", "plugins: [essaimage, absente]")
    result = run("construire", "--site", site)
    assert result.exit_code == 1
    assert "absente" in caplog.text


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


@pytest.mark.parametrize("command", [[], ["valider"], ["construire"], ["servir"], ["schemas"]])
def test_help_is_in_french(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "dossier du site" in result.stdout or not command


def test_a_site_may_stand_in_a_folder_whose_name_has_spaces_and_accents(site: Path) -> None:
    moved = Path(shutil.move(site, site.with_name("Été à Mulhouse")))
    assert run("valider", "--site", moved).exit_code == 0
    assert run("construire", "--site", moved).exit_code == 0
