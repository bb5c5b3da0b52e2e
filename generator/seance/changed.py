"""What became of a plan since its address was written: fiches have other names, other moments, or are gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.diagnostics import NBSP, quoted
from generator.model import Fiche
from generator.seance.plan import Plan, PlannedPart
from generator.words.numbers import counted


def brought_up(
    plan: Plan, fiches: Mapping[str, Fiche], names: Mapping[str, str]
) -> tuple[Plan, tuple[str, ...]]:
    """The plan as it holds today, and in French what changed since; `names` has the fiche of each former name.

    A fiche that is gone is left in, for who asks to refuse it or to leave it out.
    """
    told: dict[str, None] = {}
    suite = tuple(_part(it, fiches, names, told) for it in plan.suite)
    return replace(plan, suite=suite), tuple(told)


def _part(
    part: PlannedPart, fiches: Mapping[str, Fiche], names: Mapping[str, str], told: dict[str, None]
) -> PlannedPart:
    slug = part.fiche if part.fiche in fiches else names.get(part.fiche, part.fiche)
    if slug not in fiches:
        return part
    fiche = fiches[slug]
    if slug != part.fiche:
        told[f"{quoted(part.fiche)} s’appelle maintenant {quoted(fiche.titre)}."] = None
    kept = {place: minutes for place, minutes in part.durees.items() if place <= len(fiche.deroule)}
    if len(kept) < len(part.durees):
        told[
            f"{quoted(fiche.titre)} a changé depuis{NBSP}: il lui reste {counted(len(fiche.deroule), 'moment')}, "
            "et les durées données à d’autres sont laissées de côté."
        ] = None
    return replace(part, fiche=slug, durees=kept)
