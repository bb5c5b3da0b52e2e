"""The map, and who inspired whom, in a real browser."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, PHONE, barriers, errors_of, opened
from tests.navigateur.service import served

pytestmark = pytest.mark.navigateur

LINK = """
inspire_de:
  - retour: saint-etienne
    repris:
      - {texte: Une vision écrite avec les habitants., nature: fait, source: table-ronde}
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real site, had three communes told that they took over from a fourth; without its PDFs."""
    root: Path = tmp_path_factory.mktemp("relie")
    for folder in ("methode", "fiches", "retours_experience", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\n  - essaimage:\n" in settings
    assert "\n      presse: oui" in settings
    settings = settings.replace("\n  - essaimage:\n", "\n  - essaimage:\n      imprimer: false\n")
    settings = settings.replace("\n      presse: oui", "\n      presse: non")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for slug in ("firminy", "rive-de-gier", "andrezieux-boutheon"):
        file = root / "retours_experience" / f"{slug}.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.partition("\ninspire_de:")[0] + LINK, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with served(root / "site") as address:
        yield Site(root / "site", address, ())


def test_a_point_of_the_map_leads_to_its_territory_by_mouse_and_keyboard(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(site.address("carte/"))
        point = page.locator(".carte-france a.point[aria-label*='Mulhouse']")
        assert point.get_attribute("aria-label") is not None
        point.click()
        expect(page.locator("h1")).to_contain_text("Mulhouse")
        page.go_back()
        page.locator(".carte-zoom a.point[aria-label*='Firminy']").focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Firminy")
        assert errors == []


def test_points_that_collide_lead_to_a_zoom_where_each_stands_alone(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("carte/"))
        group = page.locator(".carte-france a.point--groupe[aria-label*='Saint-Étienne']")
        group.click()
        zoom = page.locator(page.evaluate("location.hash"))
        expect(zoom).to_be_in_viewport()
        expect(zoom).to_contain_text("Loire")
        for name in ("Andrézieux-Bouthéon", "Firminy", "Rive-de-Gier", "Saint-Étienne"):
            expect(zoom.locator(f"a.point[aria-label*='{name}']")).to_be_visible()
        boxes = [it.bounding_box() for it in zoom.locator("a.point circle").all()]
        assert len(boxes) == 4
        places = [(it["x"], it["y"], it["width"]) for it in boxes if it is not None]
        for index, (x, y, width) in enumerate(places):
            for other_x, other_y, _ in places[index + 1 :]:
                assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 >= width


def test_the_list_says_the_same_as_the_map_and_reads_without_javascript(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        page.goto(site.address("carte/"))
        told = {
            it.get_attribute("href") for it in page.locator(".atlas__dessin a.point[href*='retours/']").all()
        }
        listed = {it.get_attribute("href") for it in page.locator(".lieux a[href*='retours/']").all()}
        assert listed == {
            f"../{path}" for path in site.paths if path.startswith("retours/") and path != "retours/"
        }
        assert told <= listed
        page.locator(".reperes summary").click()
        for path in listed:
            assert page.locator(f".lieux a[href='{path}']").first.is_visible()


def test_the_map_stays_light(site: Site) -> None:
    html = (site.folder / "carte" / "index.html").read_bytes()
    assert len(gzip.compress(html, 6)) <= 60_000


def test_the_drawing_links_territories_and_its_arrows_lead_to_what_was_taken_over(
    browser: Browser, linked: Site
) -> None:
    with opened(browser, DESK) as page:
        errors = errors_of(page)
        page.goto(linked.address("essaimage/"))
        arrow = page.locator("a.lignee__lien[aria-label*='Firminy s’est inspiré de Saint-Étienne']")
        arrow.click()
        told = page.locator(page.evaluate("location.hash"))
        expect(told).to_be_in_viewport()
        expect(told).to_contain_text("Une vision écrite avec les habitants.")
        expect(told).to_contain_text("Non renseigné")
        told.get_by_role("link", name="La Fonda").click()
        expect(page.locator("#source--table-ronde")).to_be_in_viewport()
        page.goto(linked.address("essaimage/"))
        page.locator("a.lignee__lieu[aria-label='Saint-Étienne']").click()
        expect(page.locator("h1")).to_contain_text("Saint-Étienne")
        assert errors == []


def test_the_links_are_a_list_without_javascript(browser: Browser, linked: Site) -> None:
    with opened(browser, PHONE, scripts=False) as page:
        page.goto(linked.address("essaimage/"))
        for name in ("Firminy", "Rive-de-Gier", "Andrézieux-Bouthéon"):
            told = page.get_by_role("heading", name=f"{name} s’est inspiré de Saint-Étienne")
            expect(told).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_on_the_map_and_on_the_drawing(
    browser: Browser, linked: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        for path in ("carte/", "essaimage/"):
            page.goto(linked.address(path), wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert barriers(page) == [], path
