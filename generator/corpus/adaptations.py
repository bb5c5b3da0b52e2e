"""What a licence says of an adaptation: the second pass asks it of every source that a record has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import NBSP, quoted
from generator.model import Source
from generator.source import Location
from generator.words.licences import Licence, homes, may_enter, refusal

_CITE_ONLY = f"citez la source sans l’adapter et retirez {quoted('modifications')}"


def adaptation_problems(
    sources: Sequence[Source], licence: Licence, where: str
) -> Iterator[tuple[Location, str, str]]:
    """Where, what is wrong and what to write, of each source that may not be adapted in a text under `licence`.

    `where` is the place, in words, where that licence is written.

    A kit and the book are collections: fiches stand side by side, each under its own licence, and nothing is
    adapted. Of a document whose licence is not known nothing can be said: it is left to those who read over.
    """
    for index, source in enumerate(sources):
        if source.modifications is None or source.licence == "inconnue":
            continue
        if not may_enter(source.licence, licence):
            yield (
                ("sources", index, "licence"),
                f"une adaptation d’une œuvre {quoted(source.licence)} ne peut pas paraître sous "
                f"{quoted(licence)}{NBSP}: {refusal(source.licence, licence)}",
                _hint(source.licence, where),
            )


def _hint(licence: str, where: str) -> str:
    admitted = homes(licence)
    if not admitted:
        return _CITE_ONLY
    if len(admitted) == 1:
        return f"écrivez «{NBSP}licence: {admitted[0]}{NBSP}» {where}, ou {_CITE_ONLY}"
    return f"écrivez {where} l’une de ces licences, {', '.join(admitted)}, ou {_CITE_ONLY}"
