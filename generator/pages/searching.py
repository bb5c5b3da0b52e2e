"""The page where one searches: it has an address for each question, and is there without the box."""

from __future__ import annotations

from generator.pages.views import Crumb, PageView, program_page

URI = "recherche.md"


def search_view() -> PageView:
    """The page of the search; its field is that of the box, put there by the theme."""
    return program_page(
        URI,
        "Cherchez dans tout le site : une situation, un outil, une commune, un mot.",
        "recherche.html",
        (Crumb("Accueil", ""),),
    )
