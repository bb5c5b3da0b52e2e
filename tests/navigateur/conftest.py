"""The real site, built by `mkdocs build --strict`, served on this machine, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.browser.fetching import Missing, fetched
from generator.browser.lock import locked
from generator.corpus import Corpus, Folders, load_corpus
from tests.navigateur.fenetres import launched
from tests.navigateur.service import served
from tests.navigateur.vigie import script_errors

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """A built site: its folder, where it is served, and the path of every page."""

    folder: Path
    url: str
    paths: tuple[str, ...]

    def address(self, path: str) -> str:
        return f"{self.url}/{path}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test fails when a page had a script error, whatever the test looked at (see `vigie`)."""
    try:
        yield
    except Exception as failure:
        for error in _heard_by(item):
            failure.add_note(f"script error: {error}")
        raise
    errors = _heard_by(item)
    assert errors == [], "a page had script errors"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """The same for what is heard while the fixtures of a test close their windows, or the browser."""
    yield
    errors = _heard_by(item)
    assert errors == [], "a page had script errors while it was closed"


def _heard_by(item: pytest.Item) -> list[str]:
    browser = getattr(item, "funcargs", {}).get("browser")
    return script_errors(browser) if browser is not None else []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    paths = re.findall(r"<loc>https://[^/]+/([^<]*)</loc>", sitemap)
    with served(folder) as address:
        yield Site(folder, address, tuple(sorted(paths)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The records of the real site."""
    loaded = load_corpus(Folders(ROOT)).corpus
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def pieces(site: Site) -> Path:
    """Where the pieces of the press stand in the built site."""
    folder = site.folder / "presse"
    if not folder.exists():
        # The registries are asked once more: where they answer, the build had no reason to do without.
        try:
            fetched(locked(), ROOT / ".cache" / "presse")
        except Missing as missing:
            pytest.skip(f"the pieces of the press cannot be had here: {missing}")
        pytest.fail("the pieces of the press can be had here, and the site was built without them")
    return folder
