"""Printing a planned session from the browser: the same hours, words and counts as on paper by Typst."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.addresses import SHEETS
from generator.corpus import Corpus
from generator.diagnostics import NBSP
from generator.pages.plans import query_of_kit
from generator.printing import (
    KitAuthor,
    kit_author,
    kit_parts,
    planned,
    planned_kit,
    site_of,
    with_more,
)
from generator.printing.print_list import handwork_told, line_of, paper_told, tools_told
from generator.printing.prose import Data
from generator.seance import filled, shared_out
from generator.seance.seating import drawn
from generator.theme.modules import needed_at_once
from generator.typography import french
from generator.words.dates import day_in_words
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, opened
from tests.seance.test_cas import CASES

pytestmark = pytest.mark.navigateur
PAGE = "kits/imprimer/"
MORE = ("tirage", "chevalets")


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        yield page


def query(corpus: Corpus, slug: str, people: int) -> str:
    return re.sub(r"pour=\d+", f"pour={people}", query_of_kit(corpus, corpus.kits[slug]))


def shown(page: Page, site: Site, query: str) -> None:
    page.goto(site.address(PAGE) + query)
    expect(page.locator(".feuillet").first).to_be_visible()


def on_paper(corpus: Corpus, query: str) -> KitAuthor:
    site = site_of(corpus.settings)
    assert site is not None
    return kit_author(
        corpus, site, with_more(planned_kit(corpus, planned(corpus, query)[0]), MORE), largest="A4"
    )


def plain(text: str) -> str:
    """A text without what only helps to break lines."""
    return " ".join(re.sub("[\u2060\u200b\u00ad]", "", text).split())


def tight(text: str) -> str:
    """The same without spaces: paragraphs that follow each other have none between them."""
    return plain(text).replace(" ", "")


def words(blocks: list[Data]) -> str:
    """The text of some blocks, as the page holds it."""
    found = []
    for it in blocks:
        if it["genre"] == "liste":
            found += [words(item) for item in it["items"]]
        elif it["genre"] == "citation":
            found.append(words(it["blocs"]))
        else:
            found.append("".join(" " if "ligne" in run else run["s"] for run in it["bouts"]))
    return plain(" ".join(found))


# The same reckoning on both sides -----------------------------------------------------------------


DRAWN = """async cases => {
  const { drawn } = await import("/scripts/imprimer/seating.js");
  return cases.map(([people, times]) => drawn(people, times));
}"""


def test_tables_are_drawn_as_the_table_of_cases_says(page: Page, site: Site) -> None:
    page.goto(site.address("kits/"))
    asked = [[it["personnes"], it["temps"]] for it in CASES["tirages"]]
    assert page.evaluate(DRAWN, asked) == [it["tables"] for it in CASES["tirages"]]


def test_any_draw_of_tables_is_the_same(page: Page, site: Site) -> None:
    page.goto(site.address("kits/"))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(1, 120), st.lists(st.integers(2, 10), max_size=4))
    def same(people: int, sizes: list[int]) -> None:
        times = [list(shared_out(people, -(-people // it))) for it in sizes]
        (found,) = page.evaluate(DRAWN, [[people, times]])
        assert found == [list(it) for it in drawn(people, times)]

    same()


def test_what_people_type_gets_the_same_french_spaces(page: Page, site: Site) -> None:
    page.goto(site.address("kits/"))
    typed = st.text("ab é'’«»?!;:,.-0123456789 \u00a0\u202f%hmin", max_size=40)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(typed)
    def same(text: str) -> None:
        found = page.evaluate(
            """async text => (await import("/scripts/imprimer/typography.js")).french(text)""", text
        )
        assert found == french(text)

    same()


@pytest.mark.parametrize("people", [7, 24, 80])
@pytest.mark.parametrize("debut", ["18:00", "09:30", "13:45"])
def test_words_that_depend_on_the_session_are_filled_in_alike(
    page: Page, site: Site, corpus: Corpus, people: int, debut: str
) -> None:
    page.goto(site.address("kits/"))
    text = "{Bonjour} à {participants}, {tables} tables, {moment}, {{x}} {inconnu} { Fin } : {fin}"
    query = f"?pour={people}&debut={debut}&s=carte-postale&s=pause.10"
    made = on_paper(corpus, query)._session
    told = page.evaluate(
        """async ([query, text, slug]) => {
          const { planIn } = await import("/scripts/composer/plan.js");
          const { sessionOf } = await import("/scripts/composer/session.js");
          const { filler } = await import("/scripts/composer/variables.js");
          const tool = await (await fetch(`/kits/imprimer/feuilles/fiches/${slug}.json`)).json();
          const { parts } = sessionOf(planIn(query).plan, { [slug]: tool.outil });
          return parts.map(it => filler(it, parts[parts.length - 1].end)(text));
        }""",
        [query, text, "carte-postale"],
    )
    assert told == [filled(text, part) for part in made.parts]


def test_a_day_is_said_as_on_paper(page: Page, site: Site) -> None:
    page.goto(site.address("kits/"))
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in (2026, 2028)
        for month in range(1, 13)
        for day in (1, 2, 29 if month != 2 else 28)
    ]
    told = page.evaluate(
        """async days => {
          const { dayInWords } = await import("/scripts/shared/french.js");
          return days.map(dayInWords);
        }""",
        days,
    )
    assert told == [day_in_words(it) for it in days]


def test_the_day_and_the_place_of_a_session_are_filled_in(page: Page, site: Site) -> None:
    shown(page, site, "?pour=12&date=2026-12-03&lieu=Salle+des+f%C3%AAtes&s=carte-postale")
    expect(page.locator("[data-role=date]")).to_have_value(day_in_words("2026-12-03"))
    expect(page.locator("[data-role=lieu]")).to_have_value("Salle des fêtes")


# The same words on the sheets -----------------------------------------------------------------------

SHEET = """() => {
  const text = it => it.textContent;
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const one = name => document.querySelector(`.feuilles > ${name}`);
  const named = title => all(document, ".feuilles > .feuillet").filter(it => it.getAttribute("aria-label") === title);
  const without = (it, name) => [...it.children].filter(child => !child.matches(name)).map(text).join(" ");
  const lists = named("À imprimer, à apporter")[0];
  return {
    run: all(one(".feuillet--conducteur"), "tbody tr").map(row => [...row.cells].map(text)),
    head: text(one(".feuillet--conducteur").querySelector(".feuillet__tete")),
    columns: all(one(".feuillet--conducteur"), "th").map(text),
    script: all(document, ".script__moment").map(it => without(it, ".script__tete")),
    opening: all(document, ".script__dit").map(text),
    after: all(document, ".script__apres li > div").map(text),
    foot: one(".feuillet--courante").dataset.pied,
    toKnow: all(lists, ".listes__savoir li").map(text),
    needs: all(lists, ".tableau--apporter tbody tr").map(row => [...row.cells].slice(1).map(text)),
    participants: all(document, ".participants").map(it => ({
      title: text(it.querySelector("h3")),
      question: it.querySelector(".participants__question")?.textContent ?? "",
      moments: all(it, ".participants__moments > li").map(line => [text(line.querySelector("strong")), without(line, ".participants__tete")]),
      foot: it.dataset.pied,
    })),
    programme: all(one(".feuillet--affiche"), "dt, dd > :first-child, dd:last-child").map(text),
    tickets: all(document, ".billet").map(it => all(it, "strong").map(text)),
    tents: all(document, ".chevalet__face:not([aria-hidden]) .chevalet__numero").map(text),
    signed: all(document, ".tableau--presence tbody tr").length,
    notice: text(document.querySelector(".presence__notice")),
    asked: all(document.querySelector(".avis"), "li > p > strong").map(text),
    precautions: all(document, ".precautions__une").map(it => [text(it.querySelector("h4")), ...all(it, "ul > li").map(text)]),
    credits: all(named("Crédits et licences")[0], ":scope > p").map(text),
    works: all(document, ".credits__oeuvre").map(it => [...all(it, "h4, :scope > p"), ...all(it, "li")].map(text)),
  };
}"""


def foot(sheet: Data) -> list[str]:
    pied = sheet["pied"]
    who = " · ".join(it for it in (pied["titre"], pied["auteurs"]) if it)
    terms = f"{pied['licence']} ({pied['licence_url']})"
    return [it for it in (who, terms, pied["source"], f"{pied['url']} · {pied['date']}") if it]


def cells(told: list[str]) -> list[str]:
    return [plain(it) for it in told]


@pytest.mark.parametrize("people", [7, 24, 80])
def test_every_sheet_of_every_kit_says_what_paper_says(
    page: Page, site: Site, corpus: Corpus, people: int
) -> None:
    for slug in corpus.kits:
        asked = query(corpus, slug, people)
        shown(page, site, asked)
        found = page.evaluate(SHEET)
        author = on_paper(corpus, asked)
        run, script = author.run_sheet(), author.script()
        rows = []
        for part in run["parties"]:
            pour = [part["pour"]] if part["pour"] else []
            rows.append(
                cells([part["debut"], part["duree"], part["titre"], *pour, "", part["materiel"], "", ""])
            )
            rows += [
                cells([it["debut"], it["duree"], it["titre"], it["comment"], ""]) for it in part["moments"]
            ]
        assert [cells(it) for it in found["run"][:-1]] == rows, slug
        assert cells(found["run"][-1]) == [run["fin"], "", "Fin", ""]
        assert f"{run['debut']} à {run['fin']}" in found["head"]
        parts = script["parties"]
        assert [plain(it) for it in found["script"]] == [
            words(it["consigne"]) for part in parts for it in part["moments"]
        ], slug
        assert [tight(it) for it in found["opening"]] == [tight(words(parts[0]["consigne"]))]
        assert [plain(it) for it in found["after"]] == [words(it) for it in script["apres"]]
        assert found["foot"].split("\n") == foot(script)
        lists = author.lists()
        assert [plain(it) for it in found["toKnow"]] == [plain(it) for it in lists["remarques"]]
        assert [cells(it) for it in found["needs"]] == [
            cells([f"{it['quantite']} ×", it["nom"], it["usage"]]) for it in lists["besoins"]
        ]
        of_participants = [author.participants(it) for it in author.jobs if it.kind == "participants"]
        for seen, sheet in zip(found["participants"], of_participants, strict=True):
            assert plain(seen["title"]) == plain(sheet["titre"])
            assert plain(seen["question"]) == plain(sheet["question"])
            assert [[plain(one), plain(two)] for one, two in seen["moments"]] == [
                [plain(it["titre"]), words(it["dit"])] for it in sheet["moments"]
            ], slug
            assert seen["foot"].split("\n") == foot(sheet)
        programme = author.programme()["parties"]
        assert cells(found["programme"]) == cells(
            [it for part in programme for it in (part["debut"], part["titre"])] + [run["fin"], "Fin"]
        )
        session = author._session
        seats = (
            [[f"table{NBSP}{it}" for it in seat] for seat in session.tickets] if session.drawn_parts else []
        )
        assert found["tickets"] == seats
        assert found["tents"] == [str(it) for it in range(1, session.tables + 1)]
        assert found["signed"] >= people
        assert tight(found["notice"]) == tight(words(next(author.attendance(1))["notice"]))
        assert cells(found["asked"]) == cells([it["question"] for it in author.evaluation()["questions"]])
        precautions = [it for sheet in author.precautions() for it in sheet["precautions"]]
        assert [cells(it) for it in found["precautions"]] == [
            [plain(it["titre"]), *(words(text) for text in it["consignes"])] for it in precautions
        ]
        works = author.credits()
        assert cells(found["credits"]) == [words([it]) for it in works["reutiliser"]]
        assert [cells(it) for it in found["works"]] == [
            cells([it["titre"], *it["faits"], *(["Sources"] if it["sources"] else []), *it["sources"]])
            for it in works["oeuvres"]
        ]


LINES = """async ([query, largest, sides]) => {
  const { planIn } = await import("/scripts/composer/plan.js");
  const { sessionOf } = await import("/scripts/composer/session.js");
  const { handworkTold, lineOf, paperTold, toolsTold } = await import("/scripts/imprimer/listing.js");
  const { french } = await import("/scripts/imprimer/typography.js");
  const { filesOf } = await import("/scripts/imprimer/supports.js");
  const read = async name => (await fetch(`/kits/imprimer/feuilles/${name}.json`)).json();
  const { plan } = planIn(query);
  const suite = plan.suite.map(it => ({ ...it, question: french(it.question) }));
  const words = await read("seance");
  const tools = {};
  for (const { fiche } of suite) if (fiche) tools[fiche] = await read(`fiches/${fiche}`);
  const known = Object.fromEntries(Object.entries(tools).map(([slug, it]) => [slug, it.outil]));
  const session = sessionOf({ ...plan, suite, avec: ["tirage", "chevalets"], sans: [] }, known, largest);
  const jobs = session.jobs.map((it, place) => it.kind === "participants" ? { ...it, duplex: sides[place] } : it);
  const titleOf = slug => tools[slug].titre;
  const hasTables = slug => session.parts.find(it => it.slug === slug).tables > 0;
  const needed = jobs.filter(it => it.needed);
  return {
    lines: jobs.map(it => lineOf(it, { words, titleOf, hasTables })),
    told: [paperTold(jobs), handworkTold(needed), toolsTold(jobs)],
    names: filesOf(jobs, tools, words.nom_le_plus_long).map(it => it.name),
    paths: filesOf(jobs, tools, words.nom_le_plus_long).map(it => it.path),
  };
}"""


@pytest.mark.parametrize("largest", ["A4", "A3"])
@pytest.mark.parametrize("people", [1, 80])
def test_the_list_and_the_names_of_files_are_those_of_paper(
    page: Page, site: Site, corpus: Corpus, people: int, largest: Any
) -> None:
    page.goto(site.address("kits/"))
    for slug in corpus.kits:
        asked = query(corpus, slug, people)
        author = replace(on_paper(corpus, asked), largest=largest)
        jobs = author.jobs
        found = page.evaluate(LINES, [asked, largest, [it.duplex for it in jobs]])
        lines = [line_of(it, corpus) for it in jobs]
        assert found["lines"] == [
            {name: it[name] for name in ("combien", "titre", "usage", "papier")} for it in lines
        ], slug
        needed = [it for it in jobs if it.needed]
        assert found["told"] == [paper_told(jobs), handwork_told(needed), tools_told(jobs)]
        numbers = {f"{it.number:02d}" for it in jobs if it.support is not None}
        named = [it.path for it in kit_parts(author) if it.path.split("/")[1][:2] in numbers]
        assert found["names"] == named, slug
        assert all((site.folder / it).is_file() for it in found["paths"])


def test_its_scripts_are_light(site: Site) -> None:
    needed = needed_at_once("scripts/imprimer.js", lambda it: (site.folder / it).read_text(encoding="utf-8"))
    assert len(needed) > 25
    assert sum(len(gzip.compress((site.folder / it).read_bytes())) for it in needed) <= 56_000


def test_the_words_of_a_tool_are_light_and_those_of_the_page_do_not_grow_with_the_catalogue(
    site: Site,
) -> None:
    files = [*(site.folder / SHEETS).rglob("*.json")]
    assert len(files) > 20
    assert max(it.stat().st_size for it in files) < 40_000
    html = (site.folder / PAGE / "index.html").read_text(encoding="utf-8")
    assert len(zlib.compress(html.encode())) < 12_000
