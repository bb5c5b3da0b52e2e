"""The map of the territories: what stands where, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, islice

from generator.carte import (
    HEIGHT,
    WIDTH,
    Label,
    Mark,
    Point,
    Window,
    gather,
    names_beside,
    outlines,
    project,
    window_on,
)
from generator.corpus import Corpus, Entry, is_told
from generator.model import RetourExperience
from generator.richtext import slugify
from generator.territoires import Lieu, referentiel

# Marks are at least this far apart, so that a finger on a phone hits the right one.
APART = 30
RADIUS = 13
LETTER = 17
# Beyond this the zooms would be a second atlas: the list is there.
MOST_INSETS = 6
# A zoom shows the shape of a department when it can, and only a few streets when it must.
INSET_SIDES = (40, 20, 8)
INSET_SIZE, INSET_RADIUS, INSET_LETTER = 100.0, 4.4, 4.6


@dataclass(frozen=True, slots=True)
class Stop:
    """A territory of the map's list, under its number."""

    number: int
    entry: Entry[RetourExperience]
    lieu: Lieu
    nom: str
    point: Point | None
    approximate: bool = False

    @property
    def told(self) -> bool:
        """Whether its story is told, rather than still to be written."""
        return is_told(self.entry.record)

    @property
    def overseas(self) -> bool:
        """Whether it is too far to be on the drawing."""
        return self.lieu.code_departement.startswith(("97", "98"))


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of the map shown larger, because its points collide on the whole."""

    anchor: str
    title: str
    window: Window
    stops: tuple[Stop, ...]
    marks: tuple[Mark[Stop], ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class MapOfTerritories:
    """The drawing and its list, region by region; an outline is a code, a path, and whether to stress it.

    `to_write` are the places whose story is still to be written: they are no part of `regions` and `overseas`.
    """

    marks: tuple[Mark[Stop], ...]
    labels: tuple[Label, ...]
    insets: tuple[Inset, ...]
    regions: tuple[tuple[str, tuple[Stop, ...]], ...]
    overseas: tuple[tuple[str, tuple[Stop, ...]], ...]
    to_write: tuple[tuple[str, tuple[Stop, ...]], ...]
    outlines: tuple[tuple[str, str, bool], ...]

    def inset_of(self, mark: Mark[Stop]) -> Inset | None:
        """The zoom that shows a mark's members apart."""
        return next((it for it in self.insets if it.stops == mark.members), None)

    @property
    def crowded(self) -> bool:
        """Whether some mark gathers several stories."""
        return any(len(it.members) > 1 for it in self.marks)


def map_of(corpus: Corpus) -> MapOfTerritories:
    """The map of the territories that told something."""
    stops = _numbered(corpus)
    marks = gather([(it.point, it) for it in stops if it.point is not None], APART)
    crowded = sorted((it for it in marks if len(it.members) > 1), key=lambda it: -len(it.members))
    # Stories of one place stay together at any scale: a zoom would show nothing more.
    insets = islice((it for mark in crowded if len((it := _inset(mark)).marks) > 1), MOST_INSETS)
    return MapOfTerritories(
        tuple(marks),
        _names(marks, RADIUS, LETTER, WIDTH, HEIGHT),
        tuple(replace(it, anchor=f"zoom-{index}") for index, it in enumerate(insets, start=1)),
        _by_region([it for it in stops if it.told and not it.overseas]),
        _by_region([it for it in stops if it.told and it.overseas]),
        _by_region([it for it in stops if not it.told]),
        _background({it.lieu.code_departement for it in stops}),
    )


def _background(departments: Set[str]) -> tuple[tuple[str, str, bool], ...]:
    """Each department, and whether something was told there; these come last, their border on top."""
    drawn = ((code, trace, code in departments) for code, trace in outlines())
    return tuple(sorted(drawn, key=lambda it: it[2]))


def _numbered(corpus: Corpus) -> list[Stop]:
    """Every territory, numbered region by region, then department by department; overseas come last.

    Told stories come before all the others, as in the list.
    """
    unnumbered = [
        _stop(entry, corpus.lieux[slug], corpus.noms[slug]) for slug, entry in corpus.retours.items()
    ]
    unnumbered.sort(
        key=lambda it: (
            not it.told,
            it.overseas,
            slugify(it.lieu.region),
            it.lieu.code_departement,
            slugify(it.nom),
            it.entry.slug,
        )
    )
    return [replace(it, number=number) for number, it in enumerate(unnumbered, start=1)]


def _stop(entry: Entry[RetourExperience], lieu: Lieu, nom: str) -> Stop:
    """A territory where its record puts it, else at its own place, else amid its intercommunalité."""
    territoire = entry.record.territoire
    place = _pair(territoire.latitude, territoire.longitude) or _pair(lieu.latitude, lieu.longitude)
    approximate = place is None
    if place is None and territoire.code_insee is not None:
        place = referentiel().around(territoire.code_insee)
    return Stop(0, entry, lieu, nom, project(*place) if place else None, approximate and place is not None)


def _pair(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def _by_region(stops: Sequence[Stop]) -> tuple[tuple[str, tuple[Stop, ...]], ...]:
    return tuple((region, tuple(group)) for region, group in groupby(stops, key=lambda it: it.lieu.region))


def _inset(mark: Mark[Stop]) -> Inset:
    places = [(it.point, it) for it in mark.members if it.point is not None]
    points = [point for point, _ in places]
    for smallest in INSET_SIDES:
        window = window_on(points, smallest)
        marks = gather(
            [(window.inside(point, INSET_SIZE), stop) for point, stop in places], 2.4 * INSET_RADIUS
        )
        if len(marks) == len(places):
            break
    departments = dict.fromkeys(stop.lieu.departement for stop in mark.members)
    return Inset(
        "",
        ", ".join(departments),
        window,
        mark.members,
        tuple(marks),
        _names(marks, INSET_RADIUS, INSET_LETTER, INSET_SIZE, INSET_SIZE),
    )


def _names(
    marks: Sequence[Mark[Stop]], radius: float, letter: float, width: float, height: float
) -> tuple[Label, ...]:
    """The names that fit beside the marks; a crowd bears none, unless it is of one place."""
    texts = [(it.point, _name(it)) for it in marks]
    found = names_beside(texts, radius, letter, width, height)
    return tuple(it for it in found if it is not None)


def common_place(mark: Mark[Stop]) -> str:
    """The name of the place of all the stories of a mark, empty when they are of several."""
    return mark.members[0].lieu.nom if len({it.lieu.code for it in mark.members}) == 1 else ""


def _name(mark: Mark[Stop]) -> str:
    return mark.members[0].nom if len(mark.members) == 1 else common_place(mark)
