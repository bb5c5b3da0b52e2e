"""Writes the lock of the pieces anew: the versions of requirements.txt, and of Pyodide the one given, or the same."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.browser.fetching import fetch_pyodide, fetch_wheel
from generator.browser.lock import FILE, locked
from generator.printing import write_whole


def relock(requirements: str, pyodide: str) -> None:
    """Write the lock; raises `Missing` when a piece has no such version."""
    told = json.loads(FILE.read_bytes())
    for wheel in locked().wheels:
        found = re.search(rf"^{re.escape(wheel.name)}==(\S+)", requirements, re.MULTILINE)
        version = found[1] if found else wheel.version
        with TemporaryDirectory(prefix="essaimage-") as folder:
            content = fetch_wheel(wheel.name, version, wheel.tags, Path(folder))
        told["wheels"][wheel.name] |= {"version": version, "sha256": hashlib.sha256(content).hexdigest()}
    with TemporaryDirectory(prefix="essaimage-") as folder:
        fetch_pyodide(pyodide, Path(folder))
        every = {
            it.name: it.read_bytes() for it in Path(folder).rglob("*") if it.name in told["pyodide"]["files"]
        }
    hashes = {name: hashlib.sha256(every[name]).hexdigest() for name in told["pyodide"]["files"]}
    told["pyodide"] = {"version": pyodide, "files": hashes}
    write_whole(FILE, (json.dumps(told, indent=2) + "\n").encode())


if __name__ == "__main__":
    relock(Path("requirements.txt").read_text(encoding="utf-8"), *(sys.argv[1:2] or [locked().pyodide]))
