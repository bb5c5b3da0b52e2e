"""The menu of a site, as mkdocs.yml gives it: each entry leads to a page, and each page is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from unicodedata import normalize

from generator.corpus import DRAFT_HINT, Corpus, what_became_of_page
from generator.corpus.settings import FILE
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted, suggestion


def menu_problems(corpus: Corpus, made: Collection[str]) -> Iterator[Diagnostic]:
    """Entries that lead nowhere or twice to one page, and pages by hand that the menu leaves out."""
    menu = corpus.settings.menu
    if menu is None:
        return
    pages = {normalize("NFC", it) for it in (*made, *corpus.pages)}
    drafts = corpus.left_out - pages
    seen: dict[str, int] = {}
    for entry in menu:
        became = what_became_of_page(corpus, entry.uri)
        if became is not None:
            message, hint = became
            yield Diagnostic(
                FILE, entry.position, f"le menu mène à {quoted(entry.uri)}{NBSP}: {message}", hint
            )
        elif entry.uri in drafts:
            message = f"le menu mène à {quoted(entry.uri)}, un brouillon que le public ne verra pas"
            yield Diagnostic(FILE, entry.position, message, DRAFT_HINT)
        elif entry.uri not in pages:
            message = f"le menu mène à {quoted(entry.uri)}, qui n’est pas une page du site"
            hint = suggestion(entry.uri, sorted(pages)) or "retirez cette entrée, ou écrivez cette page"
            yield Diagnostic(FILE, entry.position, message, hint)
        elif entry.uri in seen:
            message = f"le menu mène déjà à {quoted(entry.uri)}, à la ligne {seen[entry.uri]}"
            yield Diagnostic(
                FILE, entry.position, message, "gardez l’une des deux entrées", Severity.AVERTISSEMENT
            )
        seen.setdefault(entry.uri, entry.position.line)
    for uri, page in corpus.pages.items():
        if normalize("NFC", uri) not in seen and page.record.remplace is None:
            message = "aucune entrée du menu ne mène à cette page"
            hint = f"ajoutez «{NBSP}- {uri}{NBSP}» sous «{NBSP}nav{NBSP}» dans {FILE}"
            yield Diagnostic(page.path, Position(), message, hint, Severity.AVERTISSEMENT)
