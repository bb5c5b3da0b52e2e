"""The pages written by hand, and their pictures: what `methode/` may hold beside the steps and the lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.addresses import unfit
from generator.corpus.filenames import is_left_by_a_program, renaming
from generator.corpus.records import Entry, Withdrawn
from generator.corpus.withdrawing import is_withdrawn, without_text
from generator.diagnostics import NBSP, Diagnostic, Position, quoted
from generator.model import PageEcrite, PageRetiree, validate
from generator.source import read_page

DATA = ("vocabulaires.yml", "glossaire.yml", "par-ou-commencer.yml", "precautions.yml", "synonymes.yml")
"""The lists of the method, which are read and not published."""

MAX_PICTURE = 4 << 20
"""Bytes: a photograph as large as a screen weighs a tenth of it."""

_PICTURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
"""The pictures that a page may show, and how their files begin. SVG is left out: it may hold scripts."""


@dataclass
class Handwritten:
    """Pages and pictures by path from `methode/`, and all that is wrong with them."""

    pages: dict[str, Entry[PageEcrite]] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    retraits: dict[str, Entry[Withdrawn]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def read_handwritten(root: Path, methode: str) -> Handwritten:
    """Read what the site at `root` has in `methode`, steps and lists left out."""
    read = Handwritten()
    for file in _files(root / methode):
        uri = file.relative_to(root / methode).as_posix()
        if uri in DATA or (uri.startswith("etapes/") and uri != "etapes/index.md"):
            continue
        shown = f"{methode}/{uri}"
        refusal = _refusal(uri)
        if refusal is not None:
            read.problems.append(Diagnostic(shown, Position(), *refusal))
        elif file.suffix == ".md":
            _take_page(read, file, shown, uri)
        elif file.stat().st_size > MAX_PICTURE:
            message = f"cette image dépasse {MAX_PICTURE >> 20}{NBSP}Mio"
            read.problems.append(
                Diagnostic(shown, Position(), message, "réduisez-la\u00a0: 1600 points de large suffisent")
            )
        elif _is_picture(file):
            read.pictures.add(uri)
        else:
            message = f"ce fichier n’est pas une image {file.suffix.removeprefix('.').upper()}"
            hint = "enregistrez-la de nouveau dans ce format"
            read.problems.append(Diagnostic(shown, Position(), message, hint))
    return read


def _files(folder: Path) -> Iterator[Path]:
    """Every file below `folder`; those that programs leave are never published."""
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if is_left_by_a_program(entry.name):
            continue
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry


def _refusal(uri: str) -> tuple[str, str] | None:
    """Why a file cannot be published under its name, and what to do; None when it can."""
    path = PurePosixPath(uri)
    if path.suffix not in (".md", *_PICTURES):
        known = f"une page finit par «{NBSP}.md{NBSP}», une image par {', '.join(_PICTURES)}{NBSP}; retirez le reste"
        meant = (renaming(path.name, suffix) for suffix in (".md", *_PICTURES))
        return "ce genre de fichier n’est pas publié", next((it for it in meant if it), known)
    for name in (*path.parts[:-1], *([] if path.name == "index.md" else [path.stem])):
        better = unfit(name)
        if better is not None:
            return f"le nom {quoted(name)} ne convient pas à une adresse", better
    return None


def _take_page(read: Handwritten, file: Path, shown: str, uri: str) -> None:
    reading = read_page(file, shown)
    read.problems += reading.diagnostics
    if reading.document is not None:
        if is_withdrawn(reading.document):
            kept, left = without_text(reading.document, PageRetiree)
            withdrawn, problems = validate(PageRetiree, kept)
            read.problems += [*left, *problems]
            if withdrawn is not None:
                read.retraits[uri] = Entry("page", uri, shown, withdrawn)
            return
        record, problems = validate(PageEcrite, reading.document)
        read.problems += problems
        if record is not None:
            read.pages[uri] = Entry("page", uri, shown, record, reading.document.body)


def _is_picture(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(16).startswith(_PICTURES[file.suffix])
    except OSError:
        return False
