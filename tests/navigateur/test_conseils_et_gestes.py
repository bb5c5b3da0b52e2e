"""What the page of a session advises, with the button that does it, and parts moved by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, barriers, opened
from tests.navigateur.test_seances_gardees import PAGE, said, started

pytestmark = pytest.mark.navigateur
THREE = "?pour=24&s=temps.10~t.Un&s=temps.10~t.Deux&s=temps.10~t.Trois"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        yield page


def titles(page: Page) -> list[str]:
    return page.locator(".composer__titre").all_text_contents()


@pytest.mark.parametrize(
    ("query", "button", "then"),
    [
        ("?pour=24&fin=18:40&s=un-deux-quatre-tous~m.1.40", r"Passer à 10\smin", "De 18:00 à 18:40"),
        ("?pour=80&s=carte-postale", r"La tenir en 2\slieux", "pour 80 personnes"),
        ("?pour=24&s=temps.60~t.A&s=temps.60~t.B&s=temps.60~t.C", r"Ajouter une pause", "De 18:00 à 21:25"),
        ("?pour=8&s=boussole&s=carte-postale", "Les échanger", "De 18:00"),
    ],
    ids=["too long", "too many", "no pause", "out of order"],
)
def test_what_is_advised_is_done_by_a_button_and_undone(
    page: Page, site: Site, query: str, button: str, then: str
) -> None:
    started(page, site, query)
    before = page.url
    told = page.locator("[data-role=remarques] li", has=page.get_by_role("button", name=re.compile(button)))
    reason = told.inner_text()
    told.get_by_role("button").press("Enter")
    said(page, "C’est fait.")
    expect(page.locator("[data-role=bilan]")).to_contain_text(then)
    assert reason not in page.locator("[data-role=remarques]").inner_text()
    expect(page.get_by_role("button", name="Défaire le dernier geste")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Le dernier geste est défait.")
    assert page.url.partition("?")[2].endswith(before.partition("?")[2].partition("&s=")[2])


def test_time_left_narrows_the_tools_to_those_that_fit(page: Page, site: Site) -> None:
    started(page, site, "?pour=24&fin=18:55&s=un-deux-quatre-tous")
    every = page.locator("[data-role=outil] option").count()
    page.get_by_role("button", name=re.compile(r"Voir les outils de 20\smin au plus")).or_(
        page.get_by_role("button", name=re.compile("Voir les outils de"))
    ).first.press("Enter")
    expect(page.get_by_label("J’ai au plus")).to_have_value("20")
    assert page.locator("[data-role=outil] option").count() < every
    page.get_by_label("J’ai au plus").fill("")
    page.get_by_label("Seulement ceux faits pour notre nombre").check()
    expect(page.locator("[data-role=choix]")).to_contain_text("sur")


def centre(page: Page, rank: int) -> tuple[float, float]:
    box = page.locator(".composer__poignee").nth(rank).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_part_is_dragged_with_a_mark_and_let_go(page: Page, site: Site) -> None:
    started(page, site, THREE)
    page.locator(".composer__suite").scroll_into_view_if_needed()
    page.mouse.move(*centre(page, 0))
    page.mouse.down()
    page.mouse.move(*centre(page, 1), steps=4)
    page.mouse.move(centre(page, 1)[0], centre(page, 1)[1] + 20, steps=2)
    expect(page.locator(".composer__temps--apres")).to_contain_text("Deux")
    page.mouse.up()
    said(page, "« Un » commence maintenant à 18:20.")
    assert titles(page) == ["Deux", "Un", "Trois"]
    page.get_by_role("button", name="Défaire le dernier geste").press("Enter")
    expect(page.locator(".composer__titre").first).to_have_text("Un")


def test_escape_puts_a_part_back(page: Page, site: Site) -> None:
    started(page, site, THREE)
    page.locator(".composer__suite").scroll_into_view_if_needed()
    page.mouse.move(*centre(page, 2))
    page.mouse.down()
    page.mouse.move(*centre(page, 0), steps=4)
    page.keyboard.press("Escape")
    said(page, "Rien n’a bougé.")
    page.mouse.up()
    assert titles(page) == ["Un", "Deux", "Trois"]
    expect(page.locator("[class*=--avant], [class*=--apres], [class*=--tenu]")).to_have_count(0)


class Finger:
    """One finger on the screen, as the browser's own driver moves it."""

    def __init__(self, page: Page) -> None:
        self._driver: CDPSession = page.context.new_cdp_session(page)

    def _send(self, kind: str, *points: tuple[float, float]) -> None:
        touches: list[dict[str, Any]] = [{"x": x, "y": y} for x, y in points]
        self._driver.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._send("touchStart", start)
        for rank in range(1, 6):
            self._send(
                "touchMove",
                (start[0] + (end[0] - start[0]) * rank / 5, start[1] + (end[1] - start[1]) * rank / 5),
            )
        self._send("touchEnd")


