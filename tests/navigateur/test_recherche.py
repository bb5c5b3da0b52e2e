"""The search, as a visitor uses it: a real browser, the real site, and the same among a thousand pages."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Response, Route, expect

from benchmarks.synthetique import write_site
from generator.corpus import Corpus
from generator.search.words import joined, stem, words
from tests.navigateur import saisie
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, PHONE, barriers, drawn_before, opened
from tests.navigateur.saisie import search
from tests.navigateur.service import served
from tests.navigateur.vigie import provoked
from tests.recherche.contract import FAMILIES, SHARED, Question, Tally, contract, counted, told

pytestmark = pytest.mark.navigateur

CONTRACT = contract()
SHARE = 0.95
BUDGET_OF_A_SEARCH = 40_000


@pytest.fixture(scope="module")
def crowded_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real site among a thousand made-up pages."""
    root = tmp_path_factory.mktemp("mille")
    write_site(root, 1000)
    command = [sys.executable, "-m", "generator", "construire", "--site", str(root)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with served(root / "site") as address:
        yield Site(root / "site", address, ())


def open_box(page: Page, site: Site, path: str = "") -> None:
    saisie.open_box(page, site.address(path))


def kept(
    browser: Browser, site: Site, questions: Sequence[Question], capsys: pytest.CaptureFixture[str]
) -> Tally:
    """How many questions of each family find their page in the first three, printed for who reads the run."""
    with opened(browser, DESK) as page:
        open_box(page, site)
        tally = counted((it, search(page, it.text)) for it in questions)
    with capsys.disabled():
        sys.stdout.write(f"\n{told(tally)}\n")
    return tally


def test_the_contract_is_large_and_covers_every_family_and_every_kind_of_page() -> None:
    assert len(CONTRACT) >= 300
    assert Counter(it.family for it in CONTRACT).keys() == FAMILIES
    kinds = {wanted.partition("/")[0] for it in CONTRACT for wanted in it.wanted}
    assert {"retours", "fiches", "kits", "etapes", "glossaire", "postures", "par-ou-commencer"} <= kinds


def test_in_every_family_of_questions_nearly_all_find_their_page_in_the_first_three(
    browser: Browser, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = kept(browser, site, CONTRACT, capsys)
    assert {it: tally.missed(it) for it in FAMILIES if tally.share(it) < SHARE} == {}


def test_the_same_questions_find_their_page_among_a_thousand_others(
    browser: Browser, crowded_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those left out name what invented pages have as well: a region, a duration."""
    asked = [it for it in CONTRACT if it.text not in SHARED]
    assert len(asked) >= 0.95 * len(CONTRACT)
    tally = kept(browser, crowded_site, asked, capsys)
    assert {it: tally.missed(it) for it in FAMILIES if tally.share(it) < SHARE} == {}


def test_every_situation_is_first_when_its_sentence_is_typed(
    browser: Browser, site: Site, corpus: Corpus
) -> None:
    assert corpus.orientation is not None
    with opened(browser, DESK) as page:
        open_box(page, site)
        for key, it in corpus.orientation.record.situations.items():
            spoken = it.situation.lower().replace("’", "").replace(",", "")
            for question in (it.situation, spoken):
                assert search(page, question)[0] == f"par-ou-commencer/#{key}", question


def weight(response: Response) -> int:
    """The bytes that travel when the host compresses texts."""
    body = response.body()
    texts = (".js", ".json", ".txt", ".css", ".html")
    return len(gzip.compress(body)) if response.url.endswith(texts) else len(body)


@pytest.mark.parametrize(
    "question", ["mulhouse", "QPV", "tiers-lieu", "jeunes mulhouse", "boussolle", "ulhouse"]
)
def test_a_search_among_a_thousand_pages_stays_in_its_budget_and_loads_nothing_before(
    browser: Browser, crowded_site: Site, question: str
) -> None:
    with opened(browser, DESK) as page:
        answers: list[Response] = []

        def keep(response: Response) -> None:
            answers.append(response)

        page.context.on("response", keep)
        page.goto(crowded_site.address(""), wait_until="networkidle")
        assert not [it.url for it in answers if "/recherche/" in it.url]
        answers.clear()
        page.keyboard.press("/")
        page.keyboard.type(question, delay=30)
        expect(page.locator("#recherche-liste[aria-busy=false] a").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert any("/recherche/donnees/" in it.url for it in answers)
        weights = {it.url.rpartition("/")[2]: weight(it) for it in answers}
        assert sum(weights.values()) <= BUDGET_OF_A_SEARCH, weights


def test_the_keyboard_opens_goes_through_the_results_follows_one_and_closes(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site, "methode/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        assert len(search(page, "mulhouse")) == 5
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        expect(page.locator("#recherche-liste a").nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.get_by_role("button", name="Rechercher").click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/retours/mulhouse/")


def test_enter_in_the_box_follows_the_first_result(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        open_box(page, site)
        search(page, "cercle d’écoute")
        page.keyboard.press("Enter")
        page.wait_for_url("**/fiches/cercle-d-ecoute/")


def test_enter_never_opens_a_result_of_the_question_before(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        search(page, "mulhouse")
        expect(page.locator("#recherche-liste a").first).to_have_attribute(
            "href", re.compile("retours/mulhouse/")
        )
        page.keyboard.press("Control+a")
        page.keyboard.type("cercle d’écoute")
        page.keyboard.press("Enter")
        page.wait_for_url("**/fiches/cercle-d-ecoute/**")


def held_back(page: Page, path: str) -> list[Route]:
    """The requests for `path`, which wait until one lets them go on."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.context.route(path, keep)
    return held


def test_enter_pressed_before_anything_was_loaded_leads_where_the_answer_says(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        held = held_back(page, "**/scripts/recherche/box.js")
        page.goto(site.address("methode/"), wait_until="networkidle")
        page.keyboard.press("Control+k")
        page.keyboard.type("boussole")
        page.keyboard.press("Enter")
        question = page.get_by_role("searchbox")
        question.fill("cercle d’écoute")
        page.keyboard.press("Enter")
        held[0].continue_()
        page.wait_for_url("**/fiches/cercle-d-ecoute/**")


def test_enter_pressed_on_a_question_that_changed_since_opens_nothing(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        held = held_back(page, "**/scripts/recherche/box.js")
        page.goto(site.address("methode/"), wait_until="networkidle")
        page.keyboard.press("Control+k")
        page.keyboard.type("boussole")
        page.keyboard.press("Enter")
        page.get_by_role("searchbox").fill("cercle d’écoute")
        held[0].continue_()
        expect(page.locator("#recherche-liste a").first).to_be_visible()
        expect(page.locator("#recherche-liste")).to_have_attribute("aria-busy", "false")
        assert page.url.partition("?")[0].endswith("/methode/")


def test_a_letter_typed_on_a_result_goes_back_to_the_field(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        page.keyboard.type("mulhous")
        expect(page.locator("#recherche-liste a").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.type("e")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("searchbox")).to_have_value("mulhouse")


def place_found(page: Page) -> str:
    """The text of the passage that is marked, once it has the focus."""
    passage = page.locator(".passage-trouve")
    expect(passage).to_be_focused()
    expect(passage).to_be_in_viewport()
    return passage.inner_text()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_a_result_leads_to_its_passage_which_is_marked_and_the_address_stays_clean(
    browser: Browser, site: Site, size: tuple[int, int]
) -> None:
    with opened(browser, size) as page:
        open_box(page, site)
        page.keyboard.type("coordinateurs de coopération caf")
        page.keyboard.press("Enter")
        page.wait_for_url("**/retours/mulhouse/#instrument-4")
        assert "coordinateurs de coopération" in place_found(page)
        assert "Passage trouvé" in drawn_before(page, ".passage-trouve")
        assert page.locator(".passage-trouve").count() == 1


def test_a_passage_that_is_folded_away_is_unfolded(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("fiches/regards-successifs/"))
        folded = page.locator("article details:not([open]) p").first
        begun = str(folded.text_content())[:60]
        page.goto(site.address(f"fiches/regards-successifs/?utm_source=x&passage={quote(begun)}#deroule"))
        assert begun.strip()[:20] in place_found(page)
        assert page.url.endswith("/fiches/regards-successifs/?utm_source=x#deroule")


def test_a_passage_that_is_no_longer_there_leaves_the_page_as_it_is(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("methode/?passage=Invariants#%zz"), wait_until="networkidle")
        page.goto(site.address("methode/?passage=Rien%20de%20tel%20ici#titre"), wait_until="networkidle")
        expect(page).to_have_url(re.compile(r"/methode/#titre$"))
        assert page.locator(".passage-trouve").count() == 0


def test_the_back_button_brings_back_the_question_its_results_and_the_one_followed(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site, "methode/")
        page.keyboard.type("carte postale")
        second = page.locator("#recherche-liste a").nth(1)
        expect(page.locator("#recherche-adresse")).to_be_visible()
        expect(second).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda it: "/methode/" not in it)
        page.go_back()
        expect(page.get_by_role("searchbox")).to_have_value("carte postale")
        expect(second).to_be_focused()
        page.keyboard.press("Escape")
        page.reload()
        expect(page.locator("#recherche")).to_be_hidden()


def test_the_page_of_the_search_has_an_address_for_each_question_and_comes_back_whole(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address("recherche/?fbclid=a%20b&q=boussole"))
        expect(page.locator("#recherche-liste a").first).to_have_text(re.compile("Boussole"))
        assert page.locator("dialog").count() == 0
        field = page.get_by_role("searchbox")
        field.fill("world café")
        expect(page).to_have_url(re.compile(r"/recherche/\?q=world%20caf%C3%A9&fbclid=a%20b$"))
        first = page.locator("#recherche-liste a").first
        expect(first).to_have_text(re.compile("Café tournant"))
        first.click()
        page.wait_for_url("**/fiches/cafe-tournant/**")
        page.go_back()
        expect(field).to_have_value("world café")
        expect(first).to_be_focused()
        page.keyboard.press("/")
        expect(field).to_be_focused()


def test_the_box_leads_to_the_page_of_the_same_question(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        page.keyboard.type("boussole")
        page.get_by_role("link", name="Ces résultats dans une page").click()
        page.wait_for_url("**/recherche/?q=boussole")
        expect(page.locator("#recherche-liste a").nth(5)).to_be_visible()


def test_a_page_that_does_not_exist_offers_to_search_and_to_begin_by_what_one_lives(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(site.address("404.html"))
        content = page.get_by_role("article")
        links = content.get_by_role("link").evaluate_all("all => all.map((it) => it.pathname)")
        assert {"/recherche/", "/par-ou-commencer/"} <= set(links)


@pytest.mark.parametrize(
    ("question", "minutes", "people"),
    [
        ("45 minutes", 45, None),
        ("1h30 pour 12", 90, 12),
        ("80 personnes", None, 80),
        ("une heure et quart", 75, None),
    ],
)
def test_a_duration_or_a_group_answers_with_the_tools_that_suit(
    browser: Browser, site: Site, corpus: Corpus, question: str, minutes: int | None, people: int | None
) -> None:
    suiting = {
        f"fiches/{slug}/"
        for slug, it in corpus.fiches.items()
        if (minutes is None or it.record.duree <= minutes)
        and (people is None or it.record.groupe.min <= people <= it.record.groupe.max)
    }
    with opened(browser, DESK) as page:
        open_box(page, site)
        found = search(page, question)
    assert suiting
    assert set(found) <= suiting
    assert len(found) == min(5, len(suiting))


def test_the_slash_stays_a_slash_where_one_writes(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        page.keyboard.type("acteurs/actrices")
        expect(page.get_by_role("searchbox")).to_have_value("acteurs/actrices")


def test_a_result_tells_its_kind_step_or_territory_and_shows_the_words_found(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        search(page, "carte postale")
        first = page.locator("#recherche-liste li").first
        expect(first.locator("mark").first).to_have_text("Carte")
        expect(first).to_contain_text("Outil · 1 h 30 · 8 à 40 personnes · Étape : Se donner un cap")
        search(page, "mulhouse")
        expect(page.locator("#recherche-liste li").first).to_contain_text("Récit · Mulhouse")
        expect(page.get_by_role("status")).to_contain_text("résultats, les 5 premiers")
        page.get_by_role("button", name="Montrer la suite").click()
        expect(page.locator("#recherche-liste a").nth(5)).to_be_focused()


def test_a_corrected_query_says_what_was_understood(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        search(page, "boussolle")
        expect(page.get_by_role("status")).to_contain_text("pour « boussole »")
        search(page, "ulhouse")
        expect(page.get_by_role("status")).to_contain_text("pour « mulhouse »")


def test_a_result_that_holds_the_words_in_its_text_only_soon_shows_that_passage(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        open_box(page, site)
        search(page, "atkinson")
        expect(page.locator("#recherche-liste li").first.locator("mark").first).to_have_text("Atkinson")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "le la les de",
        "zzzzzzzz",
        "'’\"«»()[]{}*+?.\\^$|",
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "é" * 10_000,
        "un mot " * 2_000,
        "\U0001f41d\u202e\u0000\ud7ff",
    ],
    ids=lambda it: ascii(it)[:30],
)
def test_a_strange_query_breaks_nothing_runs_nothing_and_leaves_ways_out(
    browser: Browser, site: Site, question: str
) -> None:
    problems: list[str] = []
    with opened(browser, PHONE) as page:
        page.on("pageerror", lambda it: problems.append(str(it)))
        page.on("console", lambda it: problems.append(it.text) if it.type == "error" else None)
        page.on("dialog", lambda it: problems.append(it.message))
        open_box(page, site)
        box = page.get_by_role("dialog")
        if not search(page, question):
            expect(box.get_by_role("link", name="les territoires")).to_be_visible()
        assert box.locator("img, script").count() == 0
        assert search(page, "mulhouse")[0] == "retours/mulhouse/"
    assert problems == []


def test_a_search_that_failed_works_once_the_network_is_back(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.context.route("**/recherche/donnees/regles.json", lambda it: it.abort())
        open_box(page, site)
        assert search(page, "mulhouse") == []
        expect(page.get_by_role("status")).to_contain_text("La connexion a manqué")
        page.context.unroute_all()
        assert search(page, "mulhouse")[0] == "retours/mulhouse/"


def test_a_cut_network_is_asked_again_without_typing(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.context.route("**/recherche/donnees/**", lambda it: it.abort())
        open_box(page, site)
        page.keyboard.type("mulhouse")
        expect(page.get_by_role("status")).to_contain_text("La connexion a manqué")
        page.context.unroute_all()
        expect(page.locator("#recherche-liste a").first).to_have_attribute(
            "href", re.compile("retours/mulhouse/")
        )


def test_a_slow_answer_says_that_it_is_awaited(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        held = held_back(page, "**/donnees/regles.json")
        open_box(page, site)
        page.keyboard.type("mulhouse")
        expect(page.get_by_role("status")).to_have_text("Recherche…")
        held[0].continue_()
        expect(page.locator("#recherche-liste a").first).to_be_visible()


@pytest.mark.parametrize("script", ["recherche/box", "recherche/line", "recherche/results"])
def test_a_search_that_could_not_be_loaded_is_loaded_at_the_next_letter(
    browser: Browser, site: Site, script: str
) -> None:
    with opened(browser, DESK) as page:
        page.context.route(f"**/scripts/{script}.js", lambda it: it.abort())
        page.goto(site.address(""), wait_until="networkidle")
        page.keyboard.press("/")
        expect(page.get_by_role("status")).to_contain_text("La recherche n’a pas démarré")
        page.context.unroute_all()
        page.keyboard.type("mulhouse")
        expect(page.locator("#recherche-liste a").first).to_be_visible()


@pytest.mark.parametrize("script", ["recherche/engine", "recherche/words", "shared/network"])
def test_a_search_that_did_not_start_starts_at_the_next_letter(
    browser: Browser, site: Site, script: str
) -> None:
    with opened(browser, DESK) as page:
        page.context.route(f"**/scripts/{script}.js", lambda it: it.abort())
        open_box(page, site)
        expect(page.get_by_role("status")).to_contain_text("La recherche n’a pas démarré")
        page.context.unroute_all()
        assert search(page, "mulhouse")[0] == "retours/mulhouse/"


@pytest.mark.parametrize("broken", ["un mot de trop", "throw new Error('aie');"])
def test_a_search_script_in_error_leaves_no_button_that_does_nothing(
    browser: Browser, site: Site, broken: str
) -> None:
    with opened(browser, DESK) as page, provoked(browser):
        page.route(
            "**/scripts/recherche.js", lambda it: it.fulfill(body=broken, content_type="text/javascript")
        )
        page.goto(site.address(""))
        expect(page.locator("#ouvrir-recherche")).to_be_hidden()
        expect(page.get_by_role("link", name="Je découvre")).to_be_visible()


def test_without_javascript_the_page_of_the_search_says_what_to_do(browser: Browser, site: Site) -> None:
    with opened(browser, DESK, scripts=False) as page:
        page.goto(site.address(""))
        page.locator(".md-copyright").get_by_role("link", name="Rechercher").click()
        page.wait_for_url("**/recherche/")
        expect(page.get_by_role("article")).to_contain_text("La recherche a besoin de JavaScript")
        page.get_by_role("article").get_by_role("link", name="plan du site").click()
        page.wait_for_url("**/plan-du-site/")


def test_without_javascript_no_box_is_shown(browser: Browser, site: Site) -> None:
    with opened(browser, DESK, scripts=False) as page:
        page.goto(site.address(""))
        expect(page.locator("#ouvrir-recherche")).to_be_hidden()
        expect(page.locator("#recherche")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_in_the_open_box(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        open_box(page, site, "retours/mulhouse/")
        problems = barriers(page)
        search(page, "jeunes")
        assert problems + barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_axe_finds_nothing_on_the_page_of_the_search_nor_where_a_result_leads(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        page.goto(site.address("recherche/?q=coordinateurs+coop%C3%A9ration"))
        expect(page.locator("#recherche-liste a").first).to_be_visible()
        problems = barriers(page)
        page.get_by_role("searchbox").press("Enter")
        place_found(page)
        assert problems + barriers(page) == []


@pytest.fixture(scope="module")
def stems_of_the_browser(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        page.goto(site.address(""))
        page.evaluate(
            """async () => {
                const {Words} = await import("/scripts/recherche/words.js");
                const words = new Words(await (await fetch("/recherche/donnees/regles.json")).json());
                window.stems = (text) => words.words(text).map((word) => words.stem(word));
                window.joined = (text) => words.joined(words.every(text)).map(({stem}) => stem);
            }"""
        )
        yield page


# What people type: French letters, the signs of inclusive forms and elisions, a few of everything else.
LETTERS = st.text(st.sampled_from("abcdeilnorstuvxéèêàçœæÉÀŒ·.-/()'’ʼ ﬁ²½·\u00a0\u0301"), max_size=60)
ANYTHING = st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=("Cs", "Cn")), max_size=40)
FRENCH = st.sampled_from(
    Path(ROOT / "retours_experience" / "mulhouse.yml").read_text(encoding="utf-8").split("\n")
)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(["L’engagement des acteur·rices", "Q.P.V.", "participant·e·s", "étudiant(e)s", "œuvre", "ÉCOUTE İ"])
@given(st.lists(st.one_of(LETTERS, ANYTHING, FRENCH), min_size=1, max_size=60))
def test_the_browser_and_the_build_find_the_same_words_in_any_text(
    stems_of_the_browser: Page, texts: list[str]
) -> None:
    seen = stems_of_the_browser.evaluate("texts => texts.map(stems)", texts)
    assert seen == [[stem(word) for word in words(text)] for text in texts]
    pairs = stems_of_the_browser.evaluate("texts => texts.map(joined)", texts)
    assert pairs == [joined(text) for text in texts]
