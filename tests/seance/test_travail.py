"""What hands do once a kit is printed: counted by one rule, from the same jobs as the list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Support
from generator.seance import Job, cut_in, handwork

CARDS = {"titre": "Cartes", "cartes": (), "vierges": 4}


def cards(size: str, sheets: int) -> Job:
    support = Support.model_construct(type="cartes", format=size, **CARDS)
    return Job("support", sheets, runs=sheets, support=support)


@pytest.mark.parametrize(
    ("job", "pieces", "strokes", "folds", "joints"),
    [
        (cards("A4", 10), 1, 0, 0, 0),
        (cards("A5", 5), 2, 1, 0, 0),
        (cards("A5", 6), 2, 2, 0, 0),
        (cards("A6", 1), 4, 2, 0, 0),
        (cards("A7", 5), 8, 4, 0, 0),
        (cards("A7", 11), 8, 12, 0, 0),
        (Job("avis", 24, runs=12), 2, 3, 0, 0),
        (Job("tirage", 24, masters=3), 8, 4, 0, 0),
        (Job("prenoms", 24, runs=3), 8, 4, 0, 0),
        (Job("photos", 24), 24, 8, 0, 0),
        (Job("chevalets", 6, masters=6), 1, 0, 6, 0),
        (Job("programme", 1, masters=2, glued=2), 1, 0, 0, 1),
        (Job("question", 3, masters=2, runs=3, glued=2), 1, 0, 0, 3),
        (Job("presence", 24, masters=2), 1, 0, 0, 0),
    ],
)
def test_each_kind_of_sheet_asks_its_own_work(
    job: Job, pieces: int, strokes: int, folds: int, joints: int
) -> None:
    work = handwork([job])
    assert cut_in(job) == pieces
    assert (work.strokes, work.folds, work.joints) == (strokes, folds, joints)


JOBS = st.lists(
    st.builds(cards, st.sampled_from(["A4", "A5", "A6", "A7"]), st.integers(1, 40)), min_size=1, max_size=8
)


@given(JOBS, JOBS)
def test_more_to_print_never_takes_less_time(some: list[Job], others: list[Job]) -> None:
    assert handwork([*some, *others]).minutes >= handwork(some).minutes
    assert handwork(some).minutes % 5 == 0


def test_nothing_printed_is_no_work() -> None:
    assert handwork([]).minutes == 0