def test_a_whole_session_is_planned_by_touch_on_a_phone(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(site.address("fiches/un-deux-quatre-tous/"))
    page.get_by_role("button", name="Ajouter à ma séance").tap()
    page.get_by_role("link", name="l’ouvrir").tap()
    page.get_by_label("Nous serons").fill("16")
    page.get_by_label("Date").fill("2026-12-03")
    page.get_by_label("Lieu").fill("Salle Jean-Moulin")
    page.get_by_label("Un outil").select_option("carte-postale")
    page.get_by_role("button", name="Ajouter cet outil").tap()
    page.get_by_role("button", name="Ajouter une pause").tap()
    expect(page.locator(".composer__titre")).to_have_count(3)
    page.locator("summary", has_text="Régler").first.tap()
    page.get_by_label("Seul, en minutes (0 pour sauter)").fill("5")
    page.get_by_label("Question posée").first.tap()
    pause = page.locator(".composer__poignee").nth(2)
    pause.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, -120)")
    above = centre(page, 1)
    Finger(page).drag(centre(page, 2), (above[0], above[1] - 300))
    said(page, "« Pause » commence maintenant")
    assert titles(page).index("Pause") == 1
    expect(page.locator("[data-role=bilan]")).to_contain_text("pour 16 personnes")
    assert "date=2026-12-03" in page.url
    assert "lieu=Salle+Jean-Moulin" in page.url
    assert "m.2.5" in page.url
    assert barriers(page) == []
    context.close()


def tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press the key until what bears that name has the focus."""
    for _ in range(150):
        page.keyboard.press(key)
        name = page.evaluate(
            """() => {
              const it = document.activeElement;
              return (it.labels?.[0]?.textContent ?? it.textContent ?? "").replace(/\\s+/g, " ").trim();
            }"""
        )
        if name.startswith(wanted):
            return
    raise AssertionError(f"« {wanted} » is never reached")


def test_a_whole_session_is_planned_with_the_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(site.address("fiches/un-deux-quatre-tous/"))
    tab_to(page, "Ajouter à ma séance")
    page.keyboard.press("Enter")
    expect(page.locator("[data-role=seance]")).to_contain_text("1 outil")
    tab_to(page, "l’ouvrir")
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_be_visible()
    tab_to(page, "Titre")
    page.keyboard.type("Jeudi")
    tab_to(page, "Nous serons")
    page.keyboard.type("16")
    tab_to(page, "Lieu")
    page.keyboard.type("Salle Jean-Moulin")
    tab_to(page, "Un outil")
    page.keyboard.type("Carte postale")
    tab_to(page, "Ajouter cet outil")
    page.keyboard.press("Enter")
    tab_to(page, "Ajouter une pause")
    page.keyboard.press("Space")
    expect(page.locator(".composer__titre")).to_have_count(3)
    tab_to(page, "Monter « Pause »", "Shift+Tab")
    page.keyboard.press("Enter")
    said(page, "« Pause » commence maintenant à 18:35.")
    tab_to(page, "Régler « Seul, à deux", "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "Question posée")
    page.keyboard.type("Que garder ?")
    tab_to(page, "Seul, en minutes")
    page.keyboard.type("5")
    tab_to(page, "À deux, en minutes")
    expect(page.locator("[data-role=bilan]")).to_have_text(
        "De 18:00 à 20:23, 2 h 23 en tout, pour 16 personnes."
    )
    assert titles(page) == ["Seul, à deux, à quatre, tous", "Pause", "Carte postale du futur"]
    for part in ("titre=Jeudi", "pour=16", "lieu=Salle+Jean-Moulin", "q.Que+garder", "m.2.5"):
        assert part in page.url


def test_how_long_a_tool_really_lasted_stands_beside_what_it_announces(page: Page, site: Site) -> None:
    started(page, site)
    told = page.evaluate(
        """async () => {
          const { showParts } = await import("/scripts/composer/parts.js");
          const { sessionOf } = await import("/scripts/composer/session.js");
          const { plannedPart, usualPlan } = await import("/scripts/composer/plan.js");
          const { tools } = await import("/scripts/composer/page.js");
          const list = document.createElement("ol");
          const seen = { ...tools, boussole: { ...tools.boussole, constate: [60, 100] } };
          const made = sessionOf({ ...usualPlan(), suite: [plannedPart({ fiche: "boussole" })] }, seen);
          showParts(list, made.parts.slice(1), {});
          return list.querySelector(".composer__tete").textContent;
        }"""
    )
    assert told.replace("\u00a0", " ").endswith("· 1 h 15 (constaté : 1 h à 1 h 40)")


def test_forced_colours_and_text_twice_as_large_keep_the_page_whole(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": 640, "height": 900}, forced_colors="active", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site.address(PAGE) + "?pour=24&fin=18:20&s=carte-postale&s=pause.10&s=boussole")
    expect(page.locator("#composer")).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.locator("summary", has_text="Régler").first.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    # There the colours are those of the person, which axe does not see.
    assert [it for it in barriers(page) if "color-contrast" not in it] == []
    context.close()
