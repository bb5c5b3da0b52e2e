"""The blocks that the story of a territory is made of."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from annotated_types import Interval, Len, MaxLen, MinLen
from pydantic import StringConstraints, model_validator

from generator.model.base import PAST, Model, field
from generator.model.enonce import Enonce
from generator.model.fields import (
    CODE_INSEE,
    SIREN,
    Coordonnee,
    Courriel,
    DateLibre,
    Ligne,
    Slug,
    refuse,
)

Minute = Literal["voulu", "accompli", "change", "incertain"]
MOST_IN_A_MINUTE = 5
"""How many claims a story may be told by in one minute."""


class EnonceDuRecit(Enonce):
    """A claim of a story, which may be one of the few that tell it in a minute."""

    nom_courant = "l’énoncé du récit"
    regles = (
        *Enonce.regles,
        "Dans « en une minute », ce qui a été fait est un fait, et ce qui a changé, un fait ou une appréciation ; "
        f"un récit y a {MOST_IN_A_MINUTE} énoncés au plus.",
    )
    en_une_minute: Minute | None = field("En une minute", default=None)
    """Pour les quelques énoncés qui résument le récit en tête de page : voulu (ce qui était voulu), accompli (ce qui a été fait), change (ce qui a changé) ou incertain (ce qui reste incertain)."""

    @model_validator(mode="after")
    def _tells_in_a_minute_what_it_is(self) -> Self:
        if self.en_une_minute == "accompli" and self.nature != "fait":
            raise refuse(
                "« ce qui a été fait » ne se résume que par un fait",
                "marquez un fait, ou choisissez « voulu », « change » ou « incertain »",
                "en_une_minute",
            )
        if self.en_une_minute == "change" and self.nature in ("intention", "principe"):
            raise refuse(
                "ce qui a changé n’est ni une intention ni un principe",
                "marquez un fait ou une appréciation, ou choisissez « voulu » ou « incertain »",
                "en_une_minute",
            )
        return self


Enonces = Annotated[tuple[EnonceDuRecit, ...], MaxLen(60)]
CodeInsee = Annotated[str, StringConstraints(pattern=CODE_INSEE)]
Siren = Annotated[str, StringConstraints(pattern=SIREN)]


class Endroit(Model):
    """A place, by its code: the reference data give its name."""

    nom_courant = "l’endroit"
    regles: ClassVar[tuple[str, ...]] = ("Un territoire se donne par un seul code, qui existe.",)
    code_insee: CodeInsee | None = field("Code Insee", "59512", default=None)
    """Le code Insee de la commune (cinq signes), et non le code postal."""
    siren: Siren | None = field("Siren", "200093201", default=None)
    """Le Siren de l’intercommunalité (neuf chiffres)."""

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        if self.code_insee is None and self.siren is None:
            raise refuse(
                "le code du territoire manque",
                "ajoutez « code_insee » pour une commune, ou « siren » pour une intercommunalité",
            )
        if self.code_insee is not None and self.siren is not None:
            raise refuse(
                "le territoire se donne par un code, et un seul",
                "gardez « code_insee » pour une commune, ou « siren » pour une intercommunalité",
                "siren",
            )
        return self


class Territoire(Endroit):
    """Where a story happens, with its neighbourhoods and its point on the map."""

    nom_courant = "le territoire"
    regles = (*Endroit.regles, "La latitude et la longitude vont ensemble.")
    quartiers: Annotated[tuple[Ligne, ...], MaxLen(40)] = field("Quartiers", ["Les Coteaux"], default=())
    """Les quartiers concernés, s’ils sont publics."""
    latitude: Annotated[Coordonnee | None, Interval(ge=-90, le=90)] = field("Latitude", 47.75, default=None)
    """Pour placer le point ailleurs qu’au centre de la commune."""
    longitude: Annotated[Coordonnee | None, Interval(ge=-180, le=180)] = field(
        "Longitude", 7.33, default=None
    )
    """Va avec la latitude."""

    @model_validator(mode="after")
    def _has_both_coordinates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise refuse(
                "la latitude et la longitude vont ensemble", "ajoutez celle qui manque, ou retirez l’autre"
            )
        return self


class Periode(Model):
    """From when to when; an end may be to come, and no end means it goes on."""

    nom_courant = "la période"
    regles = ("La fin vient après le début.",)
    debut: DateLibre = field("Début", "2022-09")
    """L’année, ou l’année et le mois."""
    fin: DateLibre | None = field("Fin", "2025", default=None)
    """Passée ou prévue ; absente si la démarche continue sans terme."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.fin is not None and self.fin < self.debut[: len(self.fin)]:
            raise refuse("la fin vient avant le début", "vérifiez les deux dates", "fin")
        return self


class Temoin(Model):
    """Someone whose words the story rests on: who they are, and when they spoke."""

    nom_courant = "le témoin"
    nom: Ligne = field("Nom", "Camille Durand")
    """La personne, nommée comme dans « selon »."""
    fonction: Ligne | None = field("Fonction", "Directrice du centre social", default=None)
    """Ce qu’elle faisait quand elle a parlé ; absente si aucune source ne le dit."""
    occasion: Ligne = field("Occasion", "Entretien avec l’équipe du site")
    """Ce qui l’a fait parler : table ronde, entretien, réunion publique, article…"""
    date: DateLibre | None = field("Date", "2025-11", default=None, mark=PAST)
    """Quand ; absente si aucune source ne le dit."""


