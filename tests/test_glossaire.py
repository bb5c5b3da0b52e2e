"""The glossary, linked both ways."""

from __future__ import annotations

from pathlib import Path

from generator.corpus import Folders, load_corpus
from generator.model.site import Terme
from generator.pages import Renderer, page_views
from generator.pages.uses import SHOWN, Use, Uses

ROOT = Path(__file__).parents[1]


def test_the_glossary_comes_last_so_that_it_knows_every_page() -> None:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    views = list(page_views(corpus))
    assert [view.uri for view in views][-1] == "glossaire.md"


def test_a_word_leads_to_the_very_pages_that_explain_it() -> None:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    renderer = Renderer(corpus)
    pages = {view.url: renderer.render(view).html for view in page_views(corpus)}
    assert renderer.uses.first["qic"]
    for word, uses in renderer.uses.first.items():
        for use in uses:
            assert f"glossaire/#{word}" in pages[use.url], (word, use.url)
            if use.url != "glossaire/":
                assert f'href="../{use.url}"' in pages["glossaire/"]


def test_a_word_shows_its_other_forms_and_none_that_only_a_capital_makes_another() -> None:
    forms = ("Caf", "Caisse d’allocations", "caisse d’allocations", "caisses", "caf")
    word = Terme(terme="CAF", variantes=forms, definition="Un organisme.", courte="Un organisme.")
    assert word.autres_formes == ("Caisse d’allocations", "caisses")


def test_a_word_used_everywhere_shows_its_first_pages_and_counts_the_others() -> None:
    uses = Uses()
    for number in range(1000):
        uses.add(["qpv"], Use(f"Page {number}", f"retours/{number}/"))
    assert [it.title for it in uses.first["qpv"]] == [f"Page {number}" for number in range(SHOWN)]
    assert uses.number["qpv"] == 1000
