"""The pure parts of the scripts, run by a real browser on a table of cases; a twin in Python answers alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from importlib import import_module
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.clock import last_day_begun
from generator.richtext import slugify
from generator.territoires import referentiel
from generator.territoires.names import fold
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, opened

pytestmark = pytest.mark.navigateur

TABLES = yaml.safe_load((ROOT / "tests" / "scripts" / "cas.yml").read_text(encoding="utf-8"))
CALL = """async ([file, name, calls]) => {
  const module = await import(`/scripts/${file}`);
  return calls.map(given => module[name](...given));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        page.goto(site.address("contribuer/formulaire/"))
        yield page


def called(page: Page, function: str, calls: list[list[Any]]) -> list[Any]:
    file, name = function.split()
    answers: list[Any] = page.evaluate(CALL, [file, name, calls])
    return answers


@pytest.mark.parametrize("function", TABLES)
def test_a_pure_function_answers_as_its_table_says(page: Page, function: str) -> None:
    cases = TABLES[function]["cas"]
    assert called(page, function, [given for *given, _ in cases]) == [wanted for *_, wanted in cases]


@pytest.mark.parametrize("function", [name for name, table in TABLES.items() if "python" in table])
def test_its_twin_in_python_answers_alike(function: str) -> None:
    module, _, name = TABLES[function]["python"].rpartition(".")
    twin: Callable[..., Any] = getattr(import_module(module), name)
    cases = TABLES[function]["cas"]
    assert [str(twin(*given)) for *given, _ in cases] == [wanted for *_, wanted in cases]


LETTERS = st.sampled_from("abcxyzAÉèÊïôûçœÆ ’'-.:·0189ñŁßﬁ\u0301\u00a0")
PLACES = st.lists(
    st.sampled_from(["St", "ste", "S", "ss", "sur", "Étienne", "l’", "-", " ", "/", "STS", "."])
)


@pytest.mark.parametrize(
    ("function", "twin"),
    [("shared/folding.js slug", slugify), ("shared/folding.js placeName", fold)],
    ids=["slug", "placeName"],
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(LETTERS, max_size=40) | PLACES.map("".join), min_size=1))
def test_any_text_is_folded_alike_by_the_form_and_by_the_command(
    page: Page, function: str, twin: Callable[[str], str], texts: list[str]
) -> None:
    assert called(page, function, [[it] for it in texts]) == [twin(it) for it in texts]


def test_a_commune_is_found_by_its_name_however_it_is_typed(page: Page) -> None:
    for communes in referentiel().communes_of().values():
        some = list(communes)[::10]
        ways = [
            [communes, typed]
            for name in map(communes.get, some)
            for typed in (
                name.upper(),
                re.sub(r"\bSaint(e?s?)\b", r"St\1", name.replace("-", " ")).replace("’", "'"),
            )
        ]
        expected = [code for code in some for _ in range(2)]
        assert called(page, "formulaire/places.js codeOf", ways) == expected


@pytest.mark.parametrize(
    ("department", "typed", "meant"),
    [
        ("59", "Roubaixx", "Roubaix"),
        ("62", "Lievim", "Liévin"),
        ("69", "Lyon 7e", "Lyon"),
        ("75", "Paris 18e", "Paris"),
        ("74", "Annecy-le-Vieux", "Annecy"),
        ("93", "Denis", "Saint-Denis"),
    ],
)
def test_a_name_that_no_commune_bears_leads_to_those_that_look_like_it(
    page: Page, department: str, typed: str, meant: str
) -> None:
    communes = referentiel().communes_of()[department]
    assert called(page, "formulaire/places.js codeOf", [[communes, typed]]) == [None]
    (names,) = called(page, "formulaire/places.js nearest", [[communes, typed]])
    assert meant in names
    assert len(names) <= 3


def test_what_failed_is_asked_again_and_what_was_answered_is_not(page: Page) -> None:
    told = page.evaluate(
        """async () => {
          const { askedOnce } = await import("/scripts/shared/network.js");
          const asked = [];
          const ask = askedOnce(async key => {
            asked.push(key);
            if (asked.length === 1) throw new Error("cut");
            return key.toUpperCase();
          });
          const first = await ask("a").catch(() => "failed");
          return [first, await ask("a"), await ask("a"), await ask("b"), asked];
        }"""
    )
    assert told == ["failed", "A", "A", "B", ["a", "a", "b"]]


def test_an_answer_of_error_is_a_failure_like_no_answer(page: Page) -> None:
    told = page.evaluate(
        """async () => {
          const { fetched } = await import("/scripts/shared/network.js");
          return fetched("/nulle-part.json").then(() => "answered", error => String(error));
        }"""
    )
    assert "404" in told


def test_a_day_is_the_one_of_the_place_where_one_is(browser: Browser, site: Site) -> None:
    days = {}
    for zone in ("Europe/Paris", "Pacific/Noumea", "America/Martinique", "Indian/Reunion"):
        context = browser.new_context(timezone_id=zone)
        page = context.new_page()
        page.goto(site.address("contribuer/formulaire/"))
        days[zone] = page.evaluate(
            """async () => (await import("/scripts/shared/french.js")).localDay(new Date("2026-03-01T23:30:00Z"))"""
        )
        context.close()
    assert days == {
        "Europe/Paris": "2026-03-02",
        "Pacific/Noumea": "2026-03-02",
        "America/Martinique": "2026-03-01",
        "Indian/Reunion": "2026-03-02",
    }


