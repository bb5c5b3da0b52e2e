"""Stories that a reader could take for one another, and sessions told twice, are told to those who write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from generator.corpus.records import Corpus
from generator.corpus.short_names import is_makeshift, same_names
from generator.corpus.uses import ToldUse, uses_of
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted
from generator.model.retour import LONGEST_SHORT_NAME
from generator.source import Document

DocumentOf = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class _Confusion:
    path: str
    field: str
    message: str
    hint: str
    severity: Severity = Severity.AVERTISSEMENT


def confusions(corpus: Corpus, document_of: DocumentOf) -> Iterator[Diagnostic]:
    """Short names given twice are errors; names cut for want of a better one, titles and sessions alike, are not."""
    every = (_same_short_names, _makeshift_names, _same_titles, _told_twice)
    for it in chain.from_iterable(find(corpus) for find in every):
        document = document_of(it.path)
        place = document.position((it.field,)) if document else Position()
        yield Diagnostic(it.path, place, it.message, it.hint, it.severity)


def _same_short_names(corpus: Corpus) -> Iterator[_Confusion]:
    for group in same_names(corpus.noms):
        for slug in group:
            if corpus.retours[slug].record.nom_court is not None:
                other = quoted(next(it for it in group if it != slug))
                message = f"le nom court {quoted(corpus.noms[slug])} est aussi celui de {other}"
                yield _Confusion(
                    corpus.retours[slug].path,
                    "nom_court",
                    message,
                    "donnez à chaque récit le sien",
                    Severity.ERREUR,
                )


def _makeshift_names(corpus: Corpus) -> Iterator[_Confusion]:
    for slug, name in corpus.noms.items():
        if is_makeshift(name):
            message = (
                f"plusieurs récits s’appellent {quoted(corpus.lieux[slug].nom)}{NBSP}: "
                f"sur la carte et dans les tableaux, on lirait ici {quoted(name)}"
            )
            hint = f"donnez à chacun son {quoted('nom_court')}, de {LONGEST_SHORT_NAME} signes au plus"
            yield _Confusion(corpus.retours[slug].path, "titre", message, hint)


def _same_titles(corpus: Corpus) -> Iterator[_Confusion]:
    for group in same_names({slug: entry.record.titre for slug, entry in corpus.retours.items()}):
        for other, slug in pairwise(group):
            message = f"ce titre est aussi celui de {quoted(other)}"
            hint = "précisez-le, pour qu’on distingue les deux dans une recherche"
            yield _Confusion(corpus.retours[slug].path, "titre", message, hint)


def _told_twice(corpus: Corpus) -> Iterator[_Confusion]:
    """A session told in a file of its own and elsewhere too would count twice."""
    for fiche in corpus.fiches:
        if not corpus.reverse.usages_of_fiche[fiche]:
            continue
        told = [it for it in uses_of(corpus, fiche) if it.usage.date is not None]
        for other, it in combinations(told, 2):
            if it.kind == "usage" and other.where == it.where and _same_day(other, it):
                place = corpus.retours if other.kind == "retour" else corpus.usages
                message = f"cette séance semble déjà racontée dans {quoted(place[other.slug].path)}"
                hint = "gardez-la à un seul endroit, ou précisez les deux dates"
                yield _Confusion(corpus.usages[it.slug].path, "date", message, hint)


def _same_day(one: ToldUse, other: ToldUse) -> bool:
    """Whether two dates may be one, as far as they are told."""
    first, second = sorted((str(one.usage.date), str(other.usage.date)), key=len)
    return second.startswith(first)
