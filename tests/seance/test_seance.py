"""Groups can be made, and every kit for five to two hundred people is reckoned as by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus, Folders, load_corpus, session
from generator.corpus.printed import PAPERS
from generator.model import Kit
from generator.seance import Job, Paper, Session, groups, paper, shared_out
from tests.seance.autrement import KITS, ROOT, reckoned

FORMES = st.lists(st.sampled_from(["seul", "deux", "table", "pleniere"]), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    loaded = load_corpus(Folders(ROOT))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def for_people(corpus: Corpus, slug: str, people: int, largest: Paper = "A3") -> Session:
    record = corpus.kits[slug].record
    return session(corpus, Kit.model_construct(**(dict(record) | {"participants": people})), largest)


def found(made: Session) -> dict[str, Any]:
    supports = [it for it in made.jobs if it.support is not None]
    return {
        "clock": [it.start for it in made.parts],
        "end": made.parts[-1].end,
        "groups": [(sorted(it.made.tables), sorted(it.made.pairs)) for it in made.parts if it.fiche],
        "sheets": {(it.fiche, titre_of(it)): (it.copies, it.sheets) for it in supports},
        "bring": {it.nom.lower(): it.quantite for it in made.needs},
    }


def titre_of(job: Job) -> str:
    return job.support.titre if job.support is not None else ""


def plain(told: dict[str, Any]) -> dict[str, Any]:
    """The same, whatever spaces and apostrophes the typography has set."""
    marks = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})
    told["sheets"] = {(slug, titre.translate(marks)): many for (slug, titre), many in told["sheets"].items()}
    told["bring"] = {nom.translate(marks): many for nom, many in told["bring"].items()}
    return told


@pytest.mark.lent
@pytest.mark.parametrize("slug", sorted(KITS))
def test_every_kit_for_five_to_two_hundred_people_is_what_one_counts_by_hand(
    slug: str, corpus: Corpus
) -> None:
    for people in range(5, 201):
        for largest in PAPERS:
            made = found(for_people(corpus, slug, people, largest))
            assert plain(made) == plain(reckoned(KITS[slug], people, largest)), (people, largest)


@pytest.mark.parametrize("slug", sorted(KITS))
def test_without_a3_nothing_is_printed_on_it(slug: str, corpus: Corpus) -> None:
    everything, only_a4 = (for_people(corpus, slug, 24, largest).jobs for largest in ("A3", "A4"))
    assert list(paper(only_a4)) == ["A4"]
    assert [(it.kind, it.fiche, it.index, it.copies) for it in only_a4] == [
        (it.kind, it.fiche, it.index, it.copies) for it in everything
    ]


@given(
    people=st.integers(1, 1000), table=st.integers(1, 20) | st.none(), formes=FORMES, rooms=st.integers(1, 20)
)
def test_nobody_is_lost_and_no_group_is_empty(
    people: int, table: int | None, formes: list[str], rooms: int
) -> None:
    made = groups(people, table, formes, rooms)
    assert sum(made.tables) == sum(made.pairs) == people
    assert min(*made.tables, *made.pairs, 9) >= 1
    assert made.rooms == min(rooms, people)


@given(people=st.integers(2, 1000), table=st.integers(2, 20))
def test_nobody_stays_alone_when_two_by_two(people: int, table: int) -> None:
    for formes in (["deux", "table"], ["table", "deux"]):
        made = groups(people, table, formes)
        assert set(made.pairs) <= ({2, 3} if table > 2 or formes[0] == "deux" else {1, 2, 3})


@given(people=st.integers(4, 1000), table=st.integers(2, 20))
def test_pairs_that_go_to_a_table_together_never_part_and_always_meet_another(
    people: int, table: int
) -> None:
    made = groups(people, table, ["deux", "table"])
    assert min(made.tables) >= 4
    threes = made.pairs.count(3)
    assert sum(size % 2 for size in made.tables) == threes == people % 2
    units = [size // 2 for size in made.tables]
    assert sum(units) == len(made.pairs)
    assert max(units) - min(units) <= 1


@given(people=st.integers(1, 1000), table=st.integers(1, 20))
def test_tables_alone_are_as_even_as_can_be_and_never_too_large(people: int, table: int) -> None:
    sizes = groups(people, table, ["table"]).tables
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= table
    assert len(sizes) == 1 or people > (len(sizes) - 1) * table


@given(people=st.integers(1, 300), rooms=st.integers(1, 8), table=st.integers(2, 12))
def test_rooms_hold_as_many_and_each_makes_its_own_tables(people: int, rooms: int, table: int) -> None:
    halls = shared_out(people, min(rooms, people))
    apart = [size for hall in halls for size in groups(hall, table, ["table"]).tables]
    assert sorted(groups(people, table, ["table"], rooms).tables) == sorted(apart)


@given(people=st.integers(1, 400))
def test_the_paper_of_a_list_is_that_of_its_jobs(people: int) -> None:
    loaded = load_corpus(Folders(ROOT / "tests" / "corpus" / "petit"))
    assert loaded.corpus is not None
    made = for_people(loaded.corpus, "soiree", people)
    needed = [it for it in made.jobs if it.needed]
    others = [it for it in made.jobs if not it.needed]
    both = {name: paper(needed).get(name, 0) + paper(others).get(name, 0) for name in paper(made.jobs)}
    assert both == paper(made.jobs)
    assert sum(both.values()) == sum(it.masters * it.runs for it in made.jobs)
