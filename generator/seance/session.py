"""A kit and its fiches → the whole session: its clock, its groups, what it prints, what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from generator.model import Fiche, Kit, Support
from generator.model import Sequence as KitSequence
from generator.model.fiche import Deroule
from generator.model.kit import Note
from generator.seance.groups import Groups, groups
from generator.seance.jobs import Job, Paper, printable_supports, question_job, session_jobs, support_job
from generator.seance.needs import Need, needs
from generator.seance.seating import drawn
from generator.seance.telling import grouping
from generator.seance.times import DAY, clock, minutes_of

Par = Literal["seance", "table", "personne"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a fiche: clock time, title, how people sit, what its kit says of it, and has participants read.

    `step` is its place in the fiche, from 0 on: a kit may drop some.
    """

    start: str
    end: str
    minutes: int
    titre: str
    forme: str
    grouping: str
    step: int
    note: str = ""
    handed_out: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session: the opening, which has no sequence, a pause, a fiche with its moments, or what a kit adds.

    `close` is when the whole session ends; `consigne` is what its kit says of it, as it is written.
    """

    start: str
    end: str
    minutes: int
    close: str
    people: int
    made: Groups
    consigne: str = ""
    sequence: KitSequence | None = None
    fiche: Fiche | None = None
    moments: tuple[Moment, ...] = ()

    @property
    def slug(self) -> str:
        """The name of its fiche; empty when it has none."""
        return (self.sequence.fiche if self.sequence else None) or ""

    @property
    def question(self) -> str:
        """What people are asked during it; empty when the kit does not say."""
        return (self.sequence.question if self.sequence else None) or ""

    @property
    def read(self) -> tuple[str, ...]:
        """What its participants read that another use of the fiche may not say: its question, then its moments."""
        return (self.question, *(f"{it.step} {it.minutes} {it.handed_out}" for it in self.moments))

    @property
    def titre(self) -> str:
        """What it is called: as its fiche, by its kit, « Pause » or « Ouverture »."""
        if self.fiche is not None:
            return self.fiche.titre
        return (self.sequence.titre or "Pause") if self.sequence else "Ouverture"

    @property
    def is_pause(self) -> bool:
        """Whether people rest."""
        return self.sequence is not None and self.sequence.pause is not None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What its kit adds to its moments."""
        return self.sequence.notes if self.sequence else ()

    @property
    def late(self) -> str:
        """What may be cut short; empty when the kit does not say."""
        return (self.sequence.retard if self.sequence else None) or ""

    @property
    def rooms(self) -> int:
        """In how many rooms it happens at a time."""
        return self.made.rooms

    @property
    def tables(self) -> int:
        """How many tables its fiche sets; none when it does without."""
        if self.fiche is None or not _seated(self.fiche, (it.forme for it in self.moments)):
            return 0
        return len(self.made.tables)

    def amount(self, each: int, par: Par) -> int:
        """How many of a thing this part needs; where no table is set, one to a room is there to be seen."""
        if par == "personne":
            return each * self.people
        return each * (self.tables if par == "table" and self.tables else self.rooms)

    def copies(self, support: Support) -> int:
        """How many copies of a support of its fiche this part needs: those that its kit asks for, else as computed."""
        asked = {it.support: it.copies for it in self.sequence.copies} if self.sequence else {}
        return asked.get(support.titre, self.amount(support.copies, support.par))


