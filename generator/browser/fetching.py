"""The pieces come from the registries of packages, by their ordinary clients; what was once fetched is kept.

Whatever a client answers, a file serves only if its hash is the one that the lock tells.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.browser.lock import Lock, Wheel
from generator.diagnostics import quoted
from generator.printing import write_whole

_PATIENCE = 300
"""Seconds that a client may take; a network that says no answers at once, one that hangs does not."""


class Missing(Exception):
    """Pieces cannot be had here; the message is in French, and says what to do."""


def fetched(lock: Lock, kept: Path) -> dict[str, bytes]:
    """The files of npm and the wheels, by name; raises `Missing`. They are kept in the folder `kept`."""
    wanted = {**lock.files, **{it.name: it.sha256 for it in lock.wheels}}
    found = {name: content for name, sha in wanted.items() if (content := _kept(kept, sha)) is not None}
    with TemporaryDirectory(prefix="essaimage-") as folder:
        if not found.keys() >= lock.files.keys():
            fetch_from_npm(lock.npm, Path(folder))
        _fetch_wheels([it for it in lock.wheels if it.name not in found], Path(folder))
        by_hash = {hashlib.sha256(content).hexdigest(): content for content in _files(Path(folder))}
    for name, sha in wanted.items():
        if name not in found:
            if sha not in by_hash:
                raise Missing(f"{quoted(name)} n’est pas arrivé tel que le verrou le décrit.")
            found[name] = by_hash[sha]
            write_whole(kept / sha, found[name])
    return found


def _kept(folder: Path, sha: str) -> bytes | None:
    try:
        content = (folder / sha).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha else None


def _files(folder: Path) -> Iterator[bytes]:
    yield from (it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file() and not it.is_symlink())


def fetch_from_npm(versions: Mapping[str, str], folder: Path) -> None:
    """Put these packages of npm into `folder`; raises `Missing`.

    Deno, which PyPI has, is a client of npm that needs no other program.
    """
    beside = str(Path(sys.executable).parent)
    deno = shutil.which("deno", path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    if deno is None:
        raise Missing(
            "il faut Deno pour aller chercher ses pièces\u00a0; installez-le avec «\u00a0pip install deno\u00a0»."
        )
    around = {"DENO_DIR": str(folder / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    wanted = [f"npm:{name}@{version}" for name, version in versions.items()]
    _ask([deno, "cache", "--quiet", "--no-config", *wanted], around)


def _fetch_wheels(wheels: Iterable[Wheel], folder: Path) -> None:
    for number, (tags, some) in enumerate(groupby(wheels, key=lambda it: it.tags)):
        asked = folder / f"{number}.txt"
        asked.write_text("".join(f"{it.asked}\n" for it in some), encoding="utf-8")
        _download(["--require-hashes", "--requirement", str(asked)], tags, folder / str(number))


def fetch_wheel(name: str, version: str, tags: Iterable[str], folder: Path) -> bytes:
    """A wheel whose hash nobody has told yet; raises `Missing`."""
    _download([f"{name}=={version}"], tags, folder)
    (content,) = _files(folder)
    return content


def _download(what: Iterable[str], tags: Iterable[str], folder: Path) -> None:
    download = [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    _ask([*download, "--no-deps", "--only-binary=:all:", *tags, "--dest", str(folder), *what], {})


def _ask(command: list[str], around: dict[str, str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            command, env={**os.environ, **around}, capture_output=True, check=False, timeout=_PATIENCE
        )
        answered = done.returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        answered = False
    if not answered:
        raise Missing("les pièces ne sont pas arrivées\u00a0; vérifiez le réseau de cette machine.")
