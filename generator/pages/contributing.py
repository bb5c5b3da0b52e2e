"""The pages that help to write a record: a form for each kind, and every field explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from generator.corpus import Corpus, Folders, is_told, proof, stale_entries
from generator.corpus.forge import new_file_address
from generator.pages.form import form_of
from generator.pages.views import Crumb, PageView, program_page
from generator.richtext import slugify

_CRUMBS = (Crumb("Accueil", ""), Crumb("Raconter votre territoire", "contribuer/"))


def contribution_views(corpus: Corpus) -> Iterator[PageView]:
    """A form to tell a territory, another to propose a tool, a short one to tell a use, and all their fields."""
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
        yield program_page(
            f"contribuer/{name}.md",
            description,
            "formulaire.html",
            _CRUMBS,
            {**_sending(corpus, kind), "form": form_of(corpus, kind)},
            script="formulaire",
        )
    if corpus.fiches:
        yield _two_minutes(corpus)
    yield _reference(corpus)


QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Quel outil ?": ("fiche",),
        "Où, et quand ?": ("territoire", "organisation", "date"),
        "Combien de personnes, et combien de temps en vrai ?": ("participants", "duree"),
        "Qu’avez-vous changé ?": ("adaptation",),
        "Qu’est-ce qui a marché, et qu’est-ce qui n’a pas marché ?": ("marche", "pas_marche"),
        "Le referiez-vous ?": ("encore",),
    }
)
"""What one is asked after a session, and the fields where the answer goes."""


def _two_minutes(corpus: Corpus) -> PageView:
    """The short form, for one use of one tool."""
    form = form_of(corpus, "usage")
    fields = {it.nom: it for it in form.fields}
    asked = [(question, [fields.pop(it) for it in names]) for question, names in QUESTIONS.items()]
    return program_page(
        "contribuer/essai.md",
        "Vous avez utilisé un outil : dites en deux minutes combien de temps il a pris, ce que vous avez changé, et si vous le referiez.",
        "essai.html",
        _CRUMBS,
        {**_sending(corpus, "usage"), "form": form, "questions": asked, "others": list(fields.values())},
        script="formulaire",
    )


def _sending(corpus: Corpus, kind: str) -> dict[str, Any]:
    """Where a new file of that kind is sent."""
    mentions = corpus.settings.options.mentions
    return {
        "courriel": mentions.contributions if mentions is not None else None,
        "nouveau": new_file_address(corpus.settings, Folders.of_kind[kind]),
    }


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
            "a_eprouver": [it for it in corpus.fiches.values() if not proof(corpus, it.slug).uses],
        },
    )


def _reference(corpus: Corpus) -> PageView:
    forms = [form_of(corpus, kind) for kind in ("retour", "fiche", "usage")]
    titles = {name: title for form in forms for name, title in form.titles.items()}
    context = {
        "forms": forms,
        "blocs": {name: fields for form in forms for name, fields in form.blocks.items()},
        "titres": titles,
        "ancres": {name: f"bloc-{slugify(title)}" for name, title in titles.items()},
    }
    return program_page(
        "contribuer/champs.md",
        "Ce que l’on peut écrire dans un fichier de récit, d’outil ou d’usage, champ par champ.",
        "champs.html",
        _CRUMBS,
        context,
    )
