"""Who made each record, under which licence, after which sources: the same words on every print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.corpus import Entry
from generator.model import Notice
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Site, footer
from generator.printing.sources import in_full
from generator.words.licences import not_endorsed, permission


def credits_sheet(site: Site, entries: Sequence[Entry[Any]]) -> Data:
    """The credits of a collection: what one may do with all of it, or with each work where they differ."""
    licences = {it.record.licence for it in entries}
    shared = licences.pop() if len(licences) == 1 else None
    allowed = (
        permission(shared, "ces feuilles")
        if shared
        else "Ces feuilles réunissent des textes qui gardent chacun sa licence, dite ci-dessous."
    )
    return {
        "reutiliser": blocks(f"{allowed} {not_endorsed('ces pages')}", site.href),
        "oeuvres": [_work(site, it, told_once=shared is not None) for it in entries],
    }


def _work(site: Site, entry: Entry[Any], told_once: bool) -> Data:
    record: Notice = entry.record
    foot = footer(site, entry)
    licence = f"{foot['licence']} ({foot['licence_url']})"
    facts = (foot["auteurs"], licence, foot["url"], foot["date"])
    return {
        "titre": foot["titre"],
        "faits": [printable(it) for it in facts if it],
        "permission": "" if told_once else permission(record.licence, "ce texte"),
        "sources": [printable(in_full(it)) for it in record.sources],
        "origine": [blocks(it.texte, site.href) for it in getattr(record, "origine", ())],
    }
