"""The folder of a site holds plain files and folders: nothing in it leads elsewhere on the disk.

A link comes with a proposal as easily as a text does. A build that followed one would publish a file of
the reviewer's machine, or delete what the link leads to. So nothing is built while there is one, nor
while the proposal brings what only a build makes.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, in_order
from generator.git import asked_of_git

MAX_DEPTH = 40
_OF_TOOLS = frozenset({".git", "node_modules"})
_MADE_HERE = ("site", ".site-*", ".cache", ".venv")
"""What commands make in the folder of a site, for themselves."""


def intruders(root: Path, own: Collection[str]) -> list[Diagnostic]:
    """A problem for each thing below `root` that has no place there, in order; `root` may be a link itself.

    That is each link, each special file (pipe, device…), each name that is no text, and what git tracks
    though only a command makes it. `own` names the folders of the site. Beside them, what tools of programmers
    put there is theirs: git's folder, and Python environments that git ignores, which are full of links.
    """
    return in_order([*_walk(root, "", own, _tracked(root)), *brought_as_made_here(root)])


def brought_as_made_here(root: Path, published: str = "site") -> list[Diagnostic]:
    """A problem for each folder that git tracks though only a command fills it: a build would believe it.

    `published` is the place of the built site, from `root`.
    """
    brought: set[str] = set()
    for name in _tracked(root):
        top = name.partition("/")[0]
        if any(fnmatchcase(_alike(top), pattern) for pattern in _MADE_HERE):
            brought.add(top)
        elif f"{_alike(name)}/".startswith(f"{_alike(published)}/"):
            brought.add(published)
    message = "une proposition apporte ce dossier, que seule une commande remplit"
    hint = "retirez-le de git, et du disque\u00a0: git rm -r, puis son nom"
    return [Diagnostic(it, Position(), message, hint) for it in brought]


def _tracked(root: Path) -> frozenset[str]:
    """What git tracks below `root`, from it; nothing without git, or outside it."""
    try:
        answer = asked_of_git(root, "ls-files", "-z") or b""
    except FileNotFoundError:
        return frozenset()
    return frozenset(os.fsdecode(it) for it in answer.split(b"\0") if it)


def _alike(name: str) -> str:
    """What the disks of Windows and Mac make of a name: they tell neither capitals nor look-alikes apart."""
    return unicodedata.normalize("NFKC", name).casefold()


def _walk(folder: Path, shown: str, own: Collection[str], tracked: Collection[str]) -> Iterator[Diagnostic]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda it: it.name)
    except OSError:
        hint = "vérifiez que vous avez le droit de le lire"
        yield Diagnostic(shown or ".", Position(), "ce dossier ne se laisse pas lire", hint)
        return
    for entry in inside:
        name = f"{shown}/{entry.name}" if shown else entry.name
        if name.partition("/")[0] in own and not entry.name.isprintable():
            hint = "donnez-lui un nom de lettres, de chiffres et de tirets"
            yield Diagnostic(name, Position(), "ce nom ne se laisse pas écrire", hint)
        if _leads_elsewhere(entry):
            hint = "mettez ici ce vers quoi il mène, ou retirez-le"
            yield Diagnostic(name, Position(), "c’est un lien vers un autre endroit du disque", hint)
        elif entry.is_dir(follow_symlinks=False):
            if name.count("/") >= MAX_DEPTH:
                hint = "rangez-le plus haut, ou retirez-le"
                yield Diagnostic(name, Position(), f"ce dossier est à plus de {MAX_DEPTH} niveaux", hint)
            elif name.partition("/")[0] in own or not _of_a_tool(entry, name, tracked):
                yield from _walk(Path(entry.path), name, own, tracked)
        elif not entry.is_file(follow_symlinks=False):
            yield Diagnostic(name, Position(), "ce n’est ni un fichier ni un dossier", "retirez-le")


def _leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    # Windows has junctions beside links. Python tells them since 3.12, and takes them for folders before.
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())


def _of_a_tool(folder: os.DirEntry[str], name: str, tracked: Collection[str]) -> bool:
    if folder.name not in _OF_TOOLS and not Path(folder.path, "pyvenv.cfg").is_file():
        return False
    # What a proposal brings under such a name is no tool’s.
    return not any(it.startswith(f"{name}/") for it in tracked)
