"""A claim, with who makes it and where it can be checked."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, Self

from annotated_types import MaxLen
from pydantic import model_validator

from generator.model.base import UPKEEP, Model, field
from generator.model.fields import Ligne, Nombre, Slug, Texte, refuse

Nature = Literal["fait", "appreciation", "intention", "principe"]


class Mesure(Model):
    """A figure, with what is needed to understand it."""

    nom_courant = "la mesure"
    valeur: Nombre = field("Valeur", 1.5)
    """Le nombre mesuré, avec un point pour les décimales."""
    unite: Ligne = field("Unité", "personnes")
    """Ce que compte le nombre : personnes, réunions, euros…"""
    periode: Ligne | None = field("Période", "de septembre à décembre 2025", default=None)
    """Quand la mesure a été faite."""
    methode: Ligne | None = field(
        "Méthode", "Feuilles de présence, comptées par le centre social.", default=None
    )
    """Comment la mesure a été faite, et par qui."""


class Enonce(Model):
    """One claim, with who makes it and where it can be checked: the atom of proof."""

    nom_courant = "l’énoncé"
    regles: ClassVar[tuple[str, ...]] = (
        "Un énoncé dit qui l’affirme ou d’où il vient ; une appréciation, un chiffre ou un repère, d’où exactement.",
        "Un fait se recoupe par une autre source que la sienne ; un jugement, une intention ou un principe, non.",
    )
    texte: Texte = field("Texte", "Douze associations ont signé la feuille de route.")
    """Une seule affirmation, écrite avec vos mots."""
    nature: Nature = field("Nature")
    """fait : cela s’est passé ; appreciation : un jugement porté par quelqu’un ; intention : un projet, un espoir ; principe : une conviction de méthode."""
    selon: Ligne | None = field("Selon", "La directrice du centre social", default=None)
    """La personne ou l’organisme qui l’affirme."""
    source: Slug | None = field("Source", "bilan-2025", default=None)
    """L’identifiant d’une des sources de la fiche."""
    repere: Ligne | None = field("Repère", "page 12", default=None)
    """Où le trouver dans la source : page, réponse, minute."""
    recoupe_par: Annotated[tuple[Slug, ...], MaxLen(10)] = field("Recoupé par", ["bilan-2025"], default=())
    """Les identifiants d’autres sources de la fiche, écrites par d’autres, qui disent le même fait."""
    mesure: Mesure | None = field("Mesure", default=None)
    """Le chiffre qui appuie l’énoncé, s’il existe."""
    id: Slug | None = field("Identifiant", "signataires", default=None, mark=UPKEEP)
    """Pour qu’un énoncé récrit garde son lien : ce qui, dans ce lien, suit les deux traits."""

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

    @model_validator(mode="after")
    def _is_crossed_by_another_source(self) -> Self:
        if self.recoupe_par and self.nature != "fait":
            raise refuse(
                "seul un fait se recoupe : un avis, une intention ou un principe répétés ailleurs n’en sont pas plus vrais",
                "retirez « recoupe_par », ou choisissez la nature « fait » si c’en est un",
                "recoupe_par",
            )
        if self.recoupe_par and self.source is None:
            raise refuse(
                "une source en recoupe une autre, et cet énoncé n’en a pas",
                "ajoutez « source », ou retirez « recoupe_par »",
                "recoupe_par",
            )
        for index, it in enumerate(self.recoupe_par):
            if it == self.source or it in self.recoupe_par[:index]:
                raise refuse(
                    "une source ne se recoupe pas elle-même",
                    "nommez une autre source, écrite par quelqu’un d’autre",
                    "recoupe_par",
                    index,
                )
        return self

    @property
    def sorte(self) -> str:
        """What its label says: its nature, or `recoupe` for a fact that a second source tells too."""
        return "recoupe" if self.recoupe_par else self.nature
