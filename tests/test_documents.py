"""The documents at the root say true things: commands, example, links, licences."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.corpus import Folders, load_corpus
from generator.diagnostics import Diagnostic, format_text
from generator.typography import french

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def fenced(language: str, opening: str = "") -> str:
    """The first block of that language, which begins with `opening`."""
    found = re.search(rf"```{language}\n({re.escape(opening)}.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def problems_of(record: str, folder: Path) -> tuple[Diagnostic, ...]:
    for name in ("methode", "fiches", "retours_experience"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "retours_experience" / "exempleville.yml").write_text(record, encoding="utf-8")
    return load_corpus(Folders(folder)).diagnostics


def test_the_record_shown_in_the_readme_is_valid(tmp_path: Path) -> None:
    assert problems_of(fenced("yaml", "# yaml-language-server"), tmp_path) == ()


def test_the_error_shown_in_the_readme_is_the_one_that_is_printed(tmp_path: Path) -> None:
    wrong = fenced("yaml", "# yaml-language-server").replace("nature: fait ", "nature: fai ", 1)
    assert format_text(problems_of(wrong, tmp_path)).strip() == fenced("text").strip()


@pytest.mark.parametrize(("language", "folder"), [("bash", ".venv/bin/"), ("powershell", ".venv\\Scripts\\")])
def test_the_long_forms_do_what_make_does(language: str, folder: str) -> None:
    recipe = re.findall(r"^\t\$\(BIN\)/(.+?)(?: \|\| .*)?$", MAKEFILE, re.MULTILINE)
    by_make = {re.sub(r" --quiet| --disable-pip-version-check", "", line) for line in recipe}
    by_hand = {
        line.partition("#")[0].strip().removeprefix(folder)
        for line in fenced(language).splitlines()
        if line.startswith(folder)
    }
    assert by_hand == by_make
    assert " -m venv .venv\n" in fenced(language)


def test_every_make_target_of_the_readme_exists() -> None:
    named = set(re.findall(r"`make (\w+)`", README))
    assert {"site", "test", "servir"} <= named
    assert named <= set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_relative_link_leads_to_a_file(name: str) -> None:
    document = ROOT / name
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith(("https://", "http://"))]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_publiccode_says_what_the_standard_asks_and_the_version_we_are() -> None:
    said = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    asked = {
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert asked <= set(said)
    assert said["softwareVersion"] == VERSION
    assert said["legal"]["license"] == "MIT"
    assert said["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in said["maintenance"]["contacts"])
    assert set(said["localisation"]) == {"localisationReady", "availableLanguages"}
    assert set(said["description"]) == {"fr", "en"}
    pictures = [said["logo"]]
    for texts in said["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert texts["features"]
        pictures += texts.get("screenshots", [])
    assert [it for it in pictures if not (ROOT / it).is_file()] == []


def test_the_journal_of_changes_opens_with_the_version_we_are() -> None:
    journal = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?([\d.]+)", journal, re.MULTILINE)
    assert newest is not None
    assert newest[1] == VERSION


def test_every_module_the_readme_shows_on_a_floor_exists() -> None:
    floors = re.findall(r"^\| les? \w+ \| (.+?) \|", README, re.MULTILINE)
    named = re.findall(r"`(\w+)`", " ".join(floors))
    modules = {
        it.stem
        for it in (ROOT / "generator").iterdir()
        if it.suffix == ".py" or (it / "__init__.py").is_file()
    }
    assert set(named) == modules - {"__init__", "__main__"}
    assert len(floors) == 4


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_french_prose_keeps_its_spaces_and_apostrophes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    without_code = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", "·", text, flags=re.DOTALL)
    prose = [line for line in without_code.splitlines() if not line.startswith(">")]
    assert [line for line in prose if french(line) != line] == []


def test_no_tracked_file_names_a_folder_of_a_machine_or_a_package_index() -> None:
    folder = r"(?<![\w.~/-])/(?:work|tmp|root|home|Users)/"
    index = r"\bpypi\.|\bpythonhosted\.|\bnpmjs\.|\bregistry\.\w|--index-url[= ]"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in tracked.stdout.split("\0") if name]
    assert ROOT / "README.md" in files
    named = {
        (file.name, found[0])
        for file in files
        if file.is_file()
        for found in re.finditer(f"{folder}|{index}", file.read_text(encoding="utf-8", errors="replace"))
    }
    assert named == set()


def test_every_file_says_its_licence() -> None:
    command = [sys.executable, "-m", "reuse", "--root", str(ROOT), "lint", "--lines"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
