"""What a proposal brings beside texts: no command follows a link, or believes what it should make itself."""

from __future__ import annotations

import os
import subprocess
import sys
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


# What only a command makes ------------------------------------------------------------------------------


def track(site: Path, *names: str) -> None:
    subprocess.run(["git", "init", "--quiet", str(site)], check=True)
    subprocess.run(["git", "-C", str(site), "add", "--force", "--", *names], check=True)


@pytest.mark.parametrize(
    "name",
    [
        "site/etudes/plan.pdf",
        "site/CNAME",
        "site/.git-x",
        ".site-ancien-0123abcd/index.html",
        ".site-x",
        ".cache/papier/a.pdf",
        ".venv/bin/python",
        "SITE/etudes/plan.pdf",  # the same folder on the disks of Windows and Mac
        ".Cache/papier/a.pdf",
        "\u017fite/plan.pdf",
    ],
)
def test_what_only_a_command_makes_is_refused_when_git_tracks_it(site: Path, name: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("étranger", encoding="utf-8")
    track(site, name)
    before = everything_in(site)
    folder = name.partition("/")[0]
    assert f"{folder}:1:1: erreur: une proposition apporte ce dossier" in run(site, "valider").stdout
    for command in WRITING.values():
        refused = run(site, *command)
        assert refused.exit_code in (1, 2), command
        assert "git rm -r" in refused.stderr or "essaimage valider" in refused.stderr, command
    assert everything_in(site) == before


def test_the_published_folder_of_another_name_is_guarded_too(site: Path, victim: Path) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}site_dir: public\n", encoding="utf-8")
    public = site / "public"
    public.mkdir()
    (public / "pyvenv.cfg").touch()
    (public / "fiches").symlink_to(victim)
    track(site, "public")
    precious = everything_in(victim)
    for command in (["construire"], ["kits"]):
        assert run(site, *command).exit_code == 1
        assert everything_in(victim) == precious


def test_a_folder_that_git_tracks_cannot_pass_for_an_environment_of_python(site: Path, victim: Path) -> None:
    (site / "a-imprimer").mkdir()
    (site / "a-imprimer" / "pyvenv.cfg").touch()
    (site / "a-imprimer" / "fiches").symlink_to(victim)
    track(site, "a-imprimer")
    assert "a-imprimer/fiches:1:1: erreur: c’est un lien" in run(site, "valider").stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [("GIT_DIR", "/nulle-part"), ("GIT_LITERAL_PATHSPECS", "1"), ("GIT_INDEX_FILE", "/nulle-part")],
)
def test_what_surrounds_git_does_not_blind_it(
    site: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "site").mkdir()
    (site / "site" / "plan.pdf").touch()
    track(site, "site")
    monkeypatch.setenv(name, value)
    assert "site:1:1: erreur: une proposition apporte ce dossier" in run(site, "valider").stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_repository_of_somebody_else_is_read(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site" / "plan.pdf").touch()
    track(site, "site")
    for path in (site, site / ".git"):
        os.chown(path, 12345, 12345)
    assert "site:1:1: erreur: une proposition apporte ce dossier" in run(site, "valider").stdout


def test_a_program_of_python_at_the_root_of_a_project_is_not_run_by_its_name() -> None:
    root = Path(__file__).parents[1]
    shown = subprocess.run(
        [sys.executable, "-P", "-c", "import generator, sys; print(*sys.path, sep='\\n')"],
        cwd=root.parent,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(root) not in shown.stdout.splitlines()


def test_what_a_command_made_and_git_ignores_is_no_matter(site: Path) -> None:
    assert run(site, "construire").exit_code == 0
    track(site, "mkdocs.yml", "methode", "fiches", "retours_experience")
    assert run(site, "valider").exit_code == 0
    assert run(site, "construire").exit_code == 0


def test_the_settings_of_a_false_repository_run_nothing(site: Path) -> None:
    victim = site.parent / "victime"
    false = site / "faux"
    subprocess.run(["git", "init", "--quiet", "--bare", str(false)], check=True)
    with (false / "config").open("a", encoding="utf-8") as settings:
        settings.write(f'[core]\n\tworktree = .\n\tbare = false\n\tfsmonitor = "touch {victim}"\n')
    for name in ("mkdocs.yml", "methode", "fiches", "retours_experience"):
        (site / name).rename(false / name)
    run(false, "valider")
    run(false, "comparer", "HEAD")
    assert not victim.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows writes every name in Unicode")
@pytest.mark.parametrize(
    "name", [b"overrides/images/caf\xe9.png", b"methode/a\nb.png", b"fiches/a\x1b[2J.yml"]
)
def test_a_name_that_cannot_be_written_is_told(site: Path, name: bytes) -> None:
    file = os.fsencode(site) + b"/" + name
    os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - pathlib knows no bytes
    with open(file, "wb"):  # noqa: PTH123 - as above
        pass
    told = run(site, "valider")
    assert told.exit_code == 1
    assert ":1:1: erreur: ce nom ne se laisse pas écrire" in told.stdout
    assert run(site, "construire").exit_code == 1
