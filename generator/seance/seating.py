"""Who sits at which table, time after time: those who have met are parted as far as can be."""

from __future__ import annotations

from collections.abc import Sequence


def drawn(people: int, times: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The table of each person, from 1 on, at each time.

    `times` has the sizes of the tables at each of them, which add up to `people`. Two that follow each other at the
    door are dealt to different tables; then each goes, with the others of its table, where the fewest are that it met.
    """
    tickets: list[list[int]] = [[] for _ in range(people)]
    met: list[set[int]] = [{it} for it in range(people)]
    order = list(range(people))
    for sizes in times:
        seated: list[list[int]] = [[] for _ in sizes]
        for person in order:
            free = [it for it, size in enumerate(sizes) if len(seated[it]) < size]
            table = min(free, key=lambda it: (len(met[person].intersection(seated[it])), len(seated[it]), it))
            seated[table].append(person)
            tickets[person].append(table + 1)
        for table_of in seated:
            for person in table_of:
                met[person].update(table_of)
        order = [person for table_of in seated for person in table_of]
    return tuple(map(tuple, tickets))
