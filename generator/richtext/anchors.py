"""Names of places in a page: those that the site gives, which no heading, word or key of an author takes."""

from __future__ import annotations

from collections.abc import Collection

OF_THE_FRAME = frozenset(
    {
        "fermer-recherche",
        "ouvrir-recherche",
        "recherche",
        "recherche-adresse",
        "recherche-aide",
        "recherche-etat",
        "recherche-liste",
        "recherche-question",
        "recherche-suite",
        "recherche-vide",
        "titre",
    }
)
"""On every page: the search, and the main heading."""

OF_HOME = OF_THE_FRAME | {"methode", "outils", "situations", "territoires"}
"""On the home page."""

OF_A_STEP = OF_THE_FRAME | {"adaptables", "invariants", "outils", "situations", "territoires"}
"""On the page of a step."""

OF_THE_LISTS = OF_THE_FRAME | {"livre", "sources", "tri", "tri-compte", "tri-minutes", "tri-personnes"}
"""On the pages where steps, situations and words of the glossary stand under their own keys."""


def anchor_of(key: str, taken: Collection[str] = OF_THE_LISTS) -> str:
    """The place of what an author names `key`: its own name, unless the site already gives it to something else."""
    return f"mot--{key}" if key in taken else key
