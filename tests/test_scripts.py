"""The scripts of the pages, judged like the rest of the house: types, lint, size, and imports that go one way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from deno import find_deno_bin

from generator.theme.modules import imports_of, needed_at_once

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "generator" / "theme" / "scripts"
SCRIPTS = {it.relative_to(FOLDER).as_posix(): it for it in sorted(FOLDER.rglob("*.js"))}
LONGEST = 200
SHARED = "shared"
# A planned session is read and reckoned in one room: whatever page adds to it, runs it or prints it borrows from there.
LENDING = {"composer"}
WORKERS = {"recherche/engine.js", "hors-ligne.js", "presse/worker.js"}
EVERY_PAGE = "recherche.js"
_LATER = re.compile(r"""\bimport\("([^"]+)"\)(?!\.\w)""")


def types_of(*scripts: Path | str, tmp: Path) -> subprocess.CompletedProcess[str]:
    """What the checker of types says; it keeps its own files apart and asks nothing of the network."""
    quiet = {"DENO_DIR": str(tmp), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    options = ["--quiet", "--no-remote", "--no-npm", "--config", str(ROOT / "deno.json")]
    command = [find_deno_bin(), "check", *options, *map(str, scripts)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lint_of(*scripts: Path | str) -> subprocess.CompletedProcess[str]:
    scripts_folder = sysconfig.get_path("scripts")
    beside_deno = str(Path(find_deno_bin()).parent)
    linter = shutil.which("oxlint", path=os.pathsep.join((scripts_folder, beside_deno)))
    assert linter is not None, "oxlint n’est pas installé : « make test » l’installe"
    command = [linter, "--config", str(ROOT / ".oxlintrc.json"), "--format", "unix", *map(str, scripts)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_types_of_every_script_agree(tmp_path: Path) -> None:
    told = types_of(*SCRIPTS.values(), tmp=tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize(
    "mistake",
    [
        'export const late = "a".at(-1);',
        "export const add = (a, b) => a + b;",
        "export const title = document.querySelector('h1').textContent;",
        "/** @type {number} */\nexport const three = 'three';",
    ],
    ids=["too new", "without types", "perhaps nothing", "another type"],
)
def test_a_mistake_of_type_is_seen(tmp_path: Path, mistake: str) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text(mistake + "\n", encoding="utf-8")
    assert "[ERROR]" in types_of(wrong, tmp=tmp_path / "deno").stderr


def test_the_linter_finds_nothing_in_any_script() -> None:
    told = lint_of(FOLDER)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize(
    "mistake", ["var a = 1;\nexport { a };", "export const same = (a) => a == 1;", "console.log(1);"]
)
def test_a_mistake_of_form_is_seen(tmp_path: Path, mistake: str) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text(mistake + "\n", encoding="utf-8")
    assert lint_of(wrong).returncode != 0


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_short_enough_to_be_read(script: str) -> None:
    assert len(SCRIPTS[script].read_text(encoding="utf-8").splitlines()) <= LONGEST


def imported(script: str) -> set[str]:
    """The scripts of ours that `script` asks for, at once or later."""
    text = SCRIPTS[script].read_text(encoding="utf-8")
    found = {*imports_of(text), *_LATER.findall(text)}
    paths = ((SCRIPTS[script].parent / it).resolve() for it in found)
    return {it.relative_to(FOLDER).as_posix() for it in paths if it.is_relative_to(FOLDER)}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_borrows_from_its_own_folder_and_from_what_is_shared(script: str) -> None:
    own, _, name = script.rpartition("/")
    allowed = {SHARED, *LENDING, own or name.removesuffix(".js")}
    assert imported(script) <= set(SCRIPTS)
    assert {it.rpartition("/")[0] for it in imported(script)} <= ({SHARED} if own == SHARED else allowed)


def test_no_script_borrows_from_itself_in_a_circle() -> None:
    order = tuple(TopologicalSorter({it: imported(it) for it in SCRIPTS}).static_order())
    assert set(order) == set(SCRIPTS)


def test_the_script_of_every_page_waits_for_no_second_one() -> None:
    assert imports_of(SCRIPTS[EVERY_PAGE].read_text(encoding="utf-8")) == []


def test_what_a_script_needs_at_once_is_found_however_deep_and_named_once() -> None:
    files = {
        "scripts/a.js": 'import { b } from "./a/b.js";\nimport { c } from "./shared/c.js";\n',
        "scripts/a/b.js": 'import {\n  c,\n} from "../shared/c.js";\nconst later = () => import("./d.js");\n',
        "scripts/shared/c.js": 'import "../a.js";\n// import { e } from "./e.js";\n',
    }
    assert needed_at_once("scripts/a.js", files.get) == tuple(files)
    assert needed_at_once("scripts/of-nobody.js", files.get) == ("scripts/of-nobody.js",)


def test_every_script_is_somebodys() -> None:
    pages = "".join(
        it.read_text(encoding="utf-8")
        for it in [
            *(ROOT / "generator" / "pages").glob("*.py"),
            *(ROOT / "generator" / "theme").rglob("*.html"),
        ]
    )
    begun = {it for it in SCRIPTS if "/" not in it} - WORKERS
    assert {it for it in begun if it.removesuffix(".js") not in pages} == set()
    borrowed = {it for script in SCRIPTS for it in imported(script)}
    assert set(SCRIPTS) - begun - WORKERS == borrowed
