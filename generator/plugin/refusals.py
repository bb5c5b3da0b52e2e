"""Problems of content told in the terminal, and the end of a build that has some."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mkdocs.exceptions import Abort

from generator.diagnostics import Diagnostic, format_text, summary


class ContentError(Abort):
    """The content has errors, already told in the terminal; the build stops with status 1."""

    def __init__(self) -> None:
        super().__init__("Le contenu comporte des erreurs : rien n’a été publié.")


def tell(problems: Sequence[Diagnostic]) -> None:
    """Print problems, then how many they are; nothing when there is none."""
    if problems:
        print(format_text(problems), summary(problems), sep="", file=sys.stderr)
