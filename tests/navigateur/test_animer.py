"""Running a session in a real browser, with its clock moved on: what is late, what is kept, what the room sees."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.corpus import Corpus, session
from generator.pages.plans import query_of_kit
from generator.seance import Part, filled
from generator.theme.modules import needed_at_once
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened

pytestmark = pytest.mark.navigateur
PAGE = "kits/animer/"
EVENING = "2026-11-30T18:00:00"
MINUTE = 60_000
SHORT = "?v=1&titre=Notre+soir%C3%A9e&pour=24&debut=18:00&s=un-deux-quatre-tous~q.Que+garder+?&s=pause.15&s=temps.12~t.Finir"
"""10 min of welcome, five moments (5, 2, 4, 6, 8), a pause of 15, an end of 12: until 19:02."""
TITLES = ["Accueil", "Poser la question", "Seul", "À deux", "À quatre", "Tous", "Pause", "Finir"]


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAGE))
        yield page


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def seen(page: Page, role: str) -> str:
    return plain(page.locator(f"[data-role={role}]").inner_text())


def left(page: Page, told: str) -> None:
    """What is left, or past, is shown to the second: the page looks at the time twice in one."""
    (wanted, shown) = (
        sum(int(part) * 60**power for power, part in enumerate(reversed(it.split(":"))))
        for it in (told, seen(page, "reste"))
    )
    assert abs(wanted - shown) <= 1, seen(page, "reste")


def act(page: Page, name: str) -> None:
    page.locator(f"[data-action={name}]").click()


def ready(page: Page, site: Site, query: str = SHORT, at: str = EVENING) -> None:
    """The page of a session, its clock stopped at an hour: it moves on when a test says so."""
    page.clock.install(time=at)
    page.goto(site.address(PAGE) + query)
    page.clock.pause_at(f"{at[:-2]}30")
    expect(page.locator("#animer")).to_be_visible()


@contextmanager
def run(browser: Browser, site: Site, query: str = SHORT, at: str = EVENING) -> Iterator[Page]:
    """A session that has begun."""
    with opened(browser, DESK) as page:
        ready(page, site, query, at)
        act(page, "commencer")
        yield page


def minutes(page: Page, many: float) -> None:
    page.clock.run_for(int(many * MINUTE))


# What may give ---------------------------------------------------------------------------------------

GIVING = st.fixed_dictionaries(
    {
        "minutes": st.integers(1, 240),
        "pause": st.booleans(),
        "forme": st.sampled_from(["", "seul", "deux", "table", "pleniere"]),
    }
)
SPREAD = """async ([late, blocks]) => {
  const { floorOf, isFirst, spread } = await import("/scripts/animer/late.js");
  const rooms = (them) => them.map((it, at) => ({ minutes: it, floor: floorOf(blocks[at]), first: isFirst(blocks[at]) }));
  const once = spread(late, rooms(blocks.map(it => it.minutes)));
  const after = blocks.map((it, at) => it.minutes - once.cuts[at]);
  return { ...once, after, floors: blocks.map(floorOf), first: blocks.map(isFirst), again: spread(once.left, rooms(after)) };
}"""


def test_a_delay_is_spread_exactly_and_no_block_goes_under_its_floor(page: Page) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(-30, 300), st.lists(GIVING, max_size=25))
    def spread(late: int, blocks: list[dict[str, Any]]) -> None:
        made = page.evaluate(SPREAD, [late, blocks])
        assert sum(made["cuts"]) + made["left"] == max(late, 0)
        assert all(it >= 0 for it in made["cuts"])
        assert made["left"] >= 0
        assert all(1 <= low <= left for low, left in zip(made["floors"], made["after"], strict=True))
        if late <= 0:
            assert not any(made["cuts"])
        if made["left"]:
            assert made["after"] == made["floors"]
        assert not any(made["again"]["cuts"]), "what is left was already refused"
        others = [it for it, first in zip(made["cuts"], made["first"], strict=True) if not first]
        rooms = zip(made["after"], made["floors"], made["first"], strict=True)
        if any(others):
            assert all(left == low for left, low, first in rooms if first), "pauses and talks give first"

    spread()


def test_the_floors_are_those_that_the_rule_says(page: Page) -> None:
    cases = [
        ({"minutes": 15, "pause": True, "forme": ""}, 10),
        ({"minutes": 8, "pause": True, "forme": ""}, 8),
        ({"minutes": 15, "pause": False, "forme": "pleniere"}, 10),
        ({"minutes": 20, "pause": False, "forme": "pleniere"}, 14),
        ({"minutes": 20, "pause": False, "forme": "table"}, 15),
        ({"minutes": 10, "pause": False, "forme": ""}, 8),
        ({"minutes": 9, "pause": False, "forme": "pleniere"}, 9),
    ]
    for block, floor in cases:
        assert page.evaluate(SPREAD, [0, [block]])["floors"] == [floor], block


RUNS = """async ([minutes, gestures]) => {
  const it = await import("/scripts/animer/run.js");
  const blocks = minutes.map((many, at) => ({ titre: String(at), minutes: many }));
  let now = 0;
  let run = it.started({ query: "", titre: "", people: 1, blocks }, now, 0, 0);
  const seen = [];
  for (const [gesture, wait] of gestures) {
    now += wait;
    if (gesture === "suivant" && run.over === null) run = it.next(run, now);
    if (gesture === "revenir") run = it.back(run, now);
    if (gesture === "arret") run = run.since === null ? it.resumed(run, now) : it.held(run, now);
    if (gesture === "plus") run = it.lengthened(run, 1);
    if (gesture === "moins") run = it.lengthened(run, -1);
    if (gesture === "retirer") { const [at] = it.upcoming(run); if (at !== undefined) run = it.given(run, (_, place) => place === at ? { dropped: true } : {}); }
    if (gesture === "defaire") run = it.undone(run);
    seen.push({ ...it.reading(run, now), spent: it.spent(run, now), now, run });
  }
  return seen;
}"""
GESTURES = st.sampled_from(["suivant", "revenir", "arret", "plus", "moins", "retirer", "defaire"])


def test_whatever_one_does_no_time_is_lost_made_up_or_negative(page: Page) -> None:
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.integers(1, 90), min_size=1, max_size=8),
        st.lists(st.tuples(GESTURES, st.integers(0, 40 * MINUTE)), min_size=1, max_size=25),
    )
    def kept(planned: list[int], gestures: list[tuple[str, int]]) -> None:
        running = 0
        was_running = True
        seen = page.evaluate(RUNS, [planned, gestures])
        for (_, wait), it in zip(gestures, seen, strict=True):
            running += wait if was_running else 0
            made = it["run"]
            was_running = made["since"] is not None
            counted = sum(turn["spent"] for turn in made["turns"])
            if was_running:
                counted += it["now"] - made["since"]
            assert counted == running, "all that passed while it ran is some block’s"
            assert it["spent"] >= 0
            assert all(turn["spent"] >= 0 and turn["minutes"] >= 1 for turn in made["turns"])
            assert it["close"] >= it["now"] or made["over"] is not None
            assert not made["turns"][made["place"]]["dropped"], "what is on is never dropped"

    kept()


TEXTS = st.text("ab {}é,", max_size=20).map(
    lambda it: it.replace("a", "{participants}").replace("b", "{ Bonjour }")
)
FILLED = """async (asked) => {
  const { filled } = await import("/scripts/composer/variables.js");
  return asked.map(([text, around]) => filled(text, around));
}"""


def test_the_words_of_the_session_are_filled_in_as_on_paper(page: Page, corpus: Corpus) -> None:
    texts = [
        "{Moment}, {tables} tables",
        "{{participants}}",
        "{fin}{bonjour}",
        "{inconnu} {Fin}",
        "{BONJOUR}",
    ]
    for entry in corpus.kits.values():
        made = session(corpus, entry.record)
        texts += [entry.record.intro.consigne, *(it.consigne for it in made.parts)]
        for part in made.parts:
            asked = [[it, around(part)] for it in texts]
            assert page.evaluate(FILLED, asked) == [filled(it, part) for it in texts]

    part = session(corpus, corpus.kits["vision"].record).parts[1]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(TEXTS)
    def alike(text: str) -> None:
        assert page.evaluate(FILLED, [[text, around(part)]]) == [filled(text, part)]

    alike()


def around(part: Part) -> dict[str, Any]:
    return {"start": part.start, "close": part.close, "people": part.people, "tables": part.tables}


# What is said ----------------------------------------------------------------------------------------


def test_every_block_of_every_kit_shows_what_its_script_says(
    browser: Browser, site: Site, corpus: Corpus
) -> None:
    with opened(browser, DESK) as page:
        for entry in corpus.kits.values():
            page.goto(site.address(f"kits/{entry.slug}/"))
            page.get_by_role("link", name="Animer ce kit").click()
            assert page.url.endswith(PAGE + query_of_kit(corpus, entry))
            act(page, "commencer")
            for part in session(corpus, entry.record).parts:
                assert seen(page, "paroles") or part.is_pause
                opening = first_words(filled(part.consigne, part))
                assert opening in seen(page, "paroles")
                if part.sequence and part.late:
                    assert plain(part.late) in seen(page, "si-retard")
                for moment in part.moments or (None,):
                    if moment is not None and part.fiche is not None:
                        assert seen(page, "titre") == plain(moment.titre)
                        said = first_words(filled(part.fiche.deroule[moment.step].consigne, part))
                        assert said in seen(page, "paroles"), (entry.slug, moment.titre)
                        assert first_words(filled(moment.note, part)) in seen(page, "paroles")
                    act(page, "suivant")
            expect(page.locator("[data-role=bilan]")).to_be_visible()
            act(page, "recommencer")


def first_words(text: str) -> str:
    """The beginning of a Markdown text as it is read."""
    start = re.sub(r"[*\[\]]", "", text.strip().partition("\n")[0])
    return plain(start)[:25].strip()


def test_without_a_session_the_page_says_what_to_do(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAGE))
        expect(page.locator("[data-role=vide]")).to_contain_text("Pour animer, il faut une séance")
        expect(page.locator("[data-role=scene]")).to_be_hidden()
        page.locator("[data-role=vide] li a").first.click()
        expect(page.get_by_role("button", name="Commencer la séance")).to_be_visible()


def test_an_address_of_gone_tools_or_without_end_is_told_and_runs(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAGE) + "?pour=24&s=constructor&s=disparu&s=carte-postale&s=temps.x")
        assert "constructor, disparu" in seen(page, "avis")
        expect(page.get_by_role("button", name="Commencer la séance")).to_be_visible()
        page.goto(site.address(PAGE) + "?s=" + "carte~m.1.5" * 4000)
        expect(page.locator("#animer")).to_be_visible()


# The time --------------------------------------------------------------------------------------------


def test_a_whole_session_is_run_with_what_is_left_and_when_it_ends(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        page.clock.run_for(1000)
        left(page, "9:59")
        assert seen(page, "jusque") == "jusqu’à 18 h 10"
        assert seen(page, "fin") == "Fin à 19 h 02, prévue à 19 h 02 : à l’heure."
        for place, title in enumerate(TITLES):
            assert seen(page, "titre") == title
            if place + 1 < len(TITLES):
                assert TITLES[place + 1] in seen(page, "ensuite")
            minutes(page, 3)
            act(page, "suivant")
        assert seen(page, "bilan-court") == "De 18 h à 18 h 24, prévu jusqu’à 19 h 02 : 37 min d’avance."
        expect(page.locator("[data-role=bilan-titre]")).to_be_focused()
        rows = page.locator("[data-role=par-temps] tr").all_inner_texts()
        assert len(rows) == len(TITLES)
        assert all("3 min" in plain(it) for it in rows)


def test_once_the_time_is_past_it_is_said_without_a_negative_number(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 12)
        left(page, "2:00")
        assert seen(page, "jusque") == "de trop"
        assert seen(page, "fin") == "Fin à 19 h 04, prévue à 19 h 02 : 2 min de retard."
        assert "-" not in page.locator("[data-role=scene]").inner_text().replace("Passez-", "")


def test_a_late_session_is_spread_seen_before_it_is_done_and_undone(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 16)
        act(page, "suivant")
        page.get_by_role("button", name="Rattraper 6 min").click()
        assert seen(page, "fin-rattrapee") == "La séance finirait à 19 h 02, comme prévu."
        assert [plain(it) for it in page.locator("[data-role=coupes] li").all_inner_texts()] == [
            "Pause : 10 min au lieu de 15 min",
            "Finir : 11 min au lieu de 12 min",
        ]
        assert seen(page, "fin") == "Fin à 19 h 08, prévue à 19 h 02 : 6 min de retard."
        act(page, "etaler")
        assert seen(page, "fin") == "Fin à 19 h 02, prévue à 19 h 02 : à l’heure."
        expect(page.locator("[data-action=rattraper]")).to_be_hidden()
        act(page, "defaire")
        assert seen(page, "fin") == "Fin à 19 h 08, prévue à 19 h 02 : 6 min de retard."
        expect(page.locator("[data-action=defaire]")).to_be_hidden()


def test_a_block_is_dropped_and_what_cannot_be_caught_up_is_told(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 40)
        page.get_by_role("button", name="Rattraper 30 min").click()
        assert "22 min de retard resteraient" in seen(page, "fin-rattrapee")
        page.get_by_label("Ou retirer un temps").select_option(label="Finir (12 min)")
        assert seen(page, "fin-sans") == "La séance finirait à 19 h 20."
        act(page, "retirer")
        assert seen(page, "fin") == "Fin à 19 h 20, prévue à 19 h 02 : 18 min de retard."
        for _ in range(6):
            act(page, "suivant")
        assert seen(page, "ensuite") == "Ensuite : c’est fini."
        act(page, "suivant")
        assert "pas tenu" in plain(page.locator("[data-role=par-temps] tr").last.inner_text())


def test_a_session_is_held_and_goes_on_and_one_comes_back_to_a_block(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 4)
        act(page, "suspendre")
        minutes(page, 30)
        left(page, "6:00")
        assert seen(page, "jusque") == "à l’arrêt"
        assert "30 min de retard" in seen(page, "fin")
        act(page, "suspendre")
        minutes(page, 1)
        left(page, "5:00")
        act(page, "suivant")
        minutes(page, 2)
        act(page, "revenir")
        assert seen(page, "titre") == "Accueil"
        minutes(page, 1)
        left(page, "4:00")
        act(page, "suivant")
        left(page, "3:00")
        act(page, "plus")
        left(page, "4:00")
        act(page, "moins")
        act(page, "moins")
        left(page, "2:00")


@pytest.mark.parametrize(("began", "told"), [("18:06", "6 min de retard"), ("10:00", "à l’heure")])
def test_a_session_is_late_by_its_hour_unless_it_is_run_at_another(
    browser: Browser, site: Site, began: str, told: str
) -> None:
    with run(browser, site, at=f"2026-11-30T{began}:00") as page:
        assert told in seen(page, "fin")


# What is kept ----------------------------------------------------------------------------------------


def test_the_real_times_outlive_a_reload_and_a_long_sleep(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 2)
        page.reload()
        left(page, "8:00")
        page.clock.fast_forward(5 * MINUTE)
        left(page, "3:00")
        page.goto(site.address(PAGE))
        assert seen(page, "titre") == "Accueil"
        act(page, "suivant")
        kept = json.loads(
            page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(':animer'))[1]")
        )
        assert kept["turns"][0]["spent"] == 7 * MINUTE
        assert kept["place"] == 1


def test_a_clock_set_back_is_told_and_takes_nothing_away(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 2)
        page.clock.set_system_time("2026-11-30T17:02:30")
        page.clock.run_for(MINUTE)
        left(page, "7:00")
        assert "a reculé de 1 h" in seen(page, "horloge-dit")
        assert seen(page, "jusque") == "jusqu’à 17 h 10"
        page.reload()
        left(page, "7:00")


def test_a_clock_set_back_while_the_page_is_closed_gives_nothing_negative(
    browser: Browser, site: Site
) -> None:
    with run(browser, site) as page:
        minutes(page, 3)
        act(page, "plus")
        address = page.url
        page.goto("about:blank")
        page.clock.set_system_time("2026-11-30T16:00:00")
        page.goto(address)
        left(page, "8:00")
        assert "a reculé de" in seen(page, "horloge-dit")


def test_a_clock_set_forward_is_told_counted_and_may_be_left_out(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        minutes(page, 2)
        page.clock.set_system_time("2026-11-30T19:02:30")
        page.clock.run_for(1000)
        assert "a avancé de 1 h d’un coup" in seen(page, "horloge-dit")
        assert seen(page, "jusque") == "de trop"
        page.get_by_role("button", name="Ne pas compter ce temps").click()
        left(page, "7:59")


# Refused to our scripts alone: those of the theme underneath would stop too.
REFUSED = """for (const it of %s) {
  const ordinary = Storage.prototype[it];
  Storage.prototype[it] = function (key, ...rest) {
    if (key.startsWith("essaimage")) throw new DOMException("refused", "QuotaExceededError");
    return ordinary.call(this, key, ...rest);
  };
}"""


@pytest.mark.parametrize(
    "refused", [["setItem"], ["getItem", "setItem", "removeItem"]], ids=["full", "refused"]
)
def test_a_browser_that_keeps_nothing_is_told_once_and_the_run_goes_on(
    browser: Browser, site: Site, refused: list[str]
) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script(REFUSED % json.dumps(refused))
        ready(page, site)
        act(page, "commencer")
        assert "refuse de garder la séance" in seen(page, "avis")
        minutes(page, 1)
        act(page, "suivant")
        assert "refuse" not in seen(page, "avis")
        assert seen(page, "titre") == "Poser la question"


def test_what_somebody_else_wrote_in_the_storage_is_left_aside(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        for wrong in (
            "[]",
            "{",
            '{"version":1,"blocks":[],"turns":[]}',
            '{"version":1,"blocks":3,"turns":[4]}',
        ):
            page.evaluate(
                "it => { const key = Object.keys(localStorage).find(k => k.endsWith(':animer')); localStorage.setItem(key, it); }",
                wrong,
            )
            page.reload()
            expect(page.get_by_role("button", name="Commencer la séance")).to_be_visible()


# Several windows -------------------------------------------------------------------------------------


@contextmanager
def windows(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        yield context
    finally:
        context.close()


def test_a_second_window_says_that_the_session_runs_elsewhere_and_may_take_it(
    browser: Browser, site: Site
) -> None:
    with windows(browser) as context:
        first, second = context.new_page(), context.new_page()
        first.goto(site.address(PAGE) + SHORT)
        act(first, "commencer")
        second.goto(site.address(PAGE) + SHORT)
        expect(second.locator("[data-role=ailleurs]")).to_contain_text("animée dans une autre fenêtre")
        expect(second.locator("[data-action=suivant]")).to_be_hidden()
        act(first, "suivant")
        expect(second.locator("[data-role=titre]")).to_have_text("Poser la question")
        act(second, "prendre")
        expect(first.locator("[data-role=ailleurs]")).to_be_visible()
        act(second, "suivant")
        expect(first.locator("[data-role=titre]")).to_have_text("Seul")


def test_another_session_that_was_begun_is_told_and_not_lost(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        page.goto(site.address(PAGE) + "?v=1&pour=12&debut=18:00&s=boussole")
        assert "Déjà commencée ici à 18 h : « Notre soirée »." in seen(page, "autre-dit")
        page.get_by_role("link", name="Y aller").click()
        expect(page.locator("[data-role=titre]")).to_have_text("Accueil")
        expect(page.locator("[data-action=suivant]")).to_be_visible()


@pytest.mark.parametrize("first", ["mur", "conduite"])
def test_the_room_follows_calmly_whichever_window_opens_first(
    browser: Browser, site: Site, first: str
) -> None:
    with windows(browser) as context:
        wall, board = context.new_page(), context.new_page()
        if first == "mur":
            wall.goto(site.address(PAGE) + SHORT + "#projection")
            expect(wall.locator("[data-role=mur-titre]")).to_have_text("Notre soirée")
            expect(wall.locator("[data-role=mur-heure]")).to_have_text("On commence à 18 h")
        board.goto(site.address(PAGE) + SHORT)
        act(board, "commencer")
        if first != "mur":
            wall.goto(site.address(PAGE) + SHORT + "#projection")
        act(board, "suivant")
        expect(wall.locator("[data-role=mur-titre]")).to_have_text("Poser la question")
        expect(wall.locator("[data-role=mur-question]")).to_contain_text("Que garder")
        expect(wall.locator("[data-role=mur-heure]")).to_have_text(re.compile(r"^Jusqu’à \d+.h(.\d\d)?$"))
        assert not re.search(r"\d:\d\d", wall.locator("[data-role=mur]").inner_text()), "no seconds there"
        for _ in range(7):
            act(board, "suivant")
        expect(wall.locator("[data-role=mur-titre]")).to_contain_text("C’est fini")


def test_the_room_follows_where_nothing_can_be_kept(browser: Browser, site: Site) -> None:
    with windows(browser) as context:
        context.add_init_script(REFUSED % '["setItem"]')
        board, wall = context.new_page(), context.new_page()
        board.goto(site.address(PAGE) + SHORT)
        act(board, "commencer")
        wall.goto(site.address(PAGE) + SHORT + "#projection")
        expect(wall.locator("[data-role=mur-titre]")).to_have_text("Accueil")
        act(board, "suivant")
        expect(wall.locator("[data-role=mur-titre]")).to_have_text("Poser la question")


def test_the_view_of_the_room_opens_from_the_page_in_its_own_window(browser: Browser, site: Site) -> None:
    with run(browser, site) as page:
        with page.context.expect_page() as opening:
            page.get_by_role("link", name="Projeter pour la salle").click()
        expect(opening.value.locator("[data-role=mur-titre]")).to_have_text("Accueil")


# And back --------------------------------------------------------------------------------------------


def test_the_summary_leads_to_telling_each_tool_and_is_copied_and_taken_away(
    browser: Browser, site: Site
) -> None:
    with run(browser, site) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        for place in range(len(TITLES)):
            minutes(page, 6 if 1 <= place <= 5 else 10)
            act(page, "suivant")
        (link,) = page.locator("[data-role=par-outil] a").all()
        address = urlsplit(str(link.evaluate("it => it.href")))
        assert address.path == "/contribuer/essai/"
        assert parse_qs(address.query) == {
            "outil": ["un-deux-quatre-tous"],
            "date": ["2026-11-30"],
            "pour": ["24"],
            "minutes": ["30"],
        }
        act(page, "copier")
        expect(page.locator("[data-role=copie]")).to_have_text("Copié.")
        with page.expect_download() as taking:
            page.get_by_role("link", name="Le télécharger").click()
        assert taking.value.suggested_filename == "seance-2026-11-30.txt"
        text = plain(taking.value.path().read_text(encoding="utf-8"))
        assert text == plain(page.evaluate("navigator.clipboard.readText()"))
        assert "18:00  Accueil : 10 min (prévu 10 min)" in text
        assert "Seul, à deux, à quatre, tous : 30 min (prévu 25 min)" in text
        act(page, "rouvrir")
        assert seen(page, "titre") == "Finir"


# For everyone ----------------------------------------------------------------------------------------


def test_a_session_is_run_by_keyboard_alone(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        ready(page, site)
        reach(page, "Commencer la séance")
        page.keyboard.press("Enter")
        expect(page.locator("[data-action=suivant]")).to_be_focused()
        minutes(page, 16)
        page.keyboard.press("Enter")
        reach(page, "Rattraper 6 min")
        page.keyboard.press("Enter")
        expect(page.locator("[data-action=etaler]")).to_be_focused()
        page.keyboard.press("Enter")
        assert "à l’heure" in seen(page, "fin")
        for _ in range(len(TITLES) - 1):
            minutes(page, 1)
            page.locator("[data-action=suivant]").focus()
            page.keyboard.press("Enter")
        expect(page.locator("[data-role=bilan-titre]")).to_be_focused()
        reach(page, "Racontez en deux minutes")


def reach(page: Page, name: str) -> None:
    """Goes on by the tab key until what has that name is focused."""
    for _ in range(60):
        text = page.evaluate(
            "document.activeElement.matches('button, a') && document.activeElement.textContent"
        )
        if name in plain(str(text)):
            return
        page.keyboard.press("Tab")
    raise AssertionError(name)


def test_a_session_is_run_by_touch_alone_on_a_phone(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        ready(page, site)
        page.get_by_role("button", name="Commencer la séance").tap()
        minutes(page, 16)
        page.get_by_role("button", name="Rattraper 6 min").tap()
        page.get_by_role("button", name="Répartir ainsi").tap()
        for _ in range(len(TITLES)):
            page.locator("[data-action=suivant]").tap()
        expect(page.locator("[data-role=bilan]")).to_be_visible()
        sizes = page.locator(".animer button:visible, .animer a.bouton-leger:visible")
        assert all((it.bounding_box() or {"height": 0})["height"] >= 24 for it in sizes.all())
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        page.clock.resume()  # axe waits for the time to pass
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            found[f"{state}: wide"] = []
        if problems := barriers(page):
            found[state] = problems

    with opened(browser, size, scheme) as page:
        ready(page, site, "")
        look("empty")
        page.goto(site.address(PAGE) + SHORT)
        look("ready")
        act(page, "commencer")
        minutes(page, 16)
        page.locator(".animer__suite").evaluate("it => { it.open = true; }")
        act(page, "rattraper")
        look("late")
        act(page, "suspendre")
        act(page, "plein")
        look("held, alone")
        act(page, "plein")
        page.evaluate("it => history.replaceState(null, '', it)", SHORT + "#projection")
        page.reload()
        look("wall")
        page.evaluate("it => history.replaceState(null, '', it)", SHORT)
        page.reload()
        page.clock.set_system_time("2026-11-30T17:30:00")
        minutes(page, 1)
        look("clock")
        while page.locator("[data-role=scene]").is_visible():
            act(page, "suivant")
        look("over")
    assert found == {}


def test_forced_colours_text_of_twice_the_size_and_no_motion_leave_all_in_reach(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(
        viewport={"width": 640, "height": 900}, forced_colors="active", reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        ready(page, site)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        act(page, "commencer")
        minutes(page, 16)
        act(page, "rattraper")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        page.clock.resume()
        # The colours are those of the reader, which axe does not know.
        assert [it for it in barriers(page) if "color-contrast" not in it] == []
        moving = page.evaluate(
            "[...document.querySelectorAll('.animer *')].filter(it => getComputedStyle(it).animationName !== 'none').length"
        )
        assert moving == 0
    finally:
        context.close()


def test_the_sound_is_off_until_it_is_asked_for(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script(
            "window.notes = 0; const made = AudioContext.prototype.createOscillator;"
            "AudioContext.prototype.createOscillator = function () { window.notes += 1; return made.call(this); };"
        )
        ready(page, site)
        act(page, "commencer")
        expect(page.get_by_label("Un son à la fin de chaque temps")).not_to_be_checked()
        minutes(page, 11)
        assert page.evaluate("window.notes") == 0
        act(page, "suivant")
        page.get_by_label("Un son à la fin de chaque temps").check()
        minutes(page, 6)
        assert page.evaluate("window.notes") == 2, "one chime, of two notes, and no other while it is past"


def test_the_screen_is_kept_on_while_a_session_runs_and_again_when_it_is_seen(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script(
            """window.locks = [];
            Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
              const lock = { released: false, release: async () => { lock.released = true; } };
              window.locks.push(lock); return lock; } } });"""
        )
        ready(page, site)
        assert page.evaluate("window.locks.length") == 0
        act(page, "commencer")
        assert page.evaluate("window.locks.map(it => it.released)") == [False]
        page.evaluate(
            "window.locks[0].released = true; document.dispatchEvent(new Event('visibilitychange'))"
        )
        assert page.evaluate("window.locks.map(it => it.released)") == [True, False]
        for _ in TITLES:
            act(page, "suivant")
        assert page.evaluate("window.locks.every(it => it.released)")


def test_a_device_that_may_go_dark_is_told(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error()) } });"
        )
        ready(page, site)
        act(page, "commencer")
        expect(page.locator("[data-role=veille]")).to_contain_text("peut éteindre son écran")


def test_what_runs_a_session_is_light(site: Site) -> None:
    asked = needed_at_once("scripts/animer.js", lambda it: (site.folder / it).read_text(encoding="utf-8"))
    assert sum(len(gzip.compress((site.folder / it).read_bytes())) for it in asked) <= 45_000
