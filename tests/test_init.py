"""Another collective keeps the program and brings its method: a new site builds at once, even from a wheel alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.corpus import Folders, load_corpus

ROOT = Path(__file__).parents[1]


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(it) for it in arguments])
    assert "Traceback" not in result.output
    return result


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
    assert (site / "site" / "pagefind" / "pagefind.js").is_file()
    assert (site / "site" / "fiches" / "premier-outil" / "animation.pdf").is_file()
