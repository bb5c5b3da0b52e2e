"""The pieces, as a site publishes them: few files, each named by its content, and the list of them that a page bears."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import PRESS
from generator.browser.fetching import fetched
from generator.browser.lightening import files_of, without_evaluation, without_fonts
from generator.browser.lock import Lock, locked
from generator.clock import VARIABLE, given_time
from generator.corpus import Corpus, Folders, Settings
from generator.corpus.findings import is_draft
from generator.corpus.holdings import REUSE
from generator.corpus.settings import FILE
from generator.diagnostics import NBSP
from generator.printing.archive import zipped
from generator.printing.cache import Cache, Kind
from generator.words.numbers import number

CODES = "lean-qr.mjs"
MODULES = ("pyodide.mjs", "pyodide.asm.mjs", CODES)
"""What the browser imports by its name, and keeps in its own way."""
_TO_PRINT = "imprimer"
_VERSION = "4"
"""To be changed with what is done to the pieces here."""
_OF_PAPER = ("NotoSans", "__init__", "METADATA", "LICENSE")
"""The fonts behind ours (`printing.fonts`), among all those of their package."""
_CHANGED = "typst/_typst.abi3.so (Typst, Apache-2.0) : Essaimage a remplacé par des zéros les polices qu’elle contient.\n"
_FORMER = ("pydantic/v1/", "pydantic/mypy.py")
_OF_PROGRAMMERS = (
    "_pyrepl/", "doctest.py", "idlelib/", "multiprocessing/", "pdb.py", "pickletools.py", "pydoc.py", "pydoc_data/",
    "turtle.py", "unittest/", "venv/", "xmlrpc/",
)  # fmt: skip
_READ = (".yml", ".yaml", ".md")
_PACKAGE = Path(__file__).parents[1]
_NOT_THERE = ("cli", "plugin", "search", "starter", "theme/", "templates/site", "browser/pieces.json")
"""What no browser runs: commands, MkDocs, the look."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that the press needs; `to_check` says whether the checker needs it too."""

    name: str
    content: bytes
    to_check: bool

    @property
    def path(self) -> str:
        """Where it stands in the site; of what is kept, the name tells the content."""
        return f"{PRESS}{self.name}" if self.name in MODULES else f"{PRESS}{self._sha[:16]}-{self.name}"

    @property
    def told(self) -> dict[str, str | int | bool]:
        """What the browser is told of it."""
        address = self.path.removeprefix(PRESS)
        return {"nom": self.name, "adresse": address, "octets": len(self.content), "sha256": self._sha, "verifier": self.to_check}  # fmt: skip

    @property
    def _sha(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that the press of a site needs."""

    every: tuple[Piece, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """What the site publishes."""
        return {it.path: it.content for it in self.every}

    @property
    def told(self) -> str:
        """The list that a page bears, for its scripts."""
        return json.dumps([it.told for it in self.every], separators=(",", ":"))

    @property
    def to_print(self) -> str:
        """How much is fetched to print, in words."""
        return _weight(self.every)

    @property
    def to_check(self) -> str:
        """How much is fetched to check a record, in words."""
        return _weight([it for it in self.every if it.to_check])


def _weight(pieces: Sequence[Piece]) -> str:
    return f"{number(-(-sum(len(it.content) for it in pieces) // 1_000_000))}{NBSP}Mo"


def pieces_of(root: Path, corpus: Corpus) -> Pieces:
    """The pieces of the site at `root`, whose corpus is whole; raises `Missing` when they cannot be had."""
    folder = root / ".cache" / PRESS
    lock, cache = locked(), Cache(folder)
    shared = [
        _made(lock, cache, folder, name, to_check, make)
        for name, to_check, make in (
            ("pyodide.mjs", True, lambda files: files["pyodide/pyodide.mjs"]),
            ("pyodide.asm.mjs", True, _script),
            (CODES, False, _codes),
            ("python.wasm", True, lambda files: gzip.compress(files["pyodide/pyodide.asm.wasm"], 9, mtime=0)),
            ("python.zip", True, _library),
            ("python.json", True, _description),
            ("paquets.zip", True, _packages),
            ("typst.zip", False, _typst),
        )
    ]
    return Pieces((*shared, Piece("site.zip", site_archive(root, corpus), to_check=True)))


def _made(
    lock: Lock,
    cache: Cache,
    folder: Path,
    name: str,
    to_check: bool,
    make: Callable[[Mapping[str, bytes]], bytes],
) -> Piece:
    """A piece; to make it ready takes seconds, so it is kept, sealed."""
    key = hashlib.sha256(f"{lock.digest} {_VERSION} {name}".encode()).hexdigest()
    content = cache.get(key, Kind.PIECE)
    if content is None:
        content = make(fetched(lock, folder))
        cache.put(key, Kind.PIECE, content)
    return Piece(name, content, to_check)


def _script(files: Mapping[str, bytes]) -> bytes:
    return without_evaluation(files["pyodide/pyodide.asm.mjs"].decode()).encode()


def _codes(files: Mapping[str, bytes]) -> bytes:
    """What draws the QR code of an address in a page, with its licence on top."""
    told = files["lean-qr/LICENSE"].decode().strip().splitlines()
    licence = "\n".join(f"// {line}".rstrip() for line in ("lean-qr", *told))
    return f"{licence}\n{files['lean-qr/index.mjs'].decode()}".encode()


def _library(files: Mapping[str, bytes]) -> bytes:
    """The library of Python, without what serves to write programs."""
    return _dense(files_of(files["pyodide/python_stdlib.zip"], lambda it: not it.startswith(_OF_PROGRAMMERS)))


def _description(files: Mapping[str, bytes]) -> bytes:
    """What Pyodide says of itself, without the list of the packages that its own registry has."""
    told = json.loads(files["pyodide/pyodide-lock.json"])
    return json.dumps({"info": told["info"], "packages": {}}).encode()


def _packages(files: Mapping[str, bytes]) -> bytes:
    """The packages that the checker needs: of those that have a part in C or Rust, the part for browsers, or none."""
    every: dict[str, bytes] = {}
    for name in ("annotated-types", "jinja2", "markdown-it-py", "markupsafe", "mdurl", "platformdirs", "pydantic", "pydantic-core", "pyyaml", "typing-extensions", "typing-inspection"):  # fmt: skip
        every |= files_of(files[name], lambda it: not it.startswith(_FORMER) and "x86_64-linux" not in it)
    return _dense(every)


def _typst(files: Mapping[str, bytes]) -> bytes:
    """Typst without the fonts that it brings, and the fonts of our sheets."""
    library = files_of(files["typst"], lambda _: True)
    every = {
        name: without_fonts(content) if name.endswith(".so") else content for name, content in library.items()
    }
    every["MODIFICATIONS.txt"] = _CHANGED.encode()
    every |= files_of(files["segno"], lambda _: True)
    every |= files_of(files["fontpkg-atkinson-hyperlegible"], lambda _: True)
    every |= files_of(files["pymupdf-fonts"], lambda it: it.rpartition("/")[2].startswith(_OF_PAPER))
    return _dense(every)


def site_archive(root: Path, corpus: Corpus) -> bytes:
    """This program, and the texts that the site at `root` publishes, as the browser unpacks them.

    Drafts stay at home: nothing that is published leads to them.
    """
    drafts = {
        it.path
        for kind in (corpus.fiches, corpus.kits, corpus.retours, corpus.usages)
        for it in kind.values()
        if is_draft(it)
    }
    every = {f"generator/{name}": content for name, content in _program()}
    for path in (*_texts(root), *_look(corpus.settings)):
        if path not in drafts:
            every[f"site/{path}"] = (root / path).read_bytes()
    for path in _others(root):
        every[f"site/{path}"] = b""
    if corpus.settings.overrides is not None:
        every[f"site/{corpus.settings.overrides}/"] = b""
    given = given_time()
    every["site/presse.json"] = json.dumps({} if given is None else {VARIABLE: str(given)}).encode()
    return _dense(every)


def _texts(root: Path) -> Iterator[str]:
    for name in (FILE, REUSE):
        if (root / name).is_file():
            yield name
    yield from (it for it in _content(root) if it.endswith(_READ))


def _others(root: Path) -> Iterator[str]:
    """Pictures, and whatever lies beside the texts: that they are there is all that the checker asks."""
    yield from (it for it in _content(root) if not it.endswith(_READ))


def _content(root: Path) -> Iterator[str]:
    for folder in Folders(root).watched:
        yield from (it.relative_to(root).as_posix() for it in sorted(folder.rglob("*")) if it.is_file())


def _look(settings: Settings) -> Iterator[str]:
    logo = settings.options.papier.logo
    if logo is not None and settings.overrides is not None:
        yield f"{settings.overrides}/{logo}"


def _program() -> Iterator[tuple[str, bytes]]:
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            file = Path(folder, name)
            shown = file.relative_to(_PACKAGE).as_posix()
            needless = shown.startswith(_NOT_THERE) and shown not in ("theme/__init__.py",)
            if "__pycache__" not in shown and not needless:
                yield shown, file.read_bytes()


def _dense(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files in the order of their names, as small as it can be."""
    return zipped(dict(sorted(files.items())), level=9)
