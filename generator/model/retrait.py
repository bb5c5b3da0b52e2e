"""What is left of a record, a step or a page that was withdrawn: a title, the day, and why."""

from __future__ import annotations

from typing import Annotated

from annotated_types import MaxLen

from generator.model.base import PAST, Model, field
from generator.model.fields import AncienneAdresse, Jour, Ligne, Slug

WITHDRAWN = "retire"
"""The field that says so, whatever else a file holds."""


class Retire(Model):
    """When a page was withdrawn, and why, in the words that its readers will find."""

    nom_courant = "le retrait"
    le: Jour = field("Le", "2026-11-01", mark=PAST)
    """Le jour du retrait."""
    motif: Ligne = field("Motif", "À la demande d’une personne citée.")
    """Pourquoi, en une phrase, pour qui suit un ancien lien."""


class Retrait(Model):
    """A withdrawn record or step: nothing of its text stays."""

    nom_courant = "la page retirée"
    titre: Annotated[Ligne, MaxLen(90)] = field("Titre")
    """Le nom de la page retirée, ou un autre."""
    retire: Retire = field("Retiré")
    """Quand la page a été retirée, et pourquoi."""
    anciens_noms: Annotated[tuple[Slug, ...], MaxLen(20)] = field("Anciens noms", default=())
    """Les noms que portait le fichier avant."""


class PageRetiree(Model):
    """A withdrawn page that was written by hand."""

    nom_courant = "la page retirée"
    title: Annotated[Ligne, MaxLen(90)] = field("Titre")
    """Le nom de la page retirée, ou un autre."""
    retire: Retire = field("Retiré")
    """Quand la page a été retirée, et pourquoi."""
    anciens_noms: Annotated[tuple[AncienneAdresse, ...], MaxLen(20)] = field("Anciens noms", default=())
    """Les adresses qu’avait la page avant."""

    @property
    def titre(self) -> str:
        """The title, under the name that records give it."""
        return self.title
