"""The inside of every page of the small site, compared with the pages kept in tests/attendu/pages.

After a wanted change: pytest tests/test_pages_attendues.py --reecrire, then read the difference in git.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.rendering import Renderer
from generator.pages.views import page_views

HERE = Path(__file__).parent
EXPECTED = HERE / "attendu" / "pages"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    loaded = load_corpus(Folders(HERE / "corpus" / "petit"))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def without_blank_lines(html: str) -> str:
    return "".join(line.strip() + "\n" for line in html.splitlines() if line.strip())


def test_each_page_is_the_one_we_read_and_kept(corpus: Corpus, request: pytest.FixtureRequest) -> None:
    renderer = Renderer(corpus)
    pages = {
        f"{view.url.strip('/').replace('/', '--')}.html": without_blank_lines(renderer.render(view).html)
        for view in page_views(corpus)
    }
    if request.config.getoption("--reecrire"):
        EXPECTED.mkdir(parents=True, exist_ok=True)
        for old in EXPECTED.glob("*.html"):
            old.unlink()
        for name, html in pages.items():
            (EXPECTED / name).write_text(html, encoding="utf-8")
    kept = {file.name: file.read_text(encoding="utf-8") for file in sorted(EXPECTED.glob("*.html"))}
    assert sorted(pages) == sorted(kept)
    assert [name for name in kept if pages[name] != kept[name]] == []
