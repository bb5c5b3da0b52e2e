"""What all records share: claims, sources, who contributed."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.diagnostics import quoted
from generator.model.champs import Adresse, DateLibre, Jour, Ligne, Nombre, Resume, Slug, Texte, refuse
from generator.words.licences import Licence, LicenceSource

Statut = Literal["brouillon", "relu", "publie"]
Nature = Literal["fait", "appreciation", "intention", "principe"]
DEFAULT_LICENCE: Licence = "CC-BY-NC-SA-4.0"
"""The licence of a record that names none."""


_NO_FIELDS: frozenset[str] = frozenset()


class Modele(BaseModel):
    """Base of every model: closed (an unknown key is an error) and frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False)
    nom_courant: ClassVar[str] = "ce bloc"
    regles: ClassVar[tuple[str, ...]] = ()
    """What no field can tell alone, as a sentence each; the JSON Schema does not say them."""

    def model_post_init(self, _context: object, /) -> None:
        """Forget which fields were given: nothing asks, and it was 40 % of a large corpus in memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_FIELDS)


class Mesure(Modele):
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


class Enonce(Modele):
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


class Source(Modele):
    """A document that claims rest on."""

    nom_courant: ClassVar[str] = "la source"
    regles: ClassVar[tuple[str, ...]] = ("Une source a une adresse, un éditeur ou des auteurs.",)
    id: Annotated[
        Slug,
        Field(
            title="Identifiant",
            description="Un mot court, repris dans « source » des énoncés.",
            examples=["bilan-2025"],
        ),
    ]
    titre: Annotated[
        Ligne,
        Field(
            title="Titre",
            description="Le titre du document ou de la page.",
            examples=["Bilan de la première année"],
        ),
    ]
    auteurs: Annotated[
        tuple[Ligne, ...],
        Field(
            title="Auteurs",
            description="Les personnes qui l’ont écrit.",
            examples=[["Camille Durand"]],
            max_length=30,
        ),
    ] = ()
    editeur: Annotated[
        Ligne | None,
        Field(
            title="Éditeur", description="L’organisme qui le publie.", examples=["Centre social des Coteaux"]
        ),
    ] = None
    url: Annotated[
        Adresse | None,
        Field(
            title="Adresse",
            description="L’adresse web du document.",
            examples=["https://exemple.fr/bilan-2025"],
        ),
    ] = None
    licence: Annotated[
        LicenceSource,
        Field(
            title="Licence", description="La licence du document ; « inconnue » si elle n’est pas indiquée."
        ),
    ] = "inconnue"
    consulte_le: Annotated[
        Jour | None,
        Field(title="Consulté le", description="Le jour où le document a été lu.", examples=["2026-11-23"]),
    ] = None
    modifications: Annotated[
        Ligne | None,
        Field(
            title="Modifications",
            description="Ce qui a été changé par rapport au document, si sa licence demande de le dire.",
            examples=["Résumé et traduit."],
        ),
    ] = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.editeur is None and self.url is None and not self.auteurs:
            raise refuse(
                "on ne sait pas où trouver cette source",
                "ajoutez « url », « editeur » ou « auteurs »",
                "titre",
            )
        return self


class Contribution(Modele):
    """Who wrote, read over or told."""

    nom_courant: ClassVar[str] = "la contribution"
    nom: Annotated[
        Ligne, Field(title="Nom", description="La personne ou le collectif.", examples=["Camille Durand"])
    ]
    role: Annotated[
        Literal["redaction", "relecture", "temoignage"], Field(title="Rôle", description="Ce qui a été fait.")
    ]
    date: Annotated[DateLibre | None, Field(title="Date", description="Quand.", examples=["2026-11"])] = None


class Notice(Modele):
    """The fields common to every record."""

    regles: ClassVar[tuple[str, ...]] = (
        "Deux sources ont deux identifiants, et chaque énoncé qui cite une source la trouve dans la liste.",
        "Les liens entre pages mènent à des pages qui existent, et la licence permet de reprendre ce qui est cité.",
    )
    titre: Annotated[
        Ligne,
        Field(
            title="Titre",
            description="Le nom sous lequel on cherchera cette page.",
            examples=["Notre ville : des cafés de quartier devenus un collectif"],
            max_length=90,
        ),
    ]
    resume: Annotated[
        Resume,
        Field(
            title="Résumé",
            description="Une ou deux phrases, lues sur la carte et par les moteurs de recherche.",
            examples=["Huit associations et la mairie se retrouvent chaque mois autour d’une même question."],
        ),
    ]
    statut: Annotated[Statut, Field(title="Statut", description="brouillon, relu ou publie.")]
    licence: Annotated[Licence, Field(title="Licence", description="La licence de cette fiche.")] = (
        DEFAULT_LICENCE
    )
    sources: Annotated[
        tuple[Source, ...],
        Field(title="Sources", description="Les documents sur lesquels reposent les énoncés.", max_length=50),
    ] = ()
    contributions: Annotated[
        tuple[Contribution, ...],
        Field(title="Contributions", description="Qui a écrit, relu, témoigné.", max_length=50),
    ] = ()
    verifie_le: Annotated[
        Jour,
        Field(
            title="Vérifié le",
            description="Le dernier jour où les faits de la fiche ont été vérifiés.",
            examples=["2026-11-23"],
        ),
    ]

    @model_validator(mode="after")
    def _sources_are_distinct(self) -> Self:
        seen: set[str] = set()
        for index, source in enumerate(self.sources):
            if source.id in seen:
                raise refuse(
                    f"deux sources portent l’identifiant {quoted(source.id)}",
                    "donnez-leur des identifiants différents",
                    "sources",
                    index,
                    "id",
                )
            seen.add(source.id)
        return self
