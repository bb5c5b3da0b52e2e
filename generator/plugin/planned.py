"""What the page that prints a planned session asks for: the words of all sheets, and a file a tool."""

from __future__ import annotations

import json
from typing import Any

from generator.addresses import SHEETS
from generator.corpus import Corpus
from generator.pages import tools_of
from generator.printing import words_of_fiche, words_of_sheets

ALL = "seance"
"""The words of every session; a tool of that name is in a folder of its own."""


def sheet_files(corpus: Corpus) -> dict[str, bytes]:
    """The files by their paths from the root of the site; none where there is no tool."""
    if not corpus.fiches:
        return {}
    files = {f"{SHEETS}{ALL}.json": _written(words_of_sheets(corpus))}
    for slug, tool in tools_of(corpus).items():
        words = words_of_fiche(corpus, slug) | {"outil": tool}
        files[f"{SHEETS}fiches/{slug}.json"] = _written(words)
    return files


def _written(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
