"""Places on the map of France: projection, clusters, zooms and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.carte import HEIGHT, WIDTH, Point, gather, names_beside, outlines, project, window_on
from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.maps import MOST_INSETS, MapOfTerritories, map_of
from generator.territoires import referentiel

PETIT = Path(__file__).parent / "corpus" / "petit"
POINTS = st.builds(Point, st.floats(0, WIDTH), st.floats(0, HEIGHT))
MAINLAND = [
    lieu
    for code in referentiel().codes()
    if (lieu := referentiel().commune(code)) is not None
    and lieu.latitude is not None
    and not lieu.code_departement.startswith("97")
]


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def rings(trace: str) -> Iterator[list[Point]]:
    """The rings of an outline, in units of the map."""
    for ring in trace.split("z")[:-1]:
        start, _, rest = ring.removeprefix("M").partition("l")
        x, y = (int(number) for number in start.split())
        numbers = [int(number) for number in re.findall(r"-?\d+", rest)]
        points = [Point(x / 10, y / 10)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            points.append(Point(x / 10, y / 10))
        yield points


def holds(ring: list[Point], point: Point) -> bool:
    """Whether `point` is inside `ring`."""
    inside = False
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        if (one.y > point.y) != (other.y > point.y):
            inside ^= point.x < one.x + (point.y - one.y) / (other.y - one.y) * (other.x - one.x)
    return inside


def test_the_outlines_are_those_of_the_96_departments_of_mainland_france() -> None:
    codes = [code for code, _ in outlines()]
    assert len(codes) == len(set(codes)) == 96
    assert {"01", "2A", "2B", "42", "68", "95"} <= set(codes)
    for _, trace in outlines():
        for ring in rings(trace):
            assert len(ring) >= 3
            assert all(0 <= it.x <= WIDTH and 0 <= it.y <= HEIGHT for it in ring)


def test_nearly_every_commune_falls_inside_the_outline_of_its_department() -> None:
    shapes = {code: list(rings(trace)) for code, trace in outlines()}
    outside = 0
    for lieu in MAINLAND:
        point = project(lieu.latitude or 0, lieu.longitude or 0)
        assert point is not None, lieu
        outside += not any(holds(ring, point) for ring in shapes[lieu.code_departement])
    assert len(MAINLAND) > 8_000
    assert outside / len(MAINLAND) < 0.04


@pytest.mark.parametrize("code", ["97411", "97611", "97105", "97302", "97209", "97502"])
def test_overseas_is_off_the_drawing(code: str) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    assert lieu.latitude is None or project(lieu.latitude, lieu.longitude or 0) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_place_on_earth_is_on_the_drawing_or_nowhere(latitude: float, longitude: float) -> None:
    point = project(latitude, longitude)
    assert point is None or (0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT)


@given(st.lists(POINTS, max_size=60), st.floats(1, 80))
def test_marks_never_collide_and_every_place_is_in_one_mark_near_it(
    points: list[Point], distance: float
) -> None:
    marks = gather(((point, index) for index, point in enumerate(points)), distance)
    assert sorted(index for mark in marks for index in mark.members) == list(range(len(points)))
    for mark in marks:
        assert all(mark.point.distance(points[index]) < distance for index in mark.members)
    for one, other in combinations(marks, 2):
        assert one.point.distance(other.point) >= distance


@given(st.lists(POINTS, min_size=1, max_size=30), st.floats(5, 100))
def test_a_window_shows_all_its_points_away_from_its_edge(points: list[Point], smallest: float) -> None:
    window = window_on(points, smallest)
    assert window.side >= smallest
    for point in points:
        inside = window.inside(point, 100)
        assert 16 <= inside.x <= 84
        assert 16 <= inside.y <= 84


NAMES = st.text("abcdefghij é-", max_size=25)


@given(st.lists(st.tuples(POINTS, NAMES), max_size=25))
def test_a_name_covers_neither_a_mark_nor_another_name(places: list[tuple[Point, str]]) -> None:
    radius, letter = 10.0, 13.0
    marks = [(mark.point, mark.members[0]) for mark in gather(places, 2 * radius)]
    labels = names_beside(marks, radius, letter, WIDTH, HEIGHT)
    assert len(labels) == len(marks)
    boxes = []
    for label, (_, text) in zip(labels, marks, strict=True):
        if label is None:
            continue
        assert label.text == text != ""
        wide = 0.58 * letter * len(text)
        left = label.point.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        boxes.append((left, left + wide, label.point.y))
        assert 0 <= left <= left + wide <= WIDTH
    for one, other in combinations(boxes, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or abs(one[2] - other[2]) >= letter
    for left, right, y in boxes:
        for point, _ in marks:
            assert not (left < point.x < right and abs(y - letter / 3 - point.y) < radius)


def test_a_mark_alone_bears_its_name() -> None:
    (label,) = names_beside([(Point(300, 300), "Bourges")], 10, 13, WIDTH, HEIGHT)
    assert label is not None
    assert (label.text, label.anchor) == ("Bourges", "start")
    (label,) = names_beside([(Point(600, 300), "Mulhouse")], 10, 13, WIDTH, HEIGHT)
    assert label is not None
    assert label.anchor == "end"


def written(site: Path, slug: str, territoire: str, maturite: str = "en_cours") -> None:
    text = (
        f"titre: {slug}\nresume: Un récit.\nstatut: publie\nverifie_le: 2026-11-01\n"
        f"territoire: {territoire}\nmaturite: {maturite}\n"
        "point_de_depart:\n  - {texte: On commence., nature: fait, selon: Quelqu'un}\n"
        "etapes: {reunir: {fait: [{texte: On s'est réunis., nature: fait, selon: Quelqu'un}]}}\n"
    )
    (site / "retours_experience" / f"{slug}.yml").write_text(text, encoding="utf-8")


def slugs(carte: MapOfTerritories) -> list[list[str]]:
    return [[stop.entry.slug for stop in mark.members] for mark in carte.marks]


def test_two_neighbours_share_a_mark_and_are_apart_in_its_zoom() -> None:
    carte = map_of(corpus_of(PETIT))
    (mark,) = carte.marks
    assert slugs(carte) == [["mulhouse", "illzach"]]
    (inset,) = carte.insets
    assert carte.inset_of(mark) is inset
    assert inset.title == "Haut-Rhin"
    assert [len(it.members) for it in inset.marks] == [1, 1]
    assert [it.text for it in inset.labels] == ["Mulhouse", "Illzach"]


def test_every_territory_is_in_the_list_once_and_overseas_comes_last(site: Path) -> None:
    written(site, "saint-denis", '{code_insee: "97411"}')
    written(site, "brest", '{code_insee: "29019"}')
    written(site, "sans-coordonnees", '{code_insee: "01001"}')
    written(site, "ile-sans-intercommunalite", '{code_insee: "29083"}')
    written(site, "vesoul", '{code_insee: "70550"}', "engage")
    carte = map_of(corpus_of(site))
    listed = [stop for _, stops in (*carte.regions, *carte.overseas, *carte.to_write) for stop in stops]
    assert [stop.number for stop in listed] == [1, 2, 3, 4, 5, 6, 7]
    assert [stop.entry.slug for _, stops in carte.to_write for stop in stops] == ["vesoul", "illzach"]
    assert [region for region, _ in carte.regions] == ["Auvergne-Rhône-Alpes", "Bretagne", "Grand Est"]
    assert [region for region, _ in carte.overseas] == ["La Réunion"]
    assert slugs(carte) == [["sans-coordonnees"], ["brest"], ["mulhouse", "illzach"], ["vesoul"]]
    assert [stop.entry.slug for stop in listed if stop.approximate] == ["sans-coordonnees"]
    assert [stop.entry.slug for stop in listed if stop.point is None] == [
        "ile-sans-intercommunalite",
        "saint-denis",
    ]


def test_a_record_that_gives_its_own_place_stands_there(site: Path) -> None:
    written(site, "brest", '{code_insee: "29019", latitude: 48.1, longitude: -4.1}')
    carte = map_of(corpus_of(site))
    here = project(48.1, -4.1)
    assert here in [mark.point for mark in carte.marks]


def test_a_crowded_country_keeps_few_zooms_and_loses_nobody(site: Path) -> None:
    corpus = corpus_of(site)
    entry = corpus.retours["mulhouse"]
    lieux = {f"t{index}": lieu for index, lieu in enumerate(MAINLAND[:2_000])}
    retours = {slug: replace(entry, slug=slug) for slug in lieux}
    carte = map_of(replace(corpus, retours=retours, lieux=lieux))
    assert len(carte.insets) == MOST_INSETS
    assert sum(len(mark.members) for mark in carte.marks) == 2_000
    assert len(carte.marks) < 400
