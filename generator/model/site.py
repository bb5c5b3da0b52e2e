"""The site's own data: closed lists and glossary. Another collective brings its own."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from generator.model.base import Model
from generator.model.fields import Ligne, Slug, Texte, refuse
from generator.model.notice import Source


class Definition(Model):
    """One word of a closed list."""

    nom_courant: ClassVar[str] = "le mot"
    nom: Annotated[Ligne, Field(title="Nom", description="Le mot montré.", max_length=80)]
    definition: Annotated[Ligne, Field(title="Définition", description="Une ligne d’explication.")]


Liste = dict[Slug, Definition]


class Vocabulaires(Model):
    """The closed lists that records may draw from."""

    nom_courant: ClassVar[str] = "les vocabulaires"
    themes: Annotated[Liste, Field(title="Thèmes", description="Les sujets des retours d’expérience.")]
    dispositifs: Annotated[Liste, Field(title="Dispositifs", description="Les cadres publics.")]
    publics: Annotated[Liste, Field(title="Publics", description="Les personnes à qui s’adresse un outil.")]


class Vecu(Model):
    """A claim of a record, found again by its opening words: it shows that a situation was lived somewhere."""

    nom_courant: ClassVar[str] = "le cas vécu"
    retour: Annotated[
        Slug, Field(title="Retour d’expérience", description="L’identifiant du retour d’expérience.")
    ]
    enonce: Annotated[
        Ligne,
        Field(
            title="Énoncé",
            description="Les premiers mots d’un énoncé de ce retour, tels qu’ils y sont écrits.",
            max_length=120,
        ),
    ]


class Situation(Model):
    """What people say when they arrive, and where to begin."""

    nom_courant: ClassVar[str] = "la situation"
    situation: Annotated[
        Ligne, Field(title="Situation", description="Comme les gens la disent.", max_length=90)
    ]
    lecture: Annotated[
        Texte, Field(title="Lecture", description="Ce qui se joue peut-être, et par où passer.")
    ]
    etape: Annotated[Slug, Field(title="Étape", description="L’étape de la méthode par où commencer.")]
    fiches: Annotated[
        tuple[Slug, ...],
        Field(
            title="Fiches",
            description="Les outils à essayer, du plus simple au plus long.",
            min_length=1,
            max_length=5,
        ),
    ]
    kit: Annotated[Slug | None, Field(title="Kit", description="Une séance entière, s’il en existe une.")] = (
        None
    )
    vecu: Annotated[
        tuple[Vecu, ...],
        Field(
            title="Vécu",
            description="Où cela s’est passé ; vide, la page dit qu’aucun cas n’est documenté.",
            max_length=4,
        ),
    ] = ()


MOST_SITUATIONS = 30
"""One page shows them all, and each case that was lived is looked for in the whole record of its territory."""


class ParOuCommencer(Model):
    """From a situation to a step, tools and a territory that lived it."""

    nom_courant: ClassVar[str] = "la page « Par où commencer »"
    situations: Annotated[
        dict[Slug, Situation],
        Field(
            title="Situations",
            description="Chaque situation sous un identifiant.",
            min_length=1,
            max_length=MOST_SITUATIONS,
        ),
    ]


MOST_WORDS = 12
"""Of a form: each place of a text where one begins is read that far."""


def _few_words(form: str) -> str:
    if len(form.split()) > MOST_WORDS:
        raise refuse(f"cette forme a plus de {MOST_WORDS} mots", "gardez les mots que l’on écrit vraiment")
    return form


class Terme(Model):
    """One entry of the glossary."""

    nom_courant: ClassVar[str] = "le terme"
    terme: Annotated[
        Ligne,
        Field(title="Terme", description="Le mot ou le sigle.", max_length=80),
        AfterValidator(_few_words),
    ]
    variantes: Annotated[
        tuple[Annotated[Ligne, Field(max_length=80), AfterValidator(_few_words)], ...],
        Field(
            title="Variantes",
            description="Les autres formes à reconnaître dans les textes : pluriel, forme longue, sigle.",
            max_length=12,
        ),
    ] = ()
    definition: Annotated[Texte, Field(title="Définition", description="Une à trois phrases simples.")]
    courte: Annotated[
        Ligne, Field(title="Définition courte", description="Ce que montre l’infobulle.", max_length=180)
    ]
    source: Annotated[
        Slug | None, Field(title="Source", description="L’identifiant d’une des sources du glossaire.")
    ] = None


class Glossaire(Model):
    """The words explained; their definitions show as tooltips."""

    nom_courant: ClassVar[str] = "le glossaire"
    sources: Annotated[
        tuple[Source, ...], Field(title="Sources", description="Les documents d’où viennent les définitions.")
    ] = ()
    termes: Annotated[
        dict[Slug, Terme], Field(title="Termes", description="Les entrées, chacune sous un identifiant.")
    ]


Groupe = Annotated[tuple[Ligne, ...], Field(min_length=2, max_length=20)]


class Synonymes(Model):
    """Expressions that mean the same, for the search."""

    nom_courant: ClassVar[str] = "les synonymes"
    groupes: Annotated[
        tuple[Groupe, ...],
        Field(
            title="Groupes",
            description="Des expressions équivalentes : chercher l’une trouve les pages qui disent l’autre.",
            max_length=500,
        ),
    ] = ()
