"""Signs that the fonts of the sheets lack: in every text that reaches paper, and where it was written.

One rule for `essaimage valider` and for printing. A text that stays on the screen may hold any sign: the fields
that no sheet shows are named here, and `tests/papier/test_signes.py` prints a corpus to see that they are the ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.corpus import Corpus, Entry, is_told
from generator.corpus.settings import FILE
from generator.diagnostics import NBSP, Diagnostic, Position, quoted
from generator.model import Contribution, Definition, Fiche, Glossaire, Precautions, RetourExperience, Terme
from generator.model.base import Model
from generator.model.kit import Note, Tirage
from generator.model.recit import Contact, Territoire
from generator.printing.look import USUAL, Look
from generator.printing.places import Place
from generator.printing.sheets import Site
from generator.source import Location
from generator.typography import french

HINT = "écrivez-le avec un autre signe, ou avec un mot"
_ON_SCREEN_ONLY: Mapping[type[Model], frozenset[str]] = {
    Contact: frozenset({"nom", "courriel"}),
    Definition: frozenset({"definition"}),
    Fiche: frozenset({"aussi_appele"}),
    Glossaire: frozenset({"sources"}),
    Precautions: frozenset({"sources"}),
    Terme: frozenset({"variantes", "courte"}),
    RetourExperience: frozenset({"nom_court"}),
    Territoire: frozenset({"quartiers"}),
    Note: frozenset({"moment"}),
    Tirage: frozenset({"support"}),
}
_STILL_TO_WRITE = ("titre", "resume", "contributions", "sources")
"""What the book shows of a story that nobody has told yet."""
_TOLD_ONE_BY_ONE = 5
"""Texts of a file that are told each at its place: beyond, a file in another script would say thousands of times the same."""
_NAMED = 5
"""Signs, or lines, that one message names."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The signs that one text lacks, and where the first of them stands."""

    at: Position
    missing: str


def sign_problems(corpus: Corpus, site: Site, place: Place, look: Look = USUAL) -> Iterator[Diagnostic]:
    """Every sign that the sheets of a site could not show, with its place."""
    yield from _site_signs(site, place, look)
    entries: tuple[Entry[Any], ...] = (
        *corpus.etapes.values(),
        *corpus.fiches.values(),
        *corpus.kits.values(),
        *corpus.retours.values(),
        Entry("glossaire", "glossaire", "methode/glossaire.yml", corpus.glossaire),
        Entry("precautions", "precautions", "methode/precautions.yml", corpus.precautions),
    )
    for entry in entries:
        found = list(_looked_for(entry.path, printed_texts(entry.record), place, look))
        missing = look.unwritable(entry.body)
        if missing:
            found.append(_Found(place.in_body(entry.path, entry.body.index(missing[0])), missing))
        yield from _told(entry.path, found)
    words = "methode/vocabulaires.yml"
    yield from _told(words, list(_looked_for(words, _words_in_use(corpus), place, look)))


def _looked_for(
    path: str, texts: Iterable[tuple[Location, str]], place: Place, look: Look
) -> Iterator[_Found]:
    for location, text in texts:
        missing = look.unwritable(text)
        if missing:
            yield _Found(place.of_sign(path, location, missing[0]), missing)


def _told(path: str, found: list[_Found]) -> Iterator[Diagnostic]:
    """A problem a text; one for the whole file when there are many."""
    if len(found) <= _TOLD_ONE_BY_ONE:
        yield from (Diagnostic(path, it.at, _sentence(it.missing), HINT) for it in found)
        return
    every = "".join(dict.fromkeys("".join(it.missing for it in found)))
    lines = list(dict.fromkeys(it.at.line for it in found))
    others = f" et {len(lines) - _NAMED}{NBSP}autres" if len(lines) > _NAMED else ""
    where = f"aux lignes {', '.join(map(str, lines[:_NAMED]))}{others}"
    hint = "écrivez ces textes avec d’autres signes, ou ne les imprimez pas (« imprimer: false » dans mkdocs.yml)"
    yield Diagnostic(path, min(it.at for it in found), f"{_sentence(every)}, {where}", french(hint))


def _site_signs(site: Site, place: Place, look: Look) -> Iterator[Diagnostic]:
    """The same, in the name and the address of the site, which every sheet bears."""
    for key, text in (("site_name", site.nom), ("site_url", site.url)):
        missing = look.unwritable(text)
        if missing:
            at = place.of_sign(FILE, (key,), missing[0])
            yield Diagnostic(FILE, at, _sentence(missing), HINT)


def signs_told(text: str, look: Look = USUAL) -> str:
    """The sentence that names the signs of `text` our fonts lack, without its final stop; empty when they have all."""
    missing = look.unwritable(text)
    return _sentence(missing) if missing else ""


def printed_texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a record that a sheet shows, with its path."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, Contribution):
        if value.role == "redaction":  # the others are thanked on the page of the record
            yield (*location, "nom"), value.nom
    elif isinstance(value, RetourExperience) and not is_told(value):
        for name in _STILL_TO_WRITE:
            yield from printed_texts(getattr(value, name), (*location, name))
    elif isinstance(value, Model):
        for name in _printed_fields(type(value)):
            yield from printed_texts(getattr(value, name), (*location, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from printed_texts(item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from printed_texts(item, (*location, key))


@cache
def _printed_fields(model: type[Model]) -> tuple[str, ...]:
    unseen = _ON_SCREEN_ONLY.get(model, frozenset())
    return tuple(name for name in model.model_fields if name not in unseen)


def _words_in_use(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The names of the words that a record draws from the closed lists: the others are printed nowhere."""
    words = corpus.vocabulaires
    stories = [entry.record for entry in corpus.retours.values() if is_told(entry.record)]
    used = {
        "publics": (words.publics, {it for entry in corpus.fiches.values() for it in entry.record.publics}),
        "themes": (words.themes, {it for story in stories for it in story.themes}),
        "dispositifs": (
            words.dispositifs,
            {it for story in stories for it in story.dispositifs},
        ),
    }
    for name, (known, slugs) in used.items():
        yield from (((name, slug, "nom"), it.nom) for slug, it in known.items() if slug in slugs)


def _sentence(missing: str) -> str:
    signs = ", ".join(f"{quoted(char)} (U+{ord(char):04X})" for char in missing[:_NAMED])
    if len(missing) > _NAMED:
        signs += f" et {len(missing) - _NAMED}{NBSP}autres"
    return f"les polices des feuilles imprimées n’ont pas de signe pour {signs}"
