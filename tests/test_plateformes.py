"""What a proposal gets on GitHub and GitLab: files that their own rules accept, and no right for strangers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


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
    assert run("zizmor", "--offline", "--quiet", "--no-progress", ".github/workflows") == ""


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
