"""Click speaks English; the people who use this command speak French."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from generator.cli.helping import FrenchContext
from generator.cli.sharing import refused_anywhere
from generator.clock import WrongEpoch
from generator.diagnostics import NBSP, quoted, suggestion

USAGE_STATUS = 2
STOPPED_STATUS = 130
"""What a shell gives to a command that Ctrl+C stopped."""


class FrenchGroup(click.Group):
    """A group of commands whose help is in French, and whose mistakes of use are, with exit status 2."""

    context_class = FrenchContext

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, with its help in French."""
        cmd.context_class = FrenchContext
        super().add_command(cmd, name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with the whole of its first sentence."""
        with formatter.section("Commands"):
            told = {name: self.commands[name].help or "" for name in self.list_commands(ctx)}
            formatter.write_dl([(name, f"{it.partition('. ')[0].rstrip('.')}.") for name, it in told.items()])

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command; the status is its own, or 2 for a mistake of use."""
        extra["standalone_mode"] = False
        _write_every_letter()
        try:
            status = super().main(args, *rest, **extra)
        except click.UsageError as error:
            click.echo(_told(error), err=True)
            sys.exit(USAGE_STATUS)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Arrêté.", err=True)
            sys.exit(STOPPED_STATUS)
        except WrongEpoch as error:
            click.echo(str(error), err=True)
            sys.exit(1)
        except BrokenPipeError:  # who reads has had enough, and wants no word more
            _silence_output()
            sys.exit(1)
        except OSError as error:
            refusal = refused_anywhere(error)
            if refusal is None:
                raise
            _silence_output()
            refusal.show()
            sys.exit(refusal.exit_code)
        sys.exit(status if isinstance(status, int) else 0)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for; refused, with the nearest name, when there is none."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            hint = (
                suggestion(args[0], self.commands) or f"les commandes sont{NBSP}: {', '.join(self.commands)}"
            )
            raise click.UsageError(f"La commande {quoted(args[0])} n’existe pas{NBSP}; {hint}", ctx)
        return super().resolve_command(ctx, args)


def _write_every_letter() -> None:
    """Write UTF-8 to a file or another program, which Windows would give an older alphabet; spare a console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")


def _silence_output() -> None:
    """Let Python end without trying again to write what could not be: docs.python.org, library/signal, SIGPIPE."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


_MISSING = {
    "BASE": f"Dites avec quoi comparer, par exemple{NBSP}: essaimage comparer main",
    "DOSSIER": f"Donnez le nom du dossier à créer, par exemple{NBSP}: essaimage init notre-methode",
    "GENRE": f"Dites quoi commencer, retour, fiche ou kit, par exemple{NBSP}: essaimage nouveau retour",
}
"""What to say when a command lacks its word, by the name of that word."""


def _told(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "essaimage"
    return f"{_sentence(error)}\nPour l’aide{NBSP}: {command} --help"


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = (
            f"{NBSP}; vouliez-vous dire {' ou '.join(error.possibilities)}{NBSP}?"
            if error.possibilities
            else "."
        )
        return f"L’option {error.option_name} n’existe pas{near}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        missing = _MISSING.get(str(error.param.metavar))
        if missing is not None:
            return missing
    if isinstance(error, click.BadOptionUsage):
        return f"L’option {error.option_name} attend une valeur."
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else str(error.param.metavar)
        given = re.search("'(.*?)'", error.message)
        but = f", et non {quoted(given[1])}" if given else ""
        if isinstance(error.param.type, click.Choice):
            return (
                f"{name} attend un de ces mots{NBSP}: {', '.join(map(str, error.param.type.choices))}{but}."
            )
        if isinstance(error.param.type, click.Path) and error.message.endswith("is not readable."):
            return f"On n’a pas le droit de lire {quoted(given[1]) if given else name}."
        if isinstance(error.param.type, click.Path):
            return f"{name} attend un dossier qui existe{but}."
        return f"{name} attend un nombre entier{but}."
    if error.message.startswith("Got unexpected extra argument"):
        return "Il y a un mot de trop dans cette commande."
    return error.format_message()
