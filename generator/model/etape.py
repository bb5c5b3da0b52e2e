"""One step of the method: front matter of a Markdown file; its body is free prose."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Le, Len, MaxLen

from generator.model.base import Model, field
from generator.model.fields import Ligne, Positif, Resume, Slug, Texte

Pictogramme = Literal["cercle", "mains", "loupe", "cap", "route", "boussole", "graines"]


class Etape(Model):
    """A step: what its authors hold to, and what each territory decides."""

    nom_courant = "l’étape"
    titre: Annotated[Ligne, MaxLen(60)] = field("Titre")
    """Le nom de l’étape."""
    resume: Resume = field("Résumé")
    """À quoi sert l’étape, en une phrase."""
    ordre: Annotated[Positif, Le(12)] = field("Ordre")
    """Le rang de l’étape, à partir de 1."""
    pictogramme: Pictogramme = field("Pictogramme")
    """Le dessin qui accompagne toujours le numéro."""
    duree_indicative: Ligne = field("Durée indicative")
    """Le temps à prévoir, avec sa source s’il y en a une."""
    invariants: Annotated[tuple[Texte, ...], Len(1, 12)] = field("Invariants")
    """Ce à quoi vous tenez, dans votre méthode."""
    adaptables: Annotated[tuple[Texte, ...], Len(1, 12)] = field("Adaptables")
    """Ce que chaque territoire décide."""
    anciens_noms: Annotated[tuple[Slug, ...], MaxLen(20)] = field("Anciens noms", default=())
    """Les noms que portait ce fichier avant, sans leur fin : leurs adresses mènent toujours ici."""
