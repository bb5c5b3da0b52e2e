"""« Par où commencer ? » in a real browser: tools that do not fit go away, and come back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.conftest import Site

pytestmark = pytest.mark.navigateur


@pytest.fixture
def page(browser: Browser, site: Site):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(site.address("par-ou-commencer/"))
    yield opened
    context.close()


def shown(page: Page) -> list[tuple[int, int, int]]:
    tools = page.locator(".situation__outils > li:visible")
    return [
        tuple(int(it) for it in row)
        for row in tools.evaluate_all(
            "all => all.map(it => [it.dataset.minutes, it.dataset.min, it.dataset.max])"
        )
    ]


def test_only_tools_that_fit_the_time_and_the_people_stay(page: Page) -> None:
    everything = shown(page)
    page.get_by_label("Temps dont vous disposez").select_option("60")
    page.get_by_label("Nombre de personnes").fill("12")
    left = shown(page)
    assert 0 < len(left) < len(everything)
    assert all(minutes <= 60 and low <= 12 <= high for minutes, low, high in left)
    expect(page.get_by_role("status")).to_contain_text("conviennent")
    page.get_by_label("Temps dont vous disposez").select_option("")
    page.get_by_label("Nombre de personnes").fill("")
    assert shown(page) == everything


def test_a_situation_without_a_fitting_tool_says_so(page: Page) -> None:
    page.get_by_label("Nombre de personnes").fill("999")
    assert shown(page) == []
    messages = page.locator(".situation__aucun:visible")
    assert messages.count() == page.locator(".situation").count()


def test_a_senseless_number_hides_nothing(page: Page) -> None:
    everything = shown(page)
    for number in ("0", "-3"):
        page.get_by_label("Nombre de personnes").fill(number)
        assert shown(page) == everything


def test_without_scripts_every_tool_is_shown_and_the_sorting_is_not(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address("par-ou-commencer/"))
    assert not page.locator("#tri").is_visible()
    assert (
        page.locator(".situation__outils > li:visible").count()
        == page.locator(".situation__outils > li").count()
    )
    context.close()
