"""The command that starts a record: a draft to fill in, never over another file."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import click

from generator.addresses import unfit
from generator.cli.sharing import SITE, Refusal, refused_by_the_disk
from generator.clock import build_day
from generator.corpus import Corpus, Folders, former_name, load_corpus
from generator.diagnostics import NBSP, quoted, suggestion
from generator.printing import write_whole
from generator.richtext import slugify
from generator.scaffold import draft, draft_of_use
from generator.source import unfit_signs
from generator.territoires import Lieu, Unfound, find

_KINDS = ("retour", "fiche", "kit", "usage")


@click.command(
    help="Commence un fichier : un retour d’expérience, une fiche, un kit ou l’usage d’un outil, à remplir."
)
@click.argument("kind", metavar="GENRE", type=click.Choice(_KINDS))
@click.option(
    "--commune",
    help="Pour un retour ou un usage : le nom de la commune ou de l’intercommunalité, ou son code.",
)
@click.option("--titre", help="Le titre ; il donne aussi son nom au fichier d’une fiche ou d’un kit.")
@click.option("--outil", help="Pour un usage : le nom du fichier de l’outil utilisé, sans sa fin.")
@click.option(
    "--nom", help="Le nom du fichier, s’il ne doit pas venir de la commune, du titre ou de l’outil."
)
@SITE
def nouveau(
    *,
    kind: str,
    commune: str | None,
    titre: str | None,
    outil: str | None,
    nom: str | None,
    root: Path,
) -> None:
    corpus = load_corpus(Folders(root)).corpus
    if corpus is None:
        raise Refusal("Le contenu du site comporte des erreurs : lancez d’abord « essaimage valider ».")
    if kind == "usage":
        _begin_use(corpus, outil, commune, nom, root)
        return
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
    _begin(root, kind, name, draft(corpus, kind, titre, lieu, build_day()))


def _begin_use(corpus: Corpus, outil: str | None, commune: str | None, nom: str | None, root: Path) -> None:
    """Begin what is told of one session with a tool."""
    if outil is None:
        known = next(iter(corpus.fiches), "carte-postale")
        raise Refusal(f"Dites quel outil, par exemple{NBSP}: essaimage nouveau usage --outil {known}")
    if outil not in corpus.fiches:
        hint = suggestion(outil, corpus.fiches)
        raise Refusal(f"L’outil {quoted(outil)} n’existe pas{NBSP}; {hint}")
    lieu = _place(commune) if commune is not None else None
    told = " ".join([outil, *([lieu.nom] if lieu else []), build_day().isoformat()])
    _begin(root, "usage", _name(nom, told), draft_of_use(corpus, outil, lieu, build_day()))


def _begin(root: Path, kind: str, name: str, text: str) -> None:
    """Write a draft, never over another file."""
    file = root / Folders.of_kind[kind] / f"{name}.yml"
    if file.exists():
        raise Refusal(f"{file} existe déjà : complétez-le, ou donnez un autre nom au fichier avec --nom.")
    try:
        file.parent.mkdir(exist_ok=True)
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
