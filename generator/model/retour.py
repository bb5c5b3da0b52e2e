"""The record of a territory's experience."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from annotated_types import MaxLen, MinLen
from pydantic import model_validator

from generator.model.base import field
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
    Temoin,
    Territoire,
)
from generator.model.usage import UsageDuRecit

LONGEST_SHORT_NAME = 40


class RetourExperience(Notice):
    """What a territory lived: every claim is an Énoncé."""

    nom_courant = "le retour d’expérience"
    regles = (
        *Notice.regles,
        "La chronologie va du plus ancien au plus récent.",
        "Un récit « évalué » dit ses effets.",
    )
    territoire: Territoire = field("Territoire")
    """La commune ou l’intercommunalité."""
    nom_court: Annotated[Ligne, MaxLen(LONGEST_SHORT_NAME)] | None = field(
        "Nom court", "Exempleville, le budget participatif", default=None
    )
    """Comment appeler ce récit sur la carte et dans les tableaux. À remplir quand un lieu a plusieurs récits."""
    maturite: Literal["engage", "en_cours", "evalue"] = field("Maturité")
    """engage : le territoire s’est engagé, son récit reste à écrire ; en_cours ; evalue."""
    dispositifs: Annotated[tuple[Slug, ...], MaxLen(20)] = field("Dispositifs", default=())
    """Les cadres publics mobilisés, pris dans le vocabulaire du site."""
    themes: Annotated[tuple[Slug, ...], MaxLen(20)] = field("Thèmes", default=())
    """Les sujets, pris dans le vocabulaire du site."""
    periode: Periode | None = field("Période", default=None)
    """De quand à quand."""
    portage: Ligne | None = field(
        "Portage", "Le centre social, avec un poste payé par la ville", default=None
    )
    """Qui porte la démarche."""
    partenaires: Annotated[tuple[Partenaire, ...], MaxLen(60)] = field("Partenaires", default=())
    """Qui est autour de la table."""
    temoins: Annotated[tuple[Temoin, ...], MaxLen(40)] = field("Témoins", default=())
    """Les personnes dont le récit rapporte les propos : qui elles sont, et à quelle occasion elles ont parlé."""
    point_de_depart: Annotated[Enonces, MinLen(1)] = field("Point de départ")
    """La situation avant, et ce qui a décidé à commencer."""
    tentatives_anterieures: Enonces = field("Tentatives antérieures", default=())
    """Ce qui avait été essayé avant."""
    chronologie: Annotated[tuple[Moment, ...], MaxLen(60)] = field("Chronologie", default=())
    """Les moments clés, du plus ancien au plus récent."""
    question_mobilisatrice: Question | None = field("Question mobilisatrice", default=None)
    """La question posée aux gens, s’il y en a eu une."""
    feuille_de_route: FeuilleDeRoute | None = field("Feuille de route", default=None)
    """Ce qui a été décidé ensemble."""
    instruments: Annotated[tuple[Instrument, ...], MaxLen(30)] = field("Instruments", default=())
    """Contrats, appels, postes qui ont changé."""
    postures: Enonces = field("Postures", default=())
    """Ce qui change dans la façon d’être et de travailler."""
    effets: Enonces = field("Effets", default=())
    """Ce qui a changé, constaté par qui, mesuré comment."""
    obstacles: Annotated[tuple[Obstacle, ...], MaxLen(30)] = field("Obstacles", default=())
    """Ce qui a gêné, et comment on est passé."""
    conseils: Enonces = field("Conseils", default=())
    """Ce qu’on dirait à un autre territoire."""
    usages: Annotated[tuple[UsageDuRecit, ...], MaxLen(60)] = field("Outils utilisés", default=())
    """Les fiches outils utilisées pour de vrai."""
    etapes: dict[Slug, EtapeVecue] = field("Étapes", default_factory=dict)
    """Pour chaque étape de la méthode : fait, gardé, adapté, sauté."""
    inspire_de: Annotated[tuple[Inspiration, ...], MaxLen(20)] = field("Inspiré de", default=())
    """Les territoires dont la démarche s’inspire."""
    contacts: Annotated[tuple[Contact, ...], MaxLen(5)] = field("Contacts", default=())
    """Seulement avec l’accord des personnes."""

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
            last = max(last, moment.date)  # « 2023 » alone does not take back the month that came before
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
