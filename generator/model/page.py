"""A page written by hand: the few fields of its front matter; its body is Markdown."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.fields import Ligne, Resume


class PageEcrite(Model):
    """What a page may say of itself. Nothing else reaches the theme, whose templates believe all they get."""

    nom_courant: ClassVar[str] = "l’en-tête de la page"
    title: Annotated[
        Ligne | None,
        Field(title="Titre", description="Le titre de la page et son nom dans le menu.", max_length=90),
    ] = None
    description: Annotated[
        Resume | None, Field(title="Description", description="Ce que la page contient, en une phrase.")
    ] = None
    accroche: Annotated[
        Ligne | None, Field(title="Accroche", description="Le grand titre, sur la page d’accueil.")
    ] = None
    hide: Annotated[
        tuple[Literal["navigation", "toc", "footer"], ...],
        Field(
            title="Cacher",
            description="Ce que la page ne montre pas : le menu de côté, le sommaire ou le bas de page.",
        ),
    ] = ()
