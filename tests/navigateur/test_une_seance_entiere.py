"""From « jeudi, 18 h » to what is told of it: a session planned, printed, run and told once the network has gone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commande import run
from tests.navigateur.fenetres import PHONE
from tests.navigateur.service import served
from tests.navigateur.test_essai import built, content_of_the_site, field

pytestmark = pytest.mark.navigateur
KEPT = "Disponible hors ligne."
EVENING = "2025-03-12T18:00:00"
MINUTE = 60_000
PLANNED = "?v=1&titre=Jeudi&pour=16&date=2025-03-12&debut=18:00&s=carte-postale"


def kept(page: Page) -> None:
    expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)


def planned(page: Page) -> str:
    """The query of a session that somebody plans on a page that is open."""
    page.get_by_label("Titre").fill("Jeudi")
    page.get_by_label("Nous serons").fill("16")
    page.get_by_label("Date").fill("2025-03-12")
    page.get_by_label("Un outil").select_option("carte-postale")
    page.get_by_role("button", name="Ajouter cet outil").tap()
    expect(page.locator(".composer__titre")).to_have_count(1)
    return urlsplit(page.url).query


def printed(page: Page) -> str:
    """The text of all that the page prints."""
    expect(page.locator(".feuilles")).to_be_visible()
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        return "\n".join(it.get_textpage().get_text_bounded() for it in document)
    finally:
        document.close()


def run_to_its_end(page: Page, address: str) -> str:
    """Runs a session six minutes late on its welcome; the address where one tells its tool."""
    page.clock.install(time=EVENING)
    page.goto(address)
    page.clock.pause_at(f"{EVENING[:-2]}30")
    page.locator("[data-action=commencer]").tap()
    page.clock.run_for(16 * MINUTE)
    page.locator("[data-action=suivant]").tap()
    page.locator("[data-action=rattraper]").tap()
    page.locator("[data-action=etaler]").tap()
    expect(page.locator("[data-role=fin]")).to_contain_text("à l’heure")
    finish = page.get_by_role("button", name="Finir la séance")
    while not finish.is_visible():
        page.clock.run_for(9 * MINUTE)
        page.locator("[data-action=suivant]").tap()
    page.clock.run_for(9 * MINUTE)
    finish.tap()
    link = page.get_by_role("link", name=re.compile("Racontez en deux minutes"))
    expect(link).to_have_count(1)
    told = link.get_attribute("href")
    page.clock.resume()
    assert told is not None
    return told


def told(page: Page, folder: Path) -> Path:
    """The record of one who tells where, and what came of it."""
    page.locator("#formulaire").wait_for(state="visible")
    field(page, "organisation").fill("Centre social des Coteaux")
    field(page, "marche").fill("Chacun a parlé.")
    field(page, "encore").select_option("oui")
    page.locator("#verifier").tap()
    expect(page.locator("#reponse")).to_contain_text("Rien à redire")
    page.locator("#accord").tap()
    with page.expect_download() as download:
        page.locator("#telecharger").tap()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_session_is_planned_printed_run_and_told_once_the_network_has_gone(
    browser: Browser, tmp_path: Path
) -> None:
    copy = content_of_the_site(tmp_path)
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True,
        is_mobile=True,
        accept_downloads=True,
        timezone_id="Europe/Paris",
    )
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    with served(built(copy)) as address:
        page.goto(f"{address}/kits/composer/")
        kept(page)
        # The words of a tool on paper are kept once they were asked for.
        page.goto(f"{address}/kits/imprimer/{PLANNED}")
        kept(page)
        expect(page.locator(".feuilles")).to_be_visible()

    page.goto(f"{address}/kits/composer/")
    query = planned(page)
    page.goto(f"{address}/kits/imprimer/?{query}")
    paper = printed(page)
    for words in ("Jeudi", "mercredi 12 mars 2025", "Carte postale du futur", "18:10"):
        assert words in paper.replace("\u00a0", " ")
    asked = run_to_its_end(page, f"{address}/kits/animer/?{query}")
    known = parse_qs(urlsplit(asked).query)
    assert (known["outil"], known["date"], known["pour"]) == (["carte-postale"], ["2025-03-12"], ["16"])
    page.goto(asked if "://" in asked else f"{address}/kits/animer/{asked}")
    (copy / "usages").mkdir()
    file = told(page, copy / "usages")
    context.close()

    assert f"duree: {known['minutes'][0]}" in file.read_text(encoding="utf-8")
    checked = run("valider", "--site", copy)
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.stdout
    fiche = (built(copy) / "fiches" / "carte-postale" / "index.html").read_text(encoding="utf-8")
    assert "Centre social des Coteaux" in fiche
    assert "1 séance" in fiche.replace("\u00a0", " ")
