"""Territories side by side, and the nearest ones with the reason in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus, Entry, Folders, Likenesses, load_corpus
from generator.model import RetourExperience
from generator.pages.comparison import comparison_of, reasons
from tests.test_pages_attendues import HERE

ROOT = Path(__file__).parents[1]


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


PETIT = corpus_of(HERE / "corpus" / "petit")
REAL = corpus_of(ROOT)


def changed(entry: Entry[RetourExperience], slug: str, **fields: object) -> Entry[RetourExperience]:
    record = RetourExperience.model_construct(**(dict(entry.record) | fields))
    return replace(entry, slug=slug, record=record)


def with_traits(traits: list[tuple[list[str], list[str]]]) -> Corpus:
    """A corpus of one record per pair of themes and frameworks, all in the same place."""
    model, lieu = PETIT.retours["mulhouse"], PETIT.lieux["mulhouse"]
    retours, lieux = {}, {}
    for index, (themes, dispositifs) in enumerate(traits):
        slug = f"t{index:05d}"
        retours[slug] = changed(model, slug, themes=tuple(themes), dispositifs=tuple(dispositifs))
        lieux[slug] = replace(lieu, epci=f"epci {index}", departement=f"d {index}", region=f"r {index}")
    return replace(PETIT, retours=retours, lieux=lieux)


def test_neighbours_of_one_intercommunalite_are_alike_and_it_is_said_once() -> None:
    (likeness,) = Likenesses(PETIT).nearest("illzach")
    assert likeness.slug == "mulhouse"
    assert reasons(PETIT, likeness) == (
        "Même intercommunalité (Communauté d’agglomération Mulhouse Alsace Agglomération)"
    )


def test_the_reason_names_themes_frameworks_and_steps_in_words() -> None:
    likeness = next(it for it in Likenesses(REAL).nearest("mulhouse") if it.slug == "saint-etienne")
    said = reasons(REAL, likeness)
    assert "hèmes communs\u00a0: Engagement des jeunes, " in said
    assert "étapes racontées par les deux\u00a0: Réunir, Se donner un cap" in said
    assert "même région" not in said


WORDS = st.lists(st.sampled_from("abcdefg"), max_size=4, unique=True)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=25))
def test_likeness_is_mutual_never_with_oneself_and_the_nearest_come_first(
    traits: list[tuple[list[str], list[str]]],
) -> None:
    corpus = with_traits(traits)
    likenesses = Likenesses(corpus)
    everyone = {slug: likenesses.nearest(slug, most=len(traits)) for slug in corpus.retours}
    weights = {(slug, it.slug): it.weight for slug, found in everyone.items() for it in found}
    for slug, found in everyone.items():
        assert slug not in [it.slug for it in found]
        assert [it.weight for it in found] == sorted((it.weight for it in found), reverse=True)
        for it in found:
            assert it.weight > 0
            assert it.shared
            assert weights[it.slug, slug] == it.weight
        assert likenesses.nearest(slug) == found[:3]


def test_nobody_is_alike_who_shares_nothing() -> None:
    corpus = with_traits([(["a"], []), (["b"], [])])
    alone = {slug: changed(it, slug, etapes={}) for slug, it in corpus.retours.items()}
    assert Likenesses(replace(corpus, retours=alone)).nearest("t00000") == ()


def test_in_a_crowd_each_territory_is_compared_with_a_bounded_number_of_others() -> None:
    corpus = with_traits([(["a", "b"], ["c"])] * 3_000)
    found = Likenesses(corpus).nearest("t01234", most=3_000)
    assert 100 <= len(found) <= 1_000
    assert len({it.slug for it in found}) == len(found)


def test_every_territory_answers_every_row() -> None:
    comparison = comparison_of(REAL)
    assert list(comparison.answers) == list(REAL.retours)
    names = [row.name for row in comparison.rows]
    assert names[:4] == ["maturite", "region", "themes", "dispositifs"]
    assert [it.removeprefix("etape-") for it in names[4:-4]] == list(REAL.etapes)
    assert names[-4:] == ["instruments", "obstacles", "effets", "outils"]
    for answers in comparison.answers.values():
        assert len(answers) == len(names)


def test_a_row_counts_the_claims_by_their_nature_or_lists_words() -> None:
    comparison = comparison_of(PETIT)
    mulhouse = dict(zip([row.name for row in comparison.rows], comparison.answers["mulhouse"], strict=True))
    assert mulhouse["etape-reunir"].claims == (("fait", 1),)
    assert mulhouse["effets"].claims == (("fait", 1),)
    assert mulhouse["outils"].words == ("Carte du quartier",)
    assert mulhouse["instruments"].claims == mulhouse["instruments"].words == ()
