"""The workshop kit: tool sheets in order, with what goes around them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from annotated_types import Interval, Le, Len, MaxLen
from pydantic import model_validator

from generator.diagnostics import quoted
from generator.model.base import Model, field
from generator.model.fields import Entier, Heure, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Notice

LARGEST_GROUP, LONGEST_KIT, LONGEST_QUESTION = 1000, 20, 200
"""People, sequences, letters: a kit of one’s own keeps to them too."""


class Tirage(Model):
    """How many copies of a support a sequence asks for, when the number computed does not fit."""

    nom_courant = "le tirage"
    support: Ligne = field("Support", "Notre idée")
    """Le titre du support, tel que la fiche l’écrit."""
    copies: Annotated[Entier, Interval(ge=0, le=1000)] = field("Exemplaires", 12)
    """Combien ; 0 pour ne pas l’imprimer."""


class Note(Model):
    """What a kit adds to one moment of a tool sheet, or how long it makes it last."""

    nom_courant = "la note"
    regles = ("Une note a une consigne, des minutes ou ce que lisent les participants.",)
    moment: Ligne = field("Moment", "Au mur")
    """Le titre du moment, tel que la fiche l’écrit."""
    consigne: Texte | None = field("Consigne", default=None)
    """Ce que l’on y fait de plus, ou autrement, dans cette séance."""
    minutes: Annotated[Entier, Interval(ge=0, le=600)] | None = field("Minutes", 5, default=None)
    """Ce que dure ce moment dans cette séance, si ce n’est pas ce que dit la fiche ; 0 pour le sauter."""
    pour_les_participants: Texte | None = field("Pour les participants", default=None)
    """Ce que lit alors la personne assise à la table, au lieu de ce que dit la fiche."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.consigne is None and self.minutes is None and self.pour_les_participants is None:
            raise refuse(
                "cette note ne dit rien", "ajoutez « consigne » ou « minutes », ou retirez-la", "moment"
            )
        if self.minutes == 0 and (self.consigne or self.pour_les_participants):
            raise refuse(
                "ce moment est sauté, et dit pourtant quelque chose",
                "retirez ce texte, ou donnez-lui des minutes",
                "minutes",
            )
        return self


