"""The command that founds another site: a small method of one's own, that builds at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.cli.sharing import Refusal, refused_by_the_disk
from generator.exports import schemas

PACKAGE = Path(__file__).parents[1]


@click.command("init", help="Crée le site d’un autre collectif dans DOSSIER : une étape, un outil, un récit.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refusal(f"{folder} n’est pas vide : donnez le nom d’un dossier à créer.")
        shutil.copytree(PACKAGE / "starter", folder, dirs_exist_ok=True)
        (folder / "schemas").mkdir()
        for name, text in schemas():
            (folder / "schemas" / name).write_text(text, encoding="utf-8", newline="\n")
        (folder / ".gitignore").write_text("/site\n/.site-*\n/.cache\n", encoding="utf-8")
    except OSError as error:
        raise refused_by_the_disk(error, f"dans {folder}") from error
    click.echo(
        f"Le site est prêt dans {folder}. Ensuite : cd {folder}, puis « essaimage servir ».\n"
        "Remplacez l’étape, l’outil, la séance et le récit d’exemple par les vôtres.",
        err=True,
    )
