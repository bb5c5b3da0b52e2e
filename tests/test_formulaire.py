"""The form asks nothing that this site cannot answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.form import form_of


@pytest.fixture
def corpus(site: Path) -> Corpus:
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def names_of(corpus: Corpus, kind: str) -> set[str]:
    return {it.nom for it in form_of(corpus, kind).fields}


def test_a_block_that_names_a_tool_is_not_offered_where_there_is_none(corpus: Corpus) -> None:
    everything = names_of(corpus, "retour")
    assert {"usages", "inspire_de"} <= everything
    assert everything - names_of(replace(corpus, fiches={}), "retour") == {"usages"}


def test_a_block_that_names_a_story_is_not_offered_where_there_is_none(corpus: Corpus) -> None:
    without = names_of(replace(corpus, retours={}), "retour")
    assert names_of(corpus, "retour") - without == {"inspire_de"}


def test_what_is_required_is_asked_even_where_nothing_answers_it(corpus: Corpus) -> None:
    required = {it.nom for it in form_of(corpus, "fiche").fields if it.obligatoire}
    assert "etapes" in required
    assert required <= names_of(replace(corpus, etapes={}), "fiche")
