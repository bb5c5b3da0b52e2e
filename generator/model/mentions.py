"""What the law asks a public site to say of itself; given in mkdocs.yml, under `extra: mentions`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.fields import Courriel, Jour, Ligne, Nombre, Texte, refuse

PARTIAL, TOTAL = 50, 100
"""Shares of the criteria from which a site may call itself partially or totally conforming (RGAA 4.1.2)."""


class Organisme(Model):
    """Who publishes."""

    nom_courant: ClassVar[str] = "l’éditeur"
    nom: Annotated[Ligne, Field(title="Nom", description="La dénomination de l’organisme ou de la personne.")]
    forme: Annotated[
        Ligne | None, Field(title="Forme", description="Association, commune, entreprise, avec son numéro.")
    ] = None
    adresse: Annotated[Ligne, Field(title="Adresse", description="L’adresse du siège.")]
    telephone: Annotated[Ligne, Field(title="Téléphone", description="Un numéro où joindre l’éditeur.")]


class Hebergeur(Model):
    """Who keeps the pages."""

    nom_courant: ClassVar[str] = "l’hébergeur"
    nom: Annotated[Ligne, Field(title="Nom", description="Le nom de l’hébergeur.")]
    adresse: Annotated[Ligne, Field(title="Adresse", description="Son adresse.")]
    telephone: Annotated[Ligne, Field(title="Téléphone", description="Son téléphone.")]
    journaux: Annotated[
        Ligne,
        Field(title="Journaux", description="Combien de temps il garde les traces de connexion, et où."),
    ]


class Audit(Model):
    """An accessibility audit that was really made."""

    nom_courant: ClassVar[str] = "l’audit"
    auteur: Annotated[Ligne, Field(title="Auteur", description="Qui a mené l’audit.")]
    date: Annotated[Jour, Field(title="Date", description="Le jour de l’audit.")]
    pourcentage: Annotated[
        Nombre, Field(title="Pourcentage", description="La part des critères respectés.", ge=0, le=100)
    ]
    environnement: Annotated[
        Ligne, Field(title="Environnement", description="Navigateurs et lecteurs d’écran employés.")
    ]
    outils: Annotated[Ligne, Field(title="Outils", description="Les outils de vérification employés.")]
    pages: Annotated[
        tuple[Ligne, ...],
        Field(title="Pages", description="Les pages vérifiées.", min_length=1, max_length=60),
    ]


class Accessibilite(Model):
    """The declaration of accessibility."""

    nom_courant: ClassVar[str] = "l’accessibilité"
    conformite: Annotated[
        Literal["non-conforme", "partiellement-conforme", "totalement-conforme"],
        Field(title="Conformité", description="« non-conforme » tant qu’aucun audit n’a été mené."),
    ] = "non-conforme"
    audit: Annotated[Audit | None, Field(title="Audit", description="L’audit, s’il a eu lieu.")] = None
    schema_pluriannuel: Annotated[
        Ligne | None, Field(title="Schéma pluriannuel", description="Son adresse web, s’il existe.")
    ] = None
    plan_annuel: Annotated[
        Ligne | None, Field(title="Plan annuel", description="Son adresse web, s’il existe.")
    ] = None
    non_conformites: Annotated[
        tuple[Texte, ...],
        Field(title="Non-conformités", description="Ce qui n’est pas accessible.", max_length=60),
    ] = ()
    derogations: Annotated[
        tuple[Texte, ...],
        Field(title="Dérogations", description="Ce qui serait une charge disproportionnée.", max_length=20),
    ] = ()
    non_soumis: Annotated[
        tuple[Texte, ...],
        Field(title="Contenus non soumis", description="Ce que la loi ne demande pas.", max_length=20),
    ] = ()
    etablie_le: Annotated[Jour, Field(title="Établie le", description="Le jour de cette déclaration.")]

    @model_validator(mode="after")
    def _claims_what_was_audited(self) -> Self:
        least = {"non-conforme": 0, "partiellement-conforme": PARTIAL, "totalement-conforme": TOTAL}
        if least[self.conformite] and (self.audit is None or self.audit.pourcentage < least[self.conformite]):
            raise refuse(
                f"rien ne permet de déclarer le site « {self.conformite} »",
                f"ajoutez un « audit » d’au moins {least[self.conformite]} %, ou écrivez « non-conforme »",
                "conformite",
            )
        return self


class Mentions(Model):
    """Everything the legal pages need."""

    nom_courant: ClassVar[str] = "les mentions"
    editeur: Annotated[Organisme, Field(title="Éditeur", description="Qui publie le site.")]
    directeur_de_publication: Annotated[
        Ligne,
        Field(title="Directeur de la publication", description="La personne qui représente l’éditeur."),
    ]
    contact: Annotated[
        Ligne,
        Field(
            title="Contact", description="Où écrire : pour une correction, un retrait, un droit, un obstacle."
        ),
    ]
    contributions: Annotated[
        Courriel | None,
        Field(
            title="Contributions",
            description="L’adresse où envoyer un fichier quand on n’a pas de compte sur la plateforme.",
        ),
    ] = None
    hebergeur: Annotated[Hebergeur, Field(title="Hébergeur", description="Qui garde les pages.")]
    accessibilite: Annotated[
        Accessibilite, Field(title="Accessibilité", description="La déclaration d’accessibilité.")
    ]
