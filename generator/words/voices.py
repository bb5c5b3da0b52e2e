"""How a page and a book say who someone is whose words a story reports, and when they spoke."""

from __future__ import annotations

from generator.typography import french
from generator.words.dates import date_in_words


def who_is(fonction: str | None, occasion: str, date: str | None) -> str:
    """Who that is, in sentences: what the sources do not say is said too."""
    function = _capital(fonction) if fonction else "Sa fonction n’est pas dite par les sources"
    when = date_in_words(date) if date else "date non donnée par les sources"
    return french(f"{function}. Occasion : {occasion} ({when}).")


def who_is_briefly(fonction: str | None, occasion: str, date: str | None) -> str:
    """« directrice du centre social ; entretien, mars 2025 », beside a name."""
    spoke = f"{occasion}, {date_in_words(date)}" if date else occasion
    return french(f"{fonction} ; {spoke}" if fonction else spoke)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
