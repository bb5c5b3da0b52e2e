"""All that is wrong with a site, as every door tells it: the command, and the checker in the browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.corpus import Corpus, Folders, load_corpus, without_drafts
from generator.diagnostics import Diagnostic
from generator.pages import every_view, site_problems
from generator.theme import copies_of_ours


def problems_of(root: Path, unprintable: Callable[[Corpus], list[Diagnostic]]) -> list[Diagnostic]:
    """The problems of the site at `root`, in order; `unprintable` tells what its sheets cannot hold."""
    loaded = load_corpus(Folders(root))
    problems = list(loaded.diagnostics)
    if loaded.corpus is not None:
        problems += unprintable(loaded.corpus)
        public = without_drafts(loaded.corpus)
        made = every_view(public, date.min)  # the day changes no address
        problems += [*site_problems(public, made, root), *copies_of_ours(root, public.settings)]
    return problems
