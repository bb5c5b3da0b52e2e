"""The watch itself: no script error of any window goes unheard, and one is enough to fail a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.navigateur.conftest import ROOT
from tests.navigateur.fenetres import DESK, opened
from tests.navigateur.vigie import provoked

pytestmark = pytest.mark.navigateur


def popup(page: Page) -> None:
    with page.expect_popup() as other:
        page.evaluate("void open('about:blank')")
    other.value.evaluate("void setTimeout(() => { throw new Error('aie') })")


@pytest.mark.parametrize(
    "provoke",
    [
        lambda page: page.set_content("<script>throw new Error('aie')</script>"),
        lambda page: page.set_content("<script>un mot de trop // aie</script>"),
        lambda page: page.set_content("<script>Promise.reject(new Error('aie'))</script>"),
        lambda page: page.set_content("<iframe srcdoc=\"<script>throw new Error('aie')</script>\"></iframe>"),
        lambda page: page.evaluate("void setTimeout(() => { throw new Error('aie') })"),
        popup,
    ],
    ids=["thrown", "unreadable", "promise", "frame", "later", "popup"],
)
def test_a_script_error_is_heard_wherever_it_comes_from(browser: Browser, provoke) -> None:
    with provoked(browser) as errors, opened(browser, DESK) as page:
        provoke(page)
    assert len(errors) == 1


TEST = """
import pytest
from tests.navigateur.conftest import browser
from tests.navigateur.fenetres import DESK, opened

def test_that_looks_at_nothing(browser):
    with opened(browser, DESK) as page:
        page.set_content("<script>{script}</script>")

def test_that_comes_after(browser):
    with opened(browser, DESK) as page:
        page.set_content("<p>rien</p>")

@pytest.fixture
def page(browser):
    context = browser.new_context()
    page = context.new_page()
    yield page
    page.set_content("<script>{script}</script>")
    context.close()

def test_whose_window_fails_when_it_closes(page):
    page.set_content("<p>rien</p>")
"""


@pytest.mark.parametrize(
    ("script", "outcome"),
    [("throw new Error('aie')", "1 failed, 2 passed, 1 error"), ("0", "3 passed")],
    ids=["an error", "none"],
)
def test_a_test_that_lets_a_script_error_pass_fails(tmp_path: Path, script: str, outcome: str) -> None:
    (tmp_path / "conftest.py").write_text("from tests.navigateur.conftest import *\n", encoding="utf-8")
    (tmp_path / "test_page.py").write_text(TEST.replace("{script}", script), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in done.stdout.splitlines()[-1], done.stdout
