"""What all records share: sources, who contributed, licence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Self

from annotated_types import MaxLen
from pydantic import model_validator

from generator.diagnostics import quoted
from generator.model.base import PAST, UPKEEP, Model, field
from generator.model.fields import Adresse, DateLibre, Jour, Ligne, Resume, Slug, refuse
from generator.words.licences import Licence, LicenceSource

Statut = Literal["brouillon", "relu", "publie"]
DEFAULT_LICENCE: Licence = "CC-BY-NC-SA-4.0"
"""The licence of a record that names none, on a site that sets no other."""


class Source(Model):
    """A document that claims rest on."""

    nom_courant = "la source"
    regles = ("Une source a une adresse, un éditeur ou des auteurs.",)
    id: Slug = field("Identifiant", "bilan-2025")
    """Un mot court, repris dans « source » des énoncés."""
    titre: Ligne = field("Titre", "Bilan de la première année")
    """Le titre du document ou de la page."""
    auteurs: Annotated[tuple[Ligne, ...], MaxLen(30)] = field("Auteurs", ["Camille Durand"], default=())
    """Les personnes qui l’ont écrit."""
    editeur: Ligne | None = field("Éditeur", "Centre social des Coteaux", default=None)
    """L’organisme qui le publie."""
    url: Adresse | None = field("Adresse", "https://exemple.fr/bilan-2025", default=None)
    """L’adresse web du document."""
    licence: LicenceSource = field("Licence", default="inconnue")
    """La licence du document ; « inconnue » si elle n’est pas indiquée."""
    consulte_le: Jour | None = field("Consulté le", "2026-11-23", default=None, mark=PAST)
    """Le jour où le document a été lu."""
    modifications: Ligne | None = field("Modifications", "Résumé et traduit.", default=None)
    """Ce qui a été changé par rapport au document, si sa licence demande de le dire."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.editeur is None and self.url is None and not self.auteurs:
            raise refuse(
                "on ne sait pas où trouver cette source",
                "ajoutez « url », « editeur » ou « auteurs »",
                "titre",
            )
        return self


def refuse_twins(sources: Sequence[Source]) -> None:
    """Refuse two sources of one file under one identifier: what cites it would not say which."""
    seen: set[str] = set()
    for index, source in enumerate(sources):
        if source.id in seen:
            raise refuse(
                f"deux sources portent l’identifiant {quoted(source.id)}",
                "donnez-leur des identifiants différents",
                "sources",
                index,
                "id",
            )
        seen.add(source.id)


class Contribution(Model):
    """Who wrote, read over or told."""

    nom_courant = "la contribution"
    nom: Ligne = field("Nom", "Camille Durand")
    """La personne ou le collectif."""
    role: Literal["redaction", "relecture", "temoignage"] = field("Rôle")
    """Ce qui a été fait."""
    date: DateLibre | None = field("Date", "2026-11", default=None, mark=PAST)
    """Quand."""


class _Presentee(Model):
    """What is shown under a title of its own."""

    titre: Annotated[Ligne, MaxLen(90)] = field(
        "Titre", "Notre ville : des cafés de quartier devenus un collectif"
    )
    """Le nom sous lequel on cherchera cette page."""
    resume: Resume = field(
        "Résumé", "Huit associations et la mairie se retrouvent chaque mois autour d’une même question."
    )
    """Une ou deux phrases, lues sur la carte et par les moteurs de recherche."""


class Publiee(Model):
    """What is read over before the public sees it, under a licence."""

    statut: Statut = field("Statut")
    """brouillon, relu ou publie."""
    licence: Licence = field("Licence", default=DEFAULT_LICENCE)
    """La licence de cette fiche."""


class Notice(Publiee, _Presentee):
    """The fields common to every record that has a page."""

    regles: ClassVar[tuple[str, ...]] = (
        "Deux sources ont deux identifiants, et chaque énoncé qui cite une source la trouve dans la liste.",
        "Les liens entre pages mènent à des pages qui existent, et la licence permet de reprendre ce qui est cité.",
        "Ce qui est vérifié, commencé ou donné pour un fait n’a pas une date à venir.",
        "Un texte se compose de paragraphes, de listes, de liens, de gras et d’italique, sans autre marque.",
    )
    sources: Annotated[tuple[Source, ...], MaxLen(50)] = field("Sources", default=())
    """Les documents sur lesquels reposent les énoncés."""
    contributions: Annotated[tuple[Contribution, ...], MaxLen(50)] = field("Contributions", default=())
    """Qui a écrit, relu, témoigné."""
    verifie_le: Jour = field("Vérifié le", "2026-11-23", mark=PAST)
    """Le dernier jour où les faits de la fiche ont été vérifiés."""

    anciens_noms: Annotated[tuple[Slug, ...], MaxLen(20)] = field(
        "Anciens noms", ["notre-quartier"], default=(), mark=UPKEEP
    )
    """Les noms que portait ce fichier avant, sans leur fin : leurs adresses mènent toujours ici."""

    @model_validator(mode="after")
    def _sources_are_distinct(self) -> Self:
        refuse_twins(self.sources)
        return self
