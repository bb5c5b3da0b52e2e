"""A page written by hand: the few fields of its front matter; its body is Markdown."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import MaxLen

from generator.model.base import Model, field
from generator.model.fields import AncienneAdresse, Ligne, Resume


class PageEcrite(Model):
    """What a page may say of itself. Nothing else reaches the theme, whose templates believe all they get."""

    nom_courant = "l’en-tête de la page"
    title: Annotated[Ligne | None, MaxLen(90)] = field("Titre", default=None)
    """Le titre de la page et son nom dans le menu."""
    description: Resume | None = field("Description", default=None)
    """Ce que la page contient, en une phrase."""
    accroche: Ligne | None = field("Accroche", default=None)
    """Le grand titre, sur la page d’accueil."""
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = field("Cacher", default=())
    """Ce que la page ne montre pas : le menu de côté, le sommaire ou le bas de page."""
    remplace: AncienneAdresse | None = field("Remplace", "credits", default=None)
    """L’adresse de la page du programme dont celle-ci prend la place."""
    anciens_noms: Annotated[tuple[AncienneAdresse, ...], MaxLen(20)] = field(
        "Anciens noms", ["guide/postures"], default=()
    )
    """Les adresses qu’avait cette page avant : elles mènent toujours ici."""
