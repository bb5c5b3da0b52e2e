"""One use of a tool, told in a story or in a file of its own: proof of a tool is counted from these, and from nothing else."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from annotated_types import MaxLen
from pydantic import model_validator

from generator.model.base import PAST, Model, field, required
from generator.model.fields import DateLibre, Ligne, Minutes, Positif, Slug, Texte, refuse
from generator.model.notice import Publiee
from generator.model.recit import Endroit, EnonceDuRecit

Encore = Literal["oui", "avec_changements", "non"]


class Usage(Model):
    """A tool sheet that was used for real."""

    nom_courant = "l’usage"
    regles: ClassVar[tuple[str, ...]] = ("Un usage qu’on ne referait pas dit ce qui n’a pas marché.",)
    fiche: Slug = field("Outil")
    """L’outil utilisé, par l’identifiant de sa fiche."""
    date: DateLibre | None = field("Date", "2025-03", default=None, mark=PAST)
    """Le mois ou le jour de la séance."""
    participants: Positif | None = field("Participants", 24, default=None)
    """Combien de personnes étaient là."""
    duree: Minutes | None = field("Durée constatée", 90, default=None)
    """Combien de minutes l’outil a vraiment pris."""
    adaptation: Texte | None = field("Adaptation", "Les cartes ont été lues à voix haute.", default=None)
    """Ce qui a été changé."""
    marche: Texte | None = field("Ce qui a marché", "Chacun a parlé, même les plus jeunes.", default=None)
    """Ce que l’outil a permis."""
    pas_marche: Texte | None = field(
        "Ce qui n’a pas marché", "Le temps à deux était trop court.", default=None
    )
    """Ce qui a manqué ou gêné, et pourquoi ; c’est aussi utile que le reste."""
    encore: Encore | None = field("Le referait-on ?", default=None)
    """oui, avec_changements ou non."""

    @model_validator(mode="after")
    def _says_why_not_again(self) -> Self:
        if self.encore == "non" and self.pas_marche is None:
            raise refuse(
                "on ne referait pas cette séance, et rien ne dit pourquoi", "ajoutez « pas_marche »", "encore"
            )
        return self


class UsageDuRecit(Usage):
    """A use told by the story of its territory, which says when and for how many where its sources do."""

    regles = (
        *Usage.regles,
        "Un usage dit au moins s’il a marché, ou non, si on le referait, ou ce qu’en disent des personnes.",
    )
    verdict: EnonceDuRecit | None = field("Verdict", default=None)
    """Ce qu’en disent les personnes qui l’ont vécu."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.marche or self.pas_marche or self.encore or self.verdict):
            raise refuse(
                "cet usage ne dit pas comment cela s’est passé",
                "ajoutez « marche », « pas_marche », « encore » ou « verdict »",
                "fiche",
            )
        return self


class UsageRaconte(Publiee, Usage):
    """A use in a file of its own: it says where, when, and whether one would do it again."""

    nom_courant = "l’usage raconté"
    regles = (*Usage.regles, "Un usage raconté dit où : dans un territoire, ou par quelle organisation.")
    date: DateLibre = required(Usage, "date")
    encore: Encore = required(Usage, "encore")
    territoire: Endroit | None = field("Territoire", default=None)
    """La commune ou l’intercommunalité où c’était."""
    organisation: Annotated[Ligne, MaxLen(90)] | None = field(
        "Organisation", "Centre social des Coteaux", default=None
    )
    """Qui raconte : une association, un service, un collectif, sans nom de personne."""

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.territoire is None and self.organisation is None:
            raise refuse(
                "on ne sait pas où cette séance a eu lieu",
                "ajoutez « territoire » (une commune, une intercommunalité) ou « organisation »",
                "fiche",
            )
        return self
