"""A base that cannot be read whole: what it still says is compared, the rest is left out, and told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from generator.comparison.values import escaped
from generator.corpus import Corpus, Entry
from generator.diagnostics import NBSP

_FOLDERS = ("etapes", "fiches", "kits", "retours", "pages")


def comparable(before: Corpus, after: Corpus, wrong: Collection[str]) -> tuple[Corpus, list[str]]:
    """`after` without the files that could not be read before, and a line for each of these; `wrong` have errors."""
    known = {it.path for name in _FOLDERS for it in getattr(before, name).values()}
    unread = {path for path in wrong if path not in known}
    told = [
        f"- Pas comparé, faute d’avoir pu être lu dans la base{NBSP}: {escaped(path)}"
        for path in sorted(unread)
        if any(it.path == path for name in _FOLDERS for it in getattr(after, name).values())
    ]
    return _without(after, unread), told


def _without(corpus: Corpus, unread: Collection[str]) -> Corpus:
    def kept(entries: Mapping[str, Entry[Any]]) -> Mapping[str, Entry[Any]]:
        return {slug: it for slug, it in entries.items() if it.path not in unread}

    return replace(
        corpus,
        etapes=kept(corpus.etapes),
        fiches=kept(corpus.fiches),
        kits=kept(corpus.kits),
        retours=kept(corpus.retours),
        pages=kept(corpus.pages),
    )
