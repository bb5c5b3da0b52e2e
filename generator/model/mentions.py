"""What the law asks a public site to say of itself; given in mkdocs.yml, with our other options."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from annotated_types import Interval, Len, MaxLen
from pydantic import model_validator

from generator.model.base import Model, field
from generator.model.fields import Courriel, Jour, Ligne, Nombre, Texte, refuse

PARTIAL, TOTAL = 50, 100
"""Shares of the criteria from which a site may call itself partially or totally conforming (RGAA 4.1.2)."""


class Organisme(Model):
    """Who publishes."""

    nom_courant = "l’éditeur"
    nom: Ligne = field("Nom")
    """La dénomination de l’organisme ou de la personne."""
    forme: Ligne | None = field("Forme", default=None)
    """Association, commune, entreprise, avec son numéro."""
    adresse: Ligne = field("Adresse")
    """L’adresse du siège."""
    telephone: Ligne = field("Téléphone")
    """Un numéro où joindre l’éditeur."""


class Hebergeur(Model):
    """Who keeps the pages."""

    nom_courant = "l’hébergeur"
    nom: Ligne = field("Nom")
    """Le nom de l’hébergeur."""
    adresse: Ligne = field("Adresse")
    """Son adresse."""
    telephone: Ligne = field("Téléphone")
    """Son téléphone."""
    journaux: Ligne = field("Journaux")
    """Combien de temps il garde les traces de connexion, et où."""


class Audit(Model):
    """An accessibility audit that was really made."""

    nom_courant = "l’audit"
    auteur: Ligne = field("Auteur")
    """Qui a mené l’audit."""
    date: Jour = field("Date")
    """Le jour de l’audit."""
    pourcentage: Annotated[Nombre, Interval(ge=0, le=100)] = field("Pourcentage")
    """La part des critères respectés."""
    environnement: Ligne = field("Environnement")
    """Navigateurs et lecteurs d’écran employés."""
    outils: Ligne = field("Outils")
    """Les outils de vérification employés."""
    pages: Annotated[tuple[Ligne, ...], Len(1, 60)] = field("Pages")
    """Les pages vérifiées."""


class Accessibilite(Model):
    """The declaration of accessibility."""

    nom_courant = "l’accessibilité"
    conformite: Literal["non-conforme", "partiellement-conforme", "totalement-conforme"] = field(
        "Conformité", default="non-conforme"
    )
    """« non-conforme » tant qu’aucun audit n’a été mené."""
    audit: Audit | None = field("Audit", default=None)
    """L’audit, s’il a eu lieu."""
    schema_pluriannuel: Ligne | None = field("Schéma pluriannuel", default=None)
    """Son adresse web, s’il existe."""
    plan_annuel: Ligne | None = field("Plan annuel", default=None)
    """Son adresse web, s’il existe."""
    non_conformites: Annotated[tuple[Texte, ...], MaxLen(60)] = field("Non-conformités", default=())
    """Ce qui n’est pas accessible."""
    derogations: Annotated[tuple[Texte, ...], MaxLen(20)] = field("Dérogations", default=())
    """Ce qui serait une charge disproportionnée."""
    non_soumis: Annotated[tuple[Texte, ...], MaxLen(20)] = field("Contenus non soumis", default=())
    """Ce que la loi ne demande pas."""
    etablie_le: Jour = field("Établie le")
    """Le jour de cette déclaration."""

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

    nom_courant = "les mentions"
    editeur: Organisme = field("Éditeur")
    """Qui publie le site."""
    directeur_de_publication: Ligne = field("Directeur de la publication")
    """La personne qui représente l’éditeur."""
    contact: Ligne = field("Contact")
    """Où écrire : pour une correction, un retrait, un droit, un obstacle."""
    contributions: Courriel | None = field("Contributions", default=None)
    """L’adresse où envoyer un fichier quand on n’a pas de compte sur la plateforme."""
    hebergeur: Hebergeur = field("Hébergeur")
    """Qui garde les pages."""
    accessibilite: Accessibilite | None = field("Accessibilité", default=None)
    """La déclaration d’accessibilité, que demande la loi française."""
