"""The command that founds another site: a small method of one's own, that builds at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.sharing import Refusal, refused_by_the_disk
from generator.clock import build_day
from generator.exports import schemas

STARTER = Path(__file__).parents[1] / "starter"
_DAY = re.compile(rb"^( *(?:verifie_le|etablie_le): )[0-9-]+$", re.MULTILINE)
"""In the files of a new site, what is said of the day on which it is founded."""
IGNORED = ("/site", "/.site-*", "/.cache", "/.venv")
"""What the commands make, and git does not follow."""

_OF_A_CLONE = re.compile(
    r"\.git|\.gitattributes|\.gitignore|(README|LICEN[CS]E|COPYING)(\..*)?", re.IGNORECASE
)
"""What a repository holds that was only just made on a platform."""


@click.command("init", help="Crée le site d’un autre collectif dans DOSSIER : une étape, un outil, un récit.")
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    written: list[Path] = []
    try:
        if folder.exists() and (not folder.is_dir() or any(_strangers(folder))):
            raise Refusal(
                f"{folder} n’est pas vide : donnez le nom d’un dossier à créer, ou un dépôt où rien n’est encore écrit."
            )
        for name, content in _files(folder):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            written.append(target)
            target.write_bytes(content)
    except OSError as error:
        _take_back(written)
        raise refused_by_the_disk(error, f"dans {folder}") from error
    place = f'"{folder}"' if re.search(r"\s", str(folder)) else str(folder)
    here = folder.resolve() == Path.cwd()
    then = "Ensuite : « essaimage servir »." if here else f"Ensuite : cd {place}, puis « essaimage servir »."
    click.echo(
        f"Le site est prêt{'' if here else f' dans {folder}'}. {then}\n"
        "Remplacez l’étape, l’outil, la séance et le récit d’exemple par les vôtres.",
        err=True,
    )


def _strangers(folder: Path) -> Iterator[str]:
    """What the folder holds that no new repository does."""
    return (it.name for it in folder.iterdir() if not _OF_A_CLONE.fullmatch(it.name))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of the new site; what its repository says of itself is left as it is."""
    theirs = {it.stem.upper() for it in folder.iterdir()} if folder.exists() else set()
    for file in sorted(STARTER.rglob("*")):
        name = file.relative_to(STARTER).as_posix()
        taken = "/" not in name and file.stem.upper() in theirs
        if file.is_file() and "__pycache__" not in file.parts and not taken:
            yield name, _DAY.sub(rb"\g<1>" + build_day().isoformat().encode(), file.read_bytes())
    for name, text in schemas():
        yield f"schemas/{name}", text.encode()
    ignored = folder / ".gitignore"
    before = ignored.read_text(encoding="utf-8") if ignored.exists() else ""
    lacking = [it for it in IGNORED if it not in before.splitlines()]
    if lacking:
        own = before if before.endswith("\n") or not before else f"{before}\n"
        yield ".gitignore", (own + "\n".join(lacking) + "\n").encode()


def _take_back(written: list[Path]) -> None:
    """Remove what was begun, when the disk refuses the rest; `.gitignore` may have been there before."""
    for file in written:
        if file.name != ".gitignore":
            file.unlink(missing_ok=True)
