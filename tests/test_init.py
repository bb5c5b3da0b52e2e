"""Another collective keeps the program and brings its method: a new site builds at once, even from a wheel alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from generator.cli.founding import IGNORED, STARTER
from generator.corpus import Folders, load_corpus
from generator.theme import THEME
from tests.commande import run

ROOT = Path(__file__).parents[1]


def test_a_new_site_is_valid_and_builds_at_once(tmp_path: Path) -> None:
    site = tmp_path / "Notre méthode"
    assert run("init", site).exit_code == 0
    assert load_corpus(Folders(site)).diagnostics == ()
    result = run("construire", "--site", site)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (site / "site" / "retours" / "exemple" / "index.html").is_file()
    assert (site / "site" / "kits" / "premiere-seance" / "premiere-seance.pdf").is_file()
    assert run("nouveau", "fiche", "--titre", "Notre outil", "--site", site).exit_code == 0
    assert run("valider", "--site", site).exit_code == 0


def test_a_new_site_says_that_it_was_written_on_the_day_of_its_founding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = tmp_path / "site"
    assert run("init", site).exit_code == 0
    said = [
        day
        for file in (*site.rglob("*.yml"), *site.rglob("*.md"))
        for day in re.findall(r"(?:verifie_le|etablie_le): (\S+)", file.read_text(encoding="utf-8"))
    ]
    assert len(said) >= 4
    assert set(said) == {"2023-11-14"}


@pytest.mark.parametrize("readme", ["README.md", "readme.rst", "README"])
def test_a_repository_that_was_only_just_made_becomes_a_site_and_keeps_what_it_says(
    tmp_path: Path, readme: str
) -> None:
    site = tmp_path / "depot"
    (site / ".git").mkdir(parents=True)
    theirs = {readme: "# Le nôtre", "LICENSE": "La nôtre", ".gitignore": "*.pyc"}
    for name, text in theirs.items():
        (site / name).write_text(text, encoding="utf-8")
    assert run("init", site).exit_code == 0
    assert {name: (site / name).read_text(encoding="utf-8") for name in (readme, "LICENSE")} == {
        name: theirs[name] for name in (readme, "LICENSE")
    }
    assert (site / ".gitignore").read_text(encoding="utf-8").splitlines() == ["*.pyc", *IGNORED]
    assert run("valider", "--site", site).exit_code == 0


def test_a_new_site_brings_what_its_editor_its_platform_and_its_readers_need_and_no_code_of_ours(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    run("init", site)
    brought = {it.relative_to(site).as_posix() for it in site.rglob("*") if it.is_file()}
    wanted = {
        "README.md",
        "LICENSE",
        ".gitignore",
        ".vscode/settings.json",
        ".github/workflows/verifier.yml",
        ".github/workflows/publier.yml",
        "requirements.txt",
        "schemas/retour.schema.json",
    }
    assert wanted <= brought
    assert not {it for it in brought if it.endswith((".js", ".html", ".woff2", ".py"))}
    assert {it for it in brought if it.startswith("overrides/")} == {"overrides/styles/couleurs.css"}


def test_the_editor_of_a_new_site_is_set_as_ours() -> None:
    for name in ("settings.json", "extensions.json"):
        ours, theirs = (it / ".vscode" / name for it in (ROOT, STARTER))
        assert ours.read_bytes() == theirs.read_bytes()


@pytest.mark.parametrize("emptied", [True, False])
def test_a_site_of_before_the_theme_builds_with_its_overrides_emptied_or_full(
    tmp_path: Path, emptied: bool
) -> None:
    site = tmp_path / "site"
    run("init", site)
    # What the settings of a new site were, theme of Material and list of style sheets included.
    shutil.copy(ROOT / "tests" / "corpus" / "mkdocs-0.0.yml", site / "mkdocs.yml")
    shutil.rmtree(site / "overrides")
    if emptied:
        (site / "overrides").mkdir()
    else:
        shutil.copytree(
            THEME, site / "overrides", ignore=shutil.ignore_patterns("*.py", "*.yml", "__pycache__")
        )
    result = run("construire", "--site", site)
    assert (result.exit_code, "erreur" in result.stderr) == (0, False)
    assert ("« overrides » remplace" in result.stderr.replace("\u00a0", " ")) is not emptied
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "styles/ensemble.css" in home
    assert "scripts/recherche.js" in home
    assert "--bandeau" in (site / "site" / "styles" / "ensemble.css").read_text(encoding="utf-8")
    for asked in re.findall(r'(?:src|href)="((?:images|styles|scripts|assets)/[^"]+)"', home):
        assert (site / "site" / asked.partition("?")[0]).is_file(), asked


def test_the_colours_of_a_site_come_after_those_of_the_theme(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("init", site)
    (site / "overrides" / "styles" / "couleurs.css").write_text("/* À NOUS */\n", encoding="utf-8")
    run("construire", "--site", site)
    sheet = (site / "site" / "styles" / "ensemble.css").read_text(encoding="utf-8")
    assert 0 < sheet.index("--bandeau:") < sheet.index("/* À NOUS */") < sheet.index(".porte")


def test_a_template_of_the_site_wins_over_the_one_of_the_package(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("init", site)
    own = site / "overrides" / "essaimage"
    own.mkdir(parents=True)
    (own / "kits.html").write_text("{{ page.h1('À notre façon') }}", encoding="utf-8")
    assert run("construire", "--site", site).exit_code == 0
    assert "À notre façon" in (site / "site" / "kits" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["file", "full"])
def test_nothing_is_written_over(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "deja"
    if kind == "file":
        target.write_text("à moi", encoding="utf-8")
    else:
        target.mkdir()
        (target / "a-moi.txt").write_text("à moi", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    result = run("init", target)
    assert result.exit_code == 2
    assert "n’est pas vide" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_the_wheel_alone_in_an_empty_environment_founds_and_builds_a_site(tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    quiet = ["--quiet", "--disable-pip-version-check"]
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        *quiet,
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("essaimage-*.whl")
    install = [str(scripts / "python"), "-m", "pip", "install", *quiet]
    for what in (["--require-hashes", "-r", str(ROOT / "requirements.txt")], ["--no-deps", str(wheel)]):
        subprocess.run([*install, *what], check=True, capture_output=True)
    site = tmp_path / "site-neuf"
    command = str(scripts / "essaimage")
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    for arguments in (["init", str(site)], ["construire", "--site", str(site)]):
        done = subprocess.run(
            [command, *arguments], env=clean, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert (site / "site" / "styles" / "ensemble.css").is_file()
    assert (site / "site" / "recherche" / "donnees" / "regles.json").is_file()
    assert (site / "site" / "fiches" / "premier-outil" / "animation.pdf").is_file()
