"""What a licence says of an adaptation: the second pass asks it of every source that a record has changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import NBSP, quoted
from generator.model import Notice
from generator.source import Location
from generator.words.licences import homes, may_enter, refusal

_CITE_ONLY = f"citez la source sans l’adapter et retirez {quoted('modifications')}"


def adaptation_problems(record: Notice) -> Iterator[tuple[Location, str, str]]:
    """Where, what is wrong and what to write, of each source that may not be adapted under the record’s licence.

    A kit and the book are collections: fiches stand side by side, each under its own licence, and nothing is
    adapted. Of a document whose licence is not known nothing can be said: it is left to those who read over.
    """
    for index, source in enumerate(record.sources):
        if source.modifications is None or source.licence == "inconnue":
            continue
        if not may_enter(source.licence, record.licence):
            yield (
                ("sources", index, "licence"),
                f"une adaptation d’une œuvre {quoted(source.licence)} ne peut pas paraître sous "
                f"{quoted(record.licence)}{NBSP}: {refusal(source.licence, record.licence)}",
                _hint(source.licence),
            )


def _hint(licence: str) -> str:
    admitted = homes(licence)
    if not admitted:
        return _CITE_ONLY
    if len(admitted) == 1:
        return f"écrivez «{NBSP}licence: {admitted[0]}{NBSP}» en tête du fichier, ou {_CITE_ONLY}"
    return f"écrivez en tête du fichier l’une de ces licences, {', '.join(admitted)}, ou {_CITE_ONLY}"
