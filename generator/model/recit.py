"""The blocks that the story of a territory is made of."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.model.champs import (
    CODE_INSEE,
    SIREN,
    Coordonnee,
    Courriel,
    DateLibre,
    Ligne,
    Minutes,
    Positif,
    Slug,
    Texte,
    refuse,
)
from generator.model.noyau import Enonce, Modele

Enonces = Annotated[tuple[Enonce, ...], Field(max_length=60)]
CodeInsee = Annotated[str, StringConstraints(pattern=CODE_INSEE)]
Siren = Annotated[str, StringConstraints(pattern=SIREN)]


class Territoire(Modele):
    """Where it happens: a code, from which the reference data give names and places."""

    nom_courant: ClassVar[str] = "le territoire"
    regles: ClassVar[tuple[str, ...]] = (
        "Le territoire se donne par un seul code, qui existe ; la latitude et la longitude vont ensemble.",
    )
    code_insee: Annotated[
        CodeInsee | None,
        Field(
            title="Code Insee",
            description="Le code Insee de la commune (cinq signes), et non le code postal.",
            examples=["59512"],
        ),
    ] = None
    siren: Annotated[
        Siren | None,
        Field(
            title="Siren",
            description="Le Siren de l’intercommunalité (neuf chiffres).",
            examples=["200093201"],
        ),
    ] = None
    quartiers: Annotated[
        tuple[Ligne, ...],
        Field(
            title="Quartiers",
            description="Les quartiers concernés, s’ils sont publics.",
            examples=[["Les Coteaux"]],
            max_length=40,
        ),
    ] = ()
    latitude: Annotated[
        Coordonnee | None,
        Field(
            title="Latitude",
            description="Pour placer le point ailleurs qu’au centre de la commune.",
            examples=[47.75],
            ge=-90,
            le=90,
        ),
    ] = None
    longitude: Annotated[
        Coordonnee | None,
        Field(title="Longitude", description="Va avec la latitude.", examples=[7.33], ge=-180, le=180),
    ] = None

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
        if (self.latitude is None) != (self.longitude is None):
            raise refuse(
                "la latitude et la longitude vont ensemble", "ajoutez celle qui manque, ou retirez l’autre"
            )
        return self


class Periode(Modele):
    """From when to when; no end means it goes on."""

    nom_courant: ClassVar[str] = "la période"
    regles: ClassVar[tuple[str, ...]] = ("La fin vient après le début.",)
    debut: Annotated[
        DateLibre, Field(title="Début", description="L’année, ou l’année et le mois.", examples=["2022-09"])
    ]
    fin: Annotated[
        DateLibre | None,
        Field(title="Fin", description="Absente si la démarche continue.", examples=["2025"]),
    ] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.fin is not None and self.fin < self.debut[: len(self.fin)]:
            raise refuse("la fin vient avant le début", "vérifiez les deux dates", "fin")
        return self


class Partenaire(Modele):
    """Someone around the table."""

    nom_courant: ClassVar[str] = "le partenaire"
    nom: Annotated[
        Ligne,
        Field(
            title="Nom", description="L’organisme ou le groupe.", examples=["Caisse d’allocations familiales"]
        ),
    ]
    role: Annotated[
        Ligne | None,
        Field(
            title="Rôle",
            description="Ce qu’il fait dans la démarche.",
            examples=["Finance le poste de coordination."],
        ),
    ] = None


class Moment(Modele):
    """A date of the story."""

    nom_courant: ClassVar[str] = "le moment"
    date: Annotated[
        DateLibre | None,
        Field(title="Date", description="Absente si la source ne la donne pas.", examples=["2023-05"]),
    ] = None
    titre: Annotated[
        Ligne,
        Field(
            title="Titre",
            description="Quelques mots, lus sur la frise.",
            examples=["Première réunion à vingt"],
            max_length=70,
        ),
    ]
    enonce: Annotated[Enonce, Field(title="Énoncé", description="Ce qui s’est passé, avec sa source.")]
    etape: Annotated[
        Slug | None,
        Field(title="Étape", description="L’étape de la méthode à laquelle ce moment se rattache."),
    ] = None


class Question(Modele):
    """The question that brought people in."""

    nom_courant: ClassVar[str] = "la question"
    texte: Annotated[
        Ligne,
        Field(
            title="Texte",
            description="La question, mot à mot.",
            examples=["Qu’est-ce que nos enfants diront du quartier en 2040 ?"],
        ),
    ]
    selon: Annotated[
        Ligne | None,
        Field(title="Selon", description="Qui la rapporte.", examples=["Le compte rendu de la réunion"]),
    ] = None
    source: Annotated[Slug, Field(title="Source", description="L’identifiant d’une des sources.")]
    repere: Annotated[
        Ligne | None, Field(title="Repère", description="Où la trouver dans la source.", examples=["page 3"])
    ] = None


class Axe(Modele):
    """One line of the roadmap."""

    nom_courant: ClassVar[str] = "l’axe"
    titre: Annotated[
        Ligne,
        Field(
            title="Titre",
            description="Le nom de l’axe.",
            examples=["Accueillir avant l’école"],
            max_length=90,
        ),
    ]
    enonces: Annotated[Enonces, Field(title="Énoncés", description="Ce qu’on en sait.", min_length=1)]


class FeuilleDeRoute(Modele):
    """The roadmap."""

    nom_courant: ClassVar[str] = "la feuille de route"
    axes: Annotated[
        tuple[Axe, ...],
        Field(title="Axes", description="Les axes de la feuille de route.", min_length=1, max_length=12),
    ]


class Instrument(Modele):
    """A contract, a grant procedure, a job: what it was and what it became."""

    nom_courant: ClassVar[str] = "l’instrument"
    regles: ClassVar[tuple[str, ...]] = ("Un instrument dit comment c’était, ou comment c’est devenu.",)
    nom: Annotated[
        Ligne,
        Field(
            title="Nom",
            description="Contrat de ville, appel à projets, poste…",
            examples=["Appel à projets de la politique de la ville"],
        ),
    ]
    avant: Annotated[Enonces, Field(title="Avant", description="Comment c’était.")] = ()
    apres: Annotated[Enonces, Field(title="Après", description="Comment c’est devenu.")] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.avant and not self.apres:
            raise refuse(
                "cet instrument ne dit ni avant ni après",
                "ajoutez au moins un énoncé dans « avant » ou « apres »",
                "nom",
            )
        return self


class Obstacle(Modele):
    """What got in the way, and the way around."""

    nom_courant: ClassVar[str] = "l’obstacle"
    enonce: Annotated[Enonce, Field(title="Énoncé", description="Ce qui a gêné.")]
    contournement: Annotated[
        Enonces, Field(title="Contournement", description="Ce qui a aidé à passer.")
    ] = ()


class Usage(Modele):
    """A tool sheet that was used for real."""

    nom_courant: ClassVar[str] = "l’usage"
    fiche: Annotated[Slug, Field(title="Fiche", description="L’identifiant de la fiche outil.")]
    date: Annotated[DateLibre | None, Field(title="Date", description="Quand.", examples=["2025-03"])] = None
    participants: Annotated[
        Positif | None, Field(title="Participants", description="Combien de personnes.", examples=[24])
    ] = None
    duree: Annotated[
        Minutes | None, Field(title="Durée constatée", description="En minutes.", examples=[90])
    ] = None
    adaptation: Annotated[
        Texte | None,
        Field(
            title="Adaptation",
            description="Ce qui a été changé.",
            examples=["Les cartes ont été lues à voix haute."],
        ),
    ] = None
    verdict: Annotated[
        Enonce,
        Field(
            title="Verdict",
            description="Ce qu’en disent celles et ceux qui l’ont vécu.",
        ),
    ]


class EtapeVecue(Modele):
    """What a territory made of one step of the method."""

    nom_courant: ClassVar[str] = "l’étape vécue"
    regles: ClassVar[tuple[str, ...]] = ("Une étape racontée l’est par au moins un énoncé.",)
    fait: Annotated[Enonces, Field(title="Fait", description="Ce qui a été fait.")] = ()
    garde: Annotated[Enonces, Field(title="Gardé", description="Ce qui a été gardé de la méthode.")] = ()
    adapte: Annotated[Enonces, Field(title="Adapté", description="Ce qui a été adapté, et pourquoi.")] = ()
    saute: Annotated[
        Enonces, Field(title="Sauté", description="Ce qui a été laissé de côté, et pourquoi.")
    ] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.fait or self.garde or self.adapte or self.saute):
            raise refuse(
                "cette étape ne raconte rien",
                "ajoutez un énoncé dans « fait », « garde », « adapte » ou « saute », ou retirez l’étape",
            )
        return self


class Inspiration(Modele):
    """Another territory that showed the way."""

    nom_courant: ClassVar[str] = "l’inspiration"
    retour: Annotated[
        Slug,
        Field(
            title="Retour d’expérience",
            description="L’identifiant du retour d’expérience de l’autre territoire.",
        ),
    ]
    repris: Annotated[Enonces, Field(title="Repris", description="Ce qui a été repris.", min_length=1)]
    change: Annotated[Enonces, Field(title="Changé", description="Ce qui a été changé.")] = ()


class Contact(Modele):
    """Whom to write to, with their consent."""

    nom_courant: ClassVar[str] = "le contact"
    nom: Annotated[
        Ligne,
        Field(title="Nom", description="La personne ou le service.", examples=["L’accueil du centre social"]),
    ]
    courriel: Annotated[
        Courriel,
        Field(title="Courriel", description="L’adresse à publier.", examples=["accueil@exemple.fr"]),
    ]
    consentement: Annotated[
        Literal["oui"],
        Field(
            title="Consentement",
            description="« oui » si la personne accepte que son adresse soit publiée ; sinon, retirez le contact.",
        ),
    ]
