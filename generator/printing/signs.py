"""Signs that the font of the sheets lacks: in every text that reaches paper, and where it was written.

One rule for `essaimage valider` and for printing. A text that stays on the screen may hold any sign: the fields
that no sheet shows are named here, and `tests/papier/test_signes.py` prints a corpus to see that they are the ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from generator.corpus import Corpus, Entry
from generator.diagnostics import MOST, Diagnostic, quoted
from generator.model import Contribution, Definition, Glossaire, Terme
from generator.model.base import Model
from generator.model.recit import Contact, Territoire
from generator.printing.glyphs import unwritable
from generator.printing.places import SETTINGS, Place
from generator.printing.sheets import Site
from generator.printing.typst_engine import FONT
from generator.source import Location

HINT = "écrivez-le avec un autre signe, ou avec un mot"
_ON_SCREEN_ONLY: Mapping[type[Model], frozenset[str]] = {
    Contact: frozenset({"nom", "courriel"}),
    Definition: frozenset({"definition"}),
    Glossaire: frozenset({"sources"}),
    Terme: frozenset({"variantes", "courte"}),
    Territoire: frozenset({"quartiers"}),
}


def sign_problems(corpus: Corpus, site: Site, root: Path) -> list[Diagnostic]:
    """Every sign that the sheets of the site at `root` could not show, with its place."""
    place = Place(root)
    return [*record_signs(corpus, place, FONT), *site_signs(site, place, FONT)]


def record_signs(corpus: Corpus, place: Place, font: Path = FONT) -> Iterator[Diagnostic]:
    """The same, in the records alone."""
    entries: tuple[Entry[Any], ...] = (
        *corpus.etapes.values(),
        *corpus.fiches.values(),
        *corpus.kits.values(),
        *corpus.retours.values(),
        Entry("glossaire", "glossaire", "methode/glossaire.yml", corpus.glossaire),
    )
    for entry in entries:
        # One more than is told of a file, so that the rest is not passed over in silence.
        for location, told in islice(_told(printed_texts(entry.record), font), MOST + 1):
            yield Diagnostic(entry.path, place(entry.path, location), told, HINT)
        missing = unwritable(entry.body, font)
        if missing:
            at = place.in_body(entry.path, entry.body.index(missing[0]))
            yield Diagnostic(entry.path, at, _sentence(missing), HINT)
    words = "methode/vocabulaires.yml"
    for location, told in islice(_told(_words_in_use(corpus), font), MOST + 1):
        yield Diagnostic(words, place(words, location), told, HINT)


def _told(texts: Iterable[tuple[Location, str]], font: Path) -> Iterator[tuple[Location, str]]:
    return ((location, told) for location, text in texts if (told := signs_told(text, font)))


def site_signs(site: Site, place: Place, font: Path = FONT) -> Iterator[Diagnostic]:
    """The same, in the name and the address of the site, which every sheet bears."""
    for key, text in (("site_name", site.nom), ("site_url", site.url)):
        told = signs_told(text, font)
        if told:
            yield Diagnostic(SETTINGS, place.in_settings(key), told, HINT)


def signs_told(text: str, font: Path = FONT) -> str:
    """The sentence that names the signs of `text` our font lacks, without its final stop; empty when it has all."""
    missing = unwritable(text, font)
    return _sentence(missing) if missing else ""


def printed_texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a record that a sheet shows, with its path."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, Contribution):
        if value.role == "redaction":  # the others are thanked on the page of the record
            yield (*location, "nom"), value.nom
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
    used = {
        "publics": (words.publics, {it for entry in corpus.fiches.values() for it in entry.record.publics}),
        "themes": (words.themes, {it for entry in corpus.retours.values() for it in entry.record.themes}),
        "dispositifs": (
            words.dispositifs,
            {it for entry in corpus.retours.values() for it in entry.record.dispositifs},
        ),
    }
    for name, (known, slugs) in used.items():
        yield from (((name, slug, "nom"), it.nom) for slug, it in known.items() if slug in slugs)


def _sentence(missing: str) -> str:
    signs = ", ".join(f"{quoted(char)} (U+{ord(char):04X})" for char in missing)
    return f"la police des feuilles imprimées n’a pas de signe pour {signs}"
