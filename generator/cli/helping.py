"""The help of the commands, in French where Click writes English."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.diagnostics import NBSP

_WORDS = {
    "[OPTIONS] COMMAND [ARGS]...": "[OPTIONS] COMMANDE …",
    "Commands": "Commandes",
    "Show this message and exit.": "Montre cette aide.",
    "Show the version and exit.": "Dit quelle version est installée.",
    "TEXT": "TEXTE",
    "INTEGER": "NOMBRE",
    "DIRECTORY": "DOSSIER",
    "FILE": "FICHIER",
    "PATH": "CHEMIN",
}
"""By what Click writes: a whole text, or the last word of an option."""


class FrenchHelp(click.HelpFormatter):
    """What Click lays out, with French words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, _in_french(args), prefix or f"Usage{NBSP}: ")

    def write_heading(self, heading: str) -> None:
        """The name of a part."""
        self.write(f"{_in_french(heading)}{NBSP}:\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        french = [
            (_in_french(name), _in_french(told).replace("[default: ", f"[sinon{NBSP}: "))
            for name, told in rows
        ]
        super().write_dl(french, col_max, col_spacing)


class FrenchContext(click.Context):
    """The context of a command whose help is in French."""

    formatter_class = FrenchHelp


def _in_french(text: str) -> str:
    start, space, last = text.rpartition(" ")
    return _WORDS.get(text) or start + space + _WORDS.get(last, last)
