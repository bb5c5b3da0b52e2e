"""What the commands share: the site they work on, and how they say that something is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import click

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


def told(error: Exception) -> int:
    """Say what stopped the build, in one sentence, and give the exit status."""
    click.echo(str(error) or "La construction s’est arrêtée.", err=True)
    return 1
