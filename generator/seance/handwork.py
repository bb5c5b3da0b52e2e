"""What hands do between the printer and the session: sort, cut, fold and glue; and about how long that takes.

The minutes are our own, for a trimmer that takes five sheets at a time: nobody has timed them yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from generator.seance.jobs import LABELS_PER_A4, PER_A4, Job

_SIZES = {"tirage": "A7", "prenoms": "A7", "avis": "A5"}
"""The size in which what belongs to no fiche is cut."""
_STROKES = {1: 0, 2: 1, 4: 2, 8: 4, LABELS_PER_A4: 8}
"""Of a blade, for one sheet, by how many pieces it gives: two by four, four by six…"""
_AT_ONCE = 5
"""Sheets under the blade."""
_SORTING, _STROKE, _FOLD, _JOINT = 0.5, 0.5, 0.25, 2.0
"""Minutes for one job to set apart, one stroke, one sheet to fold, two sheets to glue."""
_ROUNDED = 5


@dataclass(frozen=True, slots=True)
class Handwork:
    """How many strokes of a blade, sheets to fold, joints to glue; `minutes` in all, rounded up."""

    strokes: int
    folds: int
    joints: int
    minutes: int


def cut_in(job: Job) -> int:
    """In how many pieces a sheet of that job is cut; 1 where it stays whole."""
    if job.kind == "photos":
        return LABELS_PER_A4
    size = job.support.format if job.support is not None else _SIZES.get(job.kind, "")
    return PER_A4.get(size, 1)


def handwork(jobs: Iterable[Job]) -> Handwork:
    """What the hands do with all these."""
    every = list(jobs)
    strokes = sum(_STROKES[cut_in(it)] * ceil(it.sheets / _AT_ONCE) for it in every)
    folds = sum(it.sheets for it in every if it.kind == "chevalets")
    joints = sum((it.glued - 1) * it.copies for it in every)
    exact = len(every) * _SORTING + strokes * _STROKE + folds * _FOLD + joints * _JOINT
    return Handwork(strokes, folds, joints, ceil(exact / _ROUNDED) * _ROUNDED)