def test_the_last_day_begun_is_the_one_of_the_command(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    class Now(datetime):
        moment = datetime(2026, 11, 29, tzinfo=UTC)

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return cls.moment

    monkeypatch.setattr("generator.clock.datetime", Now)
    for hour in range(0, 48, 5):
        Now.moment = datetime(2026, 2, 28, tzinfo=UTC) + timedelta(hours=hour)
        told = page.evaluate(
            """async moment => (await import("/scripts/shared/french.js")).lastDayBegun(new Date(moment))""",
            Now.moment.isoformat(),
        )
        assert told == last_day_begun().isoformat()


def test_the_drafts_of_two_sites_of_one_host_are_apart_and_a_former_draft_is_found(page: Page) -> None:
    told = page.evaluate(
        """async () => {
          const { draftOf } = await import("/scripts/formulaire/draft.js");
          localStorage.clear();
          localStorage.setItem("essaimage-brouillon-fiche", '{"titre": "avant"}');
          const here = draftOf("fiche", "/ici/");
          const former = here.found();
          const gone = localStorage.getItem("essaimage-brouillon-fiche");
          here.keep({ titre: "ici" });
          draftOf("fiche", "/ailleurs/").keep({ titre: "ailleurs" });
          const again = draftOf("fiche", "/ici/");
          const found = [again.found(), draftOf("fiche", "/ailleurs/").found(), draftOf("retour", "/ici/").found()];
          const forgotten = again.forget() && again.found();
          localStorage.clear();
          return { former, gone, found, forgotten };
        }"""
    )
    assert told == {
        "former": {"titre": "avant"},
        "gone": None,
        "found": [{"titre": "ici"}, {"titre": "ailleurs"}, None],
        "forgotten": None,
    }


SIEVE = """async () => {
  const { sieve, without } = await import("/scripts/explorer/sieve.js");
  const values = it => new Map(Object.entries(it).map(([name, some]) => [name, new Set(some)]));
  const records = [
    { name: "a", values: values({ etape: ["un"], duree: ["30", "60"] }) },
    { name: "b", values: values({ etape: ["un", "deux"], duree: ["60"] }) },
    { name: "c", values: values({ etape: ["deux"], duree: ["60"] }) },
  ];
  const wishes = [["etape", "un"], ["etape", "deux"], ["duree", "30"], ["duree", "60"]]
    .map(([facet, value]) => ({ facet, value }));
  const told = choice => {
    const { kept, counts } = sieve(records, wishes, choice);
    return [kept.map(it => it.name).join(""), [...counts.values()]];
  };
  const both = values({ etape: ["un"], duree: ["30"] });
  const lighter = without(both, { facet: "duree", value: "30" });
  return {
    "no wish": told(values({ etape: [], duree: [] })),
    "one": told(values({ etape: ["deux"] })),
    "two of one facet": told(values({ etape: ["un", "deux"] })),
    "two facets": told(both),
    "one facet less": told(lighter),
    "nothing fits": told(values({ etape: ["deux"], duree: ["30"] })),
    "a facet of nobody": told(values({ lieu: ["ici"] })),
    "unchanged": told(both),
  };
}"""


def test_a_choice_keeps_what_has_one_value_of_each_facet_and_counts_what_each_box_would_keep(
    page: Page,
) -> None:
    assert page.evaluate(SIEVE) == {
        "no wish": ["abc", [2, 2, 1, 3]],
        "one": ["bc", [2, 2, 0, 2]],
        "two of one facet": ["abc", [2, 2, 1, 3]],
        "two facets": ["a", [1, 0, 1, 2]],
        "one facet less": ["ab", [2, 2, 1, 2]],
        "nothing fits": ["", [1, 0, 0, 2]],
        "a facet of nobody": ["", [0, 0, 0, 0]],
        "unchanged": ["a", [1, 0, 1, 2]],
    }


ADDRESS = """async queries => {
  const { choiceIn, queryOf } = await import("/scripts/explorer/address.js");
  const known = new Map([["etape", new Set(["un", "deux"])], ["kit", new Set(["boussole"])]]);
  return queries.map(query => {
    const { choice, unknown } = choiceIn(query, known);
    return [queryOf(choice, known), unknown];
  });
}"""


@pytest.mark.parametrize(
    ("query", "same", "unknown"),
    [
        ("", "", 0),
        ("?kit=boussole&etape=deux,un", "?etape=un,deux&kit=boussole", 0),
        ("?etape=un&etape=deux,un", "?etape=un,deux", 0),
        ("?etape=&kit=,,,", "", 0),
        ("?etape=trois,un,trois&kit=autre", "?etape=un", 2),
        ("?utm_source=lettre&__proto__=un&constructor=1", "", 0),
        ("?etape=__proto__,constructor", "", 2),
        ("?etape=%E0%A4%A&&=&=%00", "", 1),
    ],
)
def test_a_choice_goes_to_its_address_and_comes_back_in_the_order_of_the_page(
    page: Page, query: str, same: str, unknown: int
) -> None:
    assert page.evaluate(ADDRESS, [query, same]) == [[same, unknown], [same, 0]]
