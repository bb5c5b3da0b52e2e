"""The sessions that a browser keeps: none writes over another, two tabs lose nothing, and a refusal is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened
from tests.navigateur.vigie import provoked

pytestmark = pytest.mark.navigateur
PAGE = "kits/composer/"
MINE = "?v=1&titre=La+mienne&pour=24&debut=18:00&s=carte-postale"
THEIRS = "?v=1&titre=La+leur&pour=12&debut=14:00&s=boussole&s=pause.10"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        yield page


def started(page: Page, site: Site, query: str = "") -> None:
    page.goto(site.address(PAGE) + query)
    expect(page.locator("#composer")).to_be_visible()


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-role=avis]")).to_contain_text(text)


def kept_are(page: Page, *titles: str) -> None:
    """These are the sessions that the page says are kept, in that order."""
    shelf(page)
    expect(page.locator("[data-role=seances] a")).to_have_text(list(titles))


def lengthened(page: Page, minutes: int) -> None:
    opening = page.get_by_label("Accueil, en minutes")
    opening.fill(str(minutes))
    opening.press("Tab")


def shelf(page: Page) -> None:
    """Open the list of the sessions kept."""
    if not page.locator(".composer__seances").evaluate("it => it.open"):
        page.locator("summary", has_text="Vos séances").press("Enter")


def test_one_comes_back_to_the_session_one_left(page: Page, site: Site) -> None:
    started(page, site)
    page.get_by_role("button", name="Ajouter cet outil").press("Enter")
    before = page.locator("[data-role=bilan]").inner_text()
    page.goto(site.address("fiches/"))
    started(page, site)
    said(page, "Voici votre séance, gardée dans ce navigateur.")
    expect(page.locator("[data-role=bilan]")).to_have_text(before)


def test_an_address_from_somebody_else_opens_beside_the_session_one_had(page: Page, site: Site) -> None:
    started(page, site, MINE)
    lengthened(page, 20)
    started(page, site, THEIRS)
    said(page, "Cette séance s’ouvre à côté des vôtres : rien n’est remplacé.")
    kept_are(page, "La leur", "La mienne")
    shelf(page)
    page.get_by_role("link", name="La mienne").press("Enter")
    expect(page.locator("[data-role=bilan]")).to_contain_text("De 18:00 à 19:50")
    assert "ouverture=20" in page.url


def test_what_was_only_looked_at_makes_room(page: Page, site: Site) -> None:
    started(page, site, MINE)
    started(page, site, THEIRS)
    kept_are(page, "La leur")


def test_a_session_is_renamed_copied_taken_away_and_put_back(page: Page, site: Site) -> None:
    started(page, site, MINE)
    page.get_by_label("Titre").fill("Jeudi soir")
    page.get_by_label("Titre").press("Tab")
    shelf(page)
    kept_are(page, "Jeudi soir")
    page.get_by_role("button", name="Copier « Jeudi soir »").press("Enter")
    expect(page.get_by_label("Titre")).to_be_focused()
    expect(page.get_by_label("Titre")).to_have_value("Jeudi soir (copie)")
    kept_are(page, "Jeudi soir (copie)", "Jeudi soir")
    page.get_by_role("button", name="Retirer « Jeudi soir »").press("Enter")
    kept_are(page, "Jeudi soir (copie)")
    back = page.get_by_role("button", name="Remettre « Jeudi soir »")
    expect(back).to_be_focused()
    back.press("Enter")
    expect(page.get_by_label("Titre")).to_have_value("Jeudi soir")
    kept_are(page, "Jeudi soir", "Jeudi soir (copie)")
    page.get_by_role("button", name="Commencer une autre séance").press("Enter")
    expect(page.get_by_label("Titre")).to_have_value("")
    kept_are(page, "Jeudi soir", "Jeudi soir (copie)")


def test_two_tabs_follow_each_other_and_one_may_come_back(page: Page, site: Site) -> None:
    started(page, site, MINE)
    lengthened(page, 20)
    other = page.context.new_page()
    started(other, site)
    lengthened(other, 45)
    said(page, "Cette séance vient de changer dans une autre page : voici ce qu’elle est devenue.")
    expect(page.get_by_label("Accueil, en minutes")).to_have_value("45")
    page.get_by_role("button", name="Défaire le dernier geste").press("Enter")
    expect(page.get_by_label("Accueil, en minutes")).to_have_value("20")
    expect(other.get_by_label("Accueil, en minutes")).to_have_value("20")
    shelf(other)
    other.get_by_role("button", name="Retirer « La mienne »").press("Enter")
    said(page, "Cette séance a été retirée dans un autre onglet. Elle reste ici")
    lengthened(page, 30)
    kept_are(page, "La mienne")


def test_a_page_that_heard_nothing_writes_over_nothing(page: Page, site: Site) -> None:
    started(page, site, MINE)
    lengthened(page, 20)
    # Written by another page while this one slept: no event comes to the page that writes.
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((it) => it.includes("seance:"));
          const data = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...data, requete: data.requete + "&s=boussole", titre: "Ailleurs" }));
        }"""
    )
    lengthened(page, 30)
    said(page, "Une autre page a changé cette séance entre-temps : celle-ci est gardée à part.")
    kept_are(page, "La mienne", "Ailleurs")


