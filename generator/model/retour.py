"""The record of a territory's experience."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.model.fields import Ligne, Slug, refuse
from generator.model.notice import Notice
from generator.model.recit import (
    Contact,
    Enonces,
    EtapeVecue,
    FeuilleDeRoute,
    Inspiration,
    Instrument,
    Moment,
    Obstacle,
    Partenaire,
    Periode,
    Question,
    Territoire,
    Usage,
)


class RetourExperience(Notice):
    """What a territory lived: every claim is an Énoncé."""

    nom_courant: ClassVar[str] = "le retour d’expérience"
    regles: ClassVar[tuple[str, ...]] = (
        *Notice.regles,
        "La chronologie va du plus ancien au plus récent.",
        "Un récit « évalué » dit ses effets.",
    )
    territoire: Annotated[
        Territoire, Field(title="Territoire", description="La commune ou l’intercommunalité.")
    ]
    maturite: Annotated[
        Literal["engage", "en_cours", "evalue"],
        Field(
            title="Maturité",
            description="engage : la démarche commence ou son récit reste à écrire ; en_cours ; evalue.",
        ),
    ]
    dispositifs: Annotated[
        tuple[Slug, ...],
        Field(
            title="Dispositifs",
            description="Les cadres publics mobilisés, pris dans le vocabulaire du site.",
            max_length=20,
        ),
    ] = ()
    themes: Annotated[
        tuple[Slug, ...],
        Field(title="Thèmes", description="Les sujets, pris dans le vocabulaire du site.", max_length=20),
    ] = ()
    periode: Annotated[Periode | None, Field(title="Période", description="De quand à quand.")] = None
    portage: Annotated[
        Ligne | None,
        Field(
            title="Portage",
            description="Qui porte la démarche.",
            examples=["Le centre social, avec un poste payé par la ville"],
        ),
    ] = None
    partenaires: Annotated[
        tuple[Partenaire, ...],
        Field(title="Partenaires", description="Qui est autour de la table.", max_length=60),
    ] = ()
    point_de_depart: Annotated[
        Enonces,
        Field(
            title="Point de départ",
            description="La situation avant, et ce qui a décidé à commencer.",
            min_length=1,
        ),
    ]
    tentatives_anterieures: Annotated[
        Enonces, Field(title="Tentatives antérieures", description="Ce qui avait été essayé avant.")
    ] = ()
    chronologie: Annotated[
        tuple[Moment, ...],
        Field(
            title="Chronologie", description="Les moments clés, du plus ancien au plus récent.", max_length=60
        ),
    ] = ()
    question_mobilisatrice: Annotated[
        Question | None, Field(title="Question mobilisatrice", description="La question qui a rassemblé.")
    ] = None
    feuille_de_route: Annotated[
        FeuilleDeRoute | None, Field(title="Feuille de route", description="Ce qui a été décidé ensemble.")
    ] = None
    instruments: Annotated[
        tuple[Instrument, ...],
        Field(title="Instruments", description="Contrats, appels, postes qui ont changé.", max_length=30),
    ] = ()
    postures: Annotated[
        Enonces, Field(title="Postures", description="Ce qui change dans la façon d’être et de travailler.")
    ] = ()
    effets: Annotated[
        Enonces, Field(title="Effets", description="Ce qui a changé, constaté par qui, mesuré comment.")
    ] = ()
    obstacles: Annotated[
        tuple[Obstacle, ...],
        Field(title="Obstacles", description="Ce qui a gêné, et comment on est passé.", max_length=30),
    ] = ()
    conseils: Annotated[
        Enonces, Field(title="Conseils", description="Ce qu’on dirait à un autre territoire.")
    ] = ()
    usages: Annotated[
        tuple[Usage, ...],
        Field(
            title="Outils utilisés", description="Les fiches outils utilisées pour de vrai.", max_length=60
        ),
    ] = ()
    etapes: Annotated[
        dict[Slug, EtapeVecue],
        Field(
            title="Étapes",
            description="Pour chaque étape de la méthode : fait, gardé, adapté, sauté.",
            default_factory=dict,
        ),
    ]
    inspire_de: Annotated[
        tuple[Inspiration, ...],
        Field(title="Inspiré de", description="Les territoires dont la démarche s’inspire.", max_length=20),
    ] = ()
    contacts: Annotated[
        tuple[Contact, ...],
        Field(title="Contacts", description="Seulement avec l’accord des personnes.", max_length=5),
    ] = ()

    @model_validator(mode="after")
    def _chronologie_in_order(self) -> Self:
        last = ""
        for index, moment in enumerate(self.chronologie):
            if moment.date is None:
                continue
            if moment.date < last[: len(moment.date)]:
                raise refuse(
                    f"la chronologie n’est pas dans l’ordre : {moment.date} vient après {last}",
                    "rangez les moments du plus ancien au plus récent",
                    "chronologie",
                    index,
                    "date",
                )
            last = moment.date
        return self

    @model_validator(mode="after")
    def _evaluated_means_effects(self) -> Self:
        if self.maturite == "evalue" and not self.effets:
            raise refuse(
                "un retour évalué doit dire ses effets",
                "ajoutez « effets », ou choisissez « en_cours »",
                "maturite",
            )
        return self
