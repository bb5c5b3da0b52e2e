"""A claim, with who makes it and where it can be checked."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.fields import Ligne, Nombre, Slug, Texte, refuse

Nature = Literal["fait", "appreciation", "intention", "principe"]


class Mesure(Model):
    """A figure, with what is needed to understand it."""

    nom_courant: ClassVar[str] = "la mesure"
    valeur: Annotated[
        Nombre,
        Field(
            title="Valeur",
            description="Le nombre mesuré, avec un point pour les décimales.",
            examples=[1.5],
        ),
    ]
    unite: Annotated[
        Ligne,
        Field(
            title="Unité",
            description="Ce que compte le nombre : personnes, réunions, euros…",
            examples=["personnes"],
        ),
    ]
    periode: Annotated[
        Ligne | None,
        Field(
            title="Période",
            description="Quand la mesure a été faite.",
            examples=["de septembre à décembre 2025"],
        ),
    ] = None
    methode: Annotated[
        Ligne | None,
        Field(
            title="Méthode",
            description="Comment la mesure a été faite, et par qui.",
            examples=["Feuilles de présence, comptées par le centre social."],
        ),
    ] = None


class Enonce(Model):
    """One claim, with who makes it and where it can be checked: the atom of proof."""

    nom_courant: ClassVar[str] = "l’énoncé"
    regles: ClassVar[tuple[str, ...]] = (
        "Un énoncé dit qui l’affirme ou d’où il vient ; une appréciation, un chiffre ou un repère, d’où exactement.",
    )
    texte: Annotated[
        Texte,
        Field(
            title="Texte",
            description="Une seule affirmation, écrite avec vos mots.",
            examples=["Douze associations ont signé la feuille de route."],
        ),
    ]
    nature: Annotated[
        Nature,
        Field(
            title="Nature",
            description=(
                "fait : cela s’est passé ; appreciation : un jugement porté par quelqu’un ; "
                "intention : un projet, un espoir ; principe : une conviction de méthode."
            ),
        ),
    ]
    selon: Annotated[
        Ligne | None,
        Field(
            title="Selon",
            description="La personne ou l’organisme qui l’affirme.",
            examples=["La directrice du centre social"],
        ),
    ] = None
    source: Annotated[
        Slug | None,
        Field(
            title="Source",
            description="L’identifiant d’une des sources de la fiche.",
            examples=["bilan-2025"],
        ),
    ] = None
    repere: Annotated[
        Ligne | None,
        Field(
            title="Repère",
            description="Où le trouver dans la source : page, réponse, minute.",
            examples=["page 12"],
        ),
    ] = None
    mesure: Annotated[
        Mesure | None, Field(title="Mesure", description="Le chiffre qui appuie l’énoncé, s’il existe.")
    ] = None

    @model_validator(mode="after")
    def _says_who_and_where(self) -> Self:
        if self.mesure is not None and self.source is None:
            raise refuse(
                "une mesure doit avoir une source",
                "ajoutez « source », l’identifiant d’une des sources",
                "mesure",
            )
        if self.nature == "appreciation" and self.selon is None:
            raise refuse(
                "une appréciation doit dire qui la porte",
                "ajoutez « selon », le nom de la personne ou de l’organisme",
                "nature",
            )
        if self.selon is None and self.source is None:
            raise refuse(
                "une affirmation doit dire qui la fait ou d’où elle vient",
                "ajoutez « selon » ou « source »",
                "texte",
            )
        if self.source is None and re.search(r"\d", self.texte):
            raise refuse(
                "un chiffre sans source ne se publie pas",
                "ajoutez « source », ou retirez le chiffre",
                "texte",
            )
        if self.repere is not None and self.source is None:
            raise refuse(
                "un repère situe un passage dans une source",
                "ajoutez « source », ou retirez « repere »",
                "repere",
            )
        return self
