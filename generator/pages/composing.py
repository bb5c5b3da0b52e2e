"""The page where one composes a session, and what it knows of each tool."""

from __future__ import annotations

import json
from typing import Any

from generator.corpus import Corpus, fiches_along_the_method
from generator.model import Fiche
from generator.pages.views import Crumb, PageView, program_page
from generator.seance import pieces

URI = "kits/composer.md"
_SCRIPT = "composer"
PRINT_URI = "kits/imprimer.md"
_PRINT_SCRIPT = "imprimer"


def composer_view(corpus: Corpus) -> PageView:
    """The page where one composes a session; the script does it all, from what stands in the page."""
    tools = {entry.slug: tool_of(entry.record) for entry in fiches_along_the_method(corpus)}
    return program_page(
        URI,
        "Composez votre séance : des outils dans l’ordre, des pauses, les horaires, les groupes et les feuilles recalculés à chaque geste.",
        "composer.html",
        (Crumb("Accueil", ""), Crumb("Les kits", "kits/")),
        {"outils": json.dumps(tools, ensure_ascii=False, separators=(",", ":"))},
        script=_SCRIPT,
    )


def print_view(corpus: Corpus) -> PageView:
    """The page that prints a planned session from the browser; what it knows of a tool, it asks for by its name."""
    return program_page(
        PRINT_URI,
        "Imprimez votre séance depuis le navigateur : conducteur, script, listes, consignes, programme, tirage des tables, avis, crédits.",
        "imprimer.html",
        (Crumb("Accueil", ""), Crumb("Les kits", "kits/")),
        {"outils": " ".join(corpus.fiches)},
        script=_PRINT_SCRIPT,
    )


def tool_of(fiche: Fiche) -> dict[str, Any]:
    """All that a session is reckoned from, as the script reads it."""
    return {
        "titre": fiche.titre,
        "min": fiche.groupe.min,
        "max": fiche.groupe.max,
        "table": fiche.groupe.table,
        "deroule": [{"minutes": it.minutes, "titre": it.titre, "forme": it.forme} for it in fiche.deroule],
        "materiel": [
            {"nom": it.nom, "quantite": it.quantite, "par": it.par, "consommable": it.consommable}
            for it in fiche.materiel
        ],
        "supports": [
            {
                "titre": it.titre,
                "type": it.type,
                "format": it.format,
                "copies": it.copies,
                "par": it.par,
                "usage": it.usage,
                "pieces": pieces(it),
                "verso": any(card.verso for card in it.cartes),
            }
            for it in fiche.supports
        ],
    }
