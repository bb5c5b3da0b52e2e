"""What the words of a record’s claims betray, told to who writes: a doubt stops nothing, for a machine may be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.claims import claims_of
from generator.corpus.findings import Finding
from generator.diagnostics import Severity, quoted
from generator.model.base import Model
from generator.words.claims import Doubt, doubts_of_fact, unplaced_opening

_TOLD = {
    "a-venir": (
        "un fait s’est passé, et {} dit ce qui est voulu, prévu ou demandé",
        "choisissez « intention » ou « principe », ou dites ce qui s’est passé",
    ),
    "jugement": (
        "un fait ne juge pas, et {} est un avis",
        "choisissez « appreciation », mettez entre « » les mots de la source, ou dites ce qui s’est passé",
    ),
    "cause": (
        "un fait ne dit pas pourquoi, et {} en donne la raison",
        "coupez en deux : le fait, puis la raison, qui est une « appreciation »",
    ),
    "renvoi": (
        "un énoncé se lit seul, et celui-ci commence par {}, que rien n’explique",
        "nommez la personne ou la chose",
    ),
}


def doubtful_claims(record: Model) -> Iterator[Finding]:
    """A « fait » whose words are those of a wish, a judgement or a cause, and a claim that cannot be read alone."""
    for at, it in claims_of(record):
        opening = unplaced_opening(it.texte)
        doubts = [opening] if opening is not None else []
        if it.nature == "fait":
            doubts += doubts_of_fact(it.texte)
        yield from (_finding(doubt, (*at, "texte")) for doubt in doubts)


def _finding(doubt: Doubt, at: tuple[str | int, ...]) -> Finding:
    message, hint = _TOLD[doubt.kind]
    return Finding(at, message.format(quoted(doubt.word)), hint, Severity.AVERTISSEMENT, index=doubt.index)
