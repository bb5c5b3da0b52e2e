"""Who inspired whom: the drawing and the list."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus, Folders, Reverse, load_corpus
from generator.model import RetourExperience
from generator.pages.lineage import BOX_HEIGHT, BOX_WIDTH, MOST_DRAWN, lineage_of
from generator.pages.rendering import Renderer
from generator.pages.views import page_views
from tests.test_pages_attendues import HERE


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


PETIT = corpus_of(HERE / "corpus" / "petit")


def inspired(inspirers: dict[int, set[int]], name: str = "Mulhouse") -> Corpus:
    """A corpus of one territory a key, each inspired by those of its value."""
    entry, lieu = PETIT.retours["mulhouse"], replace(PETIT.lieux["mulhouse"], nom=name)
    (told,) = PETIT.retours["illzach"].record.inspire_de
    retours = {}
    for number, others in inspirers.items():
        links = tuple(
            told.model_construct(**(dict(told) | {"retour": f"t{it:03d}"})) for it in sorted(others)
        )
        record = RetourExperience.model_construct(**(dict(entry.record) | {"inspire_de": links}))
        retours[f"t{number:03d}"] = replace(entry, slug=f"t{number:03d}", record=record)
    return replace(PETIT, retours=retours, lieux=dict.fromkeys(retours, lieu), reverse=Reverse())


def test_one_link_is_two_boxes_and_an_arrow_from_left_to_right() -> None:
    lineage = lineage_of(PETIT)
    assert [(it.slug, it.lines) for it in lineage.boxes] == [
        ("mulhouse", ("Mulhouse",)),
        ("illzach", ("Illzach",)),
    ]
    (arrow,) = lineage.arrows
    assert (arrow.link.inspirer.slug, arrow.link.inspired.slug) == ("mulhouse", "illzach")
    assert lineage.alone == 0


ANCESTRIES = st.integers(1, 25).flatmap(
    lambda size: st.fixed_dictionaries(
        {it: st.sets(st.integers(0, it - 1), max_size=3) if it else st.just(set[int]()) for it in range(size)}
    )
)


@given(ANCESTRIES, st.text("abc é-", max_size=70))
def test_no_box_covers_another_all_fit_and_arrows_go_to_the_right(
    ancestry: dict[int, set[int]], name: str
) -> None:
    lineage = lineage_of(inspired(ancestry, name))
    assert len(lineage.links) == sum(len(it) for it in ancestry.values())
    assert [it.link for it in lineage.arrows] == list(lineage.links)
    assert len(lineage.boxes) + lineage.alone == len(ancestry)
    places = {it.slug: it for it in lineage.boxes}
    for box in lineage.boxes:
        assert 0 <= box.x <= lineage.width - BOX_WIDTH
        assert 0 <= box.y <= lineage.height - BOX_HEIGHT
        assert 1 <= len(box.lines) <= 2
        assert all(len(line) <= 20 or " " not in line for line in box.lines)
    for one, other in combinations(lineage.boxes, 2):
        assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT
    for arrow in lineage.arrows:
        start, end = places[arrow.link.inspirer.slug], places[arrow.link.inspired.slug]
        assert start.x + BOX_WIDTH < arrow.x < end.x


def test_two_arrows_that_cross_do_not_write_their_numbers_on_each_other() -> None:
    lineage = lineage_of(inspired({0: set(), 1: set(), 2: {0, 1}, 3: {0, 1}}))
    for one, other in combinations(lineage.arrows, 2):
        assert abs(one.x - other.x) + abs(one.y - other.y) >= 25


def test_without_any_link_nothing_is_drawn() -> None:
    lineage = lineage_of(inspired({0: set(), 1: set()}))
    assert (lineage.links, lineage.boxes, lineage.alone) == ((), (), 2)


def test_beyond_what_reads_the_list_alone_remains() -> None:
    star = {0: set[int](), **{it: {0} for it in range(1, MOST_DRAWN + 1)}}
    lineage = lineage_of(inspired(star))
    assert len(lineage.links) == MOST_DRAWN
    assert lineage.boxes == ()


def rendered(corpus: Corpus) -> str:
    view = next(it for it in page_views(corpus) if it.uri == "essaimage.md")
    return Renderer(corpus).render(view).html


def test_the_page_says_plainly_that_there_is_no_link_yet() -> None:
    html = rendered(inspired({0: set(), 1: set()}))
    assert "Aucun récit ne dit encore" in html
    assert "<svg" not in html


def test_the_page_of_a_crowd_has_its_list_and_no_drawing() -> None:
    html = rendered(inspired({0: set(), **{it: {0} for it in range(1, MOST_DRAWN + 1)}}))
    assert "<svg viewBox" not in html.partition('<h2 id="liens"')[0]
    assert "trop nombreux pour un dessin" in html


def test_each_link_leads_to_the_source_on_the_page_that_tells_it() -> None:
    assert 'href="../retours/illzach/#source--recit"' in rendered(PETIT)
