"""Prints documents, from the cache when nothing changed; all problems are told, and then nothing is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Diagnostic, at_most, has_errors
from generator.printing.cache import Cache, Kind, key_of
from generator.printing.checks import not_set, too_long
from generator.printing.documents import Document
from generator.printing.look import look_of
from generator.printing.places import Place
from generator.printing.typst_engine import COLOURS, Engine, NotSet, Overflow

Told = Callable[[int, int], None]
"""Hears how many documents are done, of how many."""

PICTURE_PPI = {"A3": 7.8, "A4": 11}
"""Pictures about 140 pixels high, a little more than pages show, and light."""
_PAGE = re.compile(rb"/Type\s*/Page\b")
_BOXES = re.compile(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]")
_PAPERS = {frozenset((595, 842)): "A4", frozenset((842, 1191)): "A3"}


@dataclass(frozen=True, slots=True)
class Sheetful:
    """A printed document, with what its page tells: « PDF, 12 pages, 240 Ko »."""

    document: Document
    pdf: bytes
    pages: int

    @property
    def paper(self) -> str:
        """The sizes of its pages: « A4 », « A3 et A4 »."""
        boxes = {frozenset(round(float(side)) for side in box) for box in _BOXES.findall(self.pdf)}
        return " et ".join(sorted(_PAPERS[box] for box in boxes))


@dataclass
class Press:
    """Prints for one site; `root` is its folder, for the places in diagnostics."""

    root: Path
    cache: Cache | None = None
    engine: Engine = field(default_factory=Engine)

    def print_all(
        self, documents: Iterable[Document], told: Told | None = None
    ) -> tuple[list[Sheetful], list[Diagnostic]]:
        """Every document printed, or the problems and none; `told` hears how far it is."""
        printed: list[Sheetful] = []
        problems: list[Diagnostic] = []
        overflows: list[Overflow] = []
        keys: set[str] = set()
        every = list(documents)
        for done, document in enumerate(every, start=1):
            key = key_of(document.data, self.engine.fingerprint)
            keys |= {key, self._picture_key(document)}
            try:
                pdf, found = self._print(document, key)
            except NotSet as refusal:
                pdf, found = None, ()
                problems.append(not_set(document.record or document.path, document.titre, refusal))
            overflows += found
            if pdf is not None:
                printed.append(Sheetful(document, pdf, count_pages(pdf)))
            if told is not None:
                told(done, len(every))
        problems += too_long(overflows, self.place)
        if has_errors(problems):
            return [], at_most(problems)
        if self.cache is not None:
            self.cache.keep_only(keys)
        return printed, at_most(problems)

    def picture(self, document: Document) -> bytes:
        """A small PNG of the first page, for the page that offers the PDF."""
        key, ppi = self._picture_key(document), _ppi(document)
        kept = self.cache.get(key, Kind.PNG) if self.cache else None
        if kept is not None:
            return kept
        made = self.engine.picture(document.data, ppi)
        if self.cache is not None:
            self.cache.put(key, Kind.PNG, made)
        return made

    def _picture_key(self, document: Document) -> str:
        return key_of(document.data, f"{self.engine.fingerprint}{_ppi(document)} ppi, {COLOURS} colours\n")

    def _print(self, document: Document, key: str) -> tuple[bytes | None, tuple[Overflow, ...]]:
        kept = self.cache.get(key, Kind.PDF) if self.cache else None
        if kept is not None:
            return kept, ()
        result = self.engine.render(document.data)
        if result.pdf is not None and self.cache is not None:
            self.cache.put(key, Kind.PDF, result.pdf)
        return result.pdf, result.overflows

    @cached_property
    def place(self) -> Place:
        """Where the fields of the records stand in the files."""
        return Place(self.root)


def _ppi(document: Document) -> float:
    return PICTURE_PPI["A3" if document.data["feuilles"][0].get("format") == "A3" else "A4"]


def press_of(root: Path, *, keeps: bool = True) -> Press:
    """The press of the site at `root`; unless told not to, it keeps what it printed under `.cache/`."""
    return Press(root, Cache(root / ".cache" / "papier") if keeps else None, Engine(look_of(root)))


def count_pages(pdf: bytes) -> int:
    """The number of pages: Typst writes their objects in clear."""
    return len(_PAGE.findall(pdf))
