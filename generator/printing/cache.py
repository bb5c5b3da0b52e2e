"""PDFs and pictures already made, kept under the fingerprint of all that went into them; safe to delete.

They lie in the folder of the site, where a proposal could bring others under the right names. So each is
sealed by a secret of this person on this machine: what does not bear the seal was not made here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from generator.printing.output import write_whole

SEAL_BYTES = hashlib.sha256().digest_size
_ENTRY = re.compile(r"([0-9a-f]{64})\.(pdf|png)")


def key_of(data: Mapping[str, Any], fingerprint: str) -> str:
    """The name of a document in the cache: the same data and tools give the same key."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{fingerprint}\n{text}".encode()).hexdigest()


@cache
def own_secret() -> bytes | None:
    """What only this person’s programs on this machine know; None where nothing can be kept."""
    file = user_cache_path("essaimage", appauthor=False) / "sceau"
    if not file.is_absolute():  # nobody’s home: a system without the person who runs this
        return None
    known = _secret_in(file)
    if known is None:
        with suppress(OSError):
            write_whole(file, secrets.token_bytes(SEAL_BYTES), rights=0o600)
        known = _secret_in(file)  # another program may have written its own in the meantime
    return known


def _secret_in(file: Path) -> bytes | None:
    try:
        known = file.read_bytes()
    except OSError:
        return None
    return known if len(known) == SEAL_BYTES else None


class Kind(Enum):
    """What may be kept, by the ending of its name."""

    PDF = "pdf"
    PNG = "png"
    PROOF = "preuve"
    PIECE = "piece"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of sealed files named by their key; without a secret, it keeps nothing."""

    folder: Path
    secret: bytes | None = field(default_factory=own_secret)

    def get(self, key: str, kind: Kind) -> bytes | None:
        """What is kept under `key`; a file that was cut, changed or brought from elsewhere counts as absent."""
        if self.secret is None:
            return None
        try:
            kept = self._file(key, kind).read_bytes()
        except OSError:
            return None
        content, seal = kept[:-SEAL_BYTES], kept[-SEAL_BYTES:]
        return content if hmac.compare_digest(seal, self._seal(self.secret, key, kind, content)) else None

    def put(self, key: str, kind: Kind, content: bytes) -> None:
        """Keep `content` under `key`; a cache that cannot be written is no reason to fail."""
        if self.secret is not None:
            with suppress(OSError):
                seal = self._seal(self.secret, key, kind, content)
                write_whole(self._file(key, kind), content + seal)

    def keep_only(self, keys: set[str]) -> None:
        """Forget every other entry; nothing that is not one is touched."""
        for file in self._entries():
            if file.stem not in keys:
                with suppress(OSError):
                    file.unlink()

    def _entries(self) -> Iterator[Path]:
        for folder in self.folder.glob("[0-9a-f][0-9a-f]"):
            if folder.is_dir() and not folder.is_symlink():
                yield from (it for it in folder.iterdir() if _ENTRY.fullmatch(it.name))

    @staticmethod
    def _seal(secret: bytes, key: str, kind: Kind, content: bytes) -> bytes:
        return hmac.digest(secret, f"{key}.{kind.value}\n".encode() + content, "sha256")

    def _file(self, key: str, kind: Kind) -> Path:
        return self.folder / key[:2] / f"{key}.{kind.value}"
