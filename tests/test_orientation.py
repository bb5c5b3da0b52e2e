"""« Par où commencer ? »: from a situation to a step, tools, and a territory that lived it, or a plain « aucun »."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus
from generator.diagnostics import has_errors
from generator.pages import PageView, Renderer, page_views

ROOT = Path(__file__).parents[1]
LIVED = """\
situations:
  seuls:
    situation: "On est seuls <b>."
    lecture: "Voir [l’étape](etape:reunir)."
    etape: reunir
    fiches: [carte]
    kit: soiree
    vecu:
      - {retour: mulhouse, enonce: "On s'épuisait"}
  perdus:
    situation: On est perdus.
    lecture: Cela arrive.
    etape: reunir
    fiches: [carte]
"""


@pytest.fixture
def corpus(site: Path) -> Corpus:
    (site / "methode" / "par-ou-commencer.yml").write_text(LIVED, encoding="utf-8")
    loaded = load_corpus(Folders(site))
    assert not has_errors(loaded.diagnostics)
    assert loaded.corpus is not None
    return loaded.corpus


def page_of(corpus: Corpus) -> PageView:
    (found,) = (view for view in page_views(corpus) if view.uri == "par-ou-commencer.md")
    return found


def test_a_situation_leads_to_a_step_tools_a_kit_and_who_lived_it(corpus: Corpus) -> None:
    rendered = Renderer(corpus).render(page_of(corpus))
    first, second = rendered.html.split('id="perdus"')
    for target in ("../etapes/reunir/", "../fiches/carte/", "../kits/soiree/", "../retours/mulhouse/"):
        assert f'href="{target}' in first
    assert "selon <strong>Quelqu" in first
    assert "Aucun récit n’en parle encore" not in first
    assert "Aucun récit n’en parle encore" in second
    assert [it.anchor for it in rendered.headings] == ["titre", "seuls", "perdus"]


def test_a_step_lists_the_situations_that_lead_to_it(corpus: Corpus) -> None:
    (step,) = (view for view in page_views(corpus) if view.uri == "etapes/reunir.md")
    html = Renderer(corpus).render(step).html
    assert [key for key in ("seuls", "perdus") if f'href="../../par-ou-commencer/#{key}"' in html] == [
        "seuls",
        "perdus",
    ]


def test_the_words_of_a_situation_stay_words(corpus: Corpus) -> None:
    html = Renderer(corpus).render(page_of(corpus)).html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_site_may_do_without(site: Path) -> None:
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    assert all(view.uri != "par-ou-commencer.md" for view in page_views(corpus))


def test_here_every_tool_can_be_reached_from_a_situation_and_some_situation_has_no_case_yet() -> None:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    assert corpus.orientation is not None
    situations = corpus.orientation.record.situations.values()
    assert len(situations) >= 10
    assert {slug for it in situations for slug in it.fiches} == set(corpus.fiches)
    assert any(not it.vecu for it in situations)
