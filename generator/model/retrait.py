"""What is left of a record, a step or a page that was withdrawn: a title, the day, and why."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.model.champs import AncienneAdresse, Jour, Ligne, Slug
from generator.model.noyau import Modele


class Retire(Modele):
    """When a page was withdrawn, and why, in the words that its readers will find."""

    nom_courant: ClassVar[str] = "le retrait"
    le: Annotated[Jour, Field(title="Le", description="Le jour du retrait.", examples=["2026-11-01"])]
    motif: Annotated[
        Ligne,
        Field(
            title="Motif",
            description="Pourquoi, en une phrase que liront celles et ceux qui suivent un ancien lien.",
            examples=["À la demande d’une personne citée."],
        ),
    ]


class Retrait(Modele):
    """A withdrawn record or step: nothing of its text stays."""

    nom_courant: ClassVar[str] = "la page retirée"
    titre: Annotated[
        Ligne, Field(title="Titre", description="Le nom de la page retirée, ou un autre.", max_length=90)
    ]
    retire: Annotated[Retire, Field(title="Retiré", description="Quand la page a été retirée, et pourquoi.")]
    anciens_noms: Annotated[
        tuple[Slug, ...],
        Field(title="Anciens noms", description="Les noms que portait le fichier avant.", max_length=20),
    ] = ()


class PageRetiree(Modele):
    """A withdrawn page that was written by hand."""

    nom_courant: ClassVar[str] = "la page retirée"
    title: Annotated[
        Ligne, Field(title="Titre", description="Le nom de la page retirée, ou un autre.", max_length=90)
    ]
    retire: Annotated[Retire, Field(title="Retiré", description="Quand la page a été retirée, et pourquoi.")]
    anciens_noms: Annotated[
        tuple[AncienneAdresse, ...],
        Field(title="Anciens noms", description="Les adresses qu’avait la page avant.", max_length=20),
    ] = ()

    @property
    def titre(self) -> str:
        """The title, under the name that records give it."""
        return self.title
