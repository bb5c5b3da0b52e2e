"""The templates that a site has of its own: what is wrong in one is told at its line, as of any file."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
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


def own_templates(root: Path, settings: Settings) -> Path | None:
    """The folder of the templates that win over ours, when there is one."""
    folder = root / settings.overrides / OWN if settings.overrides is not None else None
    return folder if folder is not None and folder.is_dir() else None


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


def wrong_template(error: Exception, own: Path | None) -> WrongTemplate | None:
    """The template of the site, in `own`, where an error comes from; None when it is one of ours."""
    frames = [
        it
        for it in traceback.extract_tb(error.__traceback__)
        if own and Path(it.filename).is_relative_to(own)
    ]
    if own is None or not frames:
        return None
    shown = Path(frames[-1].filename).relative_to(own.parent.parent).as_posix()
    message = "ce gabarit demande ce qui n’existe pas"
    return WrongTemplate(Diagnostic(shown, Position(frames[-1].lineno or 1), message, _answer(error)))


def _answer(error: Exception) -> str:
    return f"comparez avec celui du programme{NBSP}; Jinja répond{NBSP}: {quoted(str(error))}"
