"""Read and validate every file, then link them; the corpus or all that is wrong, never a half."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from generator.addresses import FOLDER_OF_KIND, unfit, uri_of
from generator.corpus.addressing import address_problems
from generator.corpus.distinct import confusions
from generator.corpus.filenames import is_left_by_a_program, renaming
from generator.corpus.folders import Folders
from generator.corpus.handwritten import read_handwritten
from generator.corpus.holdings import read_holdings
from generator.corpus.linking import check, reverse_links
from generator.corpus.places import place_stories, unplaced_uses
from generator.corpus.records import Corpus, Entry, Withdrawn
from generator.corpus.settings import Settings, read_settings
from generator.corpus.withdrawing import is_withdrawn, without_text
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, at_most, has_errors, in_order, quoted
from generator.enclosure import intruders
from generator.model import (
    Etape,
    Fiche,
    Glossaire,
    Kit,
    ParOuCommencer,
    Precautions,
    Publiee,
    RetourExperience,
    Retrait,
    Synonymes,
    UsageRaconte,
    Vocabulaires,
    validate,
)
from generator.model.base import Model
from generator.source import Document, read_file, read_page

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The finished corpus, None when there are errors; problems in the order of files and lines.

    `readable` is what could be read in spite of them, to be compared and never to be published.
    """

    corpus: Corpus | None
    diagnostics: tuple[Diagnostic, ...]
    readable: Corpus | None = None


def load_corpus(folders: Folders) -> Loaded:
    """Load a whole site's content from disk."""
    with _without_cycle_collector():
        loaded = _Loader(folders).load()
    return replace(loaded, diagnostics=tuple(at_most(loaded.diagnostics)))


