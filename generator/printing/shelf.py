"""Files that a build has made, on the disk until they are read: the prints of many fiches would fill the memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


class Shelf(Mapping[str, bytes]):
    """Contents by name, in a folder of its own that goes when nobody needs it any more; names are never paths there."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="essaimage-")
        self._places: dict[str, int] = {}

    def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`, in place of what was there; raises `OSError` where the disk is full."""
        place = self._places.setdefault(name, len(self._places))
        self._file(place).write_bytes(content)

    def __getitem__(self, name: str) -> bytes:
        return self._file(self._places[name]).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _file(self, place: int) -> Path:
        return Path(self._folder.name, str(place))
