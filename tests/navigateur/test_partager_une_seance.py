"""How a planned session leaves the page and comes back: calendar, file, kit, share sheet."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.corpus import Corpus, Folders, load_corpus, session
from generator.diagnostics import format_text, has_errors
from generator.seance import Plan
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, opened
from tests.navigateur.test_composer import plain, plans
from tests.navigateur.test_seances_gardees import kept_are, lengthened, said, started
from tests.seance.plans import TOLD, told, tools_of

pytestmark = pytest.mark.navigateur
EVENING = (
    "?titre=Notre+soir%C3%A9e%2C+%C3%A0+nous+%3B+%C3%A9t%C3%A9&pour=24&date=2026-12-03&debut=23:00&lieu=Salle+%5C+Jean-Moulin"
    "&animation=Camille&s=carte-postale&s=temps.5~t.Finir"
)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        yield page


def given_file(page: Page, button: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


# The calendar ----------------------------------------------------------------------------------------


def event_in(content: bytes) -> dict[str, str]:
    """The event of a calendar, read as RFC 5545 asks: lines, folds, properties, escaped texts."""
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(it) <= 75 and b"\r" not in it and b"\n" not in it for it in lines)
    for it in lines:
        it.decode("utf-8")  # no letter is cut by a fold
    unfolded = content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert (unfolded[3], unfolded[-2], unfolded[-1]) == ("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR")
    found = dict(it.split(":", 1) for it in unfolded[4:-2])
    assert len(found) == len(unfolded[4:-2])
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(found)
    assert re.fullmatch(r"\d{8}T\d{6}Z", found["DTSTAMP"])
    for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        text = found.get(name, "")
        assert re.fullmatch(r"(?:[^\\;,\x00-\x1f]|\\[\\;,n])*", text), text
        found[name] = re.sub(r"\\(.)", lambda it: "\n" if it[1] == "n" else it[1], text)
    return found


def test_a_session_goes_into_a_calendar_and_keeps_its_name_when_it_changes(page: Page, site: Site) -> None:
    started(page, site, EVENING)
    name, content = given_file(page, "Mettre dans mon agenda")
    event = event_in(content)
    assert name == "notre-soiree-a-nous-ete.ics"
    assert event["SUMMARY"] == "Notre soirée, à nous ; été"
    assert event["LOCATION"] == "Salle \\ Jean-Moulin"
    assert (event["DTSTART"], event["DTEND"]) == ("20261203T230000", "20261204T004500")
    assert event["DESCRIPTION"].split("\n")[:2] == ["23:10 Carte postale du futur", "00:40 Finir"]
    assert "Animation\u00a0: Camille" in event["DESCRIPTION"]
    assert event["DESCRIPTION"].endswith(page.url)
    lengthened(page, 25)
    again = event_in(given_file(page, "Mettre dans mon agenda")[1])
    assert again["UID"] == event["UID"]
    assert again["DTEND"] == "20261204T010000"


def test_a_calendar_asks_for_a_day_first(page: Page, site: Site) -> None:
    started(page, site, "?pour=24&s=carte-postale")
    page.get_by_role("button", name="Mettre dans mon agenda").press("Enter")
    said(page, "Donnez d’abord la date de la séance.")
    expect(page.get_by_label("Date")).to_be_focused()


CALENDAR = """async ([plan, tools]) => {
  const { calendarOf } = await import("/scripts/composer/calendar.js");
  const { sessionOf } = await import("/scripts/composer/session.js");
  const made = sessionOf(plan, tools);
  const more = { id: "a1", titre: plan.titre || "Ma séance", address: location.href, programme: [plan.titre], now: new Date(0) };
  return [calendarOf(plan, made, more), made.minutes];
}"""


def test_any_session_is_read_back_from_its_calendar(page: Page, site: Site, corpus: Corpus) -> None:
    started(page, site)
    tools = tools_of({slug: it.record for slug, it in corpus.fiches.items()})
    titles = st.text("aé,;\\😀 n:\"'’", max_size=90).map(lambda it: " ".join(it.split()))

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        plans(list(corpus.fiches)), titles, st.dates(datetime(2000, 1, 1).date(), datetime(2098, 1, 1).date())
    )
    def alike(plan: Plan, title: str, day: Any) -> None:
        drawn = plain(plan) | {"titre": title, "lieu": title, "date": str(day)}
        content, minutes = page.evaluate(CALENDAR, [drawn, tools])
        event = event_in(content.encode())
        start = datetime.fromisoformat(f"{day}T{plan.debut}")
        assert event["SUMMARY"] == (title or "Ma séance")
        assert event["LOCATION"] == title
        assert event["DTSTART"] == f"{start:%Y%m%dT%H%M%S}"
        assert event["DTEND"] == f"{start + timedelta(minutes=minutes):%Y%m%dT%H%M%S}"

    alike()


# The file --------------------------------------------------------------------------------------------


def test_a_session_in_a_file_opens_beside_those_of_another_browser(
    browser: Browser, page: Page, site: Site, tmp_path: Path
) -> None:
    started(page, site, EVENING)
    name, content = given_file(page, "Enregistrer dans un fichier")
    (tmp_path / name).write_bytes(content)
    with opened(browser, DESK) as other:
        started(other, site, "?titre=La+mienne&s=boussole")
        lengthened(other, 20)
        other.get_by_label("Ouvrir un fichier de séance").set_input_files(tmp_path / name)
        said(other, "La séance du fichier est ouverte, à côté des vôtres.")
        assert other.url.partition("?")[2] == page.url.partition("?")[2] or "animation=Camille" in other.url
        kept_are(other, "Notre soirée, à nous ; été", "La mienne")


@pytest.mark.parametrize(
    ("content", "told_of_it"),
    [
        ("", "n’est pas celui d’une séance"),
        ("{", "n’est pas celui d’une séance"),
        ("[1]", "n’est pas celui d’une séance"),
        ('{"essaimage": "seance", "version": 9, "seances": []}', "vient d’une autre version de la page"),
        ('{"essaimage": "seance", "version": 1}', "ne contient aucune séance"),
        (
            '{"essaimage": "seance", "version": 1, "seances": [3, null, {"requete": {}}]}',
            "ne contient aucune",
        ),
        ("x" * 1_000_001, "trop gros"),
    ],
    ids=["empty", "cut", "a list", "another version", "none", "strange", "endless"],
)
def test_a_file_that_is_no_session_is_told_and_changes_nothing(
    page: Page, site: Site, content: str, told_of_it: str
) -> None:
    started(page, site, EVENING)
    before = page.url
    payload: Any = {"name": "a.json", "mimeType": "application/json", "buffer": content.encode()}
    page.get_by_label("Ouvrir un fichier de séance").set_input_files(payload)
    said(page, told_of_it)
    assert page.url == before


def test_a_file_of_a_stranger_is_judged_as_an_address_is(page: Page, site: Site) -> None:
    started(page, site)
    strange = "?pour=0&s=disparu&s=boussole~m.90.5&s=temps.5~t.%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
    content = json.dumps({"essaimage": "seance", "version": 1, "seances": [{"requete": strange, "titre": 3}]})
    payload: Any = {"name": "a.json", "mimeType": "application/json", "buffer": content.encode()}
    page.get_by_label("Ouvrir un fichier de séance").set_input_files(payload)
    for text in ("« 0 » n’est pas un nombre", "ne sont plus ici", "a changé depuis"):
        said(page, text)
    assert page.locator("#composer img").count() == 0


# The kit ---------------------------------------------------------------------------------------------


KIT = """async ([plans, tools]) => {
  const { kitOf } = await import("/scripts/composer/kit.js");
  const { around } = await import("/scripts/composer/page.js");
  const { toYaml } = await import("/scripts/shared/yaml.js");
  return plans.map((it) => toYaml(kitOf(it, tools, around, new Date()), "kit", "../../"));
}"""


def test_any_session_with_a_tool_becomes_a_kit_that_the_repository_accepts(
    page: Page, site: Site, corpus: Corpus, tmp_path: Path
) -> None:
    """All in one corpus: reading it again for each would take minutes. Drawn anew each time, by the day."""
    started(page, site)
    fiches = {slug: it.record for slug, it in corpus.fiches.items()}
    tools = tools_of(fiches)
    drawn = [it for it in examples(list(fiches)) if kept_of(it, fiches)]
    for folder in ("methode", "fiches", "retours_experience", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    written = page.evaluate(KIT, [[plain(it) for it in drawn], tools])
    for rank, text in enumerate(written):
        (tmp_path / "fiches" / "kits" / f"essai-{rank}.yml").write_text(text, encoding="utf-8")
    loaded = load_corpus(Folders(tmp_path))
    assert not has_errors(loaded.diagnostics), format_text(loaded.diagnostics)
    assert loaded.corpus is not None
    for rank, plan in enumerate(drawn):
        made = session(loaded.corpus, loaded.corpus.kits[f"essai-{rank}"].record)
        of_page = page.evaluate(TOLD, [plain(plan), tools, "A3"])
        assert of_page["parts"] == told(made)["parts"]


def examples(slugs: list[str]) -> list[Plan]:
    found: list[Plan] = []

    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(plans(slugs))
    def keep(plan: Plan) -> None:
        found.append(plan)

    keep()
    return found


def kept_of(plan: Plan, fiches: Any) -> bool:
    """Whether a kit can be made of it: it has a tool, whose moments are told apart and not all dropped."""
    for part in (it for it in plan.suite if it.fiche):
        steps = fiches[part.fiche].deroule
        if len({it.titre for it in steps}) < len(steps) or max(part.durees, default=0) > len(steps):
            return False
        if not any(part.durees.get(at, it.minutes) for at, it in enumerate(steps, start=1)):
            return False
    return any(it.fiche for it in plan.suite)


def test_the_kit_of_a_session_is_given_as_a_file(page: Page, site: Site) -> None:
    started(page, site, "?titre=Notre+soir%C3%A9e&pour=12&s=un-deux-quatre-tous~q.Que+garder+%3F~m.2.0")
    name, content = given_file(page, "En faire un kit du projet")
    text = content.decode()
    assert name == "notre-soiree.yml"
    assert text.startswith("# yaml-language-server: $schema=../../schemas/kit.schema.json\ntitre: ")
    assert 'question: "Que garder ?"' in text
    started(page, site, "?pour=12&s=pause.10")
    page.get_by_role("button", name="En faire un kit du projet").press("Enter")
    said(page, "Un kit contient au moins un outil")


# The share sheet -------------------------------------------------------------------------------------


def test_the_share_sheet_of_the_phone_gets_the_address(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script("navigator.share = async (it) => { window.shared = it; };")
        started(page, site, EVENING)
        page.get_by_role("button", name="Partager").press("Enter")
        assert page.evaluate("window.shared") == {"title": "Notre soirée, à nous ; été", "url": page.url}
    with opened(browser, DESK) as page:
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'share', { value: undefined });")
        started(page, site, EVENING)
        expect(page.get_by_role("button", name="Partager")).to_be_hidden()


# The code --------------------------------------------------------------------------------------------


CODE = """async (address) => {
  const { qrOf } = await import("/scripts/composer/qr.js");
  const drawn = await qrOf(address, "Code");
  return drawn && [drawn.viewBox.baseVal.width, drawn.querySelector("path").getAttribute("d")];
}"""


# What just fills a code of 29, 57, 97, 137 and 177 modules: there, nothing is left to fill as each likes.
@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("length", [42, 213, 666, 1370, 2331])
def test_the_code_of_an_address_is_the_one_that_paper_would_bear(page: Page, site: Site, length: int) -> None:
    """Another program draws the same for one of the eight masks among which each chooses as it likes."""
    started(page, site)
    address = ("http://a/?v=1&titre=" + "a%C3%A9" * 400)[:length]
    width, path = page.evaluate(CODE, address)
    dark = {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    found = []
    for mask in range(8):
        code = segno.make(address, error="m", micro=False, boost_error=False, mode="byte", mask=mask)
        assert len(code.matrix) == width - 8
        found.append({(x, y) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit})
    assert dark in found


@pytest.mark.usefixtures("pieces")
def test_the_code_is_shown_put_away_and_refused_for_an_endless_address(page: Page, site: Site) -> None:
    started(page, site, EVENING)
    button = page.get_by_role("button", name="Montrer le code QR")
    button.press("Enter")
    code = page.get_by_role("img", name="Code QR de l’adresse de « Notre soirée, à nous ; été »")
    expect(code).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    lengthened(page, 35)
    expect(code).to_have_count(0)
    assert page.evaluate(CODE, "http://a/" + "b" * 2400) is None
