"""Territories side by side, in a real browser."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from pikepdf import Pdf
from playwright.sync_api import Browser, Locator, Page, expect

from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import (
    DESK,
    PHONE,
    barriers,
    drawn_before,
    errors_of,
    opened,
    style_of_an_older_browser,
)
from tests.navigateur.vigie import provoked

pytestmark = pytest.mark.navigateur

PAIR = "comparer/?territoires=mulhouse,saint-etienne"


def heads(page: Page) -> Locator:
    return page.locator("table.comparaison thead th")


def line(page: Page, title: str) -> Locator:
    return page.locator("table.comparaison tbody tr").filter(
        has=page.locator("th").get_by_text(title, exact=True)
    )


def test_an_address_shows_its_territories_side_by_side_with_their_own_words(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(site.address(PAIR))
        expect(heads(page)).to_have_text(["Mulhouse", "Saint-Étienne"])
        one, other = line(page, "Se connaître").locator("td").all()
        expect(one).to_contain_text("Pendant deux ans, le travail a servi à mieux se connaître")
        expect(one).to_contain_text("Fait")
        expect(one).to_contain_text("selon Alicia Le Bris")
        expect(other).to_contain_text("selon Rémi Seux")
        expect(line(page, "Les instruments transformés").locator("td").first).to_contain_text("Avant")
        assert errors == []


def test_what_is_not_told_says_so_and_differences_are_told_in_words(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAIR))
        step = line(page, "Comprendre ensemble")
        expect(step.locator("td").first).to_have_text("Non renseigné")
        expect(step.locator("th")).to_contain_text("◐ En partie renseigné")
        expect(line(page, "Région").locator("th")).to_contain_text("≠ Différent")
        expect(line(page, "Où en est-on").locator("th")).to_contain_text("= Pareil")
        expect(line(page, "Les outils utilisés").locator("th")).to_contain_text("Raconté par personne")
        expect(line(page, "Thèmes").locator("td .commun").first).to_contain_text("(en commun)")
        page.get_by_label("Seulement les lignes qui diffèrent").check()
        expect(line(page, "Région")).to_be_visible()
        expect(line(page, "Où en est-on")).to_be_hidden()
        expect(page.locator("[data-role=etat]")).to_have_text(re.compile(r"^\d+ lignes sur \d+ diffèrent\.$"))


def test_choosing_writes_the_address_and_back_undoes_it(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address("comparer/"))
        expect(page.locator("table.comparaison")).to_have_count(0)
        page.get_by_label("Premier territoire").select_option("mulhouse")
        expect(page.locator("[data-role=etat]")).to_have_text("Choisissez un deuxième territoire.")
        page.get_by_label("Deuxième territoire").select_option("firminy")
        expect(heads(page)).to_have_text(["Mulhouse", "Firminy"])
        page.get_by_label("Troisième territoire").select_option("rive-de-gier")
        page.get_by_label("Quatrième territoire").select_option("saint-etienne")
        expect(heads(page)).to_have_count(4)
        assert page.url.endswith("?territoires=mulhouse,firminy,rive-de-gier,saint-etienne")
        page.go_back()
        page.go_back()
        expect(heads(page)).to_have_text(["Mulhouse", "Firminy"])
        page.go_back()
        expect(page.locator("table.comparaison")).to_be_hidden()


def test_the_links_of_a_compared_story_still_lead_where_they_led(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAIR))
        expect(heads(page)).to_have_count(2)
        for link in page.locator("table.comparaison a[href]").all():
            address = link.evaluate("it => it.href")
            path, _, anchor = address.removeprefix(site.url).strip("/").partition("#")
            if address.startswith(site.url):
                file = site.folder / path.strip("/") / "index.html"
                assert file.is_file(), address
                assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"), address
        identifiers = page.evaluate("[...document.querySelectorAll('[id]')].map((it) => it.id)")
        assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?territoires=mulhouse,atlantide,saint-etienne", ["Mulhouse", "Saint-Étienne"]),
        ("?territoires=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,__proto__", []),
        ("?territoires=../../etc/passwd,https://exemple.fr", []),
        ("?territoires=" + "a" * 8_000, []),
        (
            "?territoires=mulhouse,firminy,rive-de-gier,saint-etienne,andrezieux-boutheon",
            ["Mulhouse", "Firminy", "Rive-de-Gier", "Saint-Étienne"],
        ),
    ],
)
def test_a_hand_edited_address_does_no_harm_and_is_told(
    browser: Browser, site: Site, query: str, shown: list[str]
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        requests: list[str] = []
        page.on("request", lambda it: requests.append(it.url))
        page.goto(site.address("comparer/" + query), wait_until="networkidle")
        expect(heads(page)).to_have_text(shown)
        expect(page.locator("[data-role=inconnus]")).not_to_be_empty()
        assert page.locator("main img[src=x]").count() == 0
        assert [it for it in requests if not it.startswith((site.url, "data:"))] == []
        assert errors == []


def test_the_same_territory_twice_is_one(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("comparer/?territoires=mulhouse,mulhouse"))
        expect(page.locator("[data-role=etat]")).to_have_text("Choisissez un deuxième territoire.")


def test_a_story_that_cannot_be_read_leaves_a_link_to_it(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.route("**/retours/mulhouse/", lambda it: it.abort())
        page.goto(site.address(PAIR))
        cell = line(page, "Se connaître").locator("td").first
        expect(cell).to_contain_text("Ce récit n’a pas pu être lu ici")
        link = cell.get_by_role("link", name="lire celui de Mulhouse")
        assert (link.get_attribute("href") or "").endswith("retours/mulhouse/#etape-se-connaitre")


def test_a_story_that_could_not_be_read_is_asked_again(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.route("**/retours/mulhouse/", lambda it: it.abort())
        page.goto(site.address(PAIR))
        told = line(page, "Se connaître").locator("td").first
        expect(told).to_contain_text("n’a pas pu être lu")
        page.unroute_all()
        page.get_by_label("Troisième territoire").select_option("firminy")
        expect(told).to_contain_text("le travail a servi à mieux se connaître")


@pytest.mark.parametrize("script", ["comparer/table", "comparer/stories", "shared/network"])
def test_a_comparison_whose_script_did_not_come_says_so_and_is_made_the_next_time(
    browser: Browser, site: Site, script: str
) -> None:
    with opened(browser, DESK) as page:
        page.route(f"**/scripts/{script}.js", lambda it: it.abort())
        page.goto(site.address(PAIR))
        expect(page.locator("[data-role=etat]")).to_contain_text("La connexion a manqué")
        expect(page.locator("#tous-les-territoires")).to_be_visible()
        page.unroute_all()
        page.get_by_label("Troisième territoire").select_option("firminy")
        expect(heads(page)).to_have_count(3)


@pytest.mark.parametrize("broken", ["un mot de trop", "throw new Error('aie');"])
def test_a_script_in_error_leaves_the_whole_table_and_no_dead_list(
    browser: Browser, site: Site, broken: str
) -> None:
    with opened(browser, DESK) as page, provoked(browser):
        page.route(
            "**/scripts/comparer.js", lambda it: it.fulfill(body=broken, content_type="text/javascript")
        )
        page.goto(site.address(PAIR))
        expect(page.locator("#comparer")).to_be_hidden()
        expect(page.locator("#tous-les-territoires")).to_be_visible()


def test_it_prints_on_a3_landscape(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAIR))
        expect(heads(page)).to_have_count(2)
        with Pdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            sizes = {tuple(round(float(it)) for it in list(sheet.mediabox)[2:]) for sheet in printed.pages}
        ((width, height),) = sizes
        assert (width, height) == (pytest.approx(1191, abs=1), pytest.approx(842, abs=1))
        page.emulate_media(media="print")
        expect(page.locator("#comparer")).to_be_hidden()
        expect(page.locator("#tous-les-territoires")).to_be_hidden()
        page.goto(site.address("retours/mulhouse/"))
        with Pdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            assert float(printed.pages[0].mediabox[2]) < float(printed.pages[0].mediabox[3])


def test_without_javascript_the_whole_table_is_there(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        page.goto(site.address(PAIR))
        expect(page.locator("#comparer")).to_be_hidden()
        table = page.locator("#tous-les-territoires")
        expect(table).to_be_visible()
        assert table.locator("tbody tr").count() >= 4
        page.locator(".reperes summary").click()
        expect(page.locator(".reperes tbody tr a[href*='firminy']").first).to_be_visible()
        assert table.locator("tbody a[href*='#effets']").count() >= 2
        expect(table.get_by_text("non renseigné").first).to_be_visible()


def test_a_record_page_leads_to_its_nearest_and_to_their_comparison(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("retours/firminy/"))
        near = page.locator("ul.ressemblances > li").first
        expect(near).to_contain_text("Même intercommunalité (Saint-Étienne Métropole)")
        near.get_by_role("link", name="Comparer").click()
        expect(heads(page)).to_have_count(2)
        expect(heads(page).first).to_have_text("Firminy")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_in_a_comparison(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        for path in ("comparer/", PAIR):
            page.goto(site.address(path), wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert barriers(page) == [], path


def test_on_a_phone_two_territories_stand_side_by_side_under_their_subject(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address("comparer/?territoires=mulhouse,saint-etienne"))
        expect(page.locator("table.comparaison")).to_be_visible()
        lines = page.locator("table.comparaison tbody").get_by_role("row")
        assert lines.count() > 10
        for line in lines.all():
            subject = line.get_by_role("rowheader").bounding_box()
            cells = [it.bounding_box() for it in line.get_by_role("cell").all()]
            assert subject is not None
            first, second = (it for it in cells if it is not None)
            assert first["y"] == second["y"] >= subject["y"] + subject["height"] - 1
            assert second["x"] + second["width"] <= PHONE[0]
            assert min(first["width"], second["width"]) > 160
        assert page.locator("table.comparaison thead").get_by_role("columnheader").count() == 2
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


CELLS = ("cell", "columnheader", "rowheader")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_every_line_has_as_many_cells_for_whoever_listens_to_it(
    browser: Browser, site: Site, size: tuple[int, int]
) -> None:
    with opened(browser, size) as page:
        page.goto(site.address(PAIR))
        expect(heads(page)).to_have_count(2)
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {it["nodeId"]: it for it in nodes}
    role = {it["nodeId"]: it.get("role", {}).get("value") for it in nodes}
    parent = {it["nodeId"]: it.get("parentId") for it in nodes}

    def above(node: str, wanted: str) -> str:
        while role[node] != wanted:
            node = parent[node]
        return node

    (table,) = [
        it for it in known if role[it] == "table" and known[it]["name"]["value"].startswith("Comparaison")
    ]
    cells = [it for it in known if role[it] in CELLS and above(it, "table") == table]
    lines = Counter(above(it, "row") for it in cells)
    assert len(lines) > 10
    assert set(lines.values()) == {3}


@pytest.mark.parametrize("older", [True, False], ids=["an older browser", "a recent one"])
def test_on_a_phone_each_cell_says_whose_it_is_in_every_browser(
    browser: Browser, site: Site, older: bool
) -> None:
    with opened(browser, PHONE) as page:
        if older:
            page.route("**/*.css", style_of_an_older_browser)
        page.goto(site.address(PAIR))
        expect(heads(page)).to_have_count(2)
        drawn = drawn_before(page, "table.comparaison td[data-nom]")
        assert drawn == ('"Mulhouse"' if older else '"Mulhouse" / ""')