def test_a_tool_added_elsewhere_is_there_when_one_goes_back(page: Page, site: Site) -> None:
    started(page, site, MINE)
    lengthened(page, 20)
    page.goto(site.address("fiches/boussole/"))
    page.get_by_role("button", name="Ajouter à ma séance").press("Enter")
    expect(page.locator("[data-role=seance]")).to_contain_text("2 outils")
    page.go_back()
    expect(page.locator(".composer__tete")).to_have_count(2)
    kept_are(page, "La mienne")


@pytest.mark.parametrize("refusal", ["setItem", "everything"])
def test_a_browser_that_keeps_nothing_says_so_once_and_the_address_holds_it_all(
    browser: Browser, page: Page, site: Site, refusal: str
) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('plein', 'QuotaExceededError'); };"
        if refusal == "setItem"
        else "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('non'); } });"
    )
    # Other scripts of the page do not expect that a browser refuses to be asked.
    with provoked(browser) if refusal == "everything" else nullcontext():
        started(page, site)
        page.get_by_role("button", name="Ajouter cet outil").press("Enter")
        said(page, "Votre navigateur refuse de garder cette séance : son adresse la contient toute")
        lengthened(page, 20)
        expect(page.locator("[data-role=avis]")).not_to_contain_text("refuse")
        before = page.locator("[data-role=bilan]").inner_text()
        page.reload()
        expect(page.locator("[data-role=bilan]")).to_have_text(before)


@pytest.mark.parametrize(
    "kept",
    ["pas du JSON", "[]", '"x"', '{"requete": 3}', '{"requete": "?s=' + "a" * 100_000 + '"}', '{"rang": {}}'],
    ids=["no JSON", "a list", "a text", "no query", "endless", "no rank"],
)
def test_what_somebody_else_wrote_there_harms_nothing(page: Page, site: Site, kept: str) -> None:
    started(page, site, MINE)
    page.evaluate(
        """(kept) => {
          for (const key of Object.keys(localStorage)) if (key.includes("seance")) localStorage.setItem(key, kept);
          localStorage.setItem("essaimage:/seance:autre", kept);
        }""",
        kept,
    )
    started(page, site)
    page.get_by_role("button", name="Ajouter une pause").press("Enter")
    expect(page.locator(".composer__tete")).to_have_count(1)


def test_a_clock_set_back_changes_nothing(page: Page, site: Site) -> None:
    started(page, site, MINE)
    lengthened(page, 20)
    page.clock.set_fixed_time("2001-01-01T08:00:00")
    started(page, site, THEIRS)
    lengthened(page, 20)
    kept_are(page, "La leur", "La mienne")
    started(page, site)
    expect(page.get_by_label("Titre")).to_have_value("La leur")


def test_an_old_address_opens_and_says_what_changed_since(page: Page, site: Site) -> None:
    started(page, site, "?pour=24&s=carte-postale~m.1.5~m.60.5&s=disparu")
    said(page, "« Carte postale du futur » a changé depuis : il lui reste")
    said(page, "Ces outils ne sont plus ici, et sont laissés de côté : disparu.")
    lengthened(page, 20)
    assert "m.1.5" in page.url
    assert "m.60" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_axe_finds_nothing_with_sessions_kept_advice_and_a_refusal(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        started(page, site, MINE)
        lengthened(page, 20)
        started(
            page, site, "?pour=200&date=2026-12-03&fin=18:30&s=boussole&s=carte-postale&s=un-deux-quatre-tous"
        )
        shelf(page)
        page.get_by_role("button", name="Retirer « La mienne »").press("Enter")
        if size == DESK:
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert barriers(page) == []


def contents(context: BrowserContext) -> dict[str, Any]:
    """What the browser keeps of sessions."""
    (page, *_) = context.pages
    kept: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: json.loads(it) for key, it in kept.items() if "seance:" in key}


def test_nothing_is_kept_but_the_session(page: Page, site: Site) -> None:
    started(page, site, MINE)
    (kept,) = contents(page.context).values()
    assert sorted(kept) == ["id", "lue", "minutes", "outils", "rang", "requete", "titre"]
