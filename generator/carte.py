"""Where a place stands on the map of France, which places collide there, and where their names fit.

The outlines are Mercator-like; the projection was fitted on the centroids of the departments.
All lengths are in units of the map, which is `WIDTH` by `HEIGHT`.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

WIDTH, HEIGHT = 613, 585
Member = TypeVar("Member")


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a drawing."""

    x: float
    y: float

    def distance(self, other: Point) -> float:
        """How far `other` is."""
        return math.hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True, slots=True)
class Mark(Generic[Member]):
    """What is drawn at a point: one member, or several that would have collided."""

    point: Point
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A square of the map, shown larger."""

    x: float
    y: float
    side: float

    def inside(self, point: Point, size: float) -> Point:
        """Where `point` stands in a drawing of the window that is `size` wide."""
        return Point((point.x - self.x) / self.side * size, (point.y - self.y) / self.side * size)


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its mark: where its baseline starts, middles or ends."""

    point: Point
    anchor: str
    text: str


def project(latitude: float, longitude: float) -> Point | None:
    """The point of a place, None when it is off the map (overseas)."""
    if abs(latitude) > 85:
        return None
    mercator = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    x = 41.5216489 * longitude + 0.0034339 * mercator + 215.064
    y = -0.0160711 * longitude - 41.3931302 * mercator + 2468.169
    return Point(x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


@cache
def outlines() -> tuple[tuple[str, str], ...]:
    """The code of each department of mainland France and its outline, in tenths of a unit."""
    text = files("generator.donnees").joinpath("contours.csv").read_text(encoding="utf-8")
    return tuple((row["code"], row["trace"]) for row in csv.DictReader(io.StringIO(text)))


def gather(places: Iterable[tuple[Point, Member]], distance: float) -> list[Mark[Member]]:
    """Marks that stand at least `distance` apart, each member at less than `distance` of its own.

    The first place that comes keeps its point and takes in those that would collide with it: the
    order of `places` decides, and ten thousand take no longer than ten thousand times one.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    points: list[Point] = []
    members: list[list[Member]] = []
    for point, member in places:
        column, row = math.floor(point.x / distance), math.floor(point.y / distance)
        around = [
            (points[index].distance(point), index)
            for across in (column - 1, column, column + 1)
            for down in (row - 1, row, row + 1)
            for index in cells.get((across, down), ())
        ]
        gap, nearest = min(around, default=(distance, 0))
        if gap < distance:
            members[nearest].append(member)
        else:
            cells.setdefault((column, row), []).append(len(points))
            points.append(point)
            members.append([member])
    return [Mark(point, tuple(group)) for point, group in zip(points, members, strict=True)]


def window_on(points: Sequence[Point], smallest: float) -> Window:
    """The square that shows all `points` with room around them, `smallest` wide at least."""
    left, right = min(it.x for it in points), max(it.x for it in points)
    top, bottom = min(it.y for it in points), max(it.y for it in points)
    side = max(smallest, 1.5 * max(right - left, bottom - top))
    return Window((left + right - side) / 2, (top + bottom - side) / 2, side)


def names_beside(
    marks: Sequence[tuple[Point, str]], radius: float, letter: float, width: float, height: float
) -> list[Label | None]:
    """For each mark its name at the right, the left, above or below.

    None where it would cover another name or a mark, or where there is no name to show.    `radius` is that of a mark, `letter` the height of the letters.
    """
    taken = [_Box(it.x - radius, it.y - radius, it.x + radius, it.y + radius) for it, _ in marks]
    labels: list[Label | None] = []
    for point, text in marks:
        chosen = None
        for label, box in _around(point, text, radius, letter) if text else ():
            if box.within(width, height) and not any(box.meets(other) for other in taken):
                chosen = label
                taken.append(box)
                break
        labels.append(chosen)
    return labels


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def _around(point: Point, text: str, radius: float, letter: float) -> Iterable[tuple[Label, _Box]]:
    """The places a name may take, best first. A letter is .58 of its height wide on average."""
    wide, gap = 0.58 * letter * len(text), 0.3 * letter
    for anchor, x, y in (
        ("start", point.x + radius + gap, point.y),
        ("end", point.x - radius - gap, point.y),
        ("middle", point.x, point.y - radius - gap - letter / 2),
        ("middle", point.x, point.y + radius + gap + letter / 2),
    ):
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        # The baseline is a third of a letter below the middle of the line.
        label = Label(Point(x, y + letter / 3), anchor, text)
        yield label, _Box(left, y - letter * 0.6, left + wide, y + letter * 0.6)
