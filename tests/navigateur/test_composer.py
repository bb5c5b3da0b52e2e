"""Composing a session in a real browser: it reckons as the program does, and the address holds it all."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.corpus import Corpus, session
from generator.model import Kit, Sequence
from generator.model.kit import Introduction, Note
from generator.pages.plans import query_of_kit
from generator.seance import Plan, PlannedPart, brought_up, groups, one_line, plan_in, query_of, session_of
from generator.theme.modules import needed_at_once
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened
from tests.seance.plans import TOLD, plan_of, told, tools_of
from tests.seance.test_cas import CASES, fiche
from tests.seance.test_cas import session as session_of_case

pytestmark = pytest.mark.navigateur
PAGE = "kits/composer/"


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        page.goto(site.address(PAGE))
        yield page


# The same reckoning on both sides -----------------------------------------------------------------


def test_people_sit_together_as_the_table_of_cases_says(page: Page) -> None:
    asked = [
        [it["personnes"], it.get("table"), it["moments"], it.get("salles", 1)] for it in CASES["groupes"]
    ]
    found = page.evaluate(
        """async (cases) => {
          const { groups } = await import("/scripts/composer/groups.js");
          const { grouping } = await import("/scripts/composer/telling.js");
          return cases.map(([people, table, formes, rooms]) => {
            const made = groups(people, table, formes, rooms);
            return { sizes: made, told: formes.map(it => grouping(it, made)) };
          });
        }""",
        asked,
    )
    for case, (people, table, formes, rooms), it in zip(CASES["groupes"], asked, found, strict=True):
        made = groups(people, table, formes, rooms)
        assert it["sizes"] == {"tables": list(made.tables), "pairs": list(made.pairs), "rooms": made.rooms}, (
            case
        )
        names = {"deux": "duos", "table": "tables", "pleniere": "ensemble", "seul": "seul"}
        for forme, words in zip(formes, it["told"], strict=True):
            assert words.replace("\u00a0", " ") == case[names[forme]], case


@pytest.mark.parametrize("case", CASES["seances"], ids=lambda it: it["cas"])
def test_a_session_of_the_table_of_cases_is_reckoned_alike(page: Page, case: dict[str, Any]) -> None:
    made = session_of_case(case)
    fiches = {name: fiche(name, told_of) for name, told_of in case["fiches"].items()}
    given_plan = [plan_of(made.kit, fiches), tools_of(fiches), case.get("papier", "A3")]
    assert page.evaluate(TOLD, given_plan) == told(made)


@pytest.mark.parametrize("case", CASES["conseils"], ids=lambda it: it["cas"])
def test_a_session_of_the_table_of_cases_is_advised_alike(page: Page, case: dict[str, Any]) -> None:
    made = session_of_case(case)
    fiches = {name: fiche(name, told_of) for name, told_of in case["fiches"].items()}
    fin = case.get("fin", "")
    given_plan = [plan_of(made.kit, fiches) | {"fin": fin}, tools_of(fiches), "A3"]
    assert page.evaluate(TOLD, given_plan)["advice"] == told(made, fin)["advice"]


@pytest.mark.parametrize("people", [1, 7, 13, 24, 80, 200])
def test_every_kit_is_reckoned_alike(page: Page, corpus: Corpus, people: int) -> None:
    fiches = {slug: it.record for slug, it in corpus.fiches.items()}
    tools = tools_of(fiches)
    for entry in corpus.kits.values():
        kit = Kit.model_construct(**(dict(entry.record) | {"participants": people}))
        for largest in ("A4", "A3"):
            made = session(corpus, kit, largest)
            assert page.evaluate(TOLD, [plan_of(kit, fiches), tools, largest]) == told(made), entry.slug


WORDS = st.text("abcdé ’?!,;:&=+%#", min_size=1, max_size=30).map(one_line).filter(bool)
CLOCKS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))


def parts(slugs: list[str]) -> st.SearchStrategy[PlannedPart]:
    lasting = st.dictionaries(st.integers(1, 4), st.integers(0, 90), max_size=2)
    tool = st.builds(
        PlannedPart,
        fiche=st.sampled_from(slugs),
        question=st.one_of(st.just(""), WORDS),
        durees=lasting,
        participants=st.one_of(st.just(0), st.integers(1, 300)),
        salles=st.integers(1, 4),
    )
    pause = st.builds(PlannedPart, minutes=st.integers(1, 90))
    own = st.builds(PlannedPart, minutes=st.integers(1, 90), titre=WORDS)
    return st.one_of(tool, tool, pause, own)


def plans(slugs: list[str]) -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        titre=st.one_of(st.just(""), WORDS),
        participants=st.integers(1, 1000),
        date=st.one_of(st.just(""), st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)),
        debut=CLOCKS,
        fin=st.one_of(st.just(""), CLOCKS),
        lieu=st.one_of(st.just(""), WORDS),
        animation=st.one_of(st.just(""), WORDS),
        ouverture=st.integers(1, 120),
        suite=st.lists(parts(slugs), min_size=1, max_size=7).map(tuple),
    )


def as_kit(corpus: Corpus, plan: Plan) -> Kit:
    suite = []
    for it in plan.suite:
        if it.fiche:
            steps = corpus.fiches[it.fiche].record.deroule
            notes = tuple(
                Note(moment=steps[at - 1].titre, minutes=many)
                for at, many in it.durees.items()
                if at <= len(steps)
            )
            made = {
                "question": it.question or None,
                "participants": it.participants or None,
                "salles": it.salles,
            }
            suite.append(Sequence.model_construct(fiche=it.fiche, notes=notes, **made))
        elif it.titre:
            suite.append(Sequence(temps=it.minutes, titre=it.titre))
        else:
            suite.append(Sequence(pause=it.minutes))
    return Kit.model_construct(
        participants=plan.participants,
        debut=plan.debut,
        intro=Introduction(minutes=plan.ouverture, consigne="Ouvrez."),
        fiches=tuple(suite),
        sans=(),
        avec=(),
    )


def test_any_session_is_reckoned_alike(page: Page, corpus: Corpus) -> None:
    fiches = {slug: it.record for slug, it in corpus.fiches.items()}
    # Titles of moments that stand twice in a fiche cannot be told apart by a note.
    slugs = [slug for slug, it in fiches.items() if len({m.titre for m in it.deroule}) == len(it.deroule)]
    steps = {slug: it.record.ordre for slug, it in corpus.etapes.items()}
    tools = tools_of(fiches, steps)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(plans(slugs), st.sampled_from(["A4", "A3"]))
    def alike(plan: Plan, largest: Any) -> None:
        kit = as_kit(corpus, plan)
        given_plan = plan_of(kit, fiches) | {"fin": plan.fin}
        expected = told(session_of(kit, fiches, largest), plan.fin, steps)
        assert page.evaluate(TOLD, [given_plan, tools, largest]) == expected

    alike()


# The address -----------------------------------------------------------------------------------------


READ = """async (queries) => {
  const { planIn, queryOf } = await import("/scripts/composer/plan.js");
  return queries.map((it) => { const read = planIn(it); return { ...read, again: queryOf(read.plan) }; });
}"""


def plain(plan: Plan) -> dict[str, Any]:
    made = asdict(plan)
    for it in made["suite"]:
        it["durees"] = {str(at): many for at, many in it["durees"].items()}
    return made | {"suite": list(made["suite"])}


def test_an_address_gives_back_its_plan_on_both_sides(page: Page, corpus: Corpus) -> None:
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(plans(list(corpus.fiches)))
    def same(plan: Plan) -> None:
        query = query_of(plan)
        assert plan_in(query) == (plan, [])
        (read,) = page.evaluate(READ, [query])
        assert read == {"plan": plain(plan), "told": [], "again": query}

    same()


def test_an_address_that_is_not_understood_is_told_alike(page: Page) -> None:
    queries = [
        "",
        "?v=2&pour=24",
        "?pour=0&debut=25:00&ouverture=dix",
        "?pour=100000&s=pause&s=pause.0&s=temps.12&s=Une+Fiche&s=a~x.1~m.0.5~m.2.9999",
        "?s=" + "a" * 300,
        "?s=carte~q." + "mot " * 200,
        "?utm_source=lettre&s=carte&s=" + "&s=".join(["pause.10"] * 60),
        "?titre=" + quote("é~" * 200) + "&s=%FF%00",
        "?s=carte-postale~q.Comment&s=pau",
        "?date=2026-02-30&fin=24:00&lieu=" + "a" * 80 + "&animation=%20~%20",
        "?date=2024-02-29&fin=23:59&date=1999-01-01&fin=",
        "?date=2026-12-3&date=%D9%A2026-12-03",
        "?s=constructor&s=temps.5~t." + quote("un\u0085deux\ufefftrois\x1cquatre\u2003cinq"),
        "?titre=" + quote("a" * 89 + " b") + "&pour=%D9%A3&s=pause.5~t.Non",
    ]
    for query, read in zip(queries, page.evaluate(READ, queries), strict=True):
        plan, said = plan_in(query)
        assert read["plan"] == plain(plan), query
        assert read["told"] == said, query


@pytest.mark.parametrize(
    "query",
    [
        "?s=" + "carte~m.1.5" * 9_000,
        "?titre=" + "%C3%A9" * 17_000 + "&s=carte-postale",
        "?s=carte-postale" + "&s=pause.0" * 10_000,
        "?s=carte-postale~q." + "a" * 100_000,
        "?" + "&".join(["pour=24"] * 12_500),
    ],
    ids=["options", "title", "parts", "question", "names"],
)
def test_an_endless_address_is_read_alike_and_told_in_a_few_sentences(
    browser: Browser, site: Site, query: str
) -> None:
    assert len(query) >= 99_000
    with opened(browser, DESK) as page:
        started(page, site)
        (read,) = page.evaluate(READ, [query])
        plan, said = plan_in(query)
        assert (read["plan"], read["told"]) == (plain(plan), said)
        assert len(said) <= 5
        # No server takes such an address: the page meets it as one goes back.
        page.evaluate(
            "it => { history.pushState(null, '', it); dispatchEvent(new PopStateEvent('popstate')); }", query
        )
        page.get_by_role("button", name="Ajouter une pause").press("Enter")
        expect(page.locator("[data-role=avis]")).to_contain_text("« Pause » est ajouté")
        assert len(page.url) < 10_000


@pytest.mark.parametrize(
    "cut",
    [
        "?pour=24&s=carte-postale~q.Comment+%C3",
        "?pour=24&s=carte-postale~m.1.",
        "?pour=24&s=carte-postale&s=pau",
        "?pour=24&s=carte-postale&s",
    ],
)
def test_an_address_cut_in_the_middle_opens_what_is_left(browser: Browser, site: Site, cut: str) -> None:
    with opened(browser, DESK) as page:
        started(page, site, cut)
        expect(page.locator(".composer__tete")).to_have_count(1)
        expect(page.locator(".composer__titre")).to_have_text("Carte postale du futur")


CHANGED = """async ([query, tools, names]) => {
  const { planIn } = await import("/scripts/composer/plan.js");
  const { broughtUp } = await import("/scripts/composer/changed.js");
  return broughtUp(planIn(query).plan, Object.assign(Object.create(null), tools), Object.assign(Object.create(null), names));
}"""


def test_what_changed_since_an_address_was_written_is_told_alike(page: Page, corpus: Corpus) -> None:
    fiches = {slug: it.record for slug, it in corpus.fiches.items()}
    names = {"ancienne": "boussole", "une-autre": "disparue"}
    tools = tools_of({slug: fiches[slug] for slug in ("boussole", "carte-postale", *list(fiches)[:4])})
    fiches = {slug: fiches[slug] for slug in tools}
    aged = st.sampled_from(["ancienne", "une-autre", "constructor", *list(fiches)[:4]])

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(plans(["carte-postale"]), st.lists(st.tuples(aged, st.integers(1, 30)), min_size=1, max_size=4))
    def alike(plan: Plan, others: list[tuple[str, int]]) -> None:
        more = tuple(PlannedPart(slug, durees={place: 5}) for slug, place in others)
        query = query_of(replace(plan, suite=(*plan.suite, *more)))
        kept, said = brought_up(plan_in(query)[0], fiches, names)
        found = page.evaluate(CHANGED, [query, tools, names])
        assert found == {"plan": plain(kept), "told": list(said)}

    alike()


# The page --------------------------------------------------------------------------------------------


def started(page: Page, site: Site, query: str = "") -> None:
    page.goto(site.address(PAGE) + query)
    expect(page.locator("#composer")).to_be_visible()


def shown(page: Page) -> list[str]:
    return [it.strip() for it in page.locator(".composer__tete").all_text_contents()]


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_session_is_composed_by_keyboard_and_kept_in_the_address(
    browser: Browser, site: Site, window: Any
) -> None:
    with opened(browser, window) as page:
        started(page, site)
        page.get_by_label("Nous serons").fill("24")
        page.get_by_label("Un outil").select_option("un-deux-quatre-tous")
        page.get_by_role("button", name="Ajouter cet outil").press("Enter")
        page.get_by_role("button", name="Ajouter une pause").press("Enter")
        page.get_by_label("Un outil").select_option("carte-postale")
        page.get_by_role("button", name="Ajouter cet outil").press("Enter")
        expect(page.locator("[data-role=bilan]")).to_have_text(
            "De 18:00 à 20:20, 2 h 20 en tout, pour 24 personnes."
        )
        page.get_by_role("button", name="Monter « Pause »").press("Enter")
        expect(page.locator("[data-role=avis]")).to_have_text("« Pause » commence maintenant à 18:10.")
        assert [it.split(" · ")[0] for it in shown(page)] == [
            "18:10 – 18:25 Pause",
            "18:25 – 18:50 Seul, à deux, à quatre, tous",
            "18:50 – 20:20 Carte postale du futur",
        ]
        page.get_by_label("Début").fill("09:30")
        page.get_by_label("Début").press("Tab")
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 09:30 à 11:50")
        before = shown(page)
        page.reload()
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 09:30 à 11:50")
        assert shown(page) == before
        page.get_by_role("button", name="Retirer « Pause »").press("Enter")
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 09:30 à 11:35")
        page.get_by_role("button", name="Défaire le dernier geste").press("Enter")
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 09:30 à 11:50")


def test_moments_are_shortened_and_dropped_and_the_focus_stays(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        started(page, site, "?pour=24&s=un-deux-quatre-tous")
        page.locator("summary", has_text="Régler").press("Enter")
        alone = page.get_by_label("Seul, en minutes (0 pour sauter)")
        alone.fill("0")
        alone.press("Tab")
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 18:00 à 18:33")
        expect(page.get_by_label("À deux, en minutes (0 pour sauter)")).to_be_focused()
        assert "m.2.0" in page.url
        assert "Seul ·" not in " ".join(page.locator(".composer__moments li").all_text_contents())


def test_a_tool_that_is_gone_is_told_and_the_rest_stays(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        started(page, site, "?pour=24&s=constructor&s=un-outil-disparu&s=carte-postale")
        expect(page.locator("[data-role=avis]")).to_contain_text(
            "Ces outils ne sont plus ici, et sont laissés de côté : constructor, un-outil-disparu."
        )
        assert len(shown(page)) == 1


def test_what_people_type_is_shown_as_typed(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        started(page, site, "?pour=24&s=temps.5~t." + quote("<img src=x onerror=alert(1)>"))
        assert "<img src=x onerror=alert(1)>" in shown(page)[0]
        assert page.locator("#composer img").count() == 0


def test_one_goes_on_from_a_kit_a_tool_and_a_choice_of_tools(
    browser: Browser, site: Site, corpus: Corpus
) -> None:
    with opened(browser, DESK) as page:
        page.goto(site.address("kits/vision/"))
        page.get_by_role("link", name="Partir de ce kit").click()
        assert page.url.endswith(PAGE + query_of_kit(corpus, corpus.kits["vision"]))
        expect(page.locator("[data-role=bilan]")).to_contain_text("De 18:00 à 20:20")
        page.goto(site.address("fiches/boussole/"))
        page.get_by_role("button", name="Ajouter à ma séance").click()
        page.get_by_role("link", name="l’ouvrir").click()
        expect(page.locator(".composer__tete").last).to_contain_text("Boussole")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_axe_finds_nothing_in_a_planned_session(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        started(
            page, site, "?v=2&pour=200&s=carte-postale~q.Pourquoi+?&s=pause.10&s=temps.5~t.Finir&s=disparu"
        )
        page.locator(".composer__reglage").first.evaluate("it => { it.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert barriers(page) == []


def test_its_scripts_are_light(site: Site) -> None:
    asked = needed_at_once("scripts/composer.js", lambda it: (site.folder / it).read_text(encoding="utf-8"))
    assert sum(len(gzip.compress((site.folder / it).read_bytes())) for it in asked) <= 45_000


def test_a_sign_cut_in_two_is_left_out_and_the_page_goes_on(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        started(page, site, "?pour=24&s=carte-postale")
        page.evaluate(
            """() => {
              const title = document.querySelector('[data-role="titre"]');
              title.value = "Soir\\ud83d et " + "\\ud83c\\udf89".repeat(100);
              title.dispatchEvent(new Event("change"));
            }"""
        )
        expect(page.get_by_label("Titre")).to_have_value("Soir et " + "\U0001f389" * 82)
        assert plan_in(page.url.partition("?")[2])[1] == []
