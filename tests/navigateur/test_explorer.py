"""The filters of the catalogues, in a real browser."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.theme import THEME
from generator.theme.modules import needed_at_once
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, barriers, errors_of, opened
from tests.navigateur.vigie import provoked

pytestmark = pytest.mark.navigateur

CARDS = "#liste article:not([hidden])"


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'#explorer input[name="{facet}"][value="{value}"]')


def number(page: Page, facet: str, value: str) -> int:
    return int(box(page, facet, value).locator("xpath=..").locator(".choix__compte").inner_text())


def test_two_filters_together_keep_what_has_both_and_the_counts_follow(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(site.address("fiches/"))
        everything = page.locator(CARDS).count()
        promised = number(page, "etape", "vision")

        box(page, "etape", "vision").check()

        expect(page.locator(CARDS)).to_have_count(promised)
        expect(page.locator("[data-role=compte]")).to_have_text(
            re.compile(rf"^{promised}\soutils? sur {everything}$")
        )
        promised_then = number(page, "duree", "30")
        box(page, "duree", "30").check()
        expect(page.locator(CARDS)).to_have_count(promised_then)
        for card in page.locator(CARDS).all():
            assert "vision" in (card.get_attribute("data-facette-etape") or "").split()
            assert int(card.get_attribute("data-minutes") or 0) <= 30
        assert errors == []


def test_every_count_shown_is_what_one_would_get(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        for path, facet, value in (
            ("fiches/", "public", "jeunes"),
            ("retours/", "region", "auvergne-rhone-alpes"),
        ):
            page.goto(site.address(path))
            box(page, facet, value).check()
            for other in page.locator(f'#explorer input[type="checkbox"]:not([name="{facet}"])').all():
                shown = int(other.locator("xpath=..").locator(".choix__compte").inner_text())
                other.check()
                expect(page.locator(CARDS)).to_have_count(shown)
                other.uncheck()


def test_two_boxes_of_one_facet_widen_the_choice(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("retours/"))
        one, other = number(page, "maturite", "engage"), number(page, "maturite", "en_cours")
        box(page, "maturite", "engage").check()
        assert number(page, "maturite", "en_cours") == other
        box(page, "maturite", "en_cours").check()
        expect(page.locator(CARDS)).to_have_count(one + other)


def test_the_address_holds_the_choice_and_back_undoes_it(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/"))
        everything = page.locator(CARDS).count()
        box(page, "etape", "vision").check()
        box(page, "etape", "reunir").check()
        shared = page.url
        assert shared.endswith("fiches/?etape=reunir,vision")
        shown = page.locator(CARDS).count()

        page.go_back()
        expect(box(page, "etape", "reunir")).not_to_be_checked()
        expect(box(page, "etape", "vision")).to_be_checked()
        page.go_back()
        expect(page.locator(CARDS)).to_have_count(everything)
        page.go_forward()
        expect(box(page, "etape", "vision")).to_be_checked()

        with opened(browser, PHONE) as elsewhere:
            elsewhere.goto(shared)
            expect(elsewhere.locator(CARDS)).to_have_count(shown)
            expect(box(elsewhere, "etape", "reunir")).to_be_checked()


def test_an_impossible_choice_says_which_filter_to_take_off(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("retours/?region=grand-est&maturite=engage"))
        expect(page.locator(CARDS)).to_have_count(0)
        empty = page.locator("[data-role=vide]")
        expect(empty).to_contain_text("Aucun résultat ne réunit tout cela.")
        button = empty.get_by_role("button", name=re.compile("sans « Grand Est »"))
        promised = int(re.findall(r": (\d+)\s", button.inner_text())[0])
        button.click()
        expect(page.locator(CARDS)).to_have_count(promised)
        expect(empty).to_be_hidden()
        assert page.url.endswith("?maturite=engage")


@pytest.mark.parametrize(
    "query",
    [
        "?inconnu=1&etape=vision,nulle-part",
        "?fbclid=IwAR0&utm_source=lettre&etape=nulle-part",
        "?etape=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "?etape=__proto__,constructor&kit=%22%3E%3Csvg%20onload%3Dalert(1)%3E",
        "?etape=%E0%A4%A",
        "?" + "etape=" + "a" * 5_000 + "&" + "b," * 2_000,
    ],
)
@pytest.mark.parametrize("path", ["fiches/", "retours/"])
def test_a_hand_edited_address_does_no_harm_and_is_told(
    browser: Browser, site: Site, path: str, query: str
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(site.address(path + query))
        expect(page.locator("[data-role=compte]")).not_to_be_empty()
        assert page.locator(CARDS).count() > 0
        told = page.locator("[data-role=inconnus]")
        expect(told).to_contain_text("que cette page ne connaît pas")
        assert "alert(1)" not in page.locator("main").inner_text()
        assert page.locator("main img[src=x], main [onload], main [onerror]").count() == 0
        box(page, "etape", "agir").check()
        expect(told).to_be_hidden()
        assert "alert" not in page.url
        assert errors == []


@pytest.mark.parametrize(
    "query",
    [
        "?fbclid=IwAR0abc",
        "?utm_source=lettre&utm_medium=courriel&utm_campaign=rentrée",
        "?mtm_campaign=printemps&gclid=1&ref=un-site",
        "?%3Cscript%3Ealert(1)%3C/script%3E=1",
        "?__proto__=1&constructor=2&hasOwnProperty=toString",
        "?&&=&=%00",
    ],
)
@pytest.mark.parametrize("path", ["fiches/", "retours/"])
def test_what_others_add_to_an_address_is_nobodys_filter(
    browser: Browser, site: Site, path: str, query: str
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(site.address(f"{path}{query}&etape=vision"))
        expect(box(page, "etape", "vision")).to_be_checked()
        expect(page.locator("[data-role=inconnus]")).to_be_hidden()
        assert "alert" not in page.locator("main").inner_text()
        assert errors == []


def told_without_filters(page: Page, site: Site) -> None:
    """The whole list stands there, and no filter that does nothing."""
    page.goto(site.address("fiches/?etape=vision"), wait_until="load")
    expect(page.locator("#explorer")).to_be_hidden()
    expect(page.locator("#liste > article").first).to_be_visible()
    expect(page.locator("#liste > article[hidden]")).to_have_count(0)


@pytest.mark.parametrize("broken", ["un mot de trop", "throw new Error('aie');", None])
def test_a_script_that_fails_leaves_the_whole_list_and_no_dead_filter(
    browser: Browser, site: Site, broken: str | None
) -> None:
    with opened(browser, DESK) as page, provoked(browser) if broken else nullcontext():
        answer = {"body": broken, "content_type": "text/javascript"}
        page.route("**/scripts/explorer.js", lambda it: it.fulfill(**answer) if broken else it.abort())
        told_without_filters(page, site)


AT_ONCE = needed_at_once("scripts/explorer.js", lambda it: (THEME / it).read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", AT_ONCE)
def test_a_script_that_does_not_come_leaves_the_whole_list_and_no_dead_filter(
    browser: Browser, site: Site, script: str
) -> None:
    with opened(browser, DESK) as page:
        page.route(f"**/{script}", lambda it: it.abort())
        told_without_filters(page, site)


def test_the_scripts_of_a_catalogue_are_asked_for_at_once(browser: Browser, site: Site) -> None:
    """Held back at its first script, the page has asked for all the others: none is named by another only."""
    with opened(browser, DESK) as page:
        asked: list[str] = []
        page.on("request", lambda it: asked.append(it.url.removeprefix(f"{site.url}/")))
        page.route("**/scripts/explorer.js", lambda it: it.abort())
        page.goto(site.address("fiches/"), wait_until="load")
        assert set(AT_ONCE) <= set(asked)


def test_a_tool_waits_for_the_network_and_comes_with_the_next_click(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.route("**/scripts/composer/plan.js", lambda it: it.abort())
        page.goto(site.address("fiches/"))
        kept(page, "boussole").click()
        expect(page.locator("[data-role=ma-seance]")).to_contain_text("La connexion a manqué")
        expect(kept(page, "boussole")).not_to_be_checked()
        page.unroute_all()
        page.reload()  # a module that failed is asked for again by the next page
        kept(page, "boussole").check()
        expect(page.locator("[data-role=ma-seance]")).to_contain_text("1\u00a0outil")


def test_empty_filters_in_the_address_are_no_filters(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/?etape=&duree=,,,&kit="))
        expect(page.locator("[data-role=inconnus]")).to_be_hidden()
        expect(page.locator("#liste > article[hidden]")).to_have_count(0)


def test_taking_off_filters_by_keyboard_keeps_the_focus_in_the_page(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/?etape=vision&public=jeunes"))
        page.get_by_role("button", name="Se donner un cap : retirer ce filtre").focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("?public=jeunes")
        assert page.evaluate("document.activeElement.matches('.choisi')")
        page.get_by_role("button", name="Tout effacer").focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("fiches/")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("#explorer input:checked")).to_have_count(1)


def kept(page: Page, slug: str) -> Locator:
    return page.locator(f'#liste > article[data-slug="{slug}"]').get_by_label("Dans ma séance")


def test_tools_go_into_one_session_from_the_catalogue_and_from_their_page(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/?pour=30"))
        kept(page, "carte-postale").check()
        line = page.locator("[data-role=ma-seance]")
        expect(line).to_have_text("Ma séance\u00a0: 1\u00a0outil, 1\u00a0h\u00a040 → l’ouvrir")
        page.goto(site.address("fiches/un-deux-quatre-tous/"))
        expect(page.locator("[data-role=seance]")).to_contain_text("1\u00a0outil")
        page.get_by_role("button", name="Ajouter à ma séance").press("Enter")
        expect(page.locator("[data-role=seance]")).to_have_text(
            "Ma séance\u00a0: 2\u00a0outils, 2\u00a0h\u00a005 → l’ouvrir"
        )
        expect(page.get_by_role("button", name="Ajouter encore à ma séance")).to_be_focused()
        page.get_by_role("link", name="l’ouvrir").click()
        expect(page.locator("[data-role=bilan]")).to_have_text(
            "De 18:00 à 20:05, 2 h 05 en tout, pour 30 personnes."
        )
        page.goto(site.address("fiches/"))
        expect(kept(page, "un-deux-quatre-tous")).to_be_checked()
        kept(page, "carte-postale").uncheck()
        expect(line).to_contain_text("1\u00a0outil, 35\u00a0min")
        page.reload()
        expect(kept(page, "carte-postale")).not_to_be_checked()
        expect(kept(page, "un-deux-quatre-tous")).to_be_checked()


def test_where_nothing_can_be_kept_the_session_is_composed_at_once(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('plein'); };")
        for path, act in (
            ("fiches/", lambda: kept(page, "boussole").click()),
            ("fiches/boussole/", lambda: page.get_by_role("button", name="Ajouter à ma séance").click()),
        ):
            page.goto(site.address(path))
            act()
            expect(page.locator("#composer .composer__tete")).to_contain_text("Boussole")
            expect(page.locator("[data-role=avis]")).to_contain_text("refuse de garder cette séance")


def test_the_two_questions_of_a_session_narrow_the_tools(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/?utm_source=lettre&minutes=60&pour=24"))
        shown = page.locator(CARDS)
        assert 0 < shown.count() < page.locator("#liste > article").count()
        for card in shown.all():
            assert int(card.get_attribute("data-minutes") or 0) <= 60
            assert int(card.get_attribute("data-min") or 0) <= 24 <= int(card.get_attribute("data-max") or 0)
        before = shown.count()
        page.get_by_label("J’ai au plus").fill("30")
        page.get_by_label("J’ai au plus").press("Tab")
        assert page.url.endswith("fiches/?minutes=30&pour=24")
        assert shown.count() < before
        page.get_by_label("Nous serons").fill("1")
        page.get_by_label("Nous serons").press("Tab")
        expect(shown).to_have_count(0)
        page.get_by_role("button", name="sans « 30 min au plus, pour 1 personne »").click()
        assert page.url.endswith("fiches/")
        page.goto(site.address("fiches/?minutes=dix&pour=0"))
        expect(page.locator("[data-role=inconnus]")).to_contain_text(
            "2 filtres que cette page ne connaît pas"
        )


@pytest.mark.parametrize(
    ("query", "slugs", "people"),
    [
        ("?etape=vision&pour=24", None, "24"),
        ("?kit=boussole,carte-postale", ["carte-postale", "boussole"], "24"),
    ],
    ids=["filtered", "an address of before"],
)
def test_a_choice_of_fiches_opens_as_a_session_of_its_own(
    browser: Browser, site: Site, query: str, slugs: list[str] | None, people: str
) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(f"fiches/{query}"))
        shown = slugs or [str(it.get_attribute("data-slug")) for it in page.locator(CARDS).all()]
        page.get_by_role("link", name="Composer une autre séance").click()
        expect(page.locator(".composer__tete")).to_have_count(len(shown))
        assert [it for it in shown if f"s={it}" not in page.url] == []
        expect(page.get_by_label("Nous serons")).to_have_value(people)


def test_the_print_button_prints_the_choice_without_the_filters(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
        page.goto(site.address("fiches/?etape=vision"))
        shown = page.locator(CARDS).count()
        page.get_by_role("button", name="Imprimer ce que je vois").click()
        assert page.evaluate("window.printed") == 1
        page.emulate_media(media="print")
        for hidden in (".explorer__panneau", ".explorer__actions", ".explorer__kit", ".garder >> nth=0"):
            expect(page.locator(hidden)).to_be_hidden()
        expect(page.locator("[data-role=imprime]")).to_contain_text("Étape : Se donner un cap")
        expect(page.locator("[data-role=imprime]")).to_contain_text("fiches/?etape=vision")
        assert sum(it.is_visible() for it in page.locator("#liste > article").all()) == shown


def test_without_javascript_the_whole_lists_remain_and_no_dead_filter_shows(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        for path in ("fiches/", "retours/"):
            page.goto(site.address(path))
            cards = page.locator("#liste article")
            assert cards.count() > 4
            for fold in page.locator("#liste summary").all():
                fold.click()
            for card in cards.all():
                expect(card).to_be_visible()
            for hidden in ("#explorer", "[data-role=vide]", "[data-role=kit]"):
                for part in page.locator(hidden).all():
                    expect(part).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_in_a_filtered_or_an_empty_catalogue(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    problems: list[str] = []
    with opened(browser, size, scheme) as page:
        for path in (
            "fiches/?etape=vision&kit=boussole&inconnu=1",
            "retours/?region=grand-est&maturite=engage",
        ):
            page.goto(site.address(path), wait_until="networkidle")
            page.locator(".explorer__panneau").evaluate("it => { it.open = true; }")
            shown = page.evaluate("document.documentElement.scrollWidth")
            assert shown <= size[0]
            problems += [f"{path}: {it}" for it in barriers(page)]
    assert problems == []


def test_what_is_still_to_be_written_is_folded_until_a_filter_keeps_some_of_it(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address("retours/"))
        fold = page.locator("#liste details")
        expect(page.locator("#explorer")).to_be_visible()
        assert fold.get_attribute("open") is None
        expect(fold.locator("article").first).to_be_hidden()
        page.locator("#explorer summary").click()
        box(page, "recit", "repere").check()
        expect(fold.locator("article").first).to_be_visible()
        assert page.locator("#liste article:visible").count() == fold.locator("article").count()
        box(page, "recit", "repere").uncheck()
        box(page, "recit", "raconte").check()
        expect(fold).to_be_hidden()
