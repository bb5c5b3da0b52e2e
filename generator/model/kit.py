"""The workshop kit: tool sheets in order, with what goes around them."""

from __future__ import annotations

from typing import Annotated, Self

from annotated_types import Le, Len, MaxLen
from pydantic import model_validator

from generator.model.base import Model, field
from generator.model.fields import Heure, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Notice


class Sequence(Model):
    """A tool sheet or a pause."""

    nom_courant = "la séquence"
    fiche: Slug | None = field("Fiche", default=None)
    """L’identifiant d’une fiche outil."""
    pause: Minutes | None = field("Pause", default=None)
    """La durée d’une pause, en minutes."""
    consigne: Texte | None = field("Consigne", default=None)
    """Ce qui relie cette séquence à la précédente."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if self.fiche is None and self.pause is None:
            raise refuse("cette séquence est vide", "ajoutez « fiche », ou « pause » et sa durée")
        if self.fiche is not None and self.pause is not None:
            raise refuse(
                "une séquence est une fiche ou une pause",
                "gardez l’une des deux, et faites de l’autre une séquence à part",
                "pause",
            )
        return self


class Introduction(Model):
    """How the session opens."""

    nom_courant = "l’introduction"
    minutes: Minutes = field("Minutes")
    """La durée de l’ouverture."""
    consigne: Texte = field("Consigne")
    """Ce qu’on dit pour ouvrir."""


class Kit(Notice):
    """A whole session, ready to print; clock times and quantities are computed."""

    nom_courant = "le kit"
    public: Annotated[tuple[Slug, ...], Len(1, 12)] = field("Public")
    """Pour qui, pris dans le vocabulaire du site."""
    participants: Annotated[Positif, Le(1000)] = field("Participants")
    """Le nombre prévu de personnes."""
    debut: Heure = field("Début")
    """L’heure prévue, par exemple 18:00."""
    intro: Introduction = field("Introduction")
    """L’ouverture de la séance."""
    fiches: Annotated[tuple[Sequence, ...], Len(1, 20)] = field("Séquences")
    """Les fiches et les pauses, dans l’ordre."""
    apres: Annotated[tuple[Texte, ...], Len(1, 12)] = field("Après")
    """Ce qu’on fait une fois la séance finie."""
    precautions: Annotated[tuple[Slug, ...], MaxLen(12)] = field("Précautions", default=())
    """Les précautions communes que la séance demande ; celles de ses fiches s’y ajoutent."""
    objectif: Ligne = field("Objectif")
    """Ce que le groupe aura en repartant."""

    @model_validator(mode="after")
    def _has_a_fiche(self) -> Self:
        if not any(sequence.fiche for sequence in self.fiches):
            raise refuse("ce kit ne contient aucune fiche", "ajoutez au moins une fiche", "fiches")
        return self
