"""A kit as the address of the page where one composes a session."""

from __future__ import annotations

from generator.corpus import Corpus, Entry
from generator.model import Kit, Sequence
from generator.seance import LONGEST_TITLE, Plan, PlannedPart, one_line, query_of


def query_of_kit(corpus: Corpus, entry: Entry[Kit]) -> str:
    """A kit as the address of the page where one changes it: its words stay behind, its plan goes along."""
    kit = entry.record
    suite = tuple(_part(corpus, it) for it in kit.fiches)
    return query_of(
        Plan(
            titre=title_in_plan(kit),
            participants=kit.participants,
            debut=kit.debut,
            ouverture=kit.intro.minutes,
            suite=suite,
        )
    )


def title_in_plan(kit: Kit) -> str:
    """The title of a kit, as an address can hold it."""
    return one_line(kit.titre)[:LONGEST_TITLE].rstrip()


def _part(corpus: Corpus, sequence: Sequence) -> PlannedPart:
    if sequence.fiche is None:
        title = one_line(sequence.titre or "")
        return PlannedPart(minutes=sequence.pause or sequence.temps or 0, titre=title)
    asked = {it.moment: it.minutes for it in sequence.notes if it.minutes is not None}
    steps = corpus.fiches[sequence.fiche].record.deroule
    return PlannedPart(
        sequence.fiche,
        question=one_line(sequence.question or ""),
        durees={place: asked[it.titre] for place, it in enumerate(steps, start=1) if it.titre in asked},
        participants=sequence.participants or 0,
        salles=sequence.salles,
    )
