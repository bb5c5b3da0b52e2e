"""What the words of a claim betray: a « fait » that is not one yet, judges or explains, and an opening that nobody can place.

A machine does not understand French: what is told here is a doubt, put to the person who writes. It looks for few
words, those that a fact never needs, and leaves alone what stands between quotation marks: it is someone’s word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["a-venir", "jugement", "cause", "renvoi"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a claim that does not go with its nature, or an opening: what it is, and where in the text."""

    kind: Kind
    word: str
    index: int


_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def _one_of(*words: str) -> str:
    return rf"(?<![\w’-])(?:{'|'.join(words)})(?![\w-])"


# Of what is still to come, only what French writes without ambiguity: « montra » or « montrait » are in the past.
_TO_COME = re.compile(
    _one_of(
        r"\w+era",
        r"(?!fronts?\b|affronts?\b)\w+ront",
        r"\w+erai(?:t|ent)",
        r"(?:pour|ver|enver|cour|mour)ra(?:it|ient)?",
        r"(?:dev|recev|suiv|viv|sau|au|fau|vau)ra(?:it|ient)?",
        r"(?:fau|vau|vou|vien|tien|devien|revien|maintien|pren|ren|appren|compren|enten|défen|atten)dra(?:it|ient)?",
        r"(?:per|trans|pro|sou)?mettra(?:it|ient)?",
        r"(?:fin|ag|chois|réuss|fourn|ouvr|offr|réun|établ|grand|élarg|enrich|bât|about|garant)ira(?:it|ient)?",
        r"ira(?:it|ient)?",
        r"(?:sera|fera)(?:it|ient)",
        r"(?:doi(?:t|vent)|devai(?:t|ent))(?= \w+(?:er|ir|re|oir)\b)",
        r"(?:doi(?:t|vent)|devai(?:t|ent)) (?:donc|aussi|maintenant|désormais|d’abord|être)",
        r"ve(?:ut|ulent)",
        r"voulai(?:t|ent)",
        r"souhait(?:e|ent|ait|aient)",
        r"esp(?:ère|èrent|érait|éraient)",
        r"prévoi(?:t|ent)",
        r"vis(?:e|ent|ait|aient)(?= (?:à|le|la|les|un|une|tous|trois|deux)\b)",
        r"il fa(?:ut|llait)",
        r"(?:le but|l’idée|l’objectif|l’intention|l’espoir) (?:est|était)",
    ),
    re.IGNORECASE,
)
_JUDGED = re.compile(
    _one_of(
        r"(?:in)?efficaces?",
        r"efficacement",
        r"exemplaires?(?= (?:et|pour|dans)\b)",
        r"(?:remarquable|formidable|magnifique|indispensable|bénéfique|technocratique|pénible)s?",
        r"remarquablement",
        r"excellente?s?",
        r"radica(?:le?s?|ux)",
        r"bruta(?:le?s?|ux)",
        r"(?:dé|in)cevante?s?",
        r"(?:insuffisant|satisfaisant|pertinent|encourageant)e?s?",
        r"(?:laborieu|précieu|fructueu|malheureu|désastreu)(?:x|ses?)",
        r"(?:très|plus|bien) (?:positi|négati|constructi)(?:fs?|ves?)",
        r"(?:très|plus|trop|moins) (?:horizonta|vertica)(?:le?s?|ux)",
        r"(?:très|plus|trop|moins)? ?(?:difficile|facile)(?:s|ment)?",
        r"(?:mal)?heureusement",
        r"hélas",
        r"trop",
        r"meilleure?s?",
        r"pires?",
        r"beaucoup plus",
        r"bien (?:plus|davantage)",
    ),
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    _one_of(
        r"parce qu(?:e|’\w+)",
        r"puisqu(?:e|’\w+)",
        r"grâce (?:à|au|aux)",
        r"à cause d(?:e|es|u|’\w+)",
        r"c’est pourquoi",
        r"(?<=, )car",
        r"faute d(?:e|’\w+)",
        r"en raison d(?:e|es|u|’\w+)",
    ),
    re.IGNORECASE,
)
_PERSON = r"(?:elles?|eux|lui|celle-ci|celui-ci|celles-ci|ceux-ci|cela|ça)"
_IMPERSONAL = (
    r"(?:y (?:a|avait|eut|aura|en a|en avait)|n’y (?:a|avait)|s’agi(?:t|ssait)|fau(?:t|dra|drait)|fallait|fallut|a fallu|"
    r"existe|existait|manque|manquait|reste|restait|suffi(?:t|sait)|arrive|arrivait|semble|semblait|paraît|s’est agi|"
    r"est (?:possible|prévu|question|interdit|difficile|facile|rare|fréquent|arrivé|nécessaire|important|temps)|"
    r"était (?:possible|prévu|question|interdit|difficile|nécessaire|important|temps))"
)
_UNPLACED = re.compile(
    rf"(?:ils? (?!{_IMPERSONAL}\b)|elles? |(?:celui|celle|ceux|celles)-(?:ci|là)\b|ce(?:s|tte)? derni(?:er|ère)s?\b"
    rf"|cela\b|ça\b|c’(?:est|était|étaient)\b(?!.*\bqu[ei’])|eux\b|lui\b|leurs? |sa |son |ses "
    rf"|(?:pour|afin d’|sans|en|avant d’) ?y\b"
    rf"|(?:pour|sans|avec|chez|par|grâce à|après|avant|depuis|malgré|d’après|selon|parmi|contre|chez) {_PERSON}\b"
    rf"|(?:l’une?|certaine?s|plusieurs|aucune?|chacune?|beaucoup|\w+) d’(?:entre )?(?:elles|eux)\b"
    rf"|y )",
    re.IGNORECASE,
)


def doubts_of_fact(text: str) -> Iterator[Doubt]:
    """What keeps `text` from being a fact: one doubt of each kind at most, in the order of the text."""
    bare = _bare(text)
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("a-venir", _TO_COME),
        ("jugement", _JUDGED),
        ("cause", _EXPLAINED),
    )
    found = [Doubt(kind, it[0].strip(), it.start()) for kind, each in patterns if (it := each.search(bare))]
    yield from sorted(found, key=lambda it: it.index)


def unplaced_opening(text: str) -> Doubt | None:
    """The pronoun that `text` begins with, when nothing before could tell whom or what it stands for."""
    found = _UNPLACED.match(_bare(text))
    return Doubt("renvoi", found[0].strip(), 0) if found else None


def _bare(text: str) -> str:
    """`text` sign for sign, with plain apostrophes and spaces, and nothing of what is quoted."""
    same = text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")
    return _QUOTED.sub(lambda it: " " * len(it[0]), same)
