"""Values that nobody types: computed from the records."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus.records import Corpus, Entry
from generator.lexicon import Lexicon
from generator.model import Fiche, Kit, Precaution, RetourExperience
from generator.seance import Paper, Session, session_of


def former_names(corpus: Corpus) -> dict[str, str]:
    """The fiche that bore each name before."""
    return {name: slug for slug, it in corpus.fiches.items() for name in it.record.anciens_noms}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a record is told: parts filled, and the titles of those still to be written."""

    filled: int
    total: int
    missing: tuple[str, ...]


_EXPECTED = (
    "periode",
    "portage",
    "partenaires",
    "point_de_depart",
    "chronologie",
    "question_mobilisatrice",
    "feuille_de_route",
    "instruments",
    "postures",
    "effets",
    "obstacles",
    "conseils",
    "usages",
    "etapes",
)


def completeness(retour: RetourExperience) -> Completeness:
    """Which parts of the story a record tells."""
    missing = tuple(
        RetourExperience.model_fields[name].title or name for name in _EXPECTED if not getattr(retour, name)
    )
    return Completeness(len(_EXPECTED) - len(missing), len(_EXPECTED), missing)


def session(corpus: Corpus, kit: Kit, largest: Paper = "A3") -> Session:
    """A kit, reckoned: its clock, its groups, what it prints on a paper no larger than that, what it needs."""
    return session_of(kit, {slug: entry.record for slug, entry in corpus.fiches.items()}, largest)


def under_another_licence(corpus: Corpus, kit: Kit) -> list[Entry[Fiche]]:
    """The tool sheets of a kit that its own licence does not cover: a kit is a collection, and each keeps its own."""
    slugs = dict.fromkeys(it.fiche for it in kit.fiches if it.fiche)
    return [corpus.fiches[it] for it in slugs if corpus.fiches[it].record.licence != kit.licence]


def precautions_of(corpus: Corpus, record: Fiche | Kit) -> dict[str, Precaution]:
    """What a fiche asks to be careful about; a kit, what its fiches ask too. In the order of the site’s own list."""
    asked = set(record.precautions)
    if isinstance(record, Kit):
        asked.update(*(corpus.fiches[it.fiche].record.precautions for it in record.fiches if it.fiche))
    return {slug: it for slug, it in corpus.precautions.precautions.items() if slug in asked}


def fiches_along_the_method(corpus: Corpus) -> list[Entry[Fiche]]:
    """The tool sheets in the order of the first step they serve, then by title."""
    rank = {slug: number for number, slug in enumerate(corpus.etapes)}
    return sorted(
        corpus.fiches.values(),
        key=lambda it: (
            len(it.record.etapes) == len(rank),
            min(rank[slug] for slug in it.record.etapes),
            it.record.titre,
        ),
    )


def lexicon_of(corpus: Corpus) -> Lexicon:
    """Every form of every term of the glossary."""
    return Lexicon(
        (form, slug)
        for slug, term in corpus.glossaire.termes.items()
        for form in (term.terme, *term.variantes)
    )
