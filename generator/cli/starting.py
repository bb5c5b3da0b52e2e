"""The command that starts a record: a draft to fill in, never over another file."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import click

from generator.addresses import unfit
from generator.cli.sharing import SITE, Refusal, refused_by_the_disk
from generator.clock import build_day
from generator.corpus import Folders, former_name, load_corpus
from generator.diagnostics import NBSP, quoted
from generator.printing import write_whole
from generator.richtext import slugify
from generator.scaffold import draft
from generator.source import unfit_signs
from generator.territoires import Lieu, Unfound, find

_KINDS = ("retour", "fiche", "kit")


@click.command(help="Commence un fichier : un retour d’expérience, une fiche ou un kit, à remplir.")
@click.argument("kind", metavar="GENRE", type=click.Choice(_KINDS))
@click.option(
    "--commune", help="Pour un retour : le nom de la commune ou de l’intercommunalité, ou son code."
)
@click.option("--titre", help="Le titre ; il donne aussi son nom au fichier d’une fiche ou d’un kit.")
@click.option("--nom", help="Le nom du fichier, s’il ne doit pas venir de la commune ou du titre.")
@SITE
def nouveau(*, kind: str, commune: str | None, titre: str | None, nom: str | None, root: Path) -> None:
    corpus = load_corpus(Folders(root)).corpus
    if corpus is None:
        raise Refusal("Le contenu du site comporte des erreurs : lancez d’abord « essaimage valider ».")
    lieu = None
    if kind == "retour":
        if commune is None:
            raise Refusal("Dites où cela se passe, par exemple : essaimage nouveau retour --commune Roubaix")
        lieu = _place(commune)
        titre = titre or f"{lieu.nom}{NBSP}: à écrire"
    if not titre:
        raise Refusal(
            f'Donnez un titre, par exemple{NBSP}: essaimage nouveau {kind} --titre "Le tour des prénoms"'
        )
    if "\n" in titre or unfit_signs(titre):
        raise Refusal(f"Le titre {quoted(titre)} contient un signe invisible : récrivez-le au clavier.")
    titre = normalize("NFC", titre)
    name = _name(nom, lieu.nom if lieu else titre)
    owner = former_name(corpus, kind, name)
    if owner is not None:
        taken = f"{quoted(name)} est un ancien nom de {quoted(owner)}, où mènent des liens et des feuilles imprimées"
        raise Refusal(f"{taken}{NBSP}: donnez un autre nom au fichier avec --nom.")
    file = root / Folders.of_kind[kind] / f"{name}.yml"
    if file.exists():
        raise Refusal(f"{file} existe déjà : complétez-le, ou donnez un autre nom au fichier avec --nom.")
    try:
        text = draft(corpus, kind, titre, lieu, build_day())
        write_whole(file, text.encode())
    except OSError as error:
        raise refused_by_the_disk(error, str(file)) from error
    click.echo(f"{file} est commencé : ouvrez-le, et remplacez chaque « À écrire ».", err=True)


def _name(given: str | None, told: str) -> str:
    """The name of the file, as it was `given` or as the title tells it; refused when it fits none."""
    name = slugify(told) if given is None else given.removesuffix(".yml")
    if not name:
        raise Refusal(
            f"{quoted(told if given is None else given)} n’a aucune lettre : donnez un nom avec --nom."
        )
    hint = unfit(name)
    if hint is not None:
        raise Refusal(f"Le nom {quoted(name)} ne convient pas à un fichier{NBSP}; {hint}")
    return name


def _place(asked: str) -> Lieu:
    """The place of that name or code; refused, with what to write, when there are several or none."""
    found = find(asked)
    if isinstance(found, Unfound):
        raise Refusal(found.told)
    if found.note:
        click.echo(found.note, err=True)
    return found.lieu
