"""The headings of the sheets of a session: the same on paper by Typst and on what a browser prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "templates" / "feuilles.json"
"""Read here for the page that prints, and by the templates of paper themselves."""


def headings() -> dict[str, Any]:
    """The headings by sheet; some have slots, such as `{debut}`."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
