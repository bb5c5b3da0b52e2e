"""The facilitation tool sheet."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.diagnostics import quoted
from generator.model.base import Model
from generator.model.enonce import Enonce
from generator.model.fields import Entier, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Notice
from generator.richtext import slugify

LONGEST_FILE_NAME = 100
"""Letters of a title in the name of a file: one letter may give four (½), and systems stop at 255 bytes."""

Textes = Annotated[tuple[Texte, ...], Field(max_length=20)]


class Groupe(Model):
    """How many people."""

    nom_courant: ClassVar[str] = "le groupe"
    regles: ClassVar[tuple[str, ...]] = (
        "Le groupe va du plus petit au plus grand nombre ; une table n’est pas plus grande que le groupe.",
    )
    min: Annotated[
        Positif,
        Field(title="Au moins", description="Le plus petit nombre de personnes.", examples=[6], le=1000),
    ]
    max: Annotated[
        Positif,
        Field(title="Au plus", description="Le plus grand nombre de personnes.", examples=[30], le=1000),
    ]
    table: Annotated[
        Positif | None,
        Field(
            title="Par table",
            description="La taille idéale d’une table ou d’un sous-groupe.",
            examples=[6],
            le=20,
        ),
    ] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise refuse(
                f"le groupe va de {self.min} à {self.max}, à l’envers", "échangez « min » et « max »", "max"
            )
        if self.table is not None and self.table > self.max:
            raise refuse(
                "une table ne peut pas être plus grande que le groupe",
                "baissez « table », ou augmentez « max »",
                "table",
            )
        return self


class Deroule(Model):
    """One moment of the session."""

    nom_courant: ClassVar[str] = "le moment du déroulé"
    minutes: Annotated[Minutes, Field(title="Minutes", description="La durée de ce moment.", examples=[15])]
    titre: Annotated[
        Ligne, Field(title="Titre", description="Quelques mots.", examples=["Se présenter"], max_length=70)
    ]
    consigne: Annotated[
        Texte,
        Field(
            title="Consigne",
            description="Ce qu’on dit et ce qu’on fait, tel quel.",
            examples=["Dites votre prénom et l’endroit du quartier que vous préférez."],
        ),
    ]
    forme: Annotated[
        Literal["seul", "deux", "table", "pleniere"],
        Field(title="Forme", description="seul, deux, table ou pleniere."),
    ]


class Materiel(Model):
    """Something to bring."""

    nom_courant: ClassVar[str] = "le matériel"
    nom: Annotated[Ligne, Field(title="Nom", description="L’objet.", examples=["Feutres épais"])]
    quantite: Annotated[Positif, Field(title="Quantité", description="Combien.", examples=[2], le=1000)]
    par: Annotated[
        Literal["seance", "table", "personne"], Field(title="Par", description="seance, table ou personne.")
    ]


class Carte(Model):
    """One card to print."""

    nom_courant: ClassVar[str] = "la carte"
    recto: Annotated[
        Ligne,
        Field(
            title="Recto",
            description="Le texte du dessus.",
            examples=["De quoi êtes-vous fier dans ce quartier ?"],
        ),
    ]
    verso: Annotated[
        Ligne | None,
        Field(title="Verso", description="Le texte du dessous.", examples=["Une minute par personne"]),
    ] = None


def file_stem(titre: str) -> str:
    """`titre` as a part of the name of a file, never too long; empty when it has no letter and no digit."""
    return slugify(titre)[:LONGEST_FILE_NAME].rstrip("-")


class Support(Model):
    """A sheet to print, with what is written on it."""

    nom_courant: ClassVar[str] = "le support"
    regles: ClassVar[tuple[str, ...]] = (
        "Une affiche ou une feuille a un texte, des cartes ont leurs textes ou des vierges, une grille a des colonnes et des lignes.",
    )
    titre: Annotated[
        Ligne,
        Field(
            title="Titre", description="Le nom du support.", examples=["Cartes des questions"], max_length=80
        ),
    ]
    type: Annotated[
        Literal["affiche", "cartes", "grille", "feuille", "etiquettes"],
        Field(title="Type", description="affiche, cartes, grille, feuille ou etiquettes."),
    ]
    format: Annotated[
        Literal["A3", "A4", "A5", "A6", "A7"], Field(title="Format", description="La taille d’un exemplaire.")
    ]
    copies: Annotated[Positif, Field(title="Exemplaires", description="Combien.", examples=[1], le=200)] = 1
    par: Annotated[
        Literal["seance", "table", "personne"], Field(title="Par", description="seance, table ou personne.")
    ] = "seance"
    texte: Annotated[
        Texte | None, Field(title="Texte", description="Le texte d’une affiche ou d’une feuille.")
    ] = None
    cartes: Annotated[
        tuple[Carte, ...],
        Field(title="Cartes", description="Le texte des cartes ou des étiquettes.", max_length=60),
    ] = ()
    vierges: Annotated[
        Entier,
        Field(title="Vierges", description="Combien de cartes vierges en plus.", examples=[4], ge=0, le=60),
    ] = 0
    colonnes: Annotated[
        tuple[Ligne, ...],
        Field(
            title="Colonnes",
            description="Les en-têtes d’une grille.",
            examples=[["Ce qu’on garde"]],
            max_length=8,
        ),
    ] = ()
    lignes: Annotated[
        tuple[Ligne, ...],
        Field(
            title="Lignes",
            description="Les intitulés des lignes d’une grille.",
            examples=[["Cette semaine"]],
            max_length=30,
        ),
    ] = ()
    lignes_vides: Annotated[
        Entier,
        Field(
            title="Lignes vides",
            description="Combien de lignes à remplir en plus.",
            examples=[6],
            ge=0,
            le=30,
        ),
    ] = 0

    @property
    def fichier(self) -> str:
        """The name of its PDF, without its ending; two supports of a fiche need two."""
        return "-".join(part for part in (self.type, file_stem(self.titre), self.format.lower()) if part)

    @model_validator(mode="after")
    def _holds_what_its_type_needs(self) -> Self:
        if self.type in ("affiche", "feuille") and self.texte is None:
            raise refuse(f"ce support de type {self.type} n’a pas de texte", "ajoutez « texte »", "type")
        if self.type in ("cartes", "etiquettes") and not self.cartes and not self.vierges:
            raise refuse(
                "ce support n’a aucune carte", "ajoutez « cartes », ou un nombre de « vierges »", "type"
            )
        if self.type == "grille" and not (self.colonnes and (self.lignes or self.lignes_vides)):
            raise refuse(
                "cette grille est vide", "ajoutez « colonnes », et « lignes » ou « lignes_vides »", "type"
            )
        return self


class Fiche(Notice):
    """A tool that a facilitator can run on Thursday evening."""

    nom_courant: ClassVar[str] = "la fiche"
    regles: ClassVar[tuple[str, ...]] = (
        *Notice.regles,
        "Deux supports de même type et de même format ont des titres qui diffèrent par leurs lettres.",
    )
    etapes: Annotated[
        tuple[Slug, ...],
        Field(
            title="Étapes",
            description="Les étapes de la méthode que cet outil sert.",
            min_length=1,
            max_length=12,
        ),
    ]
    objectif: Annotated[
        Texte,
        Field(
            title="Objectif",
            description="Ce qu’on aura en sortant.",
            examples=["Chacun connaît trois voisins et ce qu’ils savent faire."],
        ),
    ]
    publics: Annotated[
        tuple[Slug, ...],
        Field(
            title="Publics",
            description="Pour qui, pris dans le vocabulaire du site.",
            min_length=1,
            max_length=12,
        ),
    ]
    groupe: Annotated[Groupe, Field(title="Groupe", description="Combien de personnes.")]
    deroule: Annotated[
        tuple[Deroule, ...],
        Field(
            title="Déroulé",
            description="Les moments, dans l’ordre. La durée de la fiche en est la somme.",
            min_length=1,
            max_length=30,
        ),
    ]
    materiel: Annotated[
        tuple[Materiel, ...], Field(title="Matériel", description="Ce qu’il faut apporter.", max_length=30)
    ] = ()
    preparation: Annotated[Textes, Field(title="Préparation", description="À faire avant.")] = ()
    posture: Annotated[Textes, Field(title="Posture", description="Comment se tenir quand on anime.")] = ()
    pieges: Annotated[
        Textes, Field(title="Pièges", description="Ce qui rate souvent, et que faire alors.")
    ] = ()
    variantes: Annotated[Textes, Field(title="Variantes", description="D’autres façons de faire.")] = ()
    accessibilite: Annotated[
        Textes, Field(title="Accessibilité", description="Pour que chacune et chacun puisse prendre part.")
    ] = ()
    supports: Annotated[
        tuple[Support, ...], Field(title="Supports", description="Les feuilles à imprimer.", max_length=12)
    ] = ()
    origine: Annotated[
        tuple[Enonce, ...],
        Field(title="Origine", description="D’où vient l’outil, et qui le dit.", min_length=1, max_length=8),
    ]

    @cached_property
    def duree(self) -> int:
        """Duration in minutes: the sum of the moments."""
        return sum(moment.minutes for moment in self.deroule)

    @model_validator(mode="after")
    def _prints_each_support_in_a_file_of_its_own(self) -> Self:
        first: dict[str, Support] = {}
        for index, support in enumerate(self.supports):
            other = first.setdefault(support.fichier, support)
            if other is not support:
                raise refuse(
                    f"{quoted(support.titre)} et {quoted(other.titre)} seraient imprimés dans le même fichier, "
                    f"{quoted(f'{support.fichier}.pdf')}",
                    "donnez à l’un d’eux un titre qui diffère par ses lettres",
                    "supports",
                    index,
                    "titre",
                )
        return self
