"""The pages that help to write a record: a form for each kind, and every field explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.corpus import Corpus, Folders, is_told, proof, stale_entries
from generator.corpus.forge import new_file_address
from generator.pages.form import form_of
from generator.pages.views import Crumb, PageView, program_page
from generator.richtext import slugify

_CRUMBS = (Crumb("Accueil", ""), Crumb("Raconter votre territoire", "contribuer/"))


def contribution_views(corpus: Corpus) -> Iterator[PageView]:
    """A form to tell a territory, another to propose a tool, and the reference of their fields."""
    mentions = corpus.settings.options.mentions
    courriel = mentions.contributions if mentions is not None else None
    for kind, name, description in (
        (
            "retour",
            "formulaire",
            "Un formulaire pour dire ce que votre territoire a vécu, sans rien installer.",
        ),
        (
            "fiche",
            "outil",
            "Un formulaire pour décrire un outil d’animation que vous avez essayé.",
        ),
    ):
        context = {
            "form": form_of(corpus, kind),
            "courriel": courriel,
            "nouveau": new_file_address(corpus.settings, Folders.of_kind[kind]),
        }
        yield program_page(
            f"contribuer/{name}.md",
            description,
            "formulaire.html",
            _CRUMBS,
            context,
            script="formulaire",
        )
    yield _reference(corpus)


def maintenance_view(corpus: Corpus, today: date) -> PageView:
    """What asks for care on the day of the build."""
    return program_page(
        "maintenance.md",
        "Ce qui demande à être vérifié, raconté ou essayé : par où aider quand on a une heure.",
        "maintenance.html",
        (Crumb("Accueil", ""),),
        {
            "a_actualiser": list(stale_entries(corpus, today)),
            "a_ecrire": [it for it in corpus.retours.values() if not is_told(it.record)],
            "a_eprouver": [it for it in corpus.fiches.values() if proof(corpus, it.slug) == "esquisse"],
        },
    )


def _reference(corpus: Corpus) -> PageView:
    forms = [form_of(corpus, kind) for kind in ("retour", "fiche")]
    titles = {name: title for form in forms for name, title in form.titles.items()}
    context = {
        "forms": forms,
        "blocs": {name: fields for form in forms for name, fields in form.blocks.items()},
        "titres": titles,
        "ancres": {name: f"bloc-{slugify(title)}" for name, title in titles.items()},
    }
    return program_page(
        "contribuer/champs.md",
        "Ce que l’on peut écrire dans un fichier de récit ou d’outil, champ par champ.",
        "champs.html",
        _CRUMBS,
        context,
    )
