"""What was withdrawn: of its file only a title, a day and a reason stay, and nothing of its text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.addresses import uri_of
from generator.corpus.addressing import former_pages
from generator.corpus.records import Corpus
from generator.diagnostics import NBSP, Diagnostic, Position, quoted
from generator.model import PageRetiree, Retrait
from generator.model.retrait import WITHDRAWN
from generator.source import Document
from generator.words.dates import date_in_words


def is_withdrawn(document: Document) -> bool:
    """Whether a file says that its page is withdrawn."""
    return WITHDRAWN in document.data


def without_text(
    document: Document, model: type[Retrait] | type[PageRetiree]
) -> tuple[Document, list[Diagnostic]]:
    """What such a file may hold, and a problem for each thing that it still holds."""
    kept = {name: value for name, value in document.data.items() if name in model.model_fields}
    return replace(document, data=kept), list(_left(document, model))


def _left(document: Document, model: type[Retrait] | type[PageRetiree]) -> Iterator[Diagnostic]:
    hint = f"retirez-le{NBSP}: il ne reste que {', '.join(quoted(it) for it in model.model_fields)}"
    for name in document.data:
        if name not in model.model_fields:
            place = document.position((name,), of_key=True)
            message = f"la page est retirée, et rien de son texte ne reste{NBSP}: {quoted(name)} est de trop"
            yield Diagnostic(document.path, place, message, hint)
    if document.body.strip():
        lines = document.body.split("\n")
        first = next(number for number, line in enumerate(lines) if line.strip())
        message = "la page est retirée, et rien de son texte ne reste"
        hint = "retirez tout ce qui suit l’en-tête"
        yield Diagnostic(document.path, Position(document.body_line + first), message, hint)


def what_became_of(corpus: Corpus, kind: str, slug: str) -> tuple[str, str] | None:
    """Why nothing answers any more to `kind:slug`, and what to write; None when nothing ever did."""
    fate = _fate(corpus, uri_of(kind, slug)) if kind not in ("terme", "precaution") else None
    if fate is None:
        return None
    day, now = fate
    if day:
        return f"{quoted(slug)} est retiré depuis le {day}", _WITHDRAWN_HINT
    return f"{quoted(slug)} a changé de nom", f"écrivez {quoted(PurePosixPath(now).stem)}"


def what_became_of_page(corpus: Corpus, uri: str, home: str = "") -> tuple[str, str] | None:
    """The same of the page at `uri`, named from the folder `home`."""
    fate = _fate(corpus, uri)
    if fate is None:
        return None
    day, now = fate
    if day:
        return f"cette page est retirée depuis le {day}", _WITHDRAWN_HINT
    return "cette page a changé de nom", f"écrivez {quoted(posixpath.relpath(now, home or '.'))}"


_WITHDRAWN_HINT = "retirez ce lien, ou menez-le à une autre page"


def _fate(corpus: Corpus, uri: str) -> tuple[str, str] | None:
    """The day, in words, when a page was withdrawn, or else its name now; None when it never was, or still is."""
    now = (
        uri if uri in corpus.retraits else next((to for it, to, _ in former_pages(corpus) if it == uri), None)
    )
    if now is None:
        return None
    gone = corpus.retraits.get(now)
    if gone is not None:
        return date_in_words(gone.record.retire.le), ""
    return "", now
