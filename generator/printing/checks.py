"""What cannot be printed, told in French with its place: sizes, signs, texts that are too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import ceil
from pathlib import Path

from generator.corpus import Corpus, Entry
from generator.diagnostics import NBSP, Diagnostic, quoted
from generator.model import Fiche
from generator.printing.places import Place
from generator.printing.plan import SIZES
from generator.printing.signs import record_signs
from generator.printing.typst_engine import Overflow
from generator.source import Location
from generator.words.labels import SUPPORTS
from generator.words.numbers import counted, measure

__all__ = ["Place", "check", "place_in", "too_long"]

_TOO_MUCH_TO_CUT = 0.9


def place_in(root: Path) -> Place:
    """Where fields stand in the files under `root`."""
    return Place(root)


def check(corpus: Corpus, font: Path, place: Place) -> Iterator[Diagnostic]:
    """What no sheet could hold, before anything is printed."""
    for fiche in corpus.fiches.values():
        yield from _sizes(fiche, place)
    yield from record_signs(corpus, place, font)


def _sizes(entry: Entry[Fiche], place: Place) -> Iterator[Diagnostic]:
    for index, support in enumerate(entry.record.supports):
        if support.format not in SIZES[support.type]:
            kind = SUPPORTS[support.type].lower()
            message = (
                f"le support {quoted(support.titre)} ({kind}) ne peut pas être imprimé en {support.format}"
            )
            hint = f"formats possibles{NBSP}: {', '.join(SIZES[support.type])}"
            location: Location = ("supports", index, "format")
            yield Diagnostic(entry.path, place(entry.path, location), message, hint)


def too_long(overflows: Iterable[Overflow], place: Place) -> Iterator[Diagnostic]:
    """One problem for each text that does not fit, saying by how much to shorten it."""
    for it in dict.fromkeys(overflows):
        yield Diagnostic(it.fichier, place(it.fichier, it.champ), _excess(it), _remedy(it))


def _excess(it: Overflow) -> str:
    field = quoted(next((step for step in reversed(it.champ) if isinstance(step, str)), ""))
    if it.trop_large and not it.trop_haut:
        return f"un mot de {field} est trop large de {_millimetres(it.trop_large)} pour la feuille imprimée"
    return f"{field} ne tient pas sur la feuille imprimée{NBSP}: il dépasse de {_millimetres(it.trop_haut)}"


def _remedy(it: Overflow) -> str:
    if it.trop_large and not it.trop_haut:
        return "coupez ce mot, ou choisissez un format plus grand"
    if it.longueur is None:
        return f"raccourcissez d’environ {ceil(it.part * 100)}{NBSP}%"
    if it.part >= _TOO_MUCH_TO_CUT:
        return "partagez ce texte entre plusieurs supports"
    letters = max(ceil(it.longueur * it.part), 1)
    return f"raccourcissez d’environ {counted(letters, 'caractère')}, ou choisissez un format plus grand"


def _millimetres(length: float) -> str:
    return measure(Decimal(str(length)).normalize(), "mm")
