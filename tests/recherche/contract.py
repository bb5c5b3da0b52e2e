"""The questions of the contract, by family, and how many of them find their page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

HERE = Path(__file__).parent
FIRST = 3
"""Results among which the wanted page must stand."""
FAMILIES = frozenset({"situations", "outils", "lieux", "personnes", "mots", "site"})
SHARED = frozenset(
    {
        # A region, a department, another Saint-Étienne: invented territories are there too.
        *(
            "bretagne",
            "finistère",
            "drome",
            "alsace",
            "grand est",
            "hauts de france",
            "pas-de-calais",
            "le nord",
        ),
        *("auvergne rhone alpes", "sainté", "stéphanois"),
        # A duration or a group: invented tools suit them as well.
        *("45 minutes", "45 min", "outil 45 minutes", "trois quarts d’heure", "1h30", "1 h 30"),
        *("une heure et demie", "atelier d’une heure", "pour 3"),
        # The site among a thousand pages prints no book.
        *("le livre", "livre pdf"),
    }
)
"""Questions that pages of a larger site answer as well as the page wanted of this one."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the pages of which one is wanted, each from the root of the site."""

    family: str
    text: str
    wanted: tuple[str, ...]

    def is_answered(self, found: Iterable[str]) -> bool:
        """Whether one of the first addresses found is wanted; one without an anchor wants any place of its page."""
        return any(it in self.wanted or it.partition("#")[0] in self.wanted for it in list(found)[:FIRST])


@dataclass(slots=True)
class Tally:
    """Questions and what they found, by family."""

    answers: dict[str, list[tuple[Question, list[str]]]] = field(default_factory=dict)

    def missed(self, family: str) -> list[str]:
        """The questions whose page is not in the first, with what is."""
        return [
            f"{it.text} → {found[:FIRST]}" for it, found in self.answers[family] if not it.is_answered(found)
        ]

    def share(self, family: str) -> float:
        """The part of the questions whose page is in the first."""
        return 1 - len(self.missed(family)) / len(self.answers[family])


def contract() -> tuple[Question, ...]:
    """Every question of `requetes.yml`."""
    families = yaml.safe_load((HERE / "requetes.yml").read_text(encoding="utf-8"))
    return tuple(
        Question(family, str(text), (wanted,) if isinstance(wanted, str) else tuple(wanted))
        for family, questions in families.items()
        for text, wanted in questions.items()
    )


def never_seen() -> tuple[Question, ...]:
    """The questions of `jamais_vues.yml`, on which nothing was tuned."""
    questions = yaml.safe_load((HERE / "jamais_vues.yml").read_text(encoding="utf-8"))
    return tuple(Question(family, str(text), tuple(wanted)) for text, family, wanted in questions)


def counted(answers: Iterable[tuple[Question, list[str]]]) -> Tally:
    """The same answers, by family."""
    tally = Tally()
    for question, found in answers:
        tally.answers.setdefault(question.family, []).append((question, found))
    return tally


def told(tally: Tally) -> str:
    """A line a family: how many find their page among the first."""
    lines = []
    for family, answers in tally.answers.items():
        found = len(answers) - len(tally.missed(family))
        lines.append(f"{family}: {found} sur {len(answers)} ({100 * tally.share(family):.0f} %)")
    return "\n".join(lines)
