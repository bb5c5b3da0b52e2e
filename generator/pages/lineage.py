"""Who inspired whom: a drawing from left to right, and the same as a list."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from generator.corpus import Corpus, Entry, shelves
from generator.model import RetourExperience
from generator.model.recit import Inspiration

BOX_WIDTH, BOX_HEIGHT = 156, 46
COLUMN, LINE = BOX_WIDTH + 84, BOX_HEIGHT + 18
MARGIN = 6
# The length of an arrow’s point, and how far apart two numbers read well.
POINT, APART = 7, 25
LETTERS_A_LINE = 19
# Beyond this a drawing is a tangle: the list is there.
MOST_DRAWN = 60


@dataclass(frozen=True, slots=True)
class Link:
    """One territory that took over something from another; its number is that of the list."""

    number: int
    inspired: Entry[RetourExperience]
    inspirer: Entry[RetourExperience]
    told: Inspiration

    @property
    def anchor(self) -> str:
        """Where the list tells it."""
        return f"lien-{self.number}"


@dataclass(frozen=True, slots=True)
class Box:
    """A territory on the drawing, by its top left corner; its name on one or two lines."""

    slug: str
    name: str
    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link on the drawing: a curve from the inspirer to the inspired, and where its number stands."""

    link: Link
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """Every link, and their drawing when it stays readable."""

    links: tuple[Link, ...]
    alone: int
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    width: float = 0
    height: float = 0


def lineage_of(corpus: Corpus) -> Lineage:
    """Who inspired whom among the territories."""
    told = [
        (entry, corpus.retours[it.retour], it)
        for entry in corpus.retours.values()
        for it in entry.record.inspire_de
    ]
    links = tuple(
        Link(number, inspired, inspirer, it) for number, (inspired, inspirer, it) in enumerate(told, start=1)
    )
    linked = {entry.slug for it in links for entry in (it.inspired, it.inspirer)}
    alone = sum(it.slug not in linked for it in shelves(corpus.retours.values()).told)
    if not 0 < len(linked) <= MOST_DRAWN:
        return Lineage(links, alone)
    columns = _columns(links)
    tallest = max(len(column) for column in columns)
    boxes = {
        slug: _box(corpus, slug, rank, (tallest - len(column)) / 2 + line)
        for rank, column in enumerate(columns)
        for line, slug in enumerate(column)
    }
    return Lineage(
        links,
        alone,
        tuple(boxes.values()),
        tuple(_arrows(links, boxes)),
        COLUMN * (len(columns) - 1) + BOX_WIDTH + 2 * MARGIN,
        LINE * (tallest - 1) + BOX_HEIGHT + 2 * MARGIN,
    )


def _columns(links: Sequence[Link]) -> list[list[str]]:
    """Territories by generation, each beside those that inspired it."""
    inspirers: dict[str, set[str]] = {}
    for link in links:
        inspirers.setdefault(link.inspirer.slug, set())
        inspirers.setdefault(link.inspired.slug, set()).add(link.inspirer.slug)
    ranks: dict[str, int] = {}
    for slug in TopologicalSorter(inspirers).static_order():
        ranks[slug] = 1 + max((ranks[it] for it in inspirers[slug]), default=-1)
    columns: list[list[str]] = [[] for _ in range(max(ranks.values()) + 1)]
    for slug in sorted(ranks):
        columns[ranks[slug]].append(slug)
    lines: dict[str, float] = {}
    for column in columns:
        column.sort(key=lambda it: (_mean([lines[other] for other in inspirers[it]]), it))
        lines.update({slug: line - len(column) / 2 for line, slug in enumerate(column)})
    return columns


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _box(corpus: Corpus, slug: str, column: int, line: float) -> Box:
    name = corpus.noms[slug]
    lines = textwrap.wrap(name, LETTERS_A_LINE, max_lines=2, placeholder="…") or [name]
    return Box(slug, name, tuple(lines), MARGIN + COLUMN * column, MARGIN + LINE * line)


def _arrows(links: Sequence[Link], boxes: Mapping[str, Box]) -> Iterator[Arrow]:
    """The curves, each bearing its number where no other number stands, as far as can be."""
    numbers: list[tuple[float, float]] = []
    for link in links:
        start, end = boxes[link.inspirer.slug], boxes[link.inspired.slug]
        x1, y1 = start.x + BOX_WIDTH, start.y + BOX_HEIGHT / 2
        x2, y2 = end.x - POINT, end.y + BOX_HEIGHT / 2
        bend = (x1 + x2) / 2
        places = [_along(x1, y1, x2, y2, at) for at in (0.5, 0.62, 0.38, 0.74, 0.26)]
        x, y = next(
            (it for it in places if all(math.dist(it, other) >= APART for other in numbers)), places[0]
        )
        numbers.append((x, y))
        yield Arrow(link, f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}", x, y)


def _along(x1: float, y1: float, x2: float, y2: float, at: float) -> tuple[float, float]:
    """A point of the curve that leaves and arrives level, `at` from 0 to 1."""
    back = 1 - at
    across = back**3 * x1 + 3 * back * at * (x1 + x2) / 2 + at**3 * x2
    down = (back**3 + 3 * back**2 * at) * y1 + (3 * back * at**2 + at**3) * y2
    return across, down
