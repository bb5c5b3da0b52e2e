"""Each story has a short name of its own, and stories are counted apart from the places they tell of."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.corpus import (
    Corpus,
    Folders,
    Told,
    how_much_is_told,
    is_told,
    load_corpus,
    shelves,
    told,
    without_drafts,
)
from generator.model import RetourExperience
from generator.pages.rendering import Renderer
from generator.pages.views import page_views
from generator.territoires import referentiel
from tests.recherche.known import records_of
from tests.test_pages_attendues import HERE

ROOT = Path(__file__).parents[1]
ROUBAIX = '{code_insee: "59512"}'
FACT = "  - {texte: Cent personnes sont venues., nature: fait, selon: La ville}\n"
STEP = (
    "etapes: {reunir: {fait: [{texte: La ville a invité cent personnes., nature: fait, selon: La ville}]}}\n"
)
JUDGED = "  - {texte: On y croit., nature: appreciation, selon: La ville}\n"


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


PETIT = corpus_of(HERE / "corpus" / "petit")


def story(
    site: Path,
    slug: str,
    titre: str,
    territoire: str = ROUBAIX,
    more: str = "",
    *,
    start: str = FACT,
    maturite: str = "en_cours",
    statut: str = "publie",
) -> None:
    text = (
        f'titre: "{titre}"\nresume: Un récit.\nstatut: {statut}\nverifie_le: 2026-11-01\n'
        f"territoire: {territoire}\nmaturite: {maturite}\npoint_de_depart:\n{start}{more}"
    )
    (site / "retours_experience" / f"{slug}.yml").write_text(text, encoding="utf-8")


def names(site: Path) -> list[str]:
    corpus = corpus_of(site)
    return [
        corpus.noms[slug].replace("\u00a0", " ")
        for slug in corpus.retours
        if slug not in ("illzach", "mulhouse")
    ]


def valider(site: Path) -> str:
    return CliRunner().invoke(main, ["valider", "--site", str(site)]).stdout.replace("\u00a0", " ")


def test_a_story_alone_in_its_place_is_called_by_it(site: Path) -> None:
    story(site, "a", "Roubaix : le budget participatif")
    assert names(site) == ["Roubaix"]


def test_stories_of_one_town_are_told_apart_by_their_titles(site: Path) -> None:
    story(site, "a", "Roubaix : le budget participatif")
    story(site, "b", "Roubaix, le jury citoyen")
    assert names(site) == ["Roubaix : le budget participatif", "Roubaix : le jury citoyen"]
    assert valider(site) == ""


def test_towns_of_one_name_are_told_apart_by_their_department(site: Path) -> None:
    story(site, "a", "Saint-Denis : la fête", '{code_insee: "93066"}')
    story(site, "b", "Saint-Denis : la fête des voisins", '{code_insee: "97411"}')
    story(site, "c", "Saint-Denis : le bal", '{code_insee: "97411"}')
    assert names(site) == [
        "Saint-Denis (Seine-Saint-Denis)",
        "Saint-Denis (La Réunion) : la fête des…",
        "Saint-Denis (La Réunion) : le bal",
    ]
    assert "b.yml:1:8: avertissement: plusieurs récits s’appellent « Saint-Denis »" in valider(site)


LONG = "ce que les habitantes et les habitants veulent pour"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            '{code_insee: "59512", quartiers: [Le Pile]}',
            '{code_insee: "59512", quartiers: [L’Alma]}',
            ["Roubaix (Le Pile)", "Roubaix (L’Alma)"],
        ),
        (ROUBAIX + "\nperiode: {debut: 2019}", ROUBAIX + "\nperiode: {debut: 2024-03}", None),
        (ROUBAIX, ROUBAIX, ["Roubaix (n° 1)", "Roubaix (n° 2)"]),
    ],
)
def test_titles_too_long_or_alike_leave_it_to_quarters_then_years_then_a_number(
    site: Path, one: str, other: str, expected: list[str] | None
) -> None:
    story(site, "a", f"Roubaix : {LONG} 2030", one)
    story(site, "b", f"Roubaix : {LONG} 2040", other)
    assert names(site) == (expected or ["Roubaix (2019)", "Roubaix (2024)"])
    assert ("avertissement: plusieurs récits s’appellent « Roubaix »" in valider(site)) == (
        expected is not None and "n°" in expected[0]
    )


def test_a_short_name_of_ones_own_wins_and_is_given_once(site: Path) -> None:
    story(site, "a", "Roubaix : le budget", more="nom_court: Le budget de Roubaix\n")
    story(site, "b", "Roubaix : le jury")
    assert names(site) == ["Le budget de Roubaix", "Roubaix"]
    story(site, "c", "Tourcoing : le jury", '{code_insee: "59599"}', "nom_court: le budget de roubaix\n")
    answer = valider(site)
    assert "c.yml:" in answer
    assert "erreur: le nom court « le budget de roubaix » est aussi celui de « a »" in answer
    story(site, "c", "Tourcoing : le jury", '{code_insee: "59599"}', f"nom_court: {'x' * 41}\n")
    assert "« nom_court »" in valider(site)


def test_two_titles_alike_are_told(site: Path) -> None:
    story(site, "a", "Roubaix : le budget", more="nom_court: Un\n")
    story(site, "b", "Roubaix : Le Budget", more="nom_court: Deux\n")
    assert "b.yml:1:8: avertissement: ce titre est aussi celui de « a »" in valider(site)


def test_a_draft_does_not_change_the_name_the_public_reads(site: Path) -> None:
    story(site, "a", "Roubaix : le budget")
    story(site, "b", "Roubaix : le jury", statut="brouillon")
    corpus = corpus_of(site)
    assert corpus.noms["a"] == "Roubaix\u00a0: le budget"
    assert without_drafts(corpus).noms["a"] == "Roubaix"


def test_every_page_that_names_stories_tells_those_of_one_town_apart(site: Path) -> None:
    story(site, "a", "Roubaix : le budget participatif", more="themes: [jeunesse]\n")
    story(site, "b", "Roubaix : le jury citoyen", more="themes: [jeunesse]\n")
    corpus = corpus_of(site)
    renderer = Renderer(corpus)
    pages = {view.uri: renderer.render(view).html for view in page_views(corpus)}
    for uri in ("retours/index.md", "matrice.md", "carte.md", "comparer.md", "retours/mulhouse.md"):
        for name in ("Roubaix\u00a0: le budget participatif", "Roubaix\u00a0: le jury citoyen"):
            assert name in pages[uri], (uri, name)
    assert "Roubaix et Roubaix" not in "".join(pages.values())
    places = [it.lieu for it in records_of(corpus).values() if it.lieu]
    assert len(places) == len(set(places)) == 4


def test_the_mark_of_one_town_bears_its_name_and_needs_no_zoom(site: Path) -> None:
    story(site, "a", "Roubaix : le budget participatif")
    story(site, "b", "Roubaix : le jury citoyen")
    corpus = corpus_of(site)
    view = next(it for it in page_views(corpus) if it.uri == "carte.md")
    html = Renderer(corpus).render(view).html
    assert ">Roubaix</text>" in html
    assert "2\u00a0récits au même endroit, dans la liste" in html
    assert "<strong>Nord</strong>, agrandi" not in html


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["59512", "93066", "97411", "11339"]), st.text("ab :,", min_size=1, max_size=60)
        ),
        min_size=2,
        max_size=12,
    )
)
def test_no_two_stories_bear_one_name(stories: list[tuple[str, str]]) -> None:
    model = PETIT.retours["mulhouse"]
    retours, lieux = {}, {}
    for number, (code, title) in enumerate(stories):
        slug = f"r{number:02d}"
        record = RetourExperience.model_construct(**(dict(model.record) | {"titre": f"Lieu : {title}"}))
        lieu = referentiel().commune(code)
        assert lieu is not None
        retours[slug], lieux[slug] = replace(model, slug=slug, record=record), lieu
    corpus = replace(PETIT, retours=retours, lieux=lieux)
    assert len(set(corpus.noms.values())) == len(stories)


@pytest.mark.parametrize(
    ("start", "more", "maturite", "expected"),
    [
        (FACT, "", "en_cours", False),
        (FACT, "effets:\n" + FACT, "en_cours", False),
        (JUDGED, STEP, "en_cours", True),
        (JUDGED, STEP.replace("{fait:", "{adapte:"), "en_cours", True),
        (FACT, STEP.replace("nature: fait", "nature: intention"), "en_cours", False),
        (FACT, STEP, "engage", False),
    ],
)
def test_a_story_is_told_once_one_of_its_steps_holds_a_fact(
    site: Path, start: str, more: str, maturite: str, expected: bool
) -> None:
    story(site, "a", "Roubaix : le budget", more=more, start=start, maturite=maturite)
    corpus = corpus_of(site)
    assert is_told(corpus.retours["a"].record) is expected
    renderer = Renderer(corpus)
    pages = {view.uri: renderer.render(view).html for view in page_views(corpus)}
    card = pages["retours/index.md"].partition('data-slug="a"')[2].partition("</article>")[0]
    line = pages["carte.md"].partition('id="territoire-a"')[2].partition("</li>")[0]
    assert ("récit à écrire" not in card) is expected
    assert ("récit à écrire" not in line) is expected
    assert ("Ce récit reste à écrire" not in pages["retours/a.md"]) is expected


def test_stories_and_territories_are_counted_apart_and_every_page_says_the_same(site: Path) -> None:
    story(site, "a", "Roubaix : le budget", more=STEP)
    story(site, "b", "Roubaix : le jury", more=STEP)
    corpus = corpus_of(site)
    assert told(corpus) == Told(recits=3, territoires=2, reperes=1)
    said = "3\u00a0récits de 2\u00a0territoires, 1\u00a0territoire repéré"
    assert how_much_is_told(told(corpus)) == said
    renderer = Renderer(corpus)
    pages = {view.uri: renderer.render(view).html for view in page_views(corpus)}
    for uri in ("retours/index.md", "carte.md", "matrice.md", "comparer.md", "essaimage.md"):
        assert said in pages[uri], uri


DOORS = ("retours/index.md", "carte.md", "matrice.md", "comparer.md", "etapes/reunir.md")
FOLD = re.compile(r'<details class="reperes">.*?</details>', re.S)


@pytest.mark.parametrize(
    ("stories", "apart"),
    [
        ({"a": "en_cours", "b": "engage"}, "Repéré, récit à écrire (1)"),
        ({"a": "engage", "b": "engage"}, "Repérés, récit à écrire (2)"),
        ({"a": "en_cours", "b": "evalue"}, ""),
    ],
)
def test_every_list_begins_with_what_is_told_and_folds_the_rest(
    site: Path, stories: dict[str, str], apart: str
) -> None:
    for name in ("illzach", "mulhouse"):
        (site / "retours_experience" / f"{name}.yml").unlink()
    step = site / "methode" / "etapes" / "reunir.md"
    step.write_text(step.read_text(encoding="utf-8").replace("retour:mulhouse", "retour:a"), encoding="utf-8")
    for slug, maturite in stories.items():
        more = STEP + ("effets:\n" + FACT if maturite == "evalue" else "")
        story(site, slug, f"Roubaix : {slug}", more=more, maturite=maturite)
    corpus = corpus_of(site)
    renderer = Renderer(corpus)
    for view in page_views(corpus):
        if view.uri in DOORS:
            html = renderer.render(view).html
            folded = "".join(FOLD.findall(html))
            assert (f"<summary>{apart}</summary>" in folded) is bool(apart), view.uri
            for slug, maturite in stories.items():
                link = f'retours/{slug}/"' if view.uri != "etapes/reunir.md" else f"retours/{slug}/#"
                assert (link in folded) is (maturite == "engage"), (view.uri, slug)
                assert (link in FOLD.sub("", html)) is (maturite != "engage"), (view.uri, slug)


@given(st.lists(st.sampled_from(["engage", "en_cours", "evalue"]), max_size=8))
def test_the_two_shelves_hold_each_story_once_in_its_order(maturities: list[str]) -> None:
    model = PETIT.retours["mulhouse"]
    entries = [
        replace(
            model,
            slug=str(it),
            record=RetourExperience.model_construct(**(dict(model.record) | {"maturite": maturity})),
        )
        for it, maturity in enumerate(maturities)
    ]
    made = shelves(entries)
    assert sorted((*made.told, *made.to_write), key=lambda it: it.slug) == entries
    assert [it.slug for it in made.told] == [it.slug for it in entries if is_told(it.record)]
    assert not any(is_told(it.record) for it in made.to_write)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Told(0, 0, 0), "Aucun récit encore"),
        (Told(0, 0, 2), "Aucun récit encore, 2 territoires repérés"),
        (Told(1, 1, 0), "1 récit"),
        (Told(2, 2, 8), "2 récits, 8 territoires repérés"),
        (Told(2, 1, 0), "2 récits de 1 territoire"),
    ],
)
def test_how_much_is_told_reads_well(counts: Told, said: str) -> None:
    assert how_much_is_told(counts).replace("\u00a0", " ") == said


def test_the_real_site_says_how_little_it_tells() -> None:
    assert told(corpus_of(ROOT)) == Told(recits=4, territoires=4, reperes=7)
