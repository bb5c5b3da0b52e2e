"""What could be better in a session, each with its reason: its end, its order, who does not read. Nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from generator.diagnostics import NBSP, quoted
from generator.model import Fiche
from generator.richtext import slugify
from generator.seance.session import Moment, Part, Session
from generator.seance.times import DAY, minutes_of
from generator.words.durations import duration
from generator.words.numbers import number

LEAST_LEFT = 10
"""Minutes: less than this before the end that one would like is no time left."""
_READING = re.compile(
    r"\b(lire|lit|lisent|lecture|ecri\w*|dict\w*|dessin\w*|images?|pictogrammes?|voix|oral\w*)\b"
)


def advice(session: Session, steps: Mapping[str, int], fin: str = "") -> Iterator[str]:
    """Each in a sentence; `steps` has the rank of each step of the method, `fin` when one would like to be done."""
    if fin:
        yield from _of_end(session, fin)
    yield from _of_order(session, steps)
    yield from _of_reading(session)


def helps_who_does_not_read(fiche: Fiche) -> bool:
    """Whether a fiche says what to do for who does not read, or does not write."""
    told = " ".join((*fiche.accessibilite, *fiche.variantes))
    return _READING.search(slugify(told)) is not None


def _of_end(session: Session, fin: str) -> Iterator[str]:
    start, end = minutes_of(session.kit.debut), minutes_of(fin)
    left = (end + DAY if end <= start else end) - start - session.minutes
    if left >= LEAST_LEFT:
        yield f"il reste {duration(left)} avant la fin souhaitée, {fin}."
    if left < 0:
        yield f"la séance finit {duration(-left)} après la fin souhaitée, {fin}{NBSP}; {_shortened(session, -left)}."


def _shortened(session: Session, over: int) -> str:
    """Which moment can give most, and how much it would keep."""
    each = [(_given(part, it), part, it) for part in session.parts for it in part.moments]
    most = max((given for given, _, _ in each), default=0)
    if not most:
        return "retirez un temps, ou commencez plus tôt"
    part, moment = next((part, it) for given, part, it in each if given == most)
    kept = moment.minutes - min(most, over)
    return f"{quoted(moment.titre)}, dans {quoted(part.titre)}, peut passer de {number(moment.minutes)} à {duration(kept)}"


def _given(part: Part, moment: Moment) -> int:
    """Minutes that a moment can give: a third of what its fiche says, once."""
    announced = part.fiche.deroule[moment.step].minutes if part.fiche else moment.minutes
    return max(moment.minutes - (announced - announced // 3), 0)


def _of_order(session: Session, steps: Mapping[str, int]) -> Iterator[str]:
    ranked = [(it.titre, _ranks(it.fiche, steps)) for it in session.parts if it.fiche]
    for (first, before), (second, after) in pairwise(ranked):
        if before and after and max(after) < min(before):
            yield (
                f"{quoted(second)} sert une étape qui vient plus tôt dans la méthode ({max(after)}) que celle de "
                f"{quoted(first)} ({min(before)}){NBSP}; échangez-les, si rien ne s’y oppose."
            )


def _ranks(fiche: Fiche, steps: Mapping[str, int]) -> list[int]:
    return [steps[it] for it in fiche.etapes if it in steps]


def _of_reading(session: Session) -> Iterator[str]:
    silent = dict.fromkeys(
        quoted(it.titre) for it in session.parts if it.fiche and not helps_who_does_not_read(it.fiche)
    )
    if silent:
        yield (
            f"rien n’est dit pour qui ne lit pas ou n’écrit pas, dans {', '.join(silent)}{NBSP}; "
            "prévoyez une personne qui lit à voix haute et écrit sous la dictée."
        )
