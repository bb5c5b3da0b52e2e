"""The workshop kit: tool sheets in order, with what goes around them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.fields import Heure, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Notice


class Sequence(Model):
    """A tool sheet or a pause."""

    nom_courant: ClassVar[str] = "la séquence"
    fiche: Annotated[Slug | None, Field(title="Fiche", description="L’identifiant d’une fiche outil.")] = None
    pause: Annotated[
        Minutes | None, Field(title="Pause", description="La durée d’une pause, en minutes.")
    ] = None
    consigne: Annotated[
        Texte | None, Field(title="Consigne", description="Ce qui relie cette séquence à la précédente.")
    ] = None

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

    nom_courant: ClassVar[str] = "l’introduction"
    minutes: Annotated[Minutes, Field(title="Minutes", description="La durée de l’ouverture.")]
    consigne: Annotated[Texte, Field(title="Consigne", description="Ce qu’on dit pour ouvrir.")]


class Kit(Notice):
    """A whole session, ready to print; clock times and quantities are computed."""

    nom_courant: ClassVar[str] = "le kit"
    public: Annotated[
        tuple[Slug, ...],
        Field(
            title="Public",
            description="Pour qui, pris dans le vocabulaire du site.",
            min_length=1,
            max_length=12,
        ),
    ]
    participants: Annotated[
        Positif, Field(title="Participants", description="Le nombre prévu de personnes.", le=1000)
    ]
    debut: Annotated[Heure, Field(title="Début", description="L’heure prévue, par exemple 18:00.")]
    intro: Annotated[Introduction, Field(title="Introduction", description="L’ouverture de la séance.")]
    fiches: Annotated[
        tuple[Sequence, ...],
        Field(
            title="Séquences",
            description="Les fiches et les pauses, dans l’ordre.",
            min_length=1,
            max_length=20,
        ),
    ]
    apres: Annotated[
        tuple[Texte, ...],
        Field(
            title="Après", description="Ce qu’on fait une fois la séance finie.", min_length=1, max_length=12
        ),
    ]
    objectif: Annotated[Ligne, Field(title="Objectif", description="Ce que le groupe aura en repartant.")]

    @model_validator(mode="after")
    def _has_a_fiche(self) -> Self:
        if not any(sequence.fiche for sequence in self.fiches):
            raise refuse("ce kit ne contient aucune fiche", "ajoutez au moins une fiche", "fiches")
        return self
