"""PDFs and pictures already made, kept under the fingerprint of all that went into them; safe to delete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from generator.printing.output import write_whole


def key_of(data: Mapping[str, Any], fingerprint: str) -> str:
    """The name of a document in the cache: the same data and tools give the same key."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{fingerprint}\n{text}".encode()).hexdigest()


class Kind(Enum):
    """What may be kept: how its bytes begin and end."""

    PDF = (b"%PDF-", b"%%EOF")
    PNG = (b"\x89PNG", b"IEND\xaeB`\x82")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files named by their key."""

    folder: Path

    def get(self, key: str, kind: Kind) -> bytes | None:
        """What is kept under `key`; a file cut short by a crash counts as absent."""
        try:
            content = self._file(key, kind).read_bytes()
        except OSError:
            return None
        start, end = kind.value
        return content if content.startswith(start) and content.rstrip().endswith(end) else None

    def put(self, key: str, kind: Kind, content: bytes) -> None:
        """Keep `content` under `key`; a cache that cannot be written is no reason to fail."""
        try:
            write_whole(self._file(key, kind), content)
        except OSError:
            return

    def keep_only(self, keys: set[str]) -> None:
        """Forget everything else."""
        for file in self.folder.glob("*/*.*"):
            if file.stem not in keys:
                file.unlink(missing_ok=True)

    def _file(self, key: str, kind: Kind) -> Path:
        return self.folder / key[:2] / f"{key}.{kind.name.lower()}"
