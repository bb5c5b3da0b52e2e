"""The corpus of the site, printed once for all the tests of this folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus
from generator.printing import Press, Sheetful, Site, documents

ROOT = Path(__file__).parents[2]
SITE = Site("Essaimage", "https://essaimage.example/")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    loaded = load_corpus(Folders(ROOT)).corpus
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def printed(corpus: Corpus) -> list[Sheetful]:
    sheets, problems = Press(ROOT).print_all(documents(corpus, SITE))
    assert problems == []
    return sheets


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A copy of the content, free to be spoilt."""
    for folder in ("fiches", "methode", "retours_experience"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path
