"""Citing a claim, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commande import run
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, barriers, errors_of, opened
from tests.navigateur.service import served

pytestmark = pytest.mark.navigateur

STORY = "retours/mulhouse/"
REFUSING = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
LISTENING = "navigator.clipboard.writeText = (text) => { window.copie = text; return Promise.resolve(); };"


def told_by_the_browser(page: Page) -> str:
    return str(page.evaluate("window.copie"))


@pytest.mark.parametrize("window", [DESK, PHONE])
def test_a_claim_is_cited_with_its_words_its_voice_its_source_and_its_own_address(
    browser: Browser, site: Site, window: tuple[int, int]
) -> None:
    with opened(browser, window) as page:
        errors = errors_of(page)
        page.add_init_script(LISTENING)
        page.goto(site.address(STORY))
        claim = page.locator(".enonce").filter(has_text="Environ 210 jeunes").first
        claim.get_by_role("link", name="Citer cet énoncé").click()
        place = claim.get_attribute("id")
        expect(page).to_have_url(re.compile(rf"#{place}$"))
        claim.get_by_role("button", name="Copier la citation").click()
        expect(claim.get_by_role("status")).to_have_text("Copié.")
        copied = told_by_the_browser(page)
        assert copied.startswith("«\u00a0En 2018 et 2019, le conseil de jeunes a tenu sept cafés citoyens.")
        assert "(fait" in copied
        assert ", selon M+ (ville de Mulhouse), M+ (ville de Mulhouse), 30 janvier 2020." in copied
        assert f"Essaimage, {site.address(STORY)}#{place}, lu le " in copied
        claim.get_by_role("button", name="Copier le lien").click()
        page.wait_for_function("window.copie.startsWith('http')")
        assert told_by_the_browser(page) == f"{site.address(STORY)}#{place}"
        assert barriers(page) == []
        assert errors == []


def test_one_cites_by_keyboard_and_comes_back_to_where_one_was(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(STORY))
        link = page.locator(".enonce__lien").nth(3)
        link.focus()
        page.keyboard.press("Enter")
        expect(link).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Copier la citation")).to_be_focused()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        expect(page.locator(".citation")).to_have_count(0)
        page.keyboard.press("Enter")
        other = page.locator(".enonce__lien").nth(4)
        other.click()
        expect(page.locator(".citation")).to_have_count(1)
        expect(link).to_have_attribute("aria-expanded", "false")


def test_where_the_browser_refuses_to_copy_the_text_is_selected(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        page.add_init_script(REFUSING)
        page.goto(site.address(STORY))
        page.locator(".enonce__lien").first.click()
        page.get_by_role("button", name="Copier la citation").click()
        expect(page.locator(".citation").get_by_role("status")).to_contain_text("le texte est sélectionné")
        selected = str(page.evaluate("getSelection().toString()"))
        assert selected.startswith("«")
        assert "lu le" in selected


def test_a_link_to_a_claim_that_is_no_more_says_so_and_a_good_one_marks_it(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address(f"{STORY}#enonce--zzzz2222"))
        expect(page.locator("[data-role=perdu]")).to_contain_text("récrit ou retiré")
        assert barriers(page) == []
        place = page.locator(".enonce").nth(5).get_attribute("id")
        page.goto(site.address(f"{STORY}#{place}"))
        expect(page.locator("[data-role=perdu]")).to_have_count(0)
        claim = page.locator(f"#{place}")
        expect(claim).to_be_in_viewport()
        assert claim.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"


def test_without_scripts_the_link_of_a_claim_is_its_address(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        page.goto(site.address(STORY))
        claim = page.locator(".enonce").nth(4)
        claim.get_by_role("link", name="Citer cet énoncé").click()
        expect(page).to_have_url(re.compile(rf"#{claim.get_attribute('id')}$"))


def test_nothing_of_it_is_printed(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(STORY))
        page.locator(".enonce__lien").first.click()
        page.emulate_media(media="print")
        expect(page.locator(".citation")).to_be_hidden()
        expect(page.locator(".enonce__lien").first).to_be_hidden()


def test_a_former_address_leads_on_to_the_claim_that_it_named(browser: Browser, small_site: Path) -> None:
    story = small_site / "retours_experience" / "illzach.yml"
    story.write_text(story.read_text(encoding="utf-8") + "anciens_noms: [avant]\n", encoding="utf-8")
    assert run("construire", "--site", small_site).exit_code == 0
    with served(small_site / "site") as address, opened(browser, PHONE) as page:
        page.goto(f"{address}/retours/illzach/")
        place = page.locator(".enonce").last.get_attribute("id")
        page.goto(f"{address}/retours/avant/#{place}")
        expect(page).to_have_url(f"{address}/retours/illzach/#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()
