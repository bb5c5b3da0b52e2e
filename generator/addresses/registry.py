"""Who makes each file of a site: the first who asks for a place has it, the others are told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.source import Location

COMMUNES = "contribuer/communes/"
SCRIPTS = "scripts/"
SEARCH = "recherche/donnees/"
PRINTED_BOOK = "livre/"
PRESS = "presse/"
SHARED_PICTURES = "vignettes/"
SHEETS = "kits/imprimer/feuilles/"

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "assets/": "l’apparence du site",
        COMMUNES: "les communes du formulaire",
        "fonts/": "les caractères du site",
        PRINTED_BOOK: "le livre imprimé",
        PRESS: "la presse du navigateur",
        SEARCH: "la recherche",
        SCRIPTS: "les scripts des pages",
        SHEETS: "les feuilles que la page imprime",
        "styles/": "les feuilles de style",
        SHARED_PICTURES: "les images de partage",
    }
)
"""The folders of a built site that hold no page and no picture of anybody else, and what is there."""

OFFLINE = "hors-ligne.js"
"""What keeps some pages for when there is no network: at the root, or it could not."""

OF_THE_FRAME = ("404.html", "sitemap.xml", "sitemap.xml.gz", OFFLINE)
"""The files at the root that are neither pages nor pictures."""

SHARED = "images/"
"""A folder where the pictures of pages stand beside those of the look."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a page or a file: `name` says it in a message; `path` is its source, when it has one.

    `location` is the field of that source that asks for the place.
    """

    name: str
    path: str = ""
    location: Location = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A place in the built site, from its root, and who asks for it."""

    file: str
    maker: Maker


@dataclass(frozen=True, slots=True)
class Contest:
    """A place asked for by two: `claim` came after `holder`, who has it."""

    claim: Claim
    holder: Maker


class Registry:
    """The places of a site. Two names that a disk may take for one are one: letter case, composed accents."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._makers: dict[str, Maker] = {}
        self._folders: dict[str, Maker] = {}
        files: dict[str, Maker] = {}
        contests: list[Contest] = []
        for claim in claims:
            key = _key(claim.file)
            holder = self._holder(key) or self._reserved(key)
            if holder is not None:
                contests.append(Contest(claim, holder))
                continue
            self._makers[key] = files[claim.file] = claim.maker
            for folder in _folders(key):
                self._folders.setdefault(folder, claim.maker)
        self.files: Mapping[str, Maker] = MappingProxyType(files)
        """Every file that was asked for, and who has it."""
        self.contests = tuple(contests)

    def maker_of(self, file: str) -> Maker | None:
        """Who makes `file`; what makes a whole folder answers for all that is in it."""
        key = _key(file)
        if key in self._makers:
            return self._makers[key]
        if file in OF_THE_FRAME or key.startswith(SHARED):
            return Maker("l’apparence du site")
        return self._reserved(key)

    def _holder(self, key: str) -> Maker | None:
        """Who already has this file, a folder of this name, or a file where it needs a folder."""
        above = (self._makers[it] for it in _folders(key) if it in self._makers)
        return self._makers.get(key) or self._folders.get(key) or next(above, None)

    def _reserved(self, key: str) -> Maker | None:
        folder = next((it for it in FOLDERS if key.startswith(it)), None)
        return Maker(f"un dossier du site, pour {FOLDERS[folder]}") if folder is not None else None


def _key(file: str) -> str:
    return unicodedata.normalize("NFC", file).casefold()


def _folders(key: str) -> list[str]:
    """The folders above a file: « a/b/c » is in « a/b » and « a »."""
    parts = key.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
