"""The site's own data: closed lists and glossary. Another collective brings its own."""

from __future__ import annotations

from typing import Annotated, Self

from annotated_types import Len, MaxLen
from pydantic import AfterValidator, model_validator

from generator.model.base import Model, field
from generator.model.fields import Ligne, Slug, Texte, refuse
from generator.model.notice import Source, refuse_twins


class Definition(Model):
    """One word of a closed list."""

    nom_courant = "le mot"
    nom: Annotated[Ligne, MaxLen(80)] = field("Nom")
    """Le mot montré."""
    definition: Ligne = field("Définition")
    """Une ligne d’explication."""


Liste = dict[Slug, Definition]


class Vocabulaires(Model):
    """The closed lists that records may draw from."""

    nom_courant = "les vocabulaires"
    themes: Liste = field("Thèmes")
    """Les sujets des retours d’expérience."""
    dispositifs: Liste = field("Dispositifs")
    """Les cadres publics."""
    publics: Liste = field("Publics")
    """Les personnes à qui s’adresse un outil."""


class Vecu(Model):
    """A claim of a record, found again by its opening words: it shows that a situation was lived somewhere."""

    nom_courant = "le cas vécu"
    retour: Slug = field("Retour d’expérience")
    """L’identifiant du retour d’expérience."""
    enonce: Annotated[Ligne, MaxLen(120)] = field("Énoncé")
    """Les premiers mots d’un énoncé de ce retour, tels qu’ils y sont écrits."""


class Situation(Model):
    """What people say when they arrive, and where to begin."""

    nom_courant = "la situation"
    situation: Annotated[Ligne, MaxLen(90)] = field("Situation")
    """Comme les gens la disent."""
    aussi_dit: Annotated[tuple[Annotated[Ligne, MaxLen(90)], ...], MaxLen(4)] = field(
        "Aussi dit", ["La salle reste vide."], default=()
    )
    """D’autres façons de la dire ; la page les montre, et la recherche les connaît."""
    lecture: Texte = field("Lecture")
    """Ce qui se joue peut-être, et par où passer."""
    etape: Slug = field("Étape")
    """L’étape de la méthode par où commencer."""
    fiches: Annotated[tuple[Slug, ...], Len(1, 5)] = field("Fiches")
    """Les outils à essayer, du plus simple au plus long."""
    kit: Slug | None = field("Kit", default=None)
    """Une séance entière, s’il en existe une."""
    vecu: Annotated[tuple[Vecu, ...], MaxLen(4)] = field("Vécu", default=())
    """Où cela s’est passé ; vide, la page dit qu’aucun cas n’est documenté."""


MOST_SITUATIONS = 30
"""One page shows them all, and each case that was lived is looked for in the whole record of its territory."""


class ParOuCommencer(Model):
    """From a situation to a step, tools and a territory that lived it."""

    nom_courant = "la page « Par où commencer »"
    situations: Annotated[dict[Slug, Situation], Len(1, MOST_SITUATIONS)] = field("Situations")
    """Chaque situation sous un identifiant."""


MOST_WORDS = 12
"""Of a form: each place of a text where one begins is read that far."""


def _few_words(form: str) -> str:
    if len(form.split()) > MOST_WORDS:
        raise refuse(f"cette forme a plus de {MOST_WORDS} mots", "gardez les mots que l’on écrit vraiment")
    return form


Forme = Annotated[Ligne, MaxLen(80), AfterValidator(_few_words)]


class Terme(Model):
    """One entry of the glossary."""

    nom_courant = "le terme"
    terme: Forme = field("Terme")
    """Le mot ou le sigle."""
    variantes: Annotated[tuple[Forme, ...], MaxLen(12)] = field("Variantes", default=())
    """Les autres formes à reconnaître dans les textes : pluriel, forme longue, sigle."""
    definition: Texte = field("Définition")
    """Une à trois phrases simples."""
    courte: Annotated[Ligne, MaxLen(180)] = field("Définition courte")
    """Ce que montre l’infobulle."""
    source: Slug | None = field("Source", default=None)
    """L’identifiant d’une des sources du glossaire."""

    @property
    def autres_formes(self) -> tuple[str, ...]:
        """The variants as people read them: without those that differ by a capital only."""
        forms: dict[str, str] = {}
        for form in (self.terme, *self.variantes):
            forms.setdefault(form.casefold(), form)
        return tuple(forms.values())[1:]


class Glossaire(Model):
    """The words explained; their definitions show as tooltips."""

    nom_courant = "le glossaire"
    sources: tuple[Source, ...] = field("Sources", default=())
    """Les documents d’où viennent les définitions."""
    termes: dict[Slug, Terme] = field("Termes")
    """Les entrées, chacune sous un identifiant."""

    @model_validator(mode="after")
    def _sources_are_distinct(self) -> Self:
        refuse_twins(self.sources)
        return self


Groupe = Annotated[tuple[Ligne, ...], Len(2, 20)]


class Synonymes(Model):
    """Expressions that mean the same, for the search."""

    nom_courant = "les synonymes"
    groupes: Annotated[tuple[Groupe, ...], MaxLen(500)] = field("Groupes", default=())
    """Des expressions équivalentes : chercher l’une trouve les pages qui disent l’autre."""