@contextmanager
def _without_cycle_collector() -> Iterator[None]:
    """Reading makes no cycles, and the collector would go through every node of a file again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Loader:
    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.problems: list[Diagnostic] = []
        self.retraits: dict[str, Entry[Withdrawn]] = {}
        self.settings = Settings()

    def load(self) -> Loaded:
        folders = self.folders
        foreign = intruders(folders.root, folders.own)
        if foreign:
            return Loaded(None, tuple(in_order(foreign)))
        self.settings, wrong = read_settings(folders.root)
        holdings, unread = read_holdings(folders.root)
        self.problems += [*wrong, *unread]
        vocabulaires = self._single(f"{folders.methode}/vocabulaires.yml", Vocabulaires)
        glossaire = self._single(f"{folders.methode}/glossaire.yml", Glossaire)
        synonymes = self._optional(f"{folders.methode}/synonymes.yml", Synonymes, Synonymes())
        precautions = self._optional(f"{folders.methode}/precautions.yml", Precautions, Precautions())
        etapes = self._folder("etape", folders.of_kind["etape"], Etape, ".md")
        fiches = self._folder("fiche", folders.of_kind["fiche"], Fiche, ".yml")
        kits = self._folder("kit", folders.of_kind["kit"], Kit, ".yml")
        retours = self._folder("retour", folders.of_kind["retour"], RetourExperience, ".yml")
        usages = self._folder("usage", folders.of_kind["usage"], UsageRaconte, ".yml")
        lieux, doubts = place_stories(retours, self._document)
        self.problems += [*doubts, *unplaced_uses(usages, self._document)]
        written = read_handwritten(folders.root, folders.methode)
        self.problems += written.problems
        if vocabulaires is None or glossaire is None or synonymes is None or precautions is None:
            return Loaded(None, tuple(in_order(self.problems)))
        corpus = Corpus(
            MappingProxyType(dict(sorted(etapes.items(), key=lambda pair: pair[1].record.ordre))),
            MappingProxyType(fiches),
            MappingProxyType(kits),
            MappingProxyType(retours),
            MappingProxyType(lieux),
            vocabulaires,
            glossaire,
            synonymes,
            reverse_links(etapes, fiches, kits, retours, usages),
            self._orientation(),
            MappingProxyType(written.pages),
            frozenset(written.pictures),
            MappingProxyType(self.retraits | written.retraits),
            self.settings,
            holdings,
            precautions,
            usages=MappingProxyType(usages),
        )
        self.problems += address_problems(corpus, self._document)
        self.problems += check(corpus, self._unread, self._document)
        self.problems += confusions(corpus, self._document)
        complete = not has_errors(self.problems)
        return Loaded(corpus if complete else None, tuple(in_order(self.problems)), corpus)

    def _folder(
        self, kind: str, folder: str, model: type[AnyModel], suffix: str
    ) -> dict[str, Entry[AnyModel]]:
        entries: dict[str, Entry[AnyModel]] = {}
        if kind in self.folders.optional and not (self.folders.root / folder).exists():
            return entries
        for file in self._files(folder, suffix):
            shown = f"{folder}/{file.name}"
            document = self._opened(shown)
            if document is not None and kind in FOLDER_OF_KIND and is_withdrawn(document):
                self._take_withdrawn(kind, file.stem, document)
            elif document is not None:
                record = self._valid(model, document)
                if record is not None:
                    entries[file.stem] = Entry(kind, file.stem, shown, record, document.body)
        return entries

    def _take_withdrawn(self, kind: str, slug: str, document: Document) -> None:
        kept, left = without_text(document, Retrait)
        self.problems += left
        record = self._valid(Retrait, kept)
        if record is not None:
            self.retraits[uri_of(kind, slug)] = Entry(kind, slug, document.path, record)

    def _files(self, folder: str, suffix: str) -> Iterator[Path]:
        directory = self.folders.root / folder
        if not directory.is_dir():
            self.problems.append(Diagnostic(folder, Position(), "ce dossier manque", "créez-le, même vide"))
            return
        for file in sorted(directory.iterdir()):
            shown = f"{folder}/{file.name}"
            if shown in (f"{self.folders.of_kind['etape']}/index.md", self.folders.of_kind["kit"]):
                continue
            if is_left_by_a_program(file.name):
                continue
            if file.is_dir():
                hint = f"rangez ses fichiers dans {quoted(folder)}"
                self.problems.append(Diagnostic(shown, Position(), "ce dossier n’est pas lu", hint))
            elif file.suffix != suffix:
                hint = renaming(file.name, suffix) or f"son nom doit finir par «{NBSP}{suffix}{NBSP}»"
                self.problems.append(Diagnostic(shown, Position(), "ce fichier n’a pas sa place ici", hint))
            elif (better := unfit(file.stem, suffix)) is not None:
                message = "le nom de ce fichier sert d’adresse à la page, et celui-ci ne convient pas"
                self.problems.append(Diagnostic(shown, Position(), message, better))
            else:
                yield file

    def _single(self, shown: str, model: type[AnyModel]) -> AnyModel | None:
        document = self._opened(shown)
        return self._valid(model, document) if document is not None else None

    def _optional(
        self, shown: str, model: type[AnyModel], without: AnyModel | None = None
    ) -> AnyModel | None:
        return self._single(shown, model) if (self.folders.root / shown).exists() else without

    def _orientation(self) -> Entry[ParOuCommencer] | None:
        shown = f"{self.folders.methode}/par-ou-commencer.yml"
        record = self._optional(shown, ParOuCommencer)
        return Entry("orientation", Path(shown).stem, shown, record) if record is not None else None

    def _opened(self, shown: str) -> Document | None:
        reading = read_file(self.folders.root / shown, shown)
        self.problems += reading.diagnostics
        return reading.document

    def _valid(self, model: type[AnyModel], document: Document) -> AnyModel | None:
        if issubclass(model, Publiee):
            document.data.setdefault("licence", self.settings.options.licence)
        record, problems = validate(model, document)
        self.problems += problems
        return record

    def _document(self, shown: str) -> Document | None:
        """A file again, for the positions that were not kept in memory."""
        read = read_page if shown.endswith(".md") else read_file
        return read(self.folders.root / shown, shown).document

    @property
    def _unread(self) -> frozenset[str]:
        """Files that exist and could not be loaded: links to them are not broken."""
        return frozenset(it.path for it in self.problems if it.severity is Severity.ERREUR)
