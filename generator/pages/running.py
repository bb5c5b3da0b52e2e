"""The page where one runs a session: the same tools as where one composes it, and all that is said."""

from __future__ import annotations

import json
from typing import Any

from generator.corpus import Corpus, Entry, fiches_along_the_method, former_names
from generator.model import Kit
from generator.pages.composing import tools_of
from generator.pages.plans import title_in_plan
from generator.pages.views import Crumb, PageView, program_page
from generator.seance import one_line

URI = "kits/animer.md"
_SCRIPT = "animer"


def running_view(corpus: Corpus) -> PageView:
    """The page where one runs a session; what is said stands in it, for the script to show at its time."""
    fiches = fiches_along_the_method(corpus)
    kits = [_told(entry) for entry in corpus.kits.values()]
    return program_page(
        URI,
        "Animez votre séance : le temps en cours, ce qui reste, quoi dire, la suite, l’heure de la fin, et la salle qui suit.",
        "animer.html",
        (Crumb("Accueil", ""), Crumb("Les kits", "kits/")),
        {
            "outils": _written(tools_of(corpus)),
            "mots_des_kits": _written(kits),
            "anciens": _written(former_names(corpus)),
            "fiches": fiches,
        },
        script=_SCRIPT,
    )


def _told(entry: Entry[Kit]) -> dict[str, Any]:
    """What a session is compared with, to know which kit it comes from; and what it may cut short."""
    kit = entry.record
    suite = [
        {"fiche": it.fiche or "", "titre": one_line(it.titre or ""), "retard": it.retard or ""}
        for it in kit.fiches
    ]
    return {"slug": entry.slug, "titre": title_in_plan(kit), "suite": suite}


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
