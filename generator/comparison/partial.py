"""A base that cannot be read whole: what it still says is compared, the rest is left out, and told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from generator.comparison.values import escaped
from generator.corpus import Corpus
from generator.diagnostics import NBSP

_FOLDERS = ("etapes", "fiches", "kits", "retours", "usages", "pages")


def comparable(before: Corpus, after: Corpus, wrong: Collection[str]) -> tuple[Corpus, list[str]]:
    """`after` without the files that could not be read before, and a line for each of these; `wrong` have errors."""
    known = {it.path for name in _FOLDERS for it in getattr(before, name).values()}
    unread = {path for path in wrong if path not in known}
    kept: dict[str, Any] = {}
    left_out: set[str] = set()
    for name in _FOLDERS:
        entries = getattr(after, name)
        kept[name] = {slug: it for slug, it in entries.items() if it.path not in unread}
        left_out |= {it.path for it in entries.values()} & unread
    orientation = after.orientation
    if orientation is not None and orientation.path in unread and before.orientation is None:
        left_out.add(orientation.path)
        orientation = None
    told = [
        f"- Pas comparé, faute d’avoir pu être lu dans la base{NBSP}: {escaped(path)}"
        for path in sorted(left_out)
    ]
    return replace(after, orientation=orientation, **kept), told