class Sequence(Model):
    """A tool sheet, a pause, or a part that the kit makes up itself."""

    nom_courant = "la séquence"
    regles = (
        "Une séquence est une fiche, une pause, ou un temps qui a un titre ; seule une fiche a des notes, des salles, un nombre de personnes, une question, des exemplaires.",
    )
    fiche: Slug | None = field("Fiche", default=None)
    """L’identifiant d’une fiche outil."""
    pause: Minutes | None = field("Pause", default=None)
    """La durée d’une pause, en minutes."""
    temps: Minutes | None = field("Temps", 12, default=None)
    """La durée d’un temps qui n’est ni une fiche ni une pause, en minutes ; « titre » dit ce que l’on y fait."""
    titre: Annotated[Ligne, MaxLen(70)] | None = field("Titre", "Voulons-nous nous revoir ?", default=None)
    """Le titre de ce temps."""
    consigne: Texte | None = field("Consigne", default=None)
    """Ce qui relie cette séquence à la précédente."""
    notes: Annotated[tuple[Note, ...], MaxLen(20)] = field("Notes", default=())
    """Ce qui change à un moment de la fiche ; le script les imprime à leur place."""
    retard: Annotated[Ligne, MaxLen(100)] | None = field(
        "Si l’on est en retard", "Relisez le mur à la pause : trois minutes gagnées.", default=None
    )
    """Ce que l’on peut écourter, en une phrase ; sans elle, le conducteur laisse une ligne."""
    question: Annotated[Ligne, MaxLen(LONGEST_QUESTION)] | None = field(
        "Question", "Qu’est-ce qui vous donne envie de vous engager ici ?", default=None
    )
    """La question posée pendant cette fiche ; la feuille des participants la porte."""
    participants: Annotated[Positif, Le(LARGEST_GROUP)] | None = field("Participants", 4, default=None)
    """Combien de personnes font cette fiche, si ce n’est pas tout le groupe."""
    salles: Annotated[Positif, Le(20)] = field("Salles", 2, default=1)
    """Dans combien de lieux à la fois on la fait ; chacun a ses tables, ses affiches et son matériel."""
    copies: Annotated[tuple[Tirage, ...], MaxLen(12)] = field("Exemplaires", default=())
    """Les supports dont le nombre calculé ne convient pas."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        kinds = [it for it in ("fiche", "pause", "temps") if getattr(self, it) is not None]
        if not kinds:
            raise refuse("cette séquence est vide", "ajoutez « fiche », ou « pause » et sa durée")
        if len(kinds) > 1:
            raise refuse(
                "une séquence est une fiche, une pause ou un temps",
                "gardez l’un d’eux, et faites de l’autre une séquence à part",
                kinds[1],
            )
        if self.temps is not None and self.titre is None:
            raise refuse("ce temps n’a pas de titre", "ajoutez « titre »", "temps")
        if self.titre is not None and self.temps is None:
            raise refuse("seul un temps a un titre", "retirez ce champ", "titre")
        for name in ("notes", "question", "participants", "salles", "copies"):
            if self.fiche is None and getattr(self, name) != type(self).model_fields[name].default:
                hint = "retirez ce champ, ou mettez-le à la séquence d’une fiche"
                which = "une pause" if self.pause is not None else "un temps"
                raise refuse(f"{which} n’a pas de {quoted(name)}", hint, name)
        return self


class Introduction(Model):
    """How the session opens."""

    nom_courant = "l’introduction"
    minutes: Minutes = field("Minutes")
    """La durée de l’ouverture."""
    consigne: Texte = field("Consigne")
    """Ce qu’on dit pour ouvrir."""


class Kit(Notice):
    """A whole session, ready to print; clock times and quantities are computed."""

    nom_courant = "le kit"
    public: Annotated[tuple[Slug, ...], Len(1, 12)] = field("Public")
    """Pour qui, pris dans le vocabulaire du site."""
    participants: Annotated[Positif, Le(LARGEST_GROUP)] = field("Participants")
    """Le nombre prévu de personnes."""
    debut: Heure = field("Début")
    """L’heure prévue, par exemple 18:00."""
    intro: Introduction = field("Introduction")
    """L’ouverture de la séance."""
    fiches: Annotated[tuple[Sequence, ...], Len(1, LONGEST_KIT)] = field("Séquences")
    """Les fiches, les pauses et les autres temps, dans l’ordre."""
    apres: Annotated[tuple[Texte, ...], Len(1, 12)] = field("Après")
    """Ce qu’on fait une fois la séance finie."""
    precautions: Annotated[tuple[Slug, ...], MaxLen(12)] = field("Précautions", default=())
    """Les précautions communes que la séance demande ; celles de ses fiches s’y ajoutent."""
    sans: Annotated[tuple[Literal["programme", "presence", "avis"], ...], MaxLen(3)] = field(
        "Sans", default=()
    )
    """Ce que la séance n’imprime pas : le programme au mur (programme), la feuille de présence (presence), celle où l’on dit son avis (avis)."""
    avec: Annotated[tuple[Literal["tirage", "chevalets", "prenoms", "photos"], ...], MaxLen(4)] = field(
        "Avec", default=()
    )
    """Ce que la séance imprime de plus : le tirage au sort des tables (tirage), leurs numéros (chevalets), des étiquettes pour les prénoms (prenoms), des pastilles pour qui ne veut pas de photo (photos)."""
    objectif: Ligne = field("Objectif")
    """Ce que le groupe aura en repartant."""

    @model_validator(mode="after")
    def _has_a_fiche(self) -> Self:
        if not any(sequence.fiche for sequence in self.fiches):
            raise refuse("ce kit ne contient aucune fiche", "ajoutez au moins une fiche", "fiches")
        return self
