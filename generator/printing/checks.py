"""What cannot be printed, told in French with its place: sizes, signs, texts that are too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import ceil

from generator.corpus import Corpus, Entry
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted
from generator.model import Fiche
from generator.printing.look import USUAL, Look
from generator.printing.places import Place
from generator.printing.sheets import Site
from generator.printing.signs import sign_problems
from generator.printing.typst_engine import NotSet, Overflow
from generator.seance import SIZES
from generator.source import Location
from generator.words.labels import SUPPORTS
from generator.words.numbers import counted, measure

_TOO_MUCH_TO_CUT = 0.9


def check(corpus: Corpus, site: Site, place: Place, look: Look = USUAL) -> Iterator[Diagnostic]:
    """What no sheet could hold, before anything is composed."""
    for fiche in corpus.fiches.values():
        yield from _sizes(fiche, place)
    # Of a font that cannot serve, one cannot tell which signs it would have.
    yield from look.problems or sign_problems(corpus, site, place, look)


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
    """One problem for each text that does not fit, on whatever sheets, saying by how much to shorten it."""
    worst: dict[tuple[str, Location], Overflow] = {}
    for it in sorted(overflows, key=lambda it: (it.trop_haut, it.trop_large)):
        worst[it.fichier, it.champ] = it
    for it in worst.values():
        if it.lu_a is not None and it.lisible is not None:
            yield _too_small(it, it.lu_a, it.lisible, place)
            continue
        yield Diagnostic(it.fichier, place(it.fichier, it.champ), _excess(it), _remedy(it))


def _too_small(it: Overflow, wanted: float, possible: float, place: Place) -> Diagnostic:
    """Advice: what holds, and cannot be read from as far as it should."""
    field = quoted(next((step for step in reversed(it.champ) if isinstance(step, str)), ""))
    message = f"{field} se lira de {_metres(possible)} au plus, et non de {_metres(wanted)}"
    shorter = _remedy(it).partition(", ou ")[0]
    to_write = _metres(possible).replace(NBSP, " ")
    hint = f"{shorter}, ou dites d’où on le lit{NBSP}: «{NBSP}lu_a: {to_write}{NBSP}»"
    return Diagnostic(it.fichier, place(it.fichier, it.champ), message, hint, Severity.AVERTISSEMENT)


def _metres(length: float) -> str:
    return measure(Decimal(str(length)).normalize(), "m")


def _excess(it: Overflow) -> str:
    field = quoted(next((step for step in reversed(it.champ) if isinstance(step, str)), ""))
    if it.trop_large and not it.trop_haut:
        return f"un mot de {field} est trop large de {_millimetres(it.trop_large)} pour la feuille imprimée"
    return f"{field} ne tient pas sur la feuille imprimée{NBSP}: il dépasse de {_millimetres(it.trop_haut)}"


def _remedy(it: Overflow) -> str:
    if it.trop_large and not it.trop_haut:
        return "coupez ce mot, ou choisissez un format plus grand"
    if it.de_trop is not None:
        return f"retirez-en {it.de_trop}"
    if it.longueur is None:
        return f"raccourcissez d’environ {ceil(it.part * 100)}{NBSP}%"
    if it.part >= _TOO_MUCH_TO_CUT:
        return "partagez ce texte entre plusieurs supports"
    letters = max(ceil(it.longueur * it.part), 1)
    return f"raccourcissez d’environ {counted(letters, 'caractère')}, ou choisissez un format plus grand"


def not_set(path: str, titre: str, refusal: NotSet) -> Diagnostic:
    """The problem of a sheet that Typst refuses for a reason that no check of ours foresaw."""
    message = f"la feuille {quoted(titre)} ne se laisse pas composer ({refusal})"
    hint = "retirez ce qui a changé depuis la dernière impression, et signalez-le à l’équipe du programme"
    return Diagnostic(path, Position(), message, hint)


def _millimetres(length: float) -> str:
    return measure(Decimal(str(length)).normalize(), "mm")
