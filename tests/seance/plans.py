"""Kits and fiches as the page where one composes a session reads them, and sessions as both sides tell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Fiche, Kit
from generator.pages.composing import tool_of
from generator.seance import Session, advice, remarks

STEPS = {"reunir": 1, "comprendre": 2, "agir": 3}
"""The steps of the fiches of the table of cases."""


def plan_of(kit: Kit, fiches: dict[str, Fiche]) -> dict[str, Any]:
    """What `sessionOf` takes."""
    return {
        "participants": kit.participants,
        "debut": kit.debut,
        "ouverture": kit.intro.minutes,
        "suite": [part_of(it, fiches) for it in kit.fiches],
        "sans": list(kit.sans),
        "avec": list(kit.avec),
    }


def part_of(sequence: Any, fiches: dict[str, Fiche]) -> dict[str, Any]:
    asked = {it.moment: it.minutes for it in sequence.notes if it.minutes is not None}
    steps = fiches[sequence.fiche].deroule if sequence.fiche else ()
    return {
        "fiche": sequence.fiche or "",
        "minutes": sequence.pause or sequence.temps or 0,
        "titre": sequence.titre or "",
        "question": sequence.question or "",
        "durees": {str(at): asked[it.titre] for at, it in enumerate(steps, start=1) if it.titre in asked},
        "participants": sequence.participants or 0,
        "salles": sequence.salles,
        "copies": [{"support": it.support, "copies": it.copies} for it in sequence.copies],
    }


def tools_of(fiches: dict[str, Fiche], steps: Mapping[str, int] = STEPS) -> dict[str, Any]:
    return {slug: tool_of(it, steps) for slug, it in fiches.items()}


def told(session: Session, fin: str = "", steps: Mapping[str, int] = STEPS) -> dict[str, Any]:
    """The same words and numbers as `TOLD` draws from the other side."""
    return {
        "parts": [
            {
                "start": it.start,
                "end": it.end,
                "minutes": it.minutes,
                "people": it.people,
                "tables": it.tables,
                "moments": [[m.start, m.end, m.minutes, m.titre, m.grouping] for m in it.moments],
            }
            for it in session.parts
        ],
        "jobs": [
            [
                it.number,
                it.kind,
                it.copies,
                it.paper,
                it.masters,
                it.runs,
                it.glued,
                it.needed,
                it.fiche,
                it.question,
                it.support.titre if it.support else "",
            ]
            for it in session.jobs
        ],
        "needs": [[it.nom, it.quantite, list(it.fiches)] for it in session.needs],
        "remarks": list(remarks(session)),
        "advice": list(advice(session, steps, fin)),
    }


TOLD = """async ([plan, tools, largest]) => {
  const { sessionOf } = await import("/scripts/composer/session.js");
  const { advice } = await import("/scripts/composer/advice.js");
  const { remarks } = await import("/scripts/composer/remarks.js");
  const made = sessionOf(plan, tools, largest);
  return {
    parts: made.parts.map(it => ({
      start: it.start, end: it.end, minutes: it.minutes, people: it.people, tables: it.tables,
      moments: it.moments.map(m => [m.start, m.end, m.minutes, m.titre, m.comment]),
    })),
    jobs: made.jobs.map(it => [it.number, it.kind, it.copies, it.paper, it.masters, it.runs, it.glued, it.needed,
      it.fiche, it.question, it.support ? it.support.titre : ""]),
    needs: made.needs.map(it => [it.nom, it.quantite, it.fiches]),
    remarks: remarks(made),
    advice: advice(made, plan.fin ?? "").map(it => it.said),
  };
}"""
