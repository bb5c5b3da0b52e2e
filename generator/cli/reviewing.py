"""The command for reviewers: what a proposal changes."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import click

from generator.cli.sharing import SITE, Refusal
from generator.comparison import compare, vanished
from generator.corpus import Corpus, Folders, load_corpus
from generator.diagnostics import quoted
from generator.git import asked_of_git


@click.command(help="Dit ce qui change depuis BASE, une version de git ou un autre dossier de site.")
@click.argument("base", metavar="BASE")
@SITE
def comparer(base: str, root: Path) -> None:
    after = _corpus(root, "Le contenu actuel comporte des erreurs : lancez « essaimage valider ».")
    with tempfile.TemporaryDirectory(prefix="essaimage-") as folder:
        # A version first: a proposal may bring a folder of that name, like what it was before.
        refusal = _extract(base, root, Path(folder))
        if refusal is None:
            before = _corpus(Path(folder), f"Le contenu de la version {base} comporte des erreurs.")
        elif base and Path(base).is_dir():
            before = _corpus(Path(base), f"Le contenu de {base} comporte des erreurs.")
        else:
            raise Refusal(refusal)
    lost = vanished(before, after)
    click.echo("\n".join([*lost, *compare(before, after)]))
    if lost:
        raise SystemExit(1)


def _corpus(root: Path, otherwise: str) -> Corpus:
    corpus = load_corpus(Folders(root)).corpus
    if corpus is None:
        raise Refusal(otherwise)
    return corpus


def _extract(version: str, root: Path, folder: Path) -> str | None:
    """Put the content of the site at a version of git into `folder`; the sentence that says why not, if not."""
    if version.startswith("-"):
        return f"{quoted(version)} n’est pas une version."
    names = [Folders(root).methode, Folders(root).fiches, Folders(root).retours]
    try:
        archived = asked_of_git(root, "archive", "--format=zip", version, "--", *names)
    except FileNotFoundError:
        return "git manque sur cette machine : donnez plutôt le dossier d’une autre version."
    if archived is None:
        return f"La version {quoted(version)} ne se trouve pas dans ce dépôt, ou n’a pas ces dossiers."
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        archive.extractall(folder)
    return None
