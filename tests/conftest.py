"""Options and helpers shared by the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
PETIT = Path(__file__).parent / "corpus" / "petit"

# How long an example takes depends on what else the machine does: speed is measured in `benchmarks/`.
settings.register_profile("essaimage", deadline=None)
settings.load_profile("essaimage")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--reecrire",
        action="store_true",
        help="rewrite tests/corpus/mauvais/*/attendu.txt from what the program says now",
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the small good site, free to be spoilt."""
    return Path(shutil.copytree(PETIT, tmp_path / "site-petit"))


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """The same, where `site` is the real one, in a browser."""
    return Path(shutil.copytree(PETIT, tmp_path / "site-petit"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    # Without the network, the build has one thing to say, and `tests/test_presse.py` sees that it says it.
    told = [it for it in result.stderr.splitlines() if "sans la presse du navigateur" not in it]
    assert (result.returncode, told) == (0, [])
    return folder
