"""What keeps a site from being published: its settings still promise to say who answers for it, or where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.corpus.settings import FILE, Settings, read_settings
from generator.diagnostics import NBSP, Diagnostic, quoted
from generator.source import Document, Location, read_file

# Names that are nobody’s: https://www.rfc-editor.org/rfc/rfc2606, and « exemple », its French cousin.
_NOBODYS = re.compile(
    r"(?:^|\.)(?:example|exemple)(?:\.[a-z.]+)?$|(?:^|\.)(?:invalid|localhost|test)$|^127\.", re.IGNORECASE
)


def publication_problems(root: Path) -> list[Diagnostic]:
    """Each entry of mkdocs.yml to write before the site goes on line; none while it cannot be read at all."""
    settings, problems = read_settings(root)
    document = read_file(root / FILE, FILE).document if (root / FILE).exists() else None
    if document is None or problems:
        return []
    return [*_mentions(settings, document), *_addresses(settings, document)]


def _mentions(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """What nobody knows yet of who publishes, who hosts and where to write."""
    mentions = settings.options.mentions
    if mentions is None:
        message = "rien ne dit qui publie ce site, qui l’héberge et à qui écrire"
        hint = "ajoutez «\u00a0mentions\u00a0» sous «\u00a0essaimage\u00a0», avant de le mettre en ligne"
        yield Diagnostic(FILE, document.position(settings.plugin), message, hint)
        return
    here: Location = (*settings.plugin, "mentions")
    for place, asked in mentions.unsaid():
        message = f"{quoted(place[-1])} reste à préciser avant la mise en ligne"
        hint = f"écrivez {asked[:1].lower()}{asked[1:].rstrip('.')}"
        yield Diagnostic(FILE, document.position((*here, *place)), message, hint)
    contact = mentions.contact
    given = {
        ("contact", "courriel"): _host(contact.courriel),
        ("contact", "page"): _site(contact.page),
        ("contributions",): _host(mentions.contributions),
    }
    for place, site in given.items():
        if _NOBODYS.search(site):
            yield _example(document, (*here, *place))


def _addresses(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    for name in ("site_url", "repo_url"):
        if settings.site is not None and _NOBODYS.search(_site(getattr(settings.site, name))):
            yield _example(document, (name,))


def _example(document: Document, place: Location) -> Diagnostic:
    message = f"{quoted(str(place[-1]))}{NBSP}: cette adresse est celle d’un exemple"
    return Diagnostic(FILE, document.position(place), message, "écrivez la vraie avant la mise en ligne")


def _host(courriel: str | None) -> str:
    return (courriel or "").rpartition("@")[2]


def _site(address: str | None) -> str:
    return urlsplit(address or "").hostname or ""
