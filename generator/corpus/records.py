"""The shape of the finished corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.corpus.holdings import Holding
from generator.corpus.settings import Settings
from generator.corpus.short_names import short_names
from generator.model import (
    Etape,
    Fiche,
    Glossaire,
    Kit,
    PageEcrite,
    PageRetiree,
    ParOuCommencer,
    Precautions,
    RetourExperience,
    Retrait,
    Synonymes,
    UsageRaconte,
    Vocabulaires,
)
from generator.model.base import Model
from generator.territoires import Lieu

Withdrawn = Retrait | PageRetiree
Record_co = TypeVar("Record_co", bound=Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Record_co]):
    """One record in its place: `kind` and `slug` name it in links, `path` is its file from the root."""

    kind: str
    slug: str
    path: str
    record: Record_co
    body: str = ""


@dataclass(frozen=True, slots=True)
class Reverse:
    """Who refers to what: slugs of the referring records, in the order of the corpus."""

    fiches_of_etape: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retours_of_etape: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kits_of_fiche: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retours_of_fiche: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inspired_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usages_of_fiche: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every record by slug; étapes in the order of the method, the rest in alphabetical order.

    `orientation` leads from a situation to a step; a site may do without. `pages` are those written by
    hand, by path from `methode/`, as `pictures` are. `holdings` are the files that others made. `noms`
    calls each story by a short name of its own. `retraits` are what is left of what was withdrawn, by the name
    of its page (`fiches/carte.md`). `usages` are told in files of their own, and have no page. `left_out` are the pages of drafts, once they are taken out for the public.
    """

    etapes: Mapping[str, Entry[Etape]]
    fiches: Mapping[str, Entry[Fiche]]
    kits: Mapping[str, Entry[Kit]]
    retours: Mapping[str, Entry[RetourExperience]]
    lieux: Mapping[str, Lieu]
    vocabulaires: Vocabulaires
    glossaire: Glossaire
    synonymes: Synonymes
    reverse: Reverse
    orientation: Entry[ParOuCommencer] | None = None
    pages: Mapping[str, Entry[PageEcrite]] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    retraits: Mapping[str, Entry[Withdrawn]] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    holdings: tuple[Holding, ...] = ()
    precautions: Precautions = field(default_factory=Precautions)
    left_out: frozenset[str] = frozenset()
    usages: Mapping[str, Entry[UsageRaconte]] = field(default_factory=dict)
    noms: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        records = {slug: entry.record for slug, entry in self.retours.items()}
        object.__setattr__(self, "noms", short_names(records, self.lieux))

    @property
    def replaced(self) -> frozenset[str]:
        """The addresses of the pages of the program whose place a page written by hand takes."""
        return frozenset(f"{it.record.remplace}/" for it in self.pages.values() if it.record.remplace)

    def has(self, kind: str, slug: str) -> bool:
        """Whether a link `kind:slug` leads somewhere."""
        return slug in self.slugs(kind)

    def slugs(self, kind: str) -> Mapping[str, object]:
        """What may be named: the records of a kind of link (see `richtext.RECORD_KINDS`), the precautions."""
        return {
            "etape": self.etapes,
            "fiche": self.fiches,
            "kit": self.kits,
            "retour": self.retours,
            "terme": self.glossaire.termes,
            "precaution": self.precautions.precautions,
        }[kind]
