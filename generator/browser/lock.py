"""What the browser needs to run this program: each piece, its version and the hash of each of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("pieces.json")
"""The lock; `python -m generator.browser` writes it anew from requirements.txt."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A package of Python; `tags` are the options by which pip finds the wheel that serves in a browser."""

    name: str
    version: str
    sha256: str
    tags: tuple[str, ...]

    @property
    def asked(self) -> str:
        """The line of requirements that asks for it and no other."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


@dataclass(frozen=True, slots=True)
class Lock:
    """Every piece: the versions of the packages of npm, the hashes of their files (`pyodide/pyodide.mjs`), and wheels."""

    npm: Mapping[str, str]
    files: Mapping[str, str]
    wheels: tuple[Wheel, ...]
    digest: str
    """What tells this lock from another."""


def locked() -> Lock:
    """What is locked."""
    content = FILE.read_bytes()
    told: dict[str, Any] = json.loads(content)
    wheels = tuple(
        Wheel(name, it["version"], it["sha256"], tuple(told["tags"][it["for"]]))
        for name, it in told["wheels"].items()
    )
    files = {
        f"{package}/{file}": sha for package, it in told["npm"].items() for file, sha in it["files"].items()
    }
    versions = {package: it["version"] for package, it in told["npm"].items()}
    return Lock(versions, files, wheels, hashlib.sha256(content).hexdigest())
