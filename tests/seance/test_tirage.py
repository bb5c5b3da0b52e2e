"""Drawing tables: everybody has a seat each time, and people who have met are parted as far as can be."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.seance import shared_out
from generator.seance.seating import drawn


@given(
    people=st.integers(1, 200),
    sizes=st.lists(st.integers(2, 10), min_size=1, max_size=5),
)
def test_each_time_every_table_has_its_people(people: int, sizes: list[int]) -> None:
    times = [shared_out(people, -(-people // size)) for size in sizes]
    tickets = drawn(people, times)
    assert len(tickets) == people
    for number, tables in enumerate(times):
        found = Counter(ticket[number] for ticket in tickets)
        assert [found[table] for table in range(1, len(tables) + 1)] == list(tables)


def meetings(tickets: tuple[tuple[int, ...], ...]) -> Counter[tuple[int, int]]:
    met: Counter[tuple[int, int]] = Counter()
    for one, other in combinations(range(len(tickets)), 2):
        met[one, other] = sum(a == b for a, b in zip(tickets[one], tickets[other], strict=True))
    return met


@pytest.mark.parametrize(("tables", "size"), [(4, 4), (6, 4), (5, 5), (8, 6), (16, 5)])
def test_where_there_are_enough_tables_nobody_sits_again_with_the_same_person(tables: int, size: int) -> None:
    tickets = drawn(tables * size, [(size,) * tables] * 2)
    assert max(meetings(tickets).values()) == 1


@given(people=st.integers(8, 60))
def test_changing_tables_twice_never_leaves_two_tables_as_they_were(people: int) -> None:
    tables = shared_out(people, -(-people // 4))
    tickets = drawn(people, [tables, tables])
    assert max(Counter(tickets).values()) < 4


def test_people_who_come_in_together_do_not_sit_together() -> None:
    tickets = drawn(24, [(6,) * 4])
    assert all(one != next_ for one, next_ in pairwise(tickets))
