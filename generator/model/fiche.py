"""The facilitation tool sheet."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from annotated_types import Interval, Le, Len, MaxLen
from pydantic import model_validator

from generator.diagnostics import quoted
from generator.model.base import Model, field
from generator.model.enonce import Enonce
from generator.model.fields import Distance, Entier, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Notice
from generator.richtext import parse, slugify

LONGEST_FILE_NAME = 100
"""Letters of a title in the name of a file: one letter may give four (½), and systems stop at 255 bytes."""

Textes = Annotated[tuple[Texte, ...], MaxLen(20)]


class Groupe(Model):
    """How many people."""

    nom_courant = "le groupe"
    regles = (
        "Le groupe va du plus petit au plus grand nombre ; une table n’est pas plus grande que le groupe.",
    )
    min: Annotated[Positif, Le(1000)] = field("Au moins", 6)
    """Le plus petit nombre de personnes."""
    max: Annotated[Positif, Le(1000)] = field("Au plus", 30)
    """Le plus grand nombre de personnes."""
    table: Annotated[Positif | None, Le(20)] = field("Par table", 6, default=None)
    """La taille idéale d’une table ou d’un sous-groupe."""

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

    nom_courant = "le moment du déroulé"
    minutes: Minutes = field("Minutes", 15)
    """La durée de ce moment."""
    titre: Annotated[Ligne, MaxLen(70)] = field("Titre", "Se présenter")
    """Quelques mots."""
    consigne: Texte = field("Consigne", "Dites votre prénom et l’endroit du quartier que vous préférez.")
    """Ce qu’on dit et ce qu’on fait, tel quel."""
    pour_les_participants: Texte | None = field(
        "Pour les participants", "Écrivez deux mots sur une carte, puis lisez-les à la table.", default=None
    )
    """Ce que lit la personne assise à la table ; dès qu’un moment en a, la feuille des participants ne tire plus rien des consignes."""
    forme: Literal["seul", "deux", "table", "pleniere"] = field("Forme")
    """seul, deux, table ou pleniere."""


class Materiel(Model):
    """Something to bring."""

    nom_courant = "le matériel"
    nom: Ligne = field("Nom", "Feutres épais")
    """L’objet."""
    quantite: Annotated[Positif, Le(1000)] = field("Quantité", 2)
    """Combien."""
    par: Literal["seance", "table", "personne"] = field("Par")
    """seance, table ou personne."""
    consommable: Literal["oui"] | None = field("Consommable", default=None)
    """oui, si l’on s’en sert une seule fois : du papier, des gommettes. Le reste se reprend d’une fiche à l’autre."""


class Carte(Model):
    """One card to print."""

    nom_courant = "la carte"
    recto: Ligne = field("Recto", "De quoi êtes-vous fier dans ce quartier ?")
    """Le texte du dessus."""
    verso: Ligne | None = field("Verso", "Une minute par personne", default=None)
    """Le texte du dessous."""


def file_stem(titre: str) -> str:
    """`titre` as a part of the name of a file, never too long; empty when it has no letter and no digit."""
    return slugify(titre)[:LONGEST_FILE_NAME].rstrip("-")


_READ_FROM = {("affiche", "A3"): "2 m", ("affiche", "A4"): "1,5 m", ("etiquettes", ""): "1 m"}
"""From how far supports are read that do not say it, by type and size."""


def read_from(kind: str, size: str) -> Decimal | None:
    """From how many metres one reads a support of that type and size, where it does not say; None from the hand."""
    usual = _READ_FROM.get((kind, size)) or _READ_FROM.get((kind, ""))
    return _metres(usual) if usual else None


def _metres(written: str) -> Decimal:
    return Decimal(written.removesuffix(" m").replace(",", "."))


class Support(Model):
    """A sheet to print, with what is written on it."""

    nom_courant = "le support"
    regles = (
        "Une affiche ou une feuille a un texte, des cartes ont leurs textes ou des vierges, une grille a des colonnes et des lignes.",
    )
    titre: Annotated[Ligne, MaxLen(80)] = field("Titre", "Cartes des questions")
    """Le nom du support."""
    type: Literal["affiche", "cartes", "grille", "feuille", "etiquettes"] = field("Type")
    """affiche, cartes, grille, feuille ou etiquettes."""
    format: Literal["A3", "A4", "A5", "A6", "A7"] = field("Format")
    """La taille d’un exemplaire."""
    copies: Annotated[Positif, Le(200)] = field("Exemplaires", 1, default=1)
    """Combien."""
    par: Literal["seance", "table", "personne"] = field("Par", default="seance")
    """seance, table ou personne."""
    usage: Literal["indispensable", "preparation", "variante"] = field("Usage", default="indispensable")
    """indispensable ; preparation, s’il sert avant la séance ; variante, si l’on peut faire sans."""
    texte: Texte | None = field("Texte", default=None)
    """Le texte d’une affiche ou d’une feuille."""
    cartes: Annotated[tuple[Carte, ...], MaxLen(60)] = field("Cartes", default=())
    """Le texte des cartes ou des étiquettes."""
    vierges: Annotated[Entier, Interval(ge=0, le=60)] = field("Vierges", 4, default=0)
    """Combien de cartes vierges en plus."""
    colonnes: Annotated[tuple[Ligne, ...], MaxLen(8)] = field("Colonnes", ["Ce qu’on garde"], default=())
    """Les en-têtes d’une grille."""
    lignes: Annotated[tuple[Ligne, ...], MaxLen(30)] = field("Lignes", ["Cette semaine"], default=())
    """Les intitulés des lignes d’une grille."""
    lignes_vides: Annotated[Entier, Interval(ge=0, le=30)] = field("Lignes vides", 6, default=0)
    """Combien de lignes à remplir en plus."""
    largeurs: Annotated[tuple[Annotated[Positif, Le(20)], ...], MaxLen(8)] = field(
        "Largeurs", [1, 1, 3], default=()
    )
    """La part de chaque colonne d’une grille, quand elles ne se valent pas : 1, 1, 3 donne le plus à la dernière."""
    dessins: Annotated[
        tuple[
            Literal[
                "rond",
                "triangle",
                "etoile",
                "carre",
                "fil",
                "tirets",
                "ligne_brisee",
                "centre",
                "autour",
                "plus_loin",
            ],
            ...,
        ],
        MaxLen(8),
    ] = field("Dessins", ["rond", "carre"], default=())
    """Le dessin de chaque paragraphe d’une affiche, dans l’ordre : rond, triangle, etoile, carre, fil, tirets, ligne_brisee ; centre, autour et plus_loin sont trois cercles l’un dans l’autre."""
    orientation: Literal["portrait", "paysage"] | None = field("Orientation", default=None)
    """portrait ou paysage, pour une affiche ou une grille ; sans cela, une affiche est debout, une grille comme ses colonnes le demandent."""

    lu_a: Distance | None = field("Lu à", "3 m", default=None)
    """De quelle distance on lit une affiche ou des étiquettes, par exemple 3 m ; sans cela, 2 m pour une affiche A3, 1,5 m en A4, 1 m pour des étiquettes."""

    @property
    def metres(self) -> Decimal | None:
        """From how far one reads it; None for what one has in hand."""
        return _metres(self.lu_a) if self.lu_a else read_from(self.type, self.format)

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
        if self.largeurs and len(self.largeurs) != len(self.colonnes):
            raise refuse(
                f"{len(self.largeurs)} largeurs pour {len(self.colonnes)} colonnes",
                "donnez-en une par colonne",
                "largeurs",
            )
        if self.dessins and self.type != "affiche":
            raise refuse("seule une affiche a des dessins", "retirez ce champ", "dessins")
        paragraphs = len(parse(self.texte or "").blocks) if self.dessins else 0
        if len(self.dessins) > paragraphs:
            told = f"{len(self.dessins)} dessins pour {paragraphs} paragraphe{'s' if paragraphs > 1 else ''}"
            raise refuse(told, "donnez-en un par paragraphe au plus", "dessins")
        if self.orientation is not None and self.type not in ("affiche", "grille"):
            raise refuse(
                "seules une affiche et une grille ont une orientation", "retirez ce champ", "orientation"
            )
        if self.lu_a is not None and self.type not in ("affiche", "etiquettes"):
            raise refuse("seules une affiche et des étiquettes se lisent de loin", "retirez ce champ", "lu_a")
        return self


class Fiche(Notice):
    """A tool that a facilitator can run on Thursday evening."""

    nom_courant = "la fiche"
    regles = (
        *Notice.regles,
        "Deux supports de même type et de même format ont des titres qui diffèrent par leurs lettres.",
        "Un autre nom diffère du titre et des autres noms, autrement que par ses majuscules ou ses accents.",
    )
    aussi_appele: Annotated[tuple[Annotated[Ligne, MaxLen(60)], ...], MaxLen(8)] = field(
        "Aussi appelé", ["World Café"], default=()
    )
    """Les autres noms que l’on donne vraiment à cet outil ; la page les montre, et la recherche les connaît."""
    etapes: Annotated[tuple[Slug, ...], Len(1, 12)] = field("Étapes")
    """Les étapes de la méthode que cet outil sert."""
    objectif: Texte = field("Objectif", "Chacun connaît trois voisins et ce qu’ils savent faire.")
    """Ce qu’on aura en sortant."""
    publics: Annotated[tuple[Slug, ...], Len(1, 12)] = field("Publics")
    """Pour qui, pris dans le vocabulaire du site."""
    groupe: Groupe = field("Groupe")
    """Combien de personnes."""
    deroule: Annotated[tuple[Deroule, ...], Len(1, 30)] = field("Déroulé")
    """Les moments, dans l’ordre. La durée de la fiche en est la somme."""
    materiel: Annotated[tuple[Materiel, ...], MaxLen(30)] = field("Matériel", default=())
    """Ce qu’il faut apporter."""
    preparation: Textes = field("Préparation", default=())
    """À faire avant."""
    posture: Textes = field("Posture", default=())
    """Comment se tenir quand on anime."""
    pieges: Textes = field("Pièges", default=())
    """Ce qui rate souvent, et que faire alors."""
    variantes: Textes = field("Variantes", default=())
    """D’autres façons de faire."""
    accessibilite: Textes = field("Accessibilité", default=())
    """Pour que chacune et chacun puisse prendre part."""
    precautions: Annotated[tuple[Slug, ...], MaxLen(12)] = field("Précautions", default=())
    """Les précautions communes que cet outil demande, prises dans celles du site."""
    supports: Annotated[tuple[Support, ...], MaxLen(12)] = field("Supports", default=())
    """Les feuilles à imprimer."""
    origine: Annotated[tuple[Enonce, ...], Len(1, 8)] = field("Origine")
    """D’où vient l’outil, et qui le dit."""

    @cached_property
    def duree(self) -> int:
        """Duration in minutes: the sum of the moments."""
        return sum(moment.minutes for moment in self.deroule)

    @model_validator(mode="after")
    def _has_other_names_that_are_others(self) -> Self:
        known = {slugify(self.titre)}
        for index, name in enumerate(self.aussi_appele):
            if slugify(name) in known:
                raise refuse(
                    f"{quoted(name)} est déjà le titre ou un autre nom de cette fiche",
                    "retirez-le",
                    "aussi_appele",
                    index,
                )
            known.add(slugify(name))
        return self

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
