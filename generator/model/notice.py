"""What all records share: sources, who contributed, licence."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.diagnostics import quoted
from generator.model.base import Model
from generator.model.fields import Adresse, DateLibre, Jour, Ligne, Resume, Slug, refuse

Statut = Literal["brouillon", "relu", "publie"]
LICENCES = {
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr",
    "CC-BY-NC-SA-3.0-FR": "https://creativecommons.org/licenses/by-nc-sa/3.0/fr/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
    "Etalab-2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
Licence = Literal[
    "CC-BY-NC-SA-4.0", "CC-BY-NC-SA-3.0-FR", "CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0", "Etalab-2.0"
]
LicenceSource = Literal[
    "CC-BY-NC-SA-4.0",
    "CC-BY-NC-SA-3.0-FR",
    "CC-BY-SA-4.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "Etalab-2.0",
    "tous-droits-reserves",
    "inconnue",
]


class Source(Model):
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


class Contribution(Model):
    """Who wrote, read over or told."""

    nom_courant: ClassVar[str] = "la contribution"
    nom: Annotated[
        Ligne, Field(title="Nom", description="La personne ou le collectif.", examples=["Camille Durand"])
    ]
    role: Annotated[
        Literal["redaction", "relecture", "temoignage"], Field(title="Rôle", description="Ce qui a été fait.")
    ]
    date: Annotated[DateLibre | None, Field(title="Date", description="Quand.", examples=["2026-11"])] = None


class Notice(Model):
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
        "CC-BY-NC-SA-4.0"
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
