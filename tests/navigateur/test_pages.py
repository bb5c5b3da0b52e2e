"""Every page of the real site, reached in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.poids import visit
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened

pytestmark = pytest.mark.navigateur

ONE_PAGE_OF_EACH_KIND = (
    "",
    "etapes/",
    "etapes/vision/",
    "fiches/",
    "fiches/carte-postale/",
    "kits/",
    "kits/vision/",
    "retours/",
    "retours/mulhouse/",
    "retours/firminy/",
    "carte/",
    "comparer/",
    "essaimage/",
    "matrice/",
    "glossaire/",
    "methode/",
    "contribuer/",
    "contribuer/formulaire/",
    "contribuer/outil/",
    "contribuer/essai/",
    "contribuer/champs/",
    "par-ou-commencer/",
    "correspondances/",
    "plan-du-site/",
    "credits/",
    "mentions-legales/",
    "accessibilite/",
    "donnees-personnelles/",
    "ecoconception/",
    "404.html",
)


def test_every_page_loads_without_error_request_off_site_or_horizontal_scroll(
    browser: Browser, site: Site
) -> None:
    problems: list[str] = []
    with opened(browser, DESK) as page:
        page.on(
            "console",
            lambda it: problems.append(f"{page.url} console: {it.text}") if it.type == "error" else None,
        )
        page.on("pageerror", lambda it: problems.append(f"{page.url} error: {it}"))
        page.on("requestfailed", lambda it: problems.append(f"{page.url} failed: {it.url}"))
        page.on(
            "request",
            lambda it: (
                None if it.url.startswith((site.url, "data:")) else problems.append(f"off site: {it.url}")
            ),
        )
        for path in site.paths:
            for width, height in (DESK, PHONE, SMALL):
                page.set_viewport_size({"width": width, "height": height})
                if (width, height) != SMALL:
                    response = page.goto(site.address(path), wait_until="networkidle")
                    assert response is not None
                    if not response.ok:
                        problems.append(f"{path}: {response.status}")
                shown = page.evaluate("document.documentElement.scrollWidth")
                if shown > width:
                    problems.append(f"{path}: {shown} px wide in {width}")
    assert len(site.paths) > 20
    assert problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    problems: list[str] = []
    with opened(browser, size, scheme) as page:
        for path in ONE_PAGE_OF_EACH_KIND:
            page.goto(site.address(path), wait_until="networkidle")
            shown = page.evaluate("document.body.dataset.mdColorScheme")
            assert shown == ("slate" if scheme == "dark" else "default")
            problems += [f"{path}: {it}" for it in barriers(page)]
    assert problems == []


def test_every_page_reads_without_javascript(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        for path in site.paths:
            page.goto(site.address(path))
            expect(page.locator("h1").first).to_be_visible()
            assert len(page.locator("main article").first.inner_text()) > 200, path


def test_the_first_tab_leads_to_the_main_heading(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("retours/mulhouse/"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')").endswith("#titre")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#titre$"))


def test_from_the_home_page_three_clicks_lead_to_a_step_told_by_a_territory_and_its_tools(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address(""))
        page.get_by_role("link", name="Je découvre").click()
        page.get_by_role("link", name="Mulhouse", exact=False).first.click()
        page.locator("article").get_by_role("link", name="Se connaître").first.click()
        expect(page.locator("h1")).to_have_text("Se connaître")
        expect(page.get_by_role("heading", name="Les outils qui servent cette étape")).to_be_visible()
        expect(page.locator("article").get_by_role("link", name="Mulhouse").first).to_be_visible()


def test_a_glossary_word_says_its_definition_and_leads_to_its_entry(browser: Browser, site: Site) -> None:
    with opened(browser, DESK, scripts=False) as page:
        page.goto(site.address("retours/saint-etienne/"))
        word = page.locator("a.terme").first
        assert len(word.get_attribute("title") or "") > 20
        word.click()
        anchor = page.url.partition("#")[2]
        expect(page.locator(f"[id='{anchor}'] dd")).to_be_visible()


def test_the_printed_page_keeps_the_story_and_drops_the_frame(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("retours/mulhouse/"))
        page.emulate_media(media="print")
        expect(page.locator("header.md-header")).to_be_hidden()
        expect(page.locator(".md-sidebar--primary")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("#sources")).to_be_visible()


COLOURS = """() => [...document.querySelectorAll("body, body *")].filter(it => it.getClientRects().length).map(it => {
  const style = getComputedStyle(it);
  const all = ["color", "backgroundColor", "borderTopColor", "borderLeftColor", "fill", "stroke", "colorScheme"];
  return [it.tagName, it.getAttribute("class") ?? "", ...all.map(name => style[name])].join(" ");
})"""


def test_what_is_printed_is_the_same_from_a_dark_screen_as_from_a_light_one(
    browser: Browser, site: Site
) -> None:
    different: list[str] = []
    with opened(browser, DESK) as light, opened(browser, DESK, "dark") as dark:
        for path in ONE_PAGE_OF_EACH_KIND:
            for page, scheme in ((light, "default"), (dark, "slate")):
                page.goto(site.address(path), wait_until="networkidle")
                assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
                page.emulate_media(media="print")
            pairs = zip(light.evaluate(COLOURS), dark.evaluate(COLOURS), strict=True)
            different += [f"{path}: {one} ≠ {other}" for one, other in pairs if one != other]
            for page in (light, dark):
                page.emulate_media(media="screen")
    assert different == []


def test_a_first_visit_stays_in_its_budget_on_the_heaviest_pages(browser: Browser, site: Site) -> None:
    heavy = [it for it in site.paths if it.startswith(("fiches/", "retours/", "carte/", "par-ou-"))]
    assert len(heavy) > 30
    over: dict[str, tuple[int, int]] = {}
    for path in heavy:
        requests, size = visit(browser, site.address(path))
        html = (site.folder / path / "index.html").read_text(encoding="utf-8")
        announced = html.count('rel="modulepreload"')
        # Scripts announced together are waited for together, as one would be.
        if requests - max(announced - 1, 0) > 12 or size > 150_000:
            over[path] = requests, size
    assert over == {}
