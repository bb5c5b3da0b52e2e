"""One step of the method: front matter of a Markdown file; its body is free prose."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.fields import Ligne, Positif, Resume, Texte

Pictogramme = Literal["cercle", "mains", "loupe", "cap", "route", "boussole", "graines"]


class Etape(Model):
    """A step: what makes it the method, and what each territory decides."""

    nom_courant: ClassVar[str] = "l’étape"
    titre: Annotated[Ligne, Field(title="Titre", description="Le nom de l’étape.", max_length=60)]
    resume: Annotated[Resume, Field(title="Résumé", description="À quoi sert l’étape, en une phrase.")]
    ordre: Annotated[Positif, Field(title="Ordre", description="Le rang de l’étape, à partir de 1.", le=12)]
    pictogramme: Annotated[
        Pictogramme, Field(title="Pictogramme", description="Le dessin qui accompagne toujours le numéro.")
    ]
    duree_indicative: Annotated[
        Ligne,
        Field(title="Durée indicative", description="Le temps à prévoir, avec sa source s’il y en a une."),
    ]
    invariants: Annotated[
        tuple[Texte, ...],
        Field(
            title="Invariants",
            description="Ce qui fait que c’est bien la méthode.",
            min_length=1,
            max_length=12,
        ),
    ]
    adaptables: Annotated[
        tuple[Texte, ...],
        Field(
            title="Adaptables", description="Ce que chaque territoire décide.", min_length=1, max_length=12
        ),
    ]
