"""A problem of a record whose place is still a path in it, and its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import MOST, Diagnostic, Position, Severity
from generator.model import Publiee
from generator.source import Document, Location

DRAFT_HINT = "faites-le relire et passez-le en « relu », ou retirez ce lien"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at `location`: at the sign `index` of its text, or of the body when `in_body`."""

    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERREUR
    of_key: bool = False
    index: int | None = None
    in_body: bool = False


def enough(findings: Iterable[Finding]) -> list[Finding]:
    """As many problems as are told of one file, and one more; no warning takes the place of an error."""
    kept: list[Finding] = []
    errors = warnings = 0
    for it in findings:
        if it.severity is Severity.ERREUR:
            errors += 1
        else:
            warnings += 1
        if it.severity is Severity.ERREUR or warnings <= MOST + 1:
            kept.append(it)
        if errors > MOST:
            break
    return kept


def placed(findings: Sequence[Finding], document: Document | None, path: str) -> Iterator[Diagnostic]:
    """The problems of one file, at their line and column."""
    for it in findings:
        yield Diagnostic(path, _place(it, document), it.message, it.hint, it.severity)


def _place(finding: Finding, document: Document | None) -> Position:
    if document is None:
        return Position()
    if finding.index is None:
        return document.position(finding.location, of_key=finding.of_key)
    if finding.in_body:
        return document.place_in_body(finding.index)
    return document.place_in_text(finding.location, finding.index)


def is_draft(entry: object) -> bool:
    """Whether the public will not see a record."""
    record = getattr(entry, "record", None)
    return isinstance(record, Publiee) and record.statut == "brouillon"
