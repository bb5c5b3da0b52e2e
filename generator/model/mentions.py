"""What the law asks a public site to say of itself; given in mkdocs.yml, among our options.

« à préciser » stands for what nobody knows yet: the site builds and says so, and may not be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from annotated_types import Interval, Len, MaxLen
from pydantic import BeforeValidator, model_validator

from generator.diagnostics import quoted
from generator.model.base import PAST, Model, field
from generator.model.fields import COURRIEL, Adresse, Courriel, Jour, Ligne, Nombre, Texte, refuse

PARTIAL, TOTAL = 50, 100
"""Shares of the criteria from which a site may call itself partially or totally conforming (RGAA 4.1.2)."""

TO_SAY = "à préciser"
_LATER = re.compile(
    r"[àaÀA] (?:préciser|preciser|nommer|compléter|completer|définir|definir|remplir|venir)\b"
    r"|aucun(?:e|) pour l[’']instant|todo\b|x+$|[.…?_-]+$",
    re.IGNORECASE,
)


def is_said(value: str) -> bool:
    """Whether a value tells something, where « à préciser » or « à nommer » only promise to."""
    return _LATER.match(value.strip()) is None


def _address_or_later(value: Any) -> Any:
    if not isinstance(value, str):
        raise refuse("on attend une adresse de courriel", f"écrivez-la, ou « {TO_SAY} » en attendant")
    if is_said(value) and re.fullmatch(COURRIEL, value) is None:
        hint = f"écrivez une adresse comme contact@exemple.fr, ou « {TO_SAY} » en attendant"
        raise refuse(f"on attend une adresse de courriel, et non {quoted(value)}", hint)
    return value


class Organisme(Model):
    """Who publishes."""

    nom_courant = "l’éditeur"
    nom: Ligne = field("Nom")
    """Qui répond du site : une association, une collectivité, une entreprise ou une personne, par son nom."""
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
    """L’adresse de l’hébergeur."""
    telephone: Ligne = field("Téléphone")
    """Le téléphone de l’hébergeur."""
    journaux: Ligne = field("Journaux")
    """Combien de temps l’hébergeur garde les traces de connexion, et où."""


class Contact(Model):
    """Where to write."""

    nom_courant = "le contact"
    courriel: Annotated[str, MaxLen(120), BeforeValidator(_address_or_later)] = field(
        "Courriel", "contact@exemple.fr"
    )
    """L’adresse électronique où écrire, sans compte à créer."""
    page: Adresse | None = field("Page", "https://exemple.fr/contact", default=None)
    """Une page d’où l’on peut écrire aussi."""
    adresse: Ligne | None = field("Adresse", default=None)
    """L’adresse postale, pour qui préfère le courrier."""


class Audit(Model):
    """An accessibility audit that was really made."""

    nom_courant = "l’audit"
    auteur: Ligne = field("Auteur")
    """Qui a mené l’audit."""
    date: Jour = field("Date", mark=PAST)
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
    cadre: Literal["obligatoire", "volontaire"] = field("Cadre", default="obligatoire")
    """« volontaire » si la loi ne demande pas cette déclaration à l’éditeur."""
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
    etablie_le: Jour = field("Établie le", mark=PAST)
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
    """Le prénom et le nom de la personne qui répond de ce qui est publié."""
    contact: Contact = field("Contact")
    """Où écrire : pour une correction, un retrait, un droit, un obstacle."""
    contributions: Courriel | None = field("Contributions", default=None)
    """L’adresse où envoyer un fichier quand on n’a pas de compte sur la plateforme."""
    hebergeur: Hebergeur = field("Hébergeur")
    """Qui garde les pages."""
    conservation: Ligne = field("Conservation", default="un an au plus après la dernière réponse")
    """Combien de temps vous gardez les messages reçus."""
    relues_le: Jour | None = field("Relues le", default=None, mark=PAST)
    """Le jour où ces pages ont été relues."""
    accessibilite: Accessibilite | None = field("Accessibilité", default=None)
    """La déclaration d’accessibilité, que demande la loi française."""

    def unsaid(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each thing still to be said: its place in these mentions, and what is asked there."""
        return _unsaid(self)


def _unsaid(model: Model) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in model:
        if isinstance(value, Model):
            yield from (((name, *rest), asked) for rest, asked in _unsaid(value))
        elif isinstance(value, str) and not is_said(value):
            yield (name,), type(model).model_fields[name].description or ""
