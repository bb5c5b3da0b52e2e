"""Who made a record, under which licence, after which sources: the same words on every print."""

from __future__ import annotations

from typing import Any

from generator.corpus import Entry
from generator.diagnostics import NBSP
from generator.model import Notice, Source
from generator.pages.labels import LICENCES as LICENCE_NAMES
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Site, footer, short_address

REUSE = (
    "Vous pouvez imprimer, distribuer et adapter ces feuilles sans but commercial, en citant leurs auteurs et leur "
    "source, et en partageant vos adaptations sous la même licence. Citer un organisme ne veut pas dire qu’il approuve "
    "ces pages."
)


def credit(site: Site, entry: Entry[Any]) -> Data:
    """The credits of one record."""
    record: Notice = entry.record
    foot = footer(site, entry)
    return {key: foot[key] for key in ("titre", "auteurs", "licence", "licence_url", "url", "date")} | {
        "sources": [printable(source_line(it)) for it in record.sources],
        "origine": [blocks(it.texte, site.href) for it in getattr(record, "origine", ())],
    }


def source_line(source: Source) -> str:
    """One source as a reader looks it up: authors, title, publisher, address, licence, what was changed."""
    parts = [", ".join(source.auteurs), f"«{NBSP}{source.titre}{NBSP}»", source.editeur or ""]
    parts += [short_address(source.url) if source.url else "", LICENCE_NAMES[source.licence]]
    line = ", ".join(part for part in parts if part)
    return f"{line}. Modifications{NBSP}: {source.modifications}" if source.modifications else line
