"""Stories that a reader could take for one another are told to those who can name them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.corpus.records import Corpus
from generator.corpus.short_names import is_makeshift, same_names
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted
from generator.model.retour import LONGEST_SHORT_NAME
from generator.source import Document

DocumentOf = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class _Confusion:
    slug: str
    field: str
    message: str
    hint: str
    severity: Severity = Severity.AVERTISSEMENT


def confusions(corpus: Corpus, document_of: DocumentOf) -> Iterator[Diagnostic]:
    """Short names given twice are errors; names cut for want of a better one, and titles alike, are not."""
    for it in (*_same_short_names(corpus), *_makeshift_names(corpus), *_same_titles(corpus)):
        path = corpus.retours[it.slug].path
        document = document_of(path)
        place = document.position((it.field,)) if document else Position()
        yield Diagnostic(path, place, it.message, it.hint, it.severity)


def _same_short_names(corpus: Corpus) -> Iterator[_Confusion]:
    for group in same_names(corpus.noms):
        for slug in group:
            if corpus.retours[slug].record.nom_court is not None:
                other = quoted(next(it for it in group if it != slug))
                message = f"le nom court {quoted(corpus.noms[slug])} est aussi celui de {other}"
                yield _Confusion(slug, "nom_court", message, "donnez à chaque récit le sien", Severity.ERREUR)


def _makeshift_names(corpus: Corpus) -> Iterator[_Confusion]:
    for slug, name in corpus.noms.items():
        if is_makeshift(name):
            message = (
                f"plusieurs récits s’appellent {quoted(corpus.lieux[slug].nom)}{NBSP}: "
                f"sur la carte et dans les tableaux, on lirait ici {quoted(name)}"
            )
            hint = f"donnez à chacun son {quoted('nom_court')}, de {LONGEST_SHORT_NAME} signes au plus"
            yield _Confusion(slug, "titre", message, hint)


def _same_titles(corpus: Corpus) -> Iterator[_Confusion]:
    for group in same_names({slug: entry.record.titre for slug, entry in corpus.retours.items()}):
        for other, slug in pairwise(group):
            message = f"ce titre est aussi celui de {quoted(other)}"
            hint = "précisez-le, pour qu’on distingue les deux dans une recherche"
            yield _Confusion(slug, "titre", message, hint)
