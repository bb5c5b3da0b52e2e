"""The `essaimage` command."""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
from ipaddress import ip_address
from pathlib import Path

import click

# Material prints a banner about MkDocs 2, which concerns maintainers and would frighten a newcomer.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
gc.disable()  # what is imported stays: the collector would go through it in vain

from generator.cli.founding import init
from generator.cli.french import FrenchGroup
from generator.cli.printing import kit, kits
from generator.cli.reviewing import comparer
from generator.cli.sharing import SITE, Refusal, config_file, refuse_intruders, refused_by_the_disk, told
from generator.cli.starting import nouveau
from generator.corpus import Corpus, publication_problems, read_settings
from generator.corpus.settings import FILE
from generator.diagnostics import FORMATS, Diagnostic, Position, at_most, has_errors, quoted, summary
from generator.exports import schemas
from generator.printing import press_of, proof, site_of, write_files
from generator.validating import problems_of

gc.freeze()
gc.enable()

_NOT_LISTENING = {
    errno.EADDRINUSE: "un autre programme s’en sert déjà",
    errno.EADDRNOTAVAIL: "cette machine n’a pas cette adresse",
    errno.EACCES: "vous n’avez pas le droit de prendre ce port",
}


@click.group(
    cls=FrenchGroup, help="Essaimage : des récits d’expérience et des fiches outils deviennent un site."
)
@click.version_option(package_name="essaimage", message="essaimage %(version)s")
def main() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(message)s")


@main.command(help="Vérifie le contenu. CHEMIN limite ce qui est montré à certains fichiers ou dossiers.")
@click.argument("paths", metavar="[CHEMIN]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), default="texte", help="La forme du rapport."
)
@click.option(
    "--publication",
    is_flag=True,
    help="Refuse aussi ce qui reste à préciser avant de mettre le site en ligne.",
)
@SITE
def valider(paths: tuple[Path, ...], format_name: str, publication: bool, root: Path) -> None:
    wanted = [_inside(path, root) for path in paths]
    problems = problems_of(root, lambda corpus: _unprintable(corpus, root))
    if not (root / FILE).exists():
        problems.append(
            Diagnostic(FILE, Position(), "ce fichier manque", "placez-vous dans le dossier du site")
        )
    elif read_settings(root)[0].of_mkdocs:
        from generator.plugin import refused_by_mkdocs

        problems += refused_by_mkdocs(root / FILE)
    # Whether a site may go on line is asked of the whole of it, whichever files are looked at.
    diagnostics = publication_problems(root) if publication else []
    diagnostics += [
        problem
        for problem in at_most(problems)
        if not wanted or any(Path(problem.path).is_relative_to(path) for path in wanted)
    ]
    click.echo(FORMATS[format_name](diagnostics), nl=False)
    click.echo(summary(diagnostics), err=True)
    sys.exit(1 if has_errors(diagnostics) else 0)


@main.command(help="Construit le site dans site/. En cas d’erreur, le site précédent reste en place.")
@SITE
def construire(root: Path) -> None:
    from mkdocs.exceptions import MkDocsException

    from generator.plugin import build_site

    try:
        build_site(config_file(root))
    except MkDocsException as error:
        raise SystemExit(told(error)) from error
    except OSError as error:
        raise refused_by_the_disk(error, "le site") from error


@main.command(help="Montre le site pendant qu’on écrit, et le rafraîchit à chaque enregistrement.")
@click.option(
    "--adresse",
    default="127.0.0.1:8000",
    show_default=True,
    callback=lambda _context, _option, value: _checked_address(value),
    help="Où écouter.",
)
@SITE
def servir(adresse: str, root: Path) -> None:
    from mkdocs.exceptions import MkDocsException

    from generator.plugin import serve_site

    try:
        serve_site(config_file(root), adresse)
    except MkDocsException as error:
        raise SystemExit(told(error)) from error
    except OSError as error:
        reason = _NOT_LISTENING.get(error.errno or 0)
        if reason is None:
            raise
        raise Refusal(
            f"On ne peut pas écouter à l’adresse {adresse} : {reason}. "
            "Donnez-en une autre, par exemple --adresse 127.0.0.1:8001."
        ) from error


@main.command("schemas", help="Écrit les schémas JSON qui aident les éditeurs de texte.")
@SITE
def write_schemas(root: Path) -> None:
    refuse_intruders(root)
    try:
        write_files(root / "schemas", {name: text.encode() for name, text in schemas()})
    except OSError as error:
        raise refused_by_the_disk(error, "schemas") from error


def _unprintable(corpus: Corpus, root: Path) -> list[Diagnostic]:
    """What a site that prints could not print; nothing while its settings cannot be read."""
    site = site_of(corpus.settings)
    if site is None or not corpus.settings.options.imprimer:
        return []
    from generator.plugin import printing_progress

    with printing_progress() as watcher:
        return proof(corpus, site, press_of(root), watcher)


def _checked_address(address: str) -> str:
    """`address` when it is one where a server can listen: of this machine, with a port."""
    host, _, port = address.rpartition(":")
    try:
        if "%" in host:  # a zone: Python takes it for an address, and no server listens there
            raise ValueError(host)
        if host != "localhost":
            ip_address(host.removeprefix("[").removesuffix("]"))
        if not (port.isascii() and port.isdecimal() and 0 < int(port) < 1 << 16):
            raise ValueError(port)
    except ValueError:
        told = (
            f"--adresse attend une adresse et un port, par exemple 127.0.0.1:8000, et non {quoted(address)}."
        )
        raise click.UsageError(told) from None
    return address


def _inside(path: Path, root: Path) -> str:
    """`path` as it is named in diagnostics: relative to the site, with `/`."""
    try:
        relative = path.resolve().relative_to(root.resolve())
    except ValueError:
        raise click.UsageError(f"{path} n’est pas dans le dossier du site.") from None
    if not path.exists():
        raise click.UsageError(f"{path} n’existe pas.")
    return relative.as_posix()


main.add_command(kits)
main.add_command(kit)
main.add_command(comparer)
main.add_command(nouveau)
main.add_command(init)
