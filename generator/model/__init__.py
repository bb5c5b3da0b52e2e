"""What a record is. These models alone yield the JSON Schema, the form and the reference page."""

from generator.model.etape import Etape
from generator.model.fiche import Deroule, Fiche, Groupe, Materiel, Support
from generator.model.kit import Kit, Sequence
from generator.model.mentions import Mentions
from generator.model.messages import validate
from generator.model.noyau import DEFAULT_LICENCE, Contribution, Enonce, Mesure, Notice, Source
from generator.model.page import PageEcrite
from generator.model.retour import RetourExperience
from generator.model.site import (
    Definition,
    Glossaire,
    ParOuCommencer,
    Situation,
    Synonymes,
    Terme,
    Vecu,
    Vocabulaires,
)

__all__ = [
    "DEFAULT_LICENCE",
    "Contribution",
    "Definition",
    "Deroule",
    "Enonce",
    "Etape",
    "Fiche",
    "Glossaire",
    "Groupe",
    "Kit",
    "Materiel",
    "Mentions",
    "Mesure",
    "Notice",
    "PageEcrite",
    "ParOuCommencer",
    "RetourExperience",
    "Sequence",
    "Situation",
    "Source",
    "Support",
    "Synonymes",
    "Terme",
    "Vecu",
    "Vocabulaires",
    "validate",
]