class Partenaire(Model):
    """Someone around the table."""

    nom_courant = "le partenaire"
    nom: Ligne = field("Nom", "Caisse d’allocations familiales")
    """L’organisme ou le groupe."""
    role: Ligne | None = field("Rôle", "Finance le poste de coordination.", default=None)
    """Ce qu’il fait dans la démarche."""


class Moment(Model):
    """A date of the story."""

    nom_courant = "le moment"
    date: DateLibre | None = field("Date", "2023-05", default=None)
    """Absente si la source ne la donne pas."""
    titre: Annotated[Ligne, MaxLen(70)] = field("Titre", "Première réunion à vingt")
    """Quelques mots, lus sur la frise."""
    enonce: EnonceDuRecit = field("Énoncé")
    """Ce qui s’est passé, avec sa source."""
    etape: Slug | None = field("Étape", default=None)
    """L’étape de la méthode à laquelle ce moment se rattache."""


class Question(Model):
    """The question that brought people in."""

    nom_courant = "la question"
    texte: Ligne = field("Texte", "Qu’est-ce que nos enfants diront du quartier en 2040 ?")
    """La question, mot à mot."""
    selon: Ligne | None = field("Selon", "Le compte rendu de la réunion", default=None)
    """Qui la rapporte."""
    source: Slug = field("Source")
    """L’identifiant d’une des sources."""
    repere: Ligne | None = field("Repère", "page 3", default=None)
    """Où la trouver dans la source."""


class Axe(Model):
    """One line of the roadmap."""

    nom_courant = "l’axe"
    titre: Annotated[Ligne, MaxLen(90)] = field("Titre", "Accueillir avant l’école")
    """Le nom de l’axe."""
    enonces: Annotated[Enonces, MinLen(1)] = field("Énoncés")
    """Ce qu’on en sait."""


class FeuilleDeRoute(Model):
    """The roadmap."""

    nom_courant = "la feuille de route"
    axes: Annotated[tuple[Axe, ...], Len(1, 12)] = field("Axes")
    """Les axes de la feuille de route."""


class Instrument(Model):
    """A contract, a grant procedure, a job: what it was and what it became."""

    nom_courant = "l’instrument"
    regles = ("Un instrument dit comment c’était, ou comment c’est devenu.",)
    nom: Ligne = field("Nom", "Appel à projets de la politique de la ville")
    """Contrat de ville, appel à projets, poste…"""
    avant: Enonces = field("Avant", default=())
    """Comment c’était."""
    apres: Enonces = field("Après", default=())
    """Comment c’est devenu."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.avant and not self.apres:
            raise refuse(
                "cet instrument ne dit ni avant ni après",
                "ajoutez au moins un énoncé dans « avant » ou « apres »",
                "nom",
            )
        return self


class Obstacle(Model):
    """What got in the way, and the way around."""

    nom_courant = "l’obstacle"
    enonce: EnonceDuRecit = field("Énoncé")
    """Ce qui a gêné."""
    contournement: Enonces = field("Contournement", default=())
    """Ce qui a aidé à passer."""


class EtapeVecue(Model):
    """What a territory made of one step of the method."""

    nom_courant = "l’étape vécue"
    regles = ("Une étape racontée l’est par au moins un énoncé.",)
    fait: Enonces = field("Fait", default=())
    """Ce qui a été fait."""
    garde: Enonces = field("Gardé", default=())
    """Ce qui a été gardé de la méthode."""
    adapte: Enonces = field("Adapté", default=())
    """Ce qui a été adapté, et pourquoi."""
    saute: Enonces = field("Sauté", default=())
    """Ce qui a été laissé de côté, et pourquoi."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.fait or self.garde or self.adapte or self.saute):
            raise refuse(
                "cette étape ne raconte rien",
                "ajoutez un énoncé dans « fait », « garde », « adapte » ou « saute », ou retirez l’étape",
            )
        return self


class Inspiration(Model):
    """Another territory that showed the way."""

    nom_courant = "l’inspiration"
    retour: Slug = field("Retour d’expérience")
    """L’identifiant du retour d’expérience de l’autre territoire."""
    repris: Annotated[Enonces, MinLen(1)] = field("Repris")
    """Ce qui a été repris."""
    change: Enonces = field("Changé", default=())
    """Ce qui a été changé."""


class Contact(Model):
    """Whom to write to, with their consent."""

    nom_courant = "le contact"
    nom: Ligne = field("Nom", "L’accueil du centre social")
    """La personne ou le service."""
    courriel: Courriel = field("Courriel", "accueil@exemple.fr")
    """L’adresse à publier."""
    consentement: Literal["oui"] = field("Consentement")
    """« oui » si la personne accepte que son adresse soit publiée ; sinon, retirez le contact."""
