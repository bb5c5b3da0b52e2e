"""Where pages stand: those of the records, and those that the program makes of them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.richtext import anchor_of

FOLDER_OF_KIND: Mapping[str, str] = MappingProxyType(
    {"etape": "etapes", "fiche": "fiches", "kit": "kits", "retour": "retours"}
)
"""The folder of the site where the pages of each kind of record stand."""


_LISTED: Mapping[str, str] = MappingProxyType({"terme": "glossaire.md", "precaution": "precautions.md"})
"""The page that lists what has no page of its own."""


def uri_of(kind: str, slug: str) -> str:
    """The name of a record’s page among those of MkDocs: « retours/mulhouse.md »."""
    return f"{FOLDER_OF_KIND[kind]}/{slug}.md"


def address_of(uri: str) -> str:
    """Where a page is read, from the root of the site: « fiches/carte/ »; the home page is at « »."""
    name = uri.removesuffix(".md")
    name = "" if name == "index" else name.removesuffix("/index")
    return f"{name}/" if name else ""


def file_of(uri: str) -> str:
    """The file of a page in the built site: « fiches/carte/index.html »."""
    return f"{address_of(uri)}index.html"


def url_of(kind: str, slug: str) -> str:
    """Where a link to a record, to a word of the glossary or to a precaution leads from the root of the site."""
    if kind in _LISTED:
        return f"{address_of(_LISTED[kind])}#{anchor_of(slug)}"
    return address_of(uri_of(kind, slug)) if slug else f"{FOLDER_OF_KIND[kind]}/"


_TELLING = "contribuer/essai.md"


def telling_address(fiche: str = "") -> str:
    """Where one tells a use of a tool, that of `fiche` when it is given."""
    return f"{address_of(_TELLING)}{f'?outil={fiche}' if fiche else ''}"


@dataclass(frozen=True, slots=True)
class ProgramPage:
    """A page that the program makes; a page written by hand may take the place of one that is `replaceable`."""

    title: str
    replaceable: bool = False
    also: tuple[str, ...] = ()
    """What people may call it when they search."""


# Not replaceable: what other pages lead into (a word, a filter, a territory to compare), and the forms.
PROGRAM_PAGES: Mapping[str, ProgramPage] = MappingProxyType(
    {
        "etapes/index.md": ProgramPage("La méthode, étape par étape"),
        "fiches/index.md": ProgramPage("Les outils"),
        "kits/index.md": ProgramPage("Les kits"),
        "kits/composer.md": ProgramPage("Composer une séance", also=("Préparer une séance", "Planifier")),
        "kits/animer.md": ProgramPage("Animer une séance", also=("Chronomètre", "Minuteur")),
        "kits/imprimer.md": ProgramPage("Imprimer une séance", also=("Imprimer",)),
        "retours/index.md": ProgramPage("Les territoires"),
        "matrice.md": ProgramPage("Étapes et territoires", replaceable=True, also=("Tableau",)),
        "carte.md": ProgramPage("La carte", replaceable=True, also=("Carte de France",)),
        "comparer.md": ProgramPage("Comparer", also=("Comparer des territoires", "Comparer des villes")),
        "essaimage.md": ProgramPage("Qui a inspiré qui", replaceable=True),
        "par-ou-commencer.md": ProgramPage("Par où commencer ?"),
        "precautions.md": ProgramPage("Précautions"),
        "glossaire.md": ProgramPage("Glossaire"),
        "contribuer/formulaire.md": ProgramPage(
            "Raconter un territoire", also=("Formulaire", "Ajouter une commune", "Ajouter un territoire")
        ),
        "contribuer/outil.md": ProgramPage(
            "Proposer un outil", also=("Proposer une fiche", "Ajouter un outil")
        ),
        _TELLING: ProgramPage(
            "Racontez en deux minutes", also=("Raconter une séance", "J’ai utilisé un outil")
        ),
        "contribuer/champs.md": ProgramPage("Tous les champs"),
        "maintenance.md": ProgramPage("À entretenir", replaceable=True),
        "recherche.md": ProgramPage("Rechercher"),
        "plan-du-site.md": ProgramPage("Plan du site", replaceable=True, also=("Toutes les pages",)),
        "credits.md": ProgramPage("Crédits et licences", replaceable=True, also=("Droits d’auteur",)),
        "mentions-legales.md": ProgramPage(
            "Mentions légales", replaceable=True, also=("Éditeur", "Hébergeur")
        ),
        "accessibilite.md": ProgramPage("Accessibilité", replaceable=True, also=("Handicap", "RGAA")),
        "donnees-personnelles.md": ProgramPage(
            "Données personnelles", replaceable=True, also=("RGPD", "Vie privée", "Cookies")
        ),
        "ecoconception.md": ProgramPage(
            "Écoconception", replaceable=True, also=("Poids des pages", "Sobriété numérique")
        ),
    }
)
"""Every page of the program, whether or not a site has it: a site may gain « mentions » at any time."""
