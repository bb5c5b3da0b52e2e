"""The small drawings of the steps and of the ways to sit together: the same on a page and on paper.

Each is the inside of an SVG of 24 × 24, drawn with lines of 2 in the colour of the text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "templates" / "dessins.json"
"""Read here for pages, and by the templates of paper themselves."""


@cache
def drawings() -> Mapping[str, Mapping[str, str]]:
    """Under `etapes` and under `formes`, each drawing by its name."""
    found: Mapping[str, Mapping[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
