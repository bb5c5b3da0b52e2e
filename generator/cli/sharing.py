"""What the commands share: the site they work on, and how they say that something is wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO, Any

import click

from generator.corpus import Folders
from generator.diagnostics import format_text, printable, summary
from generator.enclosure import intruders

SITE = click.option(
    "--site",
    "root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Le dossier du site, celui qui contient mkdocs.yml.",
)


class Refusal(click.ClickException):
    """Something the command cannot do, told in one French sentence; exit status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on the error output, without more ado."""
        click.echo(self.message, file=file, err=file is None)


def config_file(root: Path) -> Path:
    """The mkdocs.yml of the site; refused when it is not there."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise Refusal(
            f"Le fichier mkdocs.yml manque dans {root.resolve().name} : placez-vous dans le dossier du site."
        )
    return file


def refuse_intruders(root: Path) -> None:
    """Refuse to write in a site from which a link leads away; all of them are told, exit status 1."""
    found = intruders(root, Folders(root).own)
    if found:
        click.echo(format_text(found) + summary(found), err=True)
        raise SystemExit(1)


_REASONS = {
    errno.EACCES: "vous n’en avez pas le droit",
    errno.EPERM: "vous n’en avez pas le droit",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "un de ses dossiers est un fichier",
    errno.EEXIST: "un de ses dossiers est un fichier",
    errno.ENOENT: "son dossier n’existe pas",
    errno.ENOSPC: "le disque est plein",
    errno.EFBIG: "le disque est plein",
    errno.EDQUOT: "votre place sur le disque est épuisée",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EBUSY: "un autre programme s’en sert",
    errno.ENODEV: "ce n’est pas un fichier ordinaire",
    errno.EIO: "le disque est en panne",
    errno.EMFILE: "trop de fichiers sont ouverts",
}


def refused_by_the_disk(error: OSError, what: str) -> Refusal:
    """The refusal that says why `what` could not be written."""
    return Refusal(f"On ne peut pas écrire {what} : {_REASONS.get(error.errno or 0, 'le disque le refuse')}.")


def refused_anywhere(error: OSError) -> Refusal | None:
    """The refusal that tells an error of the disk that no command expected; None when it is a fault of ours."""
    if str(error.strerror).startswith("No usable temporary directory"):
        return Refusal(
            "Aucun dossier provisoire de cette machine ne se laisse écrire : son disque est plein."
        )
    reason = _REASONS.get(error.errno or 0)
    if reason is None or error.errno in (errno.ENOENT, errno.EEXIST):
        return None
    what = (
        f"« {printable(os.fsdecode(error.filename))} »"
        if isinstance(error.filename, str | bytes)
        else "la réponse"
    )
    return Refusal(f"On ne peut pas lire ou écrire {what} : {reason}.")


def told(error: Exception) -> int:
    """Say what stopped the build, in one sentence, and give the exit status."""
    click.echo(str(error) or "La construction s’est arrêtée.", err=True)
    return 1
