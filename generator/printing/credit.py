"""Who made each record, under which licence, after which sources: the same words on every print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.corpus import Entry
from generator.diagnostics import NBSP
from generator.model import Notice
from generator.printing.prose import Data, blocks, printable
from generator.printing.sheets import Site, footer
from generator.printing.sources import in_full
from generator.words import licences
from generator.words.licences import not_endorsed, permission

SEVERAL_LICENCES = "Ces feuilles réunissent des textes qui gardent chacun sa licence."


def credits_sheet(site: Site, entries: Sequence[Entry[Any]]) -> Data:
    """The credits of a collection: what one may do with all of it, or with what is under each licence."""
    used = list(dict.fromkeys(it.record.licence for it in entries))
    allowed = permission(used[0], "ces feuilles") if len(used) == 1 else SEVERAL_LICENCES
    paragraphs = [f"{allowed} {not_endorsed('ces pages')}"]
    if len(used) > 1:
        paragraphs += [f"{in_clear(it)}{NBSP}: {_lowered(permission(it, 'ces textes'))}" for it in used]
    return {
        "reutiliser": blocks("\n\n".join(paragraphs), site.href),
        "oeuvres": [_work(site, it, several=len(used) > 1) for it in entries],
    }


def in_clear(licence: str) -> str:
    """« CC BY-SA 4.0 (address) », for paper."""
    address = licences.address_on_paper(licence)
    return f"{licences.name(licence)} ({address})" if address else licences.name(licence)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _work(site: Site, entry: Entry[Any], several: bool) -> Data:
    record: Notice = entry.record
    foot = footer(site, entry)
    by = ", ".join(it for it in (foot["auteurs"], foot["date"]) if it)
    facts = (by, foot["url"], foot["licence"] if several else "")
    return {
        "titre": foot["titre"],
        "faits": [printable(it) for it in facts if it],
        "sources": [printable(in_full(it)) for it in record.sources],
    }
