"""The command for reviewers: what a proposal changes."""

from __future__ import annotations

import io
import os
import re
import shlex
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.sharing import SITE, Refusal
from generator.comparison import comparable, compare, lost_citations, vanished
from generator.corpus import Folders, load_corpus
from generator.corpus.settings import FILE
from generator.diagnostics import Diagnostic, Severity, format_text, printable, quoted
from generator.git import answer_of_git
from generator.words.numbers import counted


@click.command(help="Dit ce qui change depuis BASE, une version de git ou un autre dossier de site.")
@click.argument("base", metavar="BASE")
@SITE
def comparer(base: str, root: Path) -> None:
    after = load_corpus(Folders(root)).corpus
    if after is None:
        raise Refusal("Le contenu actuel comporte des erreurs : lancez « essaimage valider ».")
    with tempfile.TemporaryDirectory(prefix="essaimage-") as folder:
        # A version first: a proposal may bring a folder of that name, like what it was before.
        refusal = _extract(base, root, Path(folder))
        if refusal is None:
            loaded = load_corpus(Folders(Path(folder)))
        elif base and Path(base).is_dir():
            loaded = load_corpus(Folders(Path(base)))
        else:
            raise Refusal(refusal)
    before, shared, apart = loaded.corpus, after, list[str]()
    if before is None:
        faults = [it for it in loaded.diagnostics if it.severity is Severity.ERREUR]
        told = _faults_of_the_base(base, faults)
        # Without its settings, nobody knows under which licence its records are.
        if loaded.readable is None or FILE in {it.path for it in faults}:
            raise Refusal(
                f"{told}Rien ne peut être comparé : corrigez d’abord cette base, ou donnez-en une autre."
            )
        click.echo(f"{told}Ce qui se lit est comparé ; pour le reste, corrigez d’abord cette base.", err=True)
        before = loaded.readable
        shared, apart = comparable(before, after, {it.path for it in faults})
    lost = vanished(before, after)
    cited = lost_citations(before, shared)
    click.echo("\n".join([*lost, *cited, *compare(before, shared), *apart]))
    if lost:
        raise SystemExit(1)


def _faults_of_the_base(base: str, faults: Sequence[Diagnostic]) -> str:
    """What is wrong with what a proposal is compared to, of which the proposal is not guilty."""
    shown = format_text(faults[:_MOST_FAULTS])
    more = len(faults) - _MOST_FAULTS
    rest = f"… et {counted(more, 'autre')}.\n" if more > 0 else ""
    return (
        f"La base {quoted(base)} comporte des erreurs, qui ne viennent pas de la proposition :\n{shown}{rest}"
    )


_MOST_FAULTS = 10


def _extract(version: str, root: Path, folder: Path) -> str | None:
    """Put the site at a version of git into `folder`; the sentence that says why not, if not."""
    if version.startswith("-") or not version.strip():
        return f"{quoted(version)} n’est pas une version."
    folders = Folders(root)
    try:
        listed = answer_of_git(root, "ls-tree", "-z", "--name-only", version)
        if isinstance(listed, str):
            return _in_french(listed, version, root)
        missing = {*folders.needed} - {os.fsdecode(it) for it in listed.split(b"\0")}
        if missing:
            return (
                f"La version {quoted(version)} n’a pas de dossier {', '.join(map(quoted, sorted(missing)))}."
            )
        archived = answer_of_git(root, "archive", "--format=zip", version)
        if isinstance(archived, str):
            return _in_french(archived, version, root)
    except FileNotFoundError:
        return "git manque sur cette machine : donnez plutôt le dossier d’une autre version."
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        archive.extractall(folder)
    return None


def _in_french(said: str, version: str, root: Path) -> str:
    """Why git refuses to give a version, and what to do."""
    if "dubious ownership" in said or "is owned by someone else" in said:
        advised = re.search(r"safe\.directory (.+)", said)
        place = advised[1].strip() if advised else shlex.quote(str(root.resolve()))
        return (
            "git refuse de lire ce dépôt, qui appartient à une autre personne sur cette machine. "
            f"Si vous lui faites confiance, tapez : git config --global --add safe.directory {printable(place)}"
        )
    if "not a git repository" in said:
        return "Ce dossier n’est pas dans un dépôt git : donnez plutôt le dossier d’une autre version."
    if re.search("valid object name|unknown revision|bad revision|not a tree", said, re.IGNORECASE):
        return (
            f"La version {quoted(version)} ne se trouve pas dans ce dépôt. "
            "Si elle est sur la plateforme du projet, tapez d’abord : git fetch"
        )
    last = printable(said.strip().rpartition("\n")[2].removeprefix("fatal: "))
    return f"git ne donne pas la version {quoted(version)}. Il répond : {last or 'rien'}"
