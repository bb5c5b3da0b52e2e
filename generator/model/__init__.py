"""What a record is. These models alone yield the JSON Schema, the form and the reference page."""

from generator.model.enonce import Enonce, Mesure
from generator.model.etape import Etape
from generator.model.fiche import Deroule, Fiche, Groupe, Materiel, Support
from generator.model.kit import Kit, Sequence
from generator.model.mentions import Mentions
from generator.model.messages import validate
from generator.model.notice import DEFAULT_LICENCE, Contribution, Notice, Publiee, Source
from generator.model.page import PageEcrite
from generator.model.precautions import Precaution, Precautions
from generator.model.retour import RetourExperience
from generator.model.retrait import PageRetiree, Retrait
from generator.model.settings import Options, SiteSettings
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
from generator.model.usage import Usage, UsageDuRecit, UsageRaconte

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
    "Options",
    "PageEcrite",
    "PageRetiree",
    "ParOuCommencer",
    "Precaution",
    "Precautions",
    "Publiee",
    "RetourExperience",
    "Retrait",
    "Sequence",
    "SiteSettings",
    "Situation",
    "Source",
    "Support",
    "Synonymes",
    "Terme",
    "Usage",
    "UsageDuRecit",
    "UsageRaconte",
    "Vecu",
    "Vocabulaires",
    "validate",
]
