"""The folders of a site, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site keeps its content."""

    root: Path
    methode: ClassVar[str] = "methode"
    of_kind: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "etape": "methode/etapes",
            "fiche": "fiches",
            "kit": "fiches/kits",
            "retour": "retours_experience",
            "usage": "usages",
        }
    )
    """Where the files of each kind of record are, from the root."""
    optional: ClassVar[frozenset[str]] = frozenset({"usage"})
    """The kinds of which a site may have no folder."""

    @property
    def content(self) -> tuple[str, ...]:
        """The folders that hold the texts of a site."""
        return tuple(dict.fromkeys(it.partition("/")[0] for it in self.of_kind.values()))

    @property
    def needed(self) -> tuple[str, ...]:
        """Those without which there is no site."""
        return tuple(it for it in self.content if it not in {self.of_kind[kind] for kind in self.optional})

    @property
    def own(self) -> frozenset[str]:
        """Every folder that a site reads, or that a command writes."""
        return frozenset({*self.content} | {"overrides", "schemas", "site", ".cache"})

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose files make the corpus."""
        return tuple(self.root / name for name in self.content)

    def is_apart(self, path: str) -> bool:
        """Whether the folder at `path`, from the root, is neither the whole site nor one that it keeps for itself."""
        first, *_ = (*PurePosixPath(path).parts, "")
        kept = self.own - {"overrides"}
        return bool(first) and not first.startswith(".") and first.casefold() not in kept
