"""What a session asks of fiches and kits: words that it fills in, words that freeze it, supports that it counts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.computed import session
from generator.corpus.findings import Finding
from generator.corpus.records import Corpus
from generator.corpus.walking import lines, prose
from generator.diagnostics import NBSP, Severity, quoted, suggestion
from generator.model import Fiche, Kit
from generator.seance import VARIABLES, Frozen, frozen, has_tables, unknown_variables, variables_of
from generator.source import Location


def session_findings(corpus: Corpus, record: Fiche | Kit) -> Iterator[Finding]:
    """All that would be wrong in a session."""
    yield from _word_findings(corpus, record)
    if isinstance(record, Kit):
        yield from _named_findings(corpus, record)


def _word_findings(corpus: Corpus, record: Fiche | Kit) -> Iterator[Finding]:
    """Words in braces that nothing fills in, and numbers or hours that another session would contradict."""
    people = record.participants if isinstance(record, Kit) else None
    tables = _tables(corpus, record)
    filled_in: set[Location] = set()
    for location, text in _consignes(record):
        filled_in.add(location)
        for index, word in unknown_variables(text):
            hint = suggestion(word.strip("{}").strip(), VARIABLES)
            yield Finding(
                location, f"{quoted(word)} n’est pas un mot que la séance remplace", hint, index=index
            )
        if tables is not None and not tables.get(location, 0):
            for index, word in variables_of(text, "tables"):
                hint = "écrivez-le autrement, ou dans la consigne d’une fiche qui a des tables"
                yield Finding(
                    location, f"il n’y a pas de table ici, que {quoted(word)} compterait", hint, index=index
                )
        for it in frozen(text, people, (tables or {}).get(location, 0)):
            yield _frozen(location, it, f"écrivez {it.instead}")
    for location, text in (*prose(record), *lines(record)):
        if location not in filled_in:
            yield from _elsewhere(location, text, people)


def _elsewhere(location: Location, text: str, people: int | None) -> Iterator[Finding]:
    """A text that stays as it is written, whatever the session."""
    for index, word in variables_of(text):
        hint = f"écrivez le mot lui-même{NBSP}; seules les consignes, et ce qu’on fait après, sont remplies"
        yield Finding(location, f"{quoted(word)} ne se remplace pas ici", hint, index=index)
    if location[0] in _ON_EVERY_SHEET:
        for it in frozen(text, people):
            yield _frozen(location, it, "écrivez-le sans nombre et sans heure")


_ON_EVERY_SHEET = frozenset(
    {
        "titre",
        "resume",
        "objectif",
        "materiel",
        "preparation",
        "posture",
        "pieges",
        "variantes",
        "accessibilite",
        "supports",
    }
)
"""Fields of a fiche or of a kit that are read during a session."""


def _frozen(location: Location, it: Frozen, hint: str) -> Finding:
    message = f"{quoted(it.words)} sera faux à une autre heure, ou avec un autre nombre de personnes"
    return Finding(location, message, hint, Severity.AVERTISSEMENT, index=it.index)


def _consignes(record: Fiche | Kit) -> Iterator[tuple[Location, str]]:
    """The texts that a session fills in."""
    if isinstance(record, Fiche):
        for index, moment in enumerate(record.deroule):
            yield ("deroule", index, "consigne"), moment.consigne
            if moment.pour_les_participants is not None:
                yield ("deroule", index, "pour_les_participants"), moment.pour_les_participants
        return
    yield ("intro", "consigne"), record.intro.consigne
    for index, sequence in enumerate(record.fiches):
        if sequence.consigne is not None:
            yield ("fiches", index, "consigne"), sequence.consigne
        for number, note in enumerate(sequence.notes):
            if note.consigne is not None:
                yield ("fiches", index, "notes", number, "consigne"), note.consigne
            if note.pour_les_participants is not None:
                yield ("fiches", index, "notes", number, "pour_les_participants"), note.pour_les_participants
    for index, text in enumerate(record.apres):
        yield ("apres", index), text


def _tables(corpus: Corpus, record: Fiche | Kit) -> dict[Location, int] | None:
    """How many tables are set, by the place of each consigne; None when a fiche of the kit is not known.

    A fiche has as many as the session gives it: one stands for them.
    """
    if isinstance(record, Fiche):
        some = int(has_tables(record))
        return {place: some for place, _ in _consignes(record)}
    if any(it.fiche not in corpus.fiches for it in record.fiches if it.fiche):
        return None
    parts = session(corpus, record).parts[1:]
    return {
        place: part.tables
        for index, part in enumerate(parts)
        for place in (
            ("fiches", index, "consigne"),
            *(
                ("fiches", index, "notes", number, field)
                for number in range(len(part.notes))
                for field in ("consigne", "pour_les_participants")
            ),
        )
    }


def _named_findings(corpus: Corpus, kit: Kit) -> Iterator[Finding]:
    """Supports and moments that a kit names and that its fiche has not, or that it names twice."""
    for index, sequence in enumerate(kit.fiches):
        fiche = corpus.fiches.get(sequence.fiche or "")
        if fiche is None:
            continue
        supports = [it.titre for it in fiche.record.supports]
        moments = [it.titre for it in fiche.record.deroule]
        skipped = {it.moment for it in sequence.notes if it.minutes == 0}
        if skipped >= set(moments):
            message = f"tous les moments de la fiche {quoted(fiche.record.titre)} sont sautés"
            yield Finding(("fiches", index, "fiche"), message, "gardez-en un, ou retirez cette séquence")
        for field, name, asked, known in (
            ("copies", "support", [it.support for it in sequence.copies], supports),
            ("notes", "moment", [it.moment for it in sequence.notes], moments),
        ):
            for number, title in enumerate(asked):
                place = ("fiches", index, field, number, name)
                if title not in known:
                    message = f"la fiche {quoted(fiche.record.titre)} n’a pas de {name} {quoted(title)}"
                    yield Finding(place, message, suggestion(title, known))
                elif title in asked[:number]:
                    message = f"le {name} {quoted(title)} est déjà nommé plus haut"
                    yield Finding(place, message, "gardez l’un des deux")
