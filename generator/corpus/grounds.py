"""What a story rests on: how many claims of each sort, from whom, and which are crossed by a second source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.corpus.claims import claims_of
from generator.corpus.findings import Finding
from generator.diagnostics import Severity, quoted, suggestion
from generator.model import RetourExperience
from generator.model.recit import MOST_IN_A_MINUTE, EnonceDuRecit, Temoin
from generator.source import Location
from generator.words.labels import CLAIMS, MINUTE
from generator.words.numbers import counted, number


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who says things in a story; a `temoin` is a person whose function and occasion are known."""

    nom: str
    claims: int
    temoin: Temoin | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a story rests on; `sorts` counts its claims in the order of their legend, `voices` the most heard first."""

    sorts: Mapping[str, int]
    voices: tuple[Voice, ...]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(self.sorts.values())

    @property
    def facts(self) -> int:
        """How many of them are facts, crossed or not."""
        return self.sorts["fait"] + self.sorts["recoupe"]


def grounds_of(story: RetourExperience) -> Grounds:
    """What `story` rests on."""
    claims = [it for _, it in claims_of(story)]
    sorts = Counter(it.sorte for it in claims)
    voices = Counter(it.selon for it in claims if it.selon is not None)
    known = {it.nom: it for it in story.temoins}
    return Grounds(
        {sort: sorts[sort] for sort in CLAIMS},
        tuple(Voice(nom, count, known.get(nom)) for nom, count in voices.most_common()),
    )


def resting_on(grounds: Grounds) -> str:
    """The same in sentences: how many claims and voices, how many come from one of them, how many facts are crossed."""
    people = sum(it.temoin is not None for it in grounds.voices)
    silent = grounds.claims - sum(it.claims for it in grounds.voices)
    said = counted(grounds.claims, "affirmation")
    if grounds.voices:
        said += f", {counted(len(grounds.voices), 'voix', 'voix')}"
    if people:
        said += f", dont {counted(people, 'personne nommée', 'personnes nommées')}"
    if silent:
        said += f"\u202f; {number(silent)} {'ne nomment' if silent > 1 else 'ne nomme'} que {'leur' if silent > 1 else 'sa'} source"
    sentences = [said]
    first = grounds.voices[0] if grounds.voices else None
    if first is not None and 1 < first.claims < grounds.claims:
        sentences.append(
            f"{number(first.claims)} sur {number(grounds.claims)} viennent d’une même voix, {first.nom}"
        )
    crossed = grounds.sorts["recoupe"]
    if crossed:
        are = "sont recoupés" if crossed > 1 else "est recoupé"
        facts = (
            "fait" if grounds.facts == 1 else f"fait{'s' if crossed > 1 else ''} sur {number(grounds.facts)}"
        )
        sentences.append(f"{number(crossed)} {facts} {are} par une seconde source")
    elif grounds.facts:
        sentences.append("Aucun fait n’est recoupé par une seconde source")
    return f"{'. '.join(sentences)}."


def in_a_minute(story: RetourExperience) -> list[tuple[str, list[EnonceDuRecit]]]:
    """The story in the few claims that are marked for it, each under what it tells; empty when none is."""
    marked: dict[str, list[EnonceDuRecit]] = {name: [] for name in MINUTE}
    for it in _marked(story):
        if it[1].en_une_minute is not None:
            marked[it[1].en_une_minute].append(it[1])
    return [(MINUTE[name], claims) for name, claims in marked.items() if claims]


def temoin_of(story: RetourExperience, nom: str | None) -> Temoin | None:
    """Who that is, where the story says so."""
    return next((it for it in story.temoins if it.nom == nom), None)


def ground_findings(story: RetourExperience) -> Iterator[Finding]:
    """Persons who say nothing, and more than a minute can hold."""
    voices = {it.selon for _, it in claims_of(story) if it.selon is not None}
    for index, temoin in enumerate(story.temoins):
        if temoin.nom not in voices:
            yield Finding(
                ("temoins", index, "nom"),
                f"aucun énoncé n’est dit « selon » {quoted(temoin.nom)}",
                suggestion(temoin.nom, voices) or "écrivez le même nom dans « selon », ou retirez ce témoin",
                Severity.AVERTISSEMENT,
            )
        elif temoin.nom in (it.nom for it in story.temoins[:index]):
            yield Finding(
                ("temoins", index, "nom"), f"{quoted(temoin.nom)} est déjà témoin", "retirez l’un des deux"
            )
    for at, _ in list(_marked(story))[MOST_IN_A_MINUTE:]:
        yield Finding(
            (*at, "en_une_minute"),
            f"une minute ne tient que {MOST_IN_A_MINUTE} énoncés, et celui-ci vient en plus",
            "retirez « en_une_minute » ici ou ailleurs",
        )


def _marked(story: RetourExperience) -> Iterator[tuple[Location, EnonceDuRecit]]:
    for at, it in claims_of(story):
        if isinstance(it, EnonceDuRecit) and it.en_une_minute is not None:
            yield at, it
