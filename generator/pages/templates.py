"""The templates that a site has of its own: what is wrong in one is told at its line, as of any file."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from generator.corpus import Settings
from generator.diagnostics import NBSP, Diagnostic, Position, quoted

OWN = "essaimage"
"""In `overrides/`, the folder of the templates that win over ours; beside it stand those of the theme."""


class WrongTemplate(Exception):
    """A template of the site cannot be filled."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The folder of the templates that win over ours, and its name from the root of the site."""

    folder: Path
    shown: str


def own_templates(root: Path, settings: Settings) -> OwnTemplates | None:
    """The templates of the site that win over ours, when it has some."""
    if settings.overrides is None:
        return None
    own = OwnTemplates(root / settings.overrides / OWN, f"{settings.overrides}/{OWN}")
    return own if own.folder.is_dir() else None


def template_problems(root: Path, settings: Settings) -> Iterator[Diagnostic]:
    """The templates of the site that nothing can read."""
    if settings.overrides is None:
        return
    # The extension is that of the frame: MkDocs translates with it.
    language = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for file in sorted((root / settings.overrides).rglob("*.html")):
        shown = f"{settings.overrides}/{file.relative_to(root / settings.overrides).as_posix()}"
        try:
            language.parse(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            hint = "enregistrez-le de nouveau en choisissant l’encodage UTF-8"
            yield Diagnostic(shown, Position(), "ce fichier n’est pas écrit en UTF-8", hint)
        except TemplateSyntaxError as error:
            message = "l’écriture de ce gabarit n’est pas comprise ici"
            yield Diagnostic(shown, Position(error.lineno), message, _answer(error))


def wrong_template(error: Exception, own: OwnTemplates | None) -> WrongTemplate | None:
    """The template of the site where an error comes from; None when it is one of ours."""
    if own is None:
        return None
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [it for it in frames if Path(it.filename).is_relative_to(own.folder)]
    if not theirs:
        return None
    shown = f"{own.shown}/{Path(theirs[-1].filename).relative_to(own.folder).as_posix()}"
    message = "ce gabarit demande ce qui n’existe pas"
    return WrongTemplate(Diagnostic(shown, Position(theirs[-1].lineno or 1), message, _answer(error)))


def _answer(error: Exception) -> str:
    return f"comparez avec celui du programme{NBSP}; Jinja répond{NBSP}: {quoted(str(error))}"