@dataclass(frozen=True)
class Session:
    """A kit, reckoned: its parts in order, from the opening on; `largest` is the largest paper there is."""

    kit: Kit
    parts: tuple[Part, ...]
    largest: Paper = "A3"

    @property
    def minutes(self) -> int:
        """Its whole length."""
        return sum(it.minutes for it in self.parts)

    @property
    def after(self) -> Part:
        """What comes once it is over: everybody, and no table any more."""
        opening, close = self.parts[0], self.parts[-1].end
        return Part(close, close, 0, close, opening.people, opening.made)

    @property
    def days(self) -> int:
        """How many midnights it passes."""
        return (minutes_of(self.kit.debut) + self.minutes) // DAY

    @cached_property
    def uses(self) -> Mapping[str, tuple[Part, ...]]:
        """The parts that use each fiche, by its name, in the order of their first use."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            if part.slug:
                found.setdefault(part.slug, []).append(part)
        return {slug: tuple(parts) for slug, parts in found.items()}

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Everything to print besides the guide, numbered: what is needed, then what is not; each use of a fiche counts."""
        every = (
            *self._of_participants(),
            *self._of_questions(),
            *self._of_supports(),
            *session_jobs(self.kit, self.tables, bool(self.drawn_parts), self.largest),
        )
        in_order = sorted(every, key=lambda it: not it.needed)
        return tuple(replace(it, number=number) for number, it in enumerate(in_order, start=1))

    @property
    def tables(self) -> int:
        """How many tables stand at most at a time."""
        return max(it.tables for it in self.parts)

    @property
    def drawn_parts(self) -> tuple[Part, ...]:
        """The parts for which everybody may draw a table."""
        return tuple(it for it in self.parts if it.tables > 1 and it.people == self.kit.participants)

    @cached_property
    def tickets(self) -> tuple[tuple[int, ...], ...]:
        """The table of each person, from 1 on, in each part that has some to draw."""
        return drawn(self.kit.participants, [it.made.tables for it in self.drawn_parts])

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Everything to bring."""
        return needs(
            (part.fiche.titre, it, part.amount(it.quantite, it.par))
            for part in self.parts
            if part.fiche
            for it in part.fiche.materiel
        )

    def _of_participants(self) -> Iterator[Job]:
        for slug, parts in self.uses.items():
            read = [part.read for part in parts]
            for what in dict.fromkeys(read):
                copies = sum(part.amount(1, "table") for part in parts if part.read == what)
                yield Job(
                    "participants",
                    copies,
                    runs=copies,
                    duplex=True,
                    fiche=slug,
                    tables=parts[0].tables > 0,
                    question=what[0],
                    use=read.index(what),
                )

    def _of_questions(self) -> Iterator[Job]:
        for slug, parts in self.uses.items():
            for question in dict.fromkeys(it.question for it in parts if it.question):
                copies = sum(it.rooms for it in parts if it.question == question)
                yield question_job(slug, question, copies, self.largest)

    def _of_supports(self) -> Iterator[Job]:
        for slug, parts in self.uses.items():
            fiche = parts[0].fiche
            for index, support in printable_supports(fiche) if fiche else ():
                copies = sum(part.copies(support) for part in parts)
                if copies:
                    yield support_job(slug, index, support, copies, self.largest)


def session_of(kit: Kit, fiches: Mapping[str, Fiche], largest: Paper = "A3") -> Session:
    """The session of a kit; `fiches` has those that it names, `largest` is the largest paper there is."""
    start = minutes_of(kit.debut)
    steps: list[tuple[KitSequence | None, Fiche | None, int]] = [(None, None, kit.intro.minutes)]
    for sequence in kit.fiches:
        fiche = fiches[sequence.fiche] if sequence.fiche else None
        long = sum(minutes for _, _, minutes in _kept(sequence, fiche))
        steps.append((sequence, fiche, long or sequence.pause or sequence.temps or 0))
    close = clock(start + sum(minutes for _, _, minutes in steps))
    parts = []
    for step, fiche, minutes in steps:
        parts.append(_part(kit, step, fiche, start, minutes, close))
        start += minutes
    return Session(kit, tuple(parts), largest)


def has_tables(fiche: Fiche) -> bool:
    """Whether people sit at tables, at one moment at least."""
    return _seated(fiche, (it.forme for it in fiche.deroule))


def _seated(fiche: Fiche, formes: Iterable[str]) -> bool:
    return fiche.groupe.table is not None or "table" in formes


def _part(
    kit: Kit, sequence: KitSequence | None, fiche: Fiche | None, start: int, minutes: int, close: str
) -> Part:
    people = (sequence and sequence.participants) or kit.participants
    kept = list(_kept(sequence, fiche))
    formes = [it.forme for _, it, _ in kept]
    rooms = sequence.salles if sequence else 1
    made = groups(people, fiche.groupe.table if fiche else None, formes, rooms)
    consigne = sequence.consigne or "" if sequence else kit.intro.consigne
    moments = tuple(_moments(kept, start, made, _notes(sequence)))
    end = clock(start + minutes)
    return Part(clock(start), end, minutes, close, people, made, consigne, sequence, fiche, moments)


def _notes(sequence: KitSequence | None) -> Mapping[str, Note]:
    """What a sequence says of the moments of its fiche, by their titles."""
    return {it.moment: it for it in (sequence.notes if sequence else ())}


def _kept(sequence: KitSequence | None, fiche: Fiche | None) -> Iterator[tuple[int, Deroule, int]]:
    """The moments that a sequence keeps of its fiche: place in the fiche, moment, and how long it lasts then."""
    notes = _notes(sequence)
    for step, it in enumerate(fiche.deroule if fiche else ()):
        asked = notes[it.titre].minutes if it.titre in notes else None
        minutes = it.minutes if asked is None else asked
        if minutes:
            yield step, it, minutes


def _moments(
    kept: Sequence[tuple[int, Deroule, int]], start: int, made: Groups, notes: Mapping[str, Note]
) -> Iterator[Moment]:
    for step, it, minutes in kept:
        end = start + minutes
        how, note = grouping(it.forme, made), notes.get(it.titre)
        said, handed_out = (note.consigne or "", note.pour_les_participants or "") if note else ("", "")
        yield Moment(clock(start), clock(end), minutes, it.titre, it.forme, how, step, said, handed_out)
        start = end
