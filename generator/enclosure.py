"""The folder of a site holds plain files and folders: nothing in it leads elsewhere on the disk.

A link comes with a proposal as easily as a text does. A build that followed one would publish a file of
the reviewer's machine, or delete what the link leads to. So nothing is built while there is one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Position

MAX_DEPTH = 40
_OF_TOOLS = frozenset({".git", "node_modules"})


def intruders(root: Path, own: Collection[str]) -> list[Diagnostic]:
    """A problem for each link and each special file (pipe, device…) below `root`, which may be a link itself.

    `own` names the folders of the site. Beside them, what tools of programmers put there is theirs: git's
    folder, and Python environments, which are full of links.
    """
    return list(_walk(root, "", own))


def _walk(folder: Path, shown: str, own: Collection[str]) -> Iterator[Diagnostic]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda it: it.name)
    except OSError:
        hint = "vérifiez que vous avez le droit de le lire"
        yield Diagnostic(shown or ".", Position(), "ce dossier ne se laisse pas lire", hint)
        return
    for entry in inside:
        name = f"{shown}/{entry.name}" if shown else entry.name
        if _leads_elsewhere(entry):
            hint = "mettez ici ce vers quoi il mène, ou retirez-le"
            yield Diagnostic(name, Position(), "c’est un lien vers un autre endroit du disque", hint)
        elif entry.is_dir(follow_symlinks=False):
            if name.count("/") >= MAX_DEPTH:
                hint = "rangez-le plus haut, ou retirez-le"
                yield Diagnostic(name, Position(), f"ce dossier est à plus de {MAX_DEPTH} niveaux", hint)
            elif name.partition("/")[0] in own or not _of_a_tool(entry):
                yield from _walk(Path(entry.path), name, own)
        elif not entry.is_file(follow_symlinks=False):
            yield Diagnostic(name, Position(), "ce n’est ni un fichier ni un dossier", "retirez-le")


def _leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    # Windows has junctions beside links. Python tells them since 3.12, and takes them for folders before.
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())


def _of_a_tool(folder: os.DirEntry[str]) -> bool:
    return folder.name in _OF_TOOLS or Path(folder.path, "pyvenv.cfg").is_file()
