"""What keeps people safe, written once: each fiche and kit that needs a precaution names it, and shows it."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Len, MaxLen

from generator.model.base import Model, field
from generator.model.enonce import Enonce
from generator.model.fields import Ligne, Slug, Texte
from generator.model.notice import Source


class Precaution(Model):
    """One thing to be careful about, and what to do."""

    nom_courant = "la précaution"
    titre: Annotated[Ligne, MaxLen(60)] = field("Titre")
    """De quoi il s’agit, en quelques mots."""
    consignes: Annotated[tuple[Texte, ...], Len(1, 12)] = field("Consignes")
    """Ce qu’il faut faire, dans l’ordre d’importance."""
    origine: Annotated[tuple[Enonce, ...], Len(1, 8)] = field("Origine")
    """D’où viennent ces consignes, et qui le dit."""


class Precautions(Model):
    """The precautions of a site. Another collective brings its own, or none."""

    nom_courant = "les précautions"
    sources: tuple[Source, ...] = field("Sources", default=())
    """Les documents d’où viennent les consignes."""
    precautions: Annotated[dict[Slug, Precaution], MaxLen(20)] = field("Précautions", default_factory=dict)
    """Chaque précaution sous un identifiant, que reprennent les fiches et les kits."""
