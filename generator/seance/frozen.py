"""Words of a consigne that are true for one number of people or one hour only, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
    "vingt",
]
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_SPOKEN = re.compile("«[^«»]*»")
_HOUR = re.compile(
    rf"(?<!heures\s)\b(?:à|vers|avant|jusqu’à)\s((?:\d{{1,2}}\sh(?:\s?\d{{2}})?|({'|'.join(_UNITS[6:])}|vingt et une|vingt-deux)\sheures))\b",
    re.IGNORECASE,
)
_WE_ARE = re.compile(r"\bnous sommes ([\w-]+)", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\b(bonsoir|bonne soirée|ce soir(?!-là))\b", re.IGNORECASE)
_NOT_PEOPLE = r"(?!\s(?:minutes?|heures?|h\b|jours?|mois|ans?|semaines?|euros?|fois|mètres?|centimètres?|lignes?|phrases?|mots?|cartes?))"
_PEOPLE = r"(?:personnes|participant\w*|habitant\w*|gens)"
_GROUPS = r"(?:tables|groupes|cercles|feuilles|affiches|idées|phrases)"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen word: where it stands in its text, what it is, and what says it for every session."""

    index: int
    words: str
    instead: str


def frozen(text: str, people: int | None = None, tables: int = 0) -> Iterator[Frozen]:
    """The frozen words of a text; of a kit, also its own number of `people` and, where there are, of `tables`."""
    for found in _TIME_OF_DAY.finditer(text):
        instead = "{bonjour}" if found[1].lower() == "bonsoir" else "{moment}"
        yield Frozen(found.start(), found[1], instead)
    for speech in _SPOKEN.finditer(text):
        for found in _HOUR.finditer(speech[0]):
            yield Frozen(speech.start() + found.start(1), found[1], "{fin}, ou une durée")
        for found in _WE_ARE.finditer(speech[0]):
            if _is_number(found[1]):
                yield Frozen(speech.start() + found.start(1), found[1], "{participants}")
    if people is not None and people > 1:
        told = _either(people)
        pattern = rf"\b(?:(?<!jusqu’)à|avec|pour) ({told}){_NOT_PEOPLE}(?=[\s,.;:)])|\b({told})\s{_PEOPLE}"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            group = 1 if found[1] else 2
            yield Frozen(found.start(group), found[group], "{participants}")
    if tables > 1 and tables != people:
        for found in re.finditer(rf"\b({_either(tables)})\s{_GROUPS}\b", text, re.IGNORECASE):
            yield Frozen(found.start(1), found[1], "{tables}")


def _either(value: int) -> str:
    return "|".join(dict.fromkeys((str(value), in_words(value))))


def _is_number(text: str) -> bool:
    return text.isdigit() or text.lower() in {in_words(it) for it in range(4, 101)}


def in_words(value: int) -> str:
    """`24` → « vingt-quatre », as French has it up to a hundred; beyond, the figures."""
    if value <= 20:
        return _UNITS[value]
    if value > 100:
        return str(value)
    if value == 100:
        return "cent"
    tens, unit = divmod(value, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if unit == 0:
        return "quatre-vingts" if tens == 8 else _TENS[tens]
    joint = " et " if unit in (1, 11) and tens != 8 else "-"
    return f"{_TENS[tens]}{joint}{_UNITS[unit]}"
