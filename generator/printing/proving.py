"""What printing would refuse, told without printing: each sheet is composed once, and what fits is remembered.

`essaimage valider`, the build and the commands that print all ask this. A sheet composes alike wherever it is
printed, alone, in a kit or in the book, so it is tried once; `tests/papier/test_preuve.py` sees that none is left out.
A whole site without a problem is remembered too: where neither its records nor this program changed, none is made again.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from generator.corpus import Corpus
from generator.corpus.printed import PAPERS
from generator.diagnostics import Diagnostic, at_most
from generator.printing.book import Book
from generator.printing.cache import Kind, key_of
from generator.printing.checks import check, not_set, too_long
from generator.printing.kit_sheets import KitAuthor
from generator.printing.pocket import boards
from generator.printing.press import Press, Told
from generator.printing.prose import Data
from generator.printing.sheets import Author, Site
from generator.printing.typst_engine import Engine, NotSet, Overflow
from generator.seance import printable_supports

_TOGETHER = 6
"""Sheets of one composition: Typst begins anew each time, and what it keeps of a long one fills the memory."""

Sheet = tuple[str, Data]
"""The file it is written from, and what its template reads."""


def proof(corpus: Corpus, site: Site, press: Press, told: Told | None = None) -> list[Diagnostic]:
    """Every reason not to print this site, with its place; `told` hears how far it is."""
    look = press.engine.look
    good = _remembered(press)
    whole = _whole(corpus, site, press)
    if whole in good:
        return []
    problems = list(check(corpus, site, press.place, look))
    if look.problems:  # in another font, nothing has the size that it will have
        return at_most(problems)
    sheets = {key_of(it[1], press.engine.fingerprint): it for it in sheets_to_try(corpus, site)}
    unknown = [key for key in sheets if key not in good]
    overflows: list[Overflow] = []
    done = 0
    for keys, fits, found, refused in _tried_together(press, sheets, unknown):
        good |= fits
        overflows += found
        problems += refused
        done += len(keys)
        if told is not None:
            told(done, len(unknown))
    problems += too_long(overflows, press.place)
    _remember(press, good & set(sheets) | (set() if problems else {whole}))
    return at_most(problems)


def _whole(corpus: Corpus, site: Site, press: Press) -> str:
    """The name of all that the sheets of a site come from; of a set, which is written in any order, they read none."""
    read = replace(corpus, pictures=frozenset(), left_out=frozenset())
    return key_of({}, f"{press.engine.fingerprint}{_program()}\n{site}\n{read}")


@cache
def _program() -> str:
    """What turns records into sheets: Python, the reader of Markdown and every module of ours."""
    modules = hashlib.sha256()
    for module in sorted(Path(__file__).parents[1].rglob("*.py")):
        modules.update(module.read_bytes())
    return f"{sys.version} {version('markdown-it-py')} {modules.hexdigest()}"


Outcome = tuple[list[str], set[str], list[Overflow], list[Diagnostic]]
"""Keys that were tried, those that fit, what is too long in the others, and why some are not composed at all."""


def _tried_together(press: Press, sheets: Mapping[str, Sheet], unknown: list[str]) -> Iterator[Outcome]:
    """The outcome of a few sheets at a time, in order; Typst works on two at once, each in an engine of its own."""
    presses: SimpleQueue[Press] = SimpleQueue()
    for free in (press, Press(press.root, None, Engine(press.engine.look))):
        presses.put(free)

    def tried(keys: list[str]) -> Outcome:
        own = presses.get()
        try:
            return _outcome(own, sheets, keys)
        finally:
            presses.put(own)

    batches = [unknown[start : start + _TOGETHER] for start in range(0, len(unknown), _TOGETHER)]
    with ThreadPoolExecutor(presses.qsize()) as workers:
        yield from workers.map(tried, batches)


def _outcome(press: Press, sheets: Mapping[str, Sheet], keys: list[str]) -> Outcome:
    found, refused = _tried(press, [sheets[key] for key in keys])
    if not found and not refused:
        return keys, set(keys), [], []
    # Which ones, and what else is wrong in the others.
    fits: set[str] = set()
    overflows: list[Overflow] = []
    problems: list[Diagnostic] = []
    for key in keys:
        found, refused = _tried(press, [sheets[key]])
        overflows += found
        problems += refused
        fits |= set() if found or refused else {key}
    return keys, fits, overflows, problems


def sheets_to_try(corpus: Corpus, site: Site) -> Iterator[Sheet]:
    """Every sheet that is printed for a site, once: alone, in a kit or in the book, it composes alike.

    What holds on A3 holds in pieces.
    """
    author = Author(corpus, site)
    for slug, entry in corpus.fiches.items():
        yield entry.path, author.fiche(slug)
        yield entry.path, author.participants(slug)
        yield from ((entry.path, sheet) for sheet in author.precautions(entry))
        for index, _ in printable_supports(entry.record):
            yield entry.path, author.support(slug, index)
            small = author.support(slug, index, "A4")
            if "morceaux" not in small:
                yield entry.path, small
    yield from boards(author)
    for kit in corpus.kits.values():
        for largest in PAPERS:
            for sheet in KitAuthor(author, kit, largest=largest).own_sheets():
                if "morceaux" not in sheet:
                    yield kit.path, sheet
    if corpus.fiches and corpus.retours:
        yield from Book(corpus, site).own_sheets()


def _tried(press: Press, sheets: Sequence[Sheet]) -> tuple[tuple[Overflow, ...], list[Diagnostic]]:
    """What does not fit in some sheets, and why they are not composed at all."""
    first = sheets[0][1]
    text = json.dumps([sheet for _, sheet in sheets], ensure_ascii=False)
    # A sign that our fonts lack is told by `check`: what stands around it is measured all the same.
    shown = text.translate(dict.fromkeys(map(ord, press.engine.look.unwritable(text)), "?"))
    data: dict[str, Any] = {
        "titre": first["titre"],
        "auteurs": "",
        "description": "",
        "mots_cles": [],
        "date": [2000, 1, 1],
        # A fiche goes on to a next page: no size is looked for.
        "feuilles": [{**sheet, "niveau": 1, "essai": True} for sheet in json.loads(shown)],
    }
    try:
        return press.engine.overflows(data), []
    except NotSet as refusal:
        path, sheet = sheets[0]
        return (), [not_set(path, sheet["titre"], refusal)]


def _remembered(press: Press) -> set[str]:
    kept = press.cache.get(_SHEETS, Kind.PROOF) if press.cache else None
    return set(kept.decode().split()) if kept else set()


def _remember(press: Press, good: set[str]) -> None:
    if press.cache is not None and good != _remembered(press):
        press.cache.put(_SHEETS, Kind.PROOF, "\n".join(sorted(good)).encode())


_SHEETS = key_of({}, "sheets that fit")
