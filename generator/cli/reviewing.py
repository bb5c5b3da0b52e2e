"""The command for reviewers: what a proposal changes."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import click

from generator.cli.sharing import SITE, Refusal
from generator.comparison import compare
from generator.corpus import Corpus, Folders, load_corpus
from generator.diagnostics import quoted
from generator.git import asked_of_git


@click.command(help="Dit ce qui change depuis BASE, une version de git ou un autre dossier de site.")
@click.argument("base", metavar="BASE")
@SITE
def comparer(base: str, root: Path) -> None:
    after = _corpus(root, "Le contenu actuel comporte des erreurs : lancez « essaimage valider ».")
    if base and Path(base).is_dir():
        before = _corpus(Path(base), f"Le contenu de {base} comporte des erreurs.")
    else:
        with tempfile.TemporaryDirectory(prefix="essaimage-") as folder:
            _extract(base, root, Path(folder))
            before = _corpus(Path(folder), f"Le contenu de la version {base} comporte des erreurs.")
    click.echo("\n".join(compare(before, after)))


def _corpus(root: Path, otherwise: str) -> Corpus:
    corpus = load_corpus(Folders(root)).corpus
    if corpus is None:
        raise Refusal(otherwise)
    return corpus


def _extract(version: str, root: Path, folder: Path) -> None:
    """The content of the site at a version of git, into `folder`."""
    if version.startswith("-"):
        raise Refusal(f"{quoted(version)} n’est pas une version.")
    names = [Folders(root).methode, Folders(root).fiches, Folders(root).retours]
    try:
        archived = asked_of_git(root, "archive", "--format=zip", version, "--", *names)
    except FileNotFoundError:
        raise Refusal(
            "git manque sur cette machine : donnez plutôt le dossier d’une autre version."
        ) from None
    if archived is None:
        raise Refusal(
            f"La version {quoted(version)} ne se trouve pas dans ce dépôt, ou n’a pas ces dossiers."
        )
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        archive.extractall(folder)
