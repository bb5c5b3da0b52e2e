"""The live preview in a real browser: under the policy of the site, and it reloads by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.apercu import Preview
from tests.navigateur.fenetres import DESK, errors_of, opened

pytestmark = pytest.mark.navigateur


@pytest.fixture
def preview(small_site: Path) -> Iterator[Preview]:
    started = Preview(small_site)
    try:
        started.wait_until_served()
        yield started
    finally:
        started.stop()


def test_a_page_of_the_preview_runs_without_a_refusal_and_shows_what_was_just_written(
    browser: Browser, preview: Preview
) -> None:
    record = preview.site / "retours_experience" / "mulhouse.yml"
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(f"{preview.url}/retours/mulhouse/")
        expect(page.locator("h1")).to_have_text("Mulhouse, pour voir")
        record.write_text(
            record.read_text(encoding="utf-8").replace("Mulhouse, pour voir", "Mulhouse, pour relire"),
            encoding="utf-8",
        )
        expect(page.locator("h1")).to_have_text("Mulhouse, pour relire", timeout=30_000)
        assert errors == []


def test_a_script_that_nobody_let_through_does_not_run_in_the_preview(
    browser: Browser, preview: Preview
) -> None:
    with opened(browser, DESK) as page:
        refused: list[str] = []
        page.on("console", lambda it: refused.append(it.text) if it.type == "error" else None)
        page.goto(f"{preview.url}/retours/mulhouse/")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
        )
        assert page.evaluate("window.ran") is None
        assert any("Content Security Policy" in it for it in refused)
