"""What is known of a tool from all who told they used it, in their story or in a file of its own.

One rule of maturity, for every page and sheet: a tool that nobody told is a sketch (`esquisse`); told once, it is
tried (`eprouve`), whatever came of it; it is `confirme` when enough places tell it, each counted once, and more than
half of all that is told would do it again, as it is or with changes. Who does not say so is not counted as willing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.corpus.places import place_of
from generator.corpus.records import Corpus, Entry
from generator.model import Kit, Usage, UsageRaconte
from generator.richtext import slugify
from generator.words.labels import PLACES_THAT_CONFIRM
from generator.words.uses import AGAIN

WILLING = ("oui", "avec_changements")
"""The answers of those who would use a tool again."""


@dataclass(frozen=True, slots=True)
class ToldUse:
    """One use of a tool, and who tells it.

    `teller` is shown. `place` is the code of the territory, empty where only an organisation tells. `kind` and `slug`
    are those of the record that tells it; `story` is that of its place, None when it has none.
    """

    usage: Usage
    teller: str
    place: str
    kind: str
    slug: str
    story: str | None = None

    @property
    def where(self) -> str:
        """The territory, or else the organisation: two tellings with one answer are one place."""
        return self.place or slugify(self.teller)


@dataclass(frozen=True, slots=True)
class Proof:
    """What all uses of a tool come to: `shortest` and `longest` are minutes, None when nobody timed it.

    `again` counts the answers to « le referait-on ? », in the order of `AGAIN`.
    """

    uses: tuple[ToldUse, ...]
    territories: int
    organisations: int
    shortest: int | None
    longest: int | None
    again: Mapping[str, int]
    maturity: str

    @property
    def sessions(self) -> int:
        """How many uses are told."""
        return len(self.uses)


def proof(corpus: Corpus, fiche: str) -> Proof:
    """What is known of `fiche` from all who used it; nothing of one that nobody knows."""
    return proof_of(uses_of(corpus, fiche))


def maturities(corpus: Corpus, kit: Kit) -> list[str]:
    """The maturity of each tool of a kit, each once."""
    tools = dict.fromkeys(it.fiche for it in kit.fiches if it.fiche)
    return [proof(corpus, it).maturity for it in tools]


def uses_of(corpus: Corpus, fiche: str) -> Iterator[ToldUse]:
    """Every use of `fiche` that is told."""
    for slug in corpus.reverse.retours_of_fiche.get(fiche, ()):
        place = corpus.lieux[slug].code
        for usage in corpus.retours[slug].record.usages:
            if usage.fiche == fiche:
                yield ToldUse(usage, corpus.noms[slug], place, "retour", slug, slug)
    for slug in corpus.reverse.usages_of_fiche.get(fiche, ()):
        yield _told_alone(corpus, corpus.usages[slug])


def proof_of(uses: Iterable[ToldUse]) -> Proof:
    """What these uses of one tool come to, the latest first; in whatever order they come."""
    told = sorted(uses, key=lambda it: (it.teller, it.kind, it.slug))
    told.sort(key=lambda it: it.usage.date or "", reverse=True)
    durations = [it.usage.duree for it in told if it.usage.duree is not None]
    answers = Counter(str(it.usage.encore) for it in told)
    return Proof(
        tuple(told),
        territories=len({it.where for it in told if it.place}),
        organisations=len({it.where for it in told if not it.place}),
        shortest=min(durations, default=None),
        longest=max(durations, default=None),
        again={answer: answers[answer] for answer in AGAIN},
        maturity=_maturity(told),
    )


def _maturity(told: list[ToldUse]) -> str:
    if not told:
        return "esquisse"
    places = len({it.where for it in told})
    willing = sum(it.usage.encore in WILLING for it in told)
    return "confirme" if places >= PLACES_THAT_CONFIRM and 2 * willing > len(told) else "eprouve"


def _told_alone(corpus: Corpus, entry: Entry[UsageRaconte]) -> ToldUse:
    record = entry.record
    lieu = place_of(record.territoire) if record.territoire is not None else None
    names = [it for it in (record.organisation, lieu.nom if lieu else None) if it]
    place = lieu.code if lieu else ""
    story = next((slug for slug, it in corpus.lieux.items() if it.code == place), None)
    return ToldUse(record, ", ".join(names), place, "usage", entry.slug, story)
