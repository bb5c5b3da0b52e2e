"""What a proposal gets on GitHub and GitLab: files that their own rules accept, and no right for strangers."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "generator" / "starter"
WORKFLOWS = sorted(it for at in (ROOT, STARTER) for it in (at / ".github" / "workflows").glob("*.yml"))
PIPELINES = [*WORKFLOWS, ROOT / ".gitlab-ci.yml", ROOT / ".ci" / "run"]
SITE, ALL = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"


def run(*command: str) -> str:
    done = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)],
        ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", ".gitlab-ci.yml"],
        ["--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
    ],
    ids=["github", "gitlab", "dependabot"],
)
def test_the_pipelines_follow_the_schema_of_their_platform(arguments: list[str]) -> None:
    assert run("check-jsonschema", *arguments) == ""


def test_an_audit_of_the_workflows_finds_nothing() -> None:
    ours, theirs = ".github/workflows", str(STARTER / ".github" / "workflows")
    assert run("zizmor", "--offline", "--quiet", "--no-progress", ours, theirs) == ""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda it: it.name)
def test_what_strangers_trigger_can_write_nothing_and_knows_no_secret(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    events = workflow.get("on", workflow.get(True))
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in events
    assert "secrets." not in text
    if "pull_request" in events:
        rights = [job["permissions"] for job in workflow["jobs"].values()]
        assert all(given == {"contents": "read"} for given in rights)


def test_every_pipeline_runs_the_test_command_of_the_readme() -> None:
    for file in (ROOT / ".gitlab-ci.yml", ROOT / ".github" / "workflows" / "verifier.yml"):
        assert "make test" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file", [it for it in PIPELINES if STARTER not in it.parents], ids=lambda it: it.name
)
def test_a_pipeline_installs_through_make_only(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.search(r"\bmake (?:environnement|site|test|nouveautes)\b", text)
    assert re.findall(r"\bpip3? |\bpipx |\buvx? |\bnpm |\bnpx |\bcurl |\bwget ", text) == []


def test_make_installs_only_from_the_lock() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install (.+)", makefile)
    lock = [line for line in installs if "--require-hashes" in line]
    itself = [line for line in installs if line.endswith("--no-deps --no-build-isolation --editable .")]
    assert len(installs) == len(lock) + len(itself)
    assert len(lock) == 2


def locked(file: Path) -> dict[str, set[str]]:
    """Each package of a lock, with what its line says: one version, or one for each kind of machine."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^\S.*==.*", file.read_text(encoding="utf-8"), re.MULTILINE):
        name, _, said = line.removesuffix(" \\").partition("==")
        found.setdefault(name, set()).add(said)
    return found


def wanted(*, tests: bool) -> list[Requirement]:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*said["project"]["dependencies"], *said["dependency-groups"]["construction"]]
    assert set(map(name_of, said["build-system"]["requires"])) <= set(map(name_of, lines))
    more = said["project"]["optional-dependencies"]
    return [Requirement(it) for it in lines + more["presse"] + more["dev"] * tests]


def name_of(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


@pytest.mark.parametrize(("file", "tests"), [(SITE, False), (ALL, True)], ids=["site", "tests"])
def test_the_lock_is_the_one_of_what_the_project_asks(file: Path, tests: bool) -> None:
    text = file.read_text(encoding="utf-8")
    blocks = re.findall(r"^(\S+?)==.*\n((?:    .*\n)+)", text, re.MULTILINE)
    direct = {name for name, said in blocks if re.search(r"# +(?:via )?essaimage \(pyproject\.toml", said)}
    assert direct == {canonicalize_name(it.name) for it in wanted(tests=tests)}
    for requirement in wanted(tests=tests):
        for said in locked(file)[canonicalize_name(requirement.name)]:
            assert requirement.specifier.contains(said.partition(" ")[0]), requirement


@pytest.mark.parametrize("file", [SITE, ALL], ids=["site", "tests"])
def test_every_line_of_the_lock_has_its_fingerprints_and_names_no_other_place(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    block = (
        r"[a-z0-9][a-z0-9.-]*==\S+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n(?:    #.*\n)+"
    )
    assert re.fullmatch(rf"(?:#.*\n)+(?:{block})+", text)
    assert "make verrou" in text.partition("==")[0]
    assert re.findall(r"\w+://|^-|/", text, re.MULTILINE) == []


def test_what_builds_the_site_is_the_same_in_both_locks() -> None:
    site, everything = locked(SITE), locked(ALL)
    assert site == {name: everything.get(name) for name in site}
    assert len(site) < len(everything)


def test_git_holds_no_link_and_nothing_that_is_made_again() -> None:
    def git(*command: str) -> list[str]:
        done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=True)
        return [it for it in done.stdout.split("\0") if it]

    assert [it for it in git("ls-files", "-s", "-z") if it.startswith(("120000", "160000"))] == []
    assert git("ls-files", "-c", "-i", "--exclude-standard", "-z") == []


@pytest.mark.parametrize("name", ["site", ".site-neuf", ".venv", ".cache", ".nouveautes"])
def test_what_is_made_again_is_ignored_even_as_a_link(tmp_path: Path, name: str) -> None:
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    command = [
        "git",
        "check-ignore",
        "--quiet",
        "--no-index",
        name,
    ]  # it does not exist: as for a link, no folder
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
