"""A session is told alike on the page of its kit and on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus, session
from generator.pages import Renderer, page_views
from generator.printing import Site, fiche_documents, kit_author, kit_document
from generator.seance import who
from generator.words.labels import USAGES
from tests.commande import plain
from tests.seance.autrement import KITS, ROOT


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    loaded = load_corpus(Folders(ROOT))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


@pytest.fixture(scope="module")
def renderer(corpus: Corpus) -> Renderer:
    return Renderer(corpus)


def words(html: str) -> str:
    return plain(re.sub(r"<[^>]+>", "", html)).replace("&#39;", "'")


@pytest.mark.parametrize("slug", sorted(KITS))
def test_page_and_paper_tell_the_same_clock_the_same_people_and_the_same_questions(
    slug: str, corpus: Corpus, renderer: Renderer
) -> None:
    entry = corpus.kits[slug]
    (view,) = (it for it in page_views(corpus) if it.url == f"kits/{slug}/")
    page = words(renderer.render(view).html)
    data = kit_document(kit_author(corpus, Site("Essaimage", "https://essaimage.example/"), entry)).data
    paper = plain(json.dumps(data, ensure_ascii=False)).replace("\\u2060", "").replace("\u2060", "")
    made = session(corpus, entry.record)
    for part in made.parts:
        told = [part.start, part.question, who(part.people, part.rooms, entry.record.participants)]
        for it in filter(None, map(plain, told)):
            assert it in page, it
            assert it in paper, it
    assert made.parts[-1].end in page
    assert made.parts[-1].end in paper


def test_page_and_paper_say_alike_which_supports_one_may_do_without(
    corpus: Corpus, renderer: Renderer
) -> None:
    site = Site("Essaimage", "https://essaimage.example/")
    views = {it.url: it for it in page_views(corpus)}
    told: set[str] = set()
    for slug, entry in corpus.fiches.items():
        page = words(renderer.render(views[f"fiches/{slug}/"]).html)
        guide = next(iter(fiche_documents(corpus, site, slug))).data
        paper = plain(json.dumps(guide, ensure_ascii=False))
        usages = [it.usage for it in entry.record.supports if it.usage in USAGES]
        for usage, said in USAGES.items():
            assert page.count(f"· {said}") == paper.count(f", {said})") == usages.count(usage), (slug, usage)
        told |= set(usages)
    assert told == set(USAGES)


def test_no_word_in_braces_is_left_on_any_page(built: Path) -> None:
    for file in built.rglob("*.html"):
        html = re.sub(
            r"<(script|style|template)\b.*?</\1>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        # What a kit that somebody proposes will say, in which each session fills in its own.
        html = re.sub(r"""\bdata-kit=("[^"]*"|'[^']*')""", "", html)
        assert not re.search(r"\{(participants|tables|moment|bonjour|fin)\}", html, re.IGNORECASE), file
