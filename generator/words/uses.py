"""How a use of a tool, and what all its uses come to, are told on pages and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.typography import french
from generator.words.dates import date_in_words
from generator.words.durations import duration
from generator.words.numbers import counted, number

AGAIN: Mapping[str, str] = {
    "oui": "Oui",
    "avec_changements": "Oui, avec des changements",
    "non": "Non",
}
"""The answers to « le referait-on ? »."""
_CHANGED, _WORKED, _FAILED = "Ce qui a été changé", "Ce qui a marché", "Ce qui n’a pas marché"
_AGAIN_TOLD = {
    "oui": "On le referait.",
    "avec_changements": "On le referait, avec des changements.",
    "non": "On ne le referait pas.",
}


def facts_of_use(date: str | None, participants: int | None, minutes: int | None) -> Iterator[str]:
    """When, for how many and how long, each where it is known: « mars 2025 », « 24 personnes », « 1 h 10 en vrai »."""
    if date is not None:
        yield date_in_words(date)
    if participants is not None:
        yield counted(participants, "personne")
    if minutes is not None:
        yield f"{duration(minutes)} en vrai"


def words_of_use(changed: str | None, worked: str | None, failed: str | None) -> Iterator[tuple[str, str]]:
    """What was changed, what worked and what did not, each under its name, where it is told."""
    told = ((_CHANGED, changed), (_WORKED, worked), (_FAILED, failed))
    yield from ((name, text) for name, text in told if text is not None)


def again_told(answer: str | None) -> str:
    """« On le referait. »; empty when nobody says."""
    return _AGAIN_TOLD[answer] if answer is not None else ""


def again_counted(again: Mapping[str, int]) -> str:
    """« Le referait-on ? oui : 2 ; oui, avec des changements : 1 ; non : 1. »; empty when nobody says."""
    said = [f"{AGAIN[it].lower()} : {number(count)}" for it, count in again.items() if count]
    return french(f"Le referait-on ? {' ; '.join(said)}.") if said else ""


def mostly_not_again(again: Mapping[str, int]) -> str:
    """« 2 sur 3 ne le referaient pas », where most of those who say so would not; else an empty text."""
    said, refused = sum(again.values()), again["non"]
    if 2 * refused <= said:
        return ""
    return f"{number(refused)} sur {number(said)} ne le {'referaient' if refused > 1 else 'referait'} pas"


def proof_of_tools(maturities: Sequence[str]) -> str:
    """What the proof of all the tools of a session comes to, from the maturity of each, in a sentence."""
    count = len(maturities)
    nobody = sum(it == "esquisse" for it in maturities)
    tool = "cet outil" if count == 1 else f"ces {counted(count, 'outil')}"
    if nobody == count:
        return f"Personne n’a encore raconté avoir utilisé {tool}."
    if not nobody:
        told = (
            "une séance au moins est racontée"
            if count == 1
            else "une séance au moins est racontée pour chacun"
        )
        return french(f"{tool[:1].upper()}{tool[1:]} : {told}.")
    return f"Personne n’a encore raconté avoir utilisé {number(nobody)} de {tool}."


def observation(
    announced: int,
    sessions: int,
    territories: int,
    organisations: int,
    shortest: int | None,
    longest: int | None,
) -> str:
    """« annoncé 45 min, constaté 40 min à 1 h 10 (4 séances, 3 territoires) », empty when nobody used it."""
    if not sessions:
        return ""
    seen = ""
    if shortest is not None and longest is not None:
        seen = f", constaté {duration(shortest)}"
        seen += f" à {duration(longest)}" if longest != shortest else ""
    told = [counted(sessions, "séance")]
    told += [counted(territories, "territoire")] if territories else []
    told += [counted(organisations, "organisation")] if organisations else []
    return f"annoncé {duration(announced)}{seen} ({', '.join(told)})"
