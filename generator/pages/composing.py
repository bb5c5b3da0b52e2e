"""The page where one composes a session, and what it knows of each tool."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.addresses import PROGRAM_PAGES, address_of
from generator.corpus import Corpus, fiches_along_the_method, former_names, observed
from generator.model import Fiche
from generator.pages.views import Crumb, PageView, program_page
from generator.seance import helps_who_does_not_read, pieces
from generator.seance.usual import AFTERWARDS, OPENING, PURPOSE, TITLE

URI = "kits/composer.md"
_RUN, _PRINT = "kits/animer.md", "kits/imprimer.md"
_SCRIPT = "composer"


def composer_view(corpus: Corpus) -> PageView:
    """The page where one composes a session; the script does it all, from what stands in the page."""
    steps = {slug: it.record.ordre for slug, it in corpus.etapes.items()}
    tools = {
        it.slug: tool_of(it.record, steps) | _seen(corpus, it.slug) for it in fiches_along_the_method(corpus)
    }
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
            "animer": address_of(_RUN) if _RUN in PROGRAM_PAGES else "",
            "imprimer": address_of(_PRINT) if _PRINT in PROGRAM_PAGES else "",
        },
        script=_SCRIPT,
    )


def _data(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _seen(corpus: Corpus, slug: str) -> dict[str, Any]:
    """How long it really lasted, at least and at most, where somebody said."""
    seen = observed(corpus, slug)
    return {} if seen.shortest is None else {"constate": [seen.shortest, seen.longest]}


def tool_of(fiche: Fiche, steps: Mapping[str, int]) -> dict[str, Any]:
    """All that a session is reckoned from, as the script reads it; `steps` has the rank of each step."""
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
