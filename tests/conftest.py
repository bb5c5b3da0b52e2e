"""Options and helpers shared by the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PETIT = Path(__file__).parent / "corpus" / "petit"


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
