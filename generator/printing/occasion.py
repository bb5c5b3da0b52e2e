"""When and where one session takes place, and who leads it: what its sheets say instead of dotted lines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import NBSP
from generator.printing.look import USUAL, Look
from generator.printing.own_kit import Refused, one_line
from generator.seance import LONGEST_OCCASION, Plan
from generator.words.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Occasion:
    """Each is empty where nobody said: then one writes it by hand."""

    date: str = ""
    lieu: str = ""
    animation: str = ""


NOT_SAID = Occasion()


def occasion_of(date: str, lieu: str, animation: str, look: Look = USUAL) -> Occasion:
    """What a person asked for, ready to print; raises `Refused`."""
    told = {"la date": date, "le lieu": lieu, "l’animation": animation}
    return Occasion(*(_kept(what, text, look) for what, text in told.items()))


def occasion_planned(plan: Plan, date: str, lieu: str, animation: str, look: Look = USUAL) -> Occasion:
    """The same for a plan, where what is asked beside it wins; raises `Refused`."""
    day = date or (day_in_words(plan.date) if plan.date else "")
    return occasion_of(day, lieu or plan.lieu, animation or plan.animation, look)


def _kept(what: str, text: str, look: Look) -> str:
    if not text:
        return ""
    words = one_line(what, text, look)
    # Spaces that French asks for may have made it longer than what was written.
    written = len(" ".join(text.split()))
    if written > LONGEST_OCCASION:
        raise Refused(
            f"Pour {what}, écrivez {LONGEST_OCCASION} lettres au plus{NBSP}; vous en avez écrit {written}."
        )
    return words
