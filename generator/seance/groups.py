"""People → groups that can be made in a room: they nest, and differ by as little as can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

USUAL_TABLE = 6
"""People at a table when a fiche does not say."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The sizes of the tables and of the pairs of one session, largest first; a pair may be of three, or of one."""

    tables: tuple[int, ...]
    pairs: tuple[int, ...]
    rooms: int = 1


def shared_out(people: int, parts: int) -> tuple[int, ...]:
    """`people` over `parts` as evenly as can be, largest first."""
    base, larger = divmod(people, parts)
    return (base + 1,) * larger + (base,) * (parts - larger)


def pairs(people: int) -> tuple[int, ...]:
    """`people` two by two: nobody stays alone, unless there is but one."""
    return shared_out(people, max(people // 2, 1))


def groups(people: int, table: int | None, formes: Sequence[str], rooms: int = 1) -> Groups:
    """How `people` share out over `rooms`, in the order of the forms that a fiche gives its moments.

    Pairs that come before the tables go to a table together; tables that come first part into pairs. `table`
    is the largest size of a table, as far as pairs that stay together allow.
    """
    size = table or USUAL_TABLE
    together = "deux" in formes and "deux" in formes[: _first(formes, "table")]
    halls = shared_out(people, min(rooms, people))
    made = [_joined(it, size) if together else _apart(it, size) for it in halls]
    return Groups(
        _largest_first(tables for tables, _ in made), _largest_first(twos for _, twos in made), len(halls)
    )


def _first(formes: Sequence[str], forme: str) -> int:
    return formes.index(forme) if forme in formes else len(formes)


def _largest_first(sizes: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted(chain.from_iterable(sizes), reverse=True))


def _apart(people: int, size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Tables, then the pairs inside each."""
    tables = shared_out(people, ceil(people / size))
    return tables, tuple(chain.from_iterable(map(pairs, tables)))


def _joined(people: int, size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Pairs, then tables that join whole ones: two at least, so that everybody meets somebody."""
    twos = pairs(people)
    wanted = max(ceil(people / size), ceil(len(twos) / max(size // 2, 1)))
    tables = min(wanted, max(len(twos) // 2, 1))
    sizes = [2 * pairs_of_a_table for pairs_of_a_table in shared_out(len(twos), tables)]
    # One pair of three, or one person alone: it goes where fewest pairs are.
    sizes[-1] += people - 2 * len(twos)
    return tuple(sizes), twos
