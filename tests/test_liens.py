"""Links that a proposal brings: no command follows one, whatever its name and wherever it leads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diagnostics import format_text
from generator.enclosure import intruders

LINKS = [
    ".site-neuf",
    ".site-ancien",
    ".site-chantier-0123abcd",
    ".cache",
    ".cache/papier",
    ".cache/papier/ab",
    "schemas",
    "schemas/retour.schema.json",
    "overrides",
    "site",
    "site/vieux",
    "methode/notes.txt",
    "methode/archives",
    "methode/contribuer.md",
    "methode/etapes/autre.md",
    "retours_experience",
    "retours_experience/mulhouse.yml",
    "fiches/kits",
    "docs/plan.png",
    ".github/workflows",
]
WRITING = {
    "construire": ["construire"],
    "kits": ["kits"],
    "kit": ["kit", "soiree", "-o", "soiree.pdf"],
    "schemas": ["schemas"],
    "nouveau": ["nouveau", "fiche", "--titre", "Un tour de table"],
}


def run(site: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--site", str(site)])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder of the reviewer's, beside the site."""
    folder = tmp_path / "photos"
    (folder / "ab").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("a.jpg", "ab/b.pdf", ".git/HEAD", "retour.schema.json", "index.html"):
        (folder / name).write_text("précieux", encoding="utf-8")
    return folder


def bring(site: Path, name: str, target: Path) -> None:
    """What `git checkout` does with a link of a proposal."""
    link = site / name
    if link.is_dir():
        link.rename(site.parent / "avant")
    link.unlink(missing_ok=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_told_by_valider_and_stops_every_command_that_writes(
    site: Path, victim: Path, name: str
) -> None:
    bring(site, name, victim)
    precious = everything_in(victim)
    told = run(site, "valider")
    assert told.exit_code == 1
    assert f"{name}:1:1: erreur: c’est un lien vers un autre endroit du disque" in told.stdout
    for command in WRITING.values():
        assert run(site, *command).exit_code in (1, 2), command
        assert everything_in(victim) == precious, command
    assert (site / name).is_symlink()


@pytest.mark.parametrize("command", WRITING)
def test_a_link_to_the_parent_folder_leaves_it_and_the_site_whole(site: Path, command: str) -> None:
    (site / ".site-neuf").symlink_to("..")
    before = everything_in(site.parent)
    assert run(site, *WRITING[command]).exit_code in (1, 2)
    assert everything_in(site.parent) == before


@pytest.mark.parametrize("target", ["nulle-part", ".", "..", "boucle", "/etc/hostname"])
def test_a_link_is_refused_wherever_it_leads(site: Path, target: str) -> None:
    (site / "methode" / "boucle").symlink_to(target)
    assert "methode/boucle:1:1: erreur: c’est un lien" in run(site, "valider").stdout
    assert run(site, "construire").exit_code == 1
    assert not (site / "site").exists()


def test_all_links_are_told_at_once(site: Path) -> None:
    for name in ("methode/a", "fiches/b", "c"):
        (site / name).symlink_to("nulle-part")
    assert [line.partition(":")[0] for line in run(site, "valider").stdout.splitlines()] == [
        "c",
        "fiches/b",
        "methode/a",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
@pytest.mark.parametrize("name", ["retours_experience/tuyau.yml", "methode/tuyau.md", "tuyau"])
def test_a_pipe_is_refused_and_never_opened(site: Path, name: str) -> None:
    os.mkfifo(site / name)
    assert f"{name}:1:1: erreur: ce n’est ni un fichier ni un dossier" in run(site, "valider").stdout


def test_links_of_git_and_of_environments_of_python_are_their_own(site: Path) -> None:
    for folder in (".git", "node_modules", "mon-env/bin"):
        (site / folder).mkdir(parents=True)
        (site / folder / "lien").symlink_to("/")
    (site / "mon-env" / "pyvenv.cfg").touch()
    assert run(site, "valider").exit_code == 0


@pytest.mark.parametrize("folder", ["methode", "fiches", "retours_experience", "overrides", "schemas"])
def test_a_folder_of_the_site_cannot_pass_for_an_environment_of_python(site: Path, folder: str) -> None:
    (site / folder).mkdir(exist_ok=True)
    (site / folder / "pyvenv.cfg").touch()
    (site / folder / "lien").symlink_to("/")
    assert f"{folder}/lien:1:1: " in format_text(intruders(site, {folder}))
    assert f"{folder}/lien:1:1: " in run(site, "valider").stdout


def test_a_site_may_itself_be_reached_through_a_link(site: Path) -> None:
    way = site.with_name("chemin")
    way.symlink_to(site)
    assert run(way, "valider").exit_code == 0
    assert run(way, "construire").exit_code == 0
    assert (site / "site" / "index.html").is_file()


def test_a_folder_that_is_too_deep_is_told(site: Path) -> None:
    deep = site / "docs" / "/".join("a" * 60)
    deep.mkdir(parents=True)
    assert "ce dossier est à plus de 40 niveaux" in run(site, "valider").stdout
