"""The page where one composes a session, and what it knows of each tool."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.addresses import address_of
from generator.corpus import Corpus, fiches_along_the_method, former_names, proof
from generator.model import Fiche
from generator.pages.views import Crumb, PageView, program_page
from generator.seance import helps_who_does_not_read, pieces
from generator.seance.usual import AFTERWARDS, OPENING, PURPOSE, TITLE

URI = "kits/composer.md"
_SCRIPT = "composer"
_PRINT_URI, _PRINT_SCRIPT = "kits/imprimer.md", "imprimer"
_RUN_URI = "kits/animer.md"


def composer_view(corpus: Corpus) -> PageView:
    """The page where one composes a session; the script does it all, from what stands in the page."""
    tools = {slug: told | _seen(corpus, slug) for slug, told in tools_of(corpus).items()}
    names = former_names(corpus)
    return program_page(
        URI,
        "Composez votre séance : des outils dans l’ordre, des pauses, les horaires, les groupes et les feuilles recalculés à chaque geste.",
        "composer.html",
        (Crumb("Accueil", ""), Crumb("Les kits", "kits/")),
        {
            "outils": _data(tools),
            "anciens": _data(names),
            "kit": _data(
                {
                    "titre": TITLE,
                    "licence": corpus.settings.options.licence,
                    "ouverture": OPENING,
                    "objectif": PURPOSE,
                    "apres": AFTERWARDS,
                }
            ),
            "animer": address_of(_RUN_URI),
            "imprimer": address_of(_PRINT_URI),
        },
        script=_SCRIPT,
    )


def _data(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _seen(corpus: Corpus, slug: str) -> dict[str, Any]:
    """How long it really lasted, at least and at most, where somebody said."""
    seen = proof(corpus, slug)
    return {} if seen.shortest is None else {"constate": [seen.shortest, seen.longest]}


def print_view(corpus: Corpus) -> PageView:
    """The page that prints a planned session from the browser; what it knows of a tool, it asks for by its name."""
    return program_page(
        _PRINT_URI,
        "Imprimez votre séance depuis le navigateur : conducteur, script, listes, consignes, programme, tirage des tables, avis, crédits.",
        "imprimer.html",
        (Crumb("Accueil", ""), Crumb("Les kits", "kits/")),
        {"outils": " ".join(corpus.fiches)},
        script=_PRINT_SCRIPT,
    )


def tools_of(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """All that a session is reckoned from, of each tool by its name, as the scripts read it."""
    steps = {slug: it.record.ordre for slug, it in corpus.etapes.items()}
    return {it.slug: tool_of(it.record, steps) for it in fiches_along_the_method(corpus)}


def tool_of(fiche: Fiche, steps: Mapping[str, int]) -> dict[str, Any]:
    """The same of one tool; `steps` has the rank of each step of the method."""
    return {
        "titre": fiche.titre,
        "etapes": [steps[it] for it in fiche.etapes if it in steps],
        "publics": fiche.publics,
        "oral": helps_who_does_not_read(fiche),
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
