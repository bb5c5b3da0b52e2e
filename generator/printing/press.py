"""Prints documents, from the cache when nothing changed; all problems are told, and then nothing is printed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Diagnostic, at_most, has_errors
from generator.printing.cache import Cache, Kind, key_of
from generator.printing.checks import not_set, too_long
from generator.printing.documents import Document, alone
from generator.printing.look import look_of, with_logo
from generator.printing.places import Place
from generator.printing.preferences import PREPARED, pages_of, prepared
from generator.printing.prose import Data
from generator.printing.shelf import Shelf
from generator.printing.typst_engine import COLOURS, Engine, NotSet, Overflow
from generator.words.numbers import counted

Told = Callable[[int, int], None]
"""Hears how many documents are done, of how many."""

PICTURE_PPI = {"A3": 7.8, "A4": 11}
"""Pictures about 140 pixels high, a little more than pages show, and light."""
SHARED_PPI = 144
"""600 × 315 points are 1200 × 630 pixels, what those who show links ask for."""
_ON_PAPER, _TO_READ = 1.6, 7
"""How many times as large as on a page."""
_PAPERS = {frozenset((595, 842)): "A4", frozenset((842, 1191)): "A3"}


@dataclass(frozen=True, slots=True)
class Sheetful:
    """A printed document; its files lie on the `shelf` of its press."""

    document: Document
    shelf: Mapping[str, bytes]
    pdf_name: str
    picture_name: str = ""

    @property
    def pdf(self) -> bytes:
        """The file."""
        return self.shelf[self.pdf_name]

    @property
    def picture(self) -> bytes:
        """A small PNG of its first page, where one was asked for."""
        return self.shelf[self.picture_name]

    @property
    def pages(self) -> int:
        """How many it has."""
        return pages_of(self.pdf)[0]

    @property
    def told(self) -> str:
        """Its pages and their sizes: « 12 pages A4 », « 3 pages A3 et A4 »."""
        pages, sizes = pages_of(self.pdf)
        return f"{counted(pages, 'page')} {' et '.join(sorted(_PAPERS[it] for it in sizes))}"


@dataclass
class Press:
    """Prints for one site; `root` is its folder, for the places in diagnostics."""

    root: Path
    cache: Cache | None = None
    engine: Engine = field(default_factory=Engine)
    _asked: set[str] = field(default_factory=set, init=False, repr=False)
    _shelf: Shelf = field(default_factory=Shelf, init=False, repr=False)

    def thumbnail(self, sheet: Data) -> bytes:
        """A PNG of a sheet, large enough to be told from the others on paper."""
        document = alone(sheet)
        return self._picture(document, _ON_PAPER * _ppi(document), whole=False)

    def print_all(
        self,
        documents: Iterable[Document],
        told: Told | None = None,
        *,
        shown: Container[str] = (),
    ) -> tuple[list[Sheetful], list[Diagnostic]]:
        """Every document printed, or the problems and none; `told` hears how far it is.

        Those whose paths are `shown` on a page get a picture, drawn while Typst remembers them. What one record needed
        is forgotten before the next: its documents have many sheets in common, and others hardly any.
        """
        printed: list[Sheetful] = []
        problems: list[Diagnostic] = []
        overflows: list[Overflow] = []
        every = list(documents)
        before: Document | None = None
        for done, document in enumerate(every, start=1):
            if before is not None and (before.kind, before.slug) != (document.kind, document.slug):
                self.engine.forget()
            before = document
            key = key_of(document.data, f"{self.engine.fingerprint}{PREPARED} {document.duplex}\n")
            self._asked.add(key)
            try:
                pdf, found = self._print(document, key)
            except NotSet as refusal:
                pdf, found = None, ()
                problems.append(not_set(document.record or document.path, document.titre, refusal))
            overflows += found
            if pdf is not None:
                printed.append(self._shelved(document, key, pdf, shown=document.path in shown))
            if told is not None:
                told(done, len(every))
        problems += too_long(overflows, self.place)
        if has_errors(problems):
            return [], at_most(problems)
        return printed, at_most(problems)

    def _shelved(self, document: Document, key: str, pdf: bytes, *, shown: bool) -> Sheetful:
        picture = f"{key}, picture" if shown else ""
        self._shelf.put(key, pdf)
        if shown:
            self._shelf.put(picture, self.picture(document))
        return Sheetful(document, self._shelf, key, picture)

    def forget_the_rest(self) -> None:
        """Keep only what this press was asked for."""
        if self.cache is not None:
            self.cache.keep_only(self._asked)

    def picture(self, document: Document) -> bytes:
        """A small PNG of the first page, for the page that offers the PDF."""
        return self._picture(document, _ppi(document), whole=False)

    def picture_to_read(self, document: Document) -> bytes:
        """A PNG of the first sheet, on which its words can be read; of all its pages, one under the other."""
        return self._picture(document, _TO_READ * _ppi(document), whole=True)

    def picture_to_share(self, document: Document) -> bytes:
        """A PNG of a sheet that is made to be one (`sharing.py`)."""
        return self._picture(document, SHARED_PPI, whole=False)

    def _picture(self, document: Document, ppi: float, *, whole: bool) -> bytes:
        key = key_of(document.data, f"{self.engine.fingerprint}{ppi} ppi, {COLOURS} colours, {whole}\n")
        self._asked.add(key)
        kept = self.cache.get(key, Kind.PNG) if self.cache else None
        if kept is not None:
            return kept
        made = self.engine.picture(document.data, ppi, whole=whole)
        if self.cache is not None:
            self.cache.put(key, Kind.PNG, made)
        return made

    def _print(self, document: Document, key: str) -> tuple[bytes | None, tuple[Overflow, ...]]:
        kept = self.cache.get(key, Kind.PDF) if self.cache else None
        if kept is not None:
            return kept, ()
        result = self.engine.render(document.data)
        if result.pdf is None:
            return None, result.overflows
        pdf = prepared(result.pdf, document.duplex)
        if self.cache is not None:
            self.cache.put(key, Kind.PDF, pdf)
        return pdf, result.overflows

    @cached_property
    def place(self) -> Place:
        """Where the fields of the records stand in the files."""
        return Place(self.root)


def _ppi(document: Document) -> float:
    return PICTURE_PPI["A3" if document.data["feuilles"][0].get("format") == "A3" else "A4"]


def press_of(root: Path, *, keeps: bool = True, logo: Path | None = None) -> Press:
    """The press of the site at `root`; unless told not to, it keeps what it printed under `.cache/`.

    A `logo` takes the place of that of the site.
    """
    look = look_of(root) if logo is None else with_logo(look_of(root), logo)
    return Press(root, Cache(root / ".cache" / "papier") if keeps else None, Engine(look))
