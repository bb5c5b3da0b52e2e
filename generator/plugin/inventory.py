"""What a build wrote, as the site itself tells it: the next build removes that, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.printing import write_whole

INVENTORY = ".essaimage"
"""A file of the site: the path of every other one, a line each."""
UNFINISHED = "*\n"
"""What it says while a build writes: all that is not hidden is ours."""


def take_inventory(site: Path) -> list[str]:
    """List in `site`, and give, what a build wrote there: never hidden files, which are somebody else’s."""
    paths = sorted(it.as_posix() for it in _files(site, Path()))
    _write(site, paths)
    return paths


def begin_inventory(site: Path) -> None:
    """Say in `site` that a build is writing there, for the next one to know if this one is stopped."""
    write_whole(site / INVENTORY, UNFINISHED.encode())


def add_to_inventory(site: Path, paths: Collection[str]) -> None:
    """Add files to the list of what builds wrote in `site`, before they are written there."""
    known = listed(site)
    if known is None and is_a_former_build(site):
        return  # a list of these files alone would make strangers of all the others
    _write(site, sorted({it.as_posix() for it in known or ()} | set(paths)))


def _write(site: Path, paths: list[str]) -> None:
    write_whole(site / INVENTORY, os.fsencode("".join(f"{it}\n" for it in paths)))


def _read(site: Path) -> str | None:
    try:
        return os.fsdecode((site / INVENTORY).read_bytes())
    except (OSError, UnicodeDecodeError):
        return None


def listed(site: Path) -> frozenset[Path] | None:
    """The files that a build wrote in `site`, from `site`; None when it does not say."""
    text = _read(site)
    if text is None or text == UNFINISHED:
        return None
    return frozenset(Path(line) for line in text.split("\n") if line)


def foreign_to(site: Path, known: Collection[Path]) -> list[Path]:
    """What stands in `site` beside `known` files, from `site`: files, and whole folders where possible."""
    ours = {INVENTORY, *(it.as_posix() for it in known)}
    folders = {parent.as_posix() for it in known for parent in it.parents}
    return list(_foreign(site, "", ours, folders))


def _foreign(site: Path, inside: str, ours: set[str], folders: set[str]) -> Iterator[Path]:
    with os.scandir(site / inside) as entries:
        found = sorted(entries, key=lambda it: it.name)
    for entry in found:
        path = f"{inside}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and path in folders:
            yield from _foreign(site, f"{path}/", ours, folders)
        elif path not in ours:
            yield Path(path)


def _files(site: Path, inside: Path) -> Iterator[Path]:
    with os.scandir(site / inside) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = inside / entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(site, path)
            else:
                yield path


def is_a_former_build(site: Path) -> bool:
    """Whether a build that left no list wrote `site`: one of before lists, or one that was stopped."""
    before_lists = [site / "404.html", site / "contribuer" / "communes" / "index.json"]
    return _read(site) == UNFINISHED or all(it.is_file() for it in before_lists)
