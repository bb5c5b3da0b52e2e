"""What became of a plan since its address was written."""

from __future__ import annotations

from generator.seance import Plan, PlannedPart, brought_up
from tests.seance.test_cas import fiche, plain

FICHES = {
    "carte": fiche("Carte", {"moments": [[5, "seul", "Dire"], [10, "table", "Lire"]]}),
    "boussole": fiche("Boussole", {"moments": [[5, "pleniere"]]}),
}


def test_a_plan_that_nothing_has_aged_is_the_same() -> None:
    plan = Plan(suite=(PlannedPart("carte", durees={1: 0, 2: 20}), PlannedPart(minutes=10)))
    assert brought_up(plan, FICHES, {}) == (plan, ())


def test_a_moment_that_is_no_more_is_told_once_and_the_others_keep_their_minutes() -> None:
    part = PlannedPart("carte", durees={1: 3, 4: 5, 9: 0})
    plan, told = brought_up(Plan(suite=(part, part)), FICHES, {})
    assert [it.durees for it in plan.suite] == [{1: 3}, {1: 3}]
    assert [plain(it) for it in told] == [
        "« Carte » a changé depuis : il lui reste 2 moments, et les durées données à d’autres sont laissées de côté."
    ]


def test_a_fiche_of_another_name_is_found_and_one_that_is_gone_stays_for_who_asks() -> None:
    plan, told = brought_up(
        Plan(suite=(PlannedPart("postale"), PlannedPart("disparue"))), FICHES, {"postale": "carte"}
    )
    assert [it.fiche for it in plan.suite] == ["carte", "disparue"]
    assert [plain(it) for it in told] == ["« postale » s’appelle maintenant « Carte »."]
