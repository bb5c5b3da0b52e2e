"""What `make` does to a folder before it installs anything: it keeps, renews or refuses the environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="the README has commands without make")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What `make environnement` reads before it installs anything."""
    folder = tmp_path / "L’été d'Élise"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=alone, capture_output=True, text=True, check=False
    )


def kept(folder: Path) -> Path:
    """An environment as make leaves it, but for the packages."""
    made = folder / ".venv"
    (made / "bin").mkdir(parents=True)
    (made / "bin" / "python").symlink_to(sys.executable)
    (made / "requirements.txt").write_bytes((folder / "requirements.txt").read_bytes())
    (made / "dossier").write_text(f"{folder.resolve()}\n", encoding="utf-8")
    (made / "pret").touch()
    return made


def test_make_keeps_an_environment_that_fits_and_makes_another_one_elsewhere(project: Path) -> None:
    made = kept(project)
    assert make(project, "environnement").stdout == ""
    moved = project.rename(project.with_name("Un autre dossier"))
    result = make(moved, "environnement", "PYTHON=false")
    assert "a changé de place" in result.stdout
    assert not (moved / ".venv").exists()
    assert not made.exists()


@pytest.mark.parametrize("change", ["lock", "lock of the tests", "python", "unfinished"])
def test_make_renews_an_environment_that_no_longer_fits(project: Path, change: str) -> None:
    made = kept(project)
    if change == "lock":
        (project / "requirements.txt").write_text("click==8.2.0\n", encoding="utf-8")
    elif change == "lock of the tests":
        (made / "requirements-dev.txt").write_text("click==8.2.0\n", encoding="utf-8")
    elif change == "python":
        (made / "bin" / "python").unlink()
    else:
        (made / "dossier").unlink()
    assert "on refait l’environnement" in make(project, "environnement", "PYTHON=false").stdout
    assert not made.exists()


def test_make_refuses_an_environment_that_is_a_link_and_cleans_without_following_one(project: Path) -> None:
    elsewhere = project.parent / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / "précieux.txt").write_text("à garder", encoding="utf-8")
    for name in (".venv", ".site-neuf", "site", ".cache"):
        (project / name).symlink_to(elsewhere)
    result = make(project, "site")
    assert result.returncode != 0
    assert "est un lien vers un autre endroit" in result.stdout
    assert make(project, "propre").returncode == 0
    assert [it.name for it in elsewhere.iterdir()] == ["précieux.txt"]
    assert [it.name for it in project.iterdir() if it.is_symlink()] == []
