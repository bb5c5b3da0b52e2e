"""The place that each claim has for good in the page of its record, so that one can cite it.

The key of a claim comes from its own words: it holds whatever is added, moved or written anew around it. Written anew
itself, a claim keeps its former key when its record gives it (`id`).
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator

from generator.corpus.findings import Finding
from generator.corpus.walking import walk
from generator.diagnostics import NBSP, quoted
from generator.model import Enonce
from generator.model.base import Model
from generator.source import Location

PLACE = "enonce--"
"""What the place of a claim begins with."""
_BYTES = 5
"""Eight signs: of a thousand claims on one page, two would share a key once in two million pages."""


def key_of(claim: Enonce) -> str:
    """The key of a claim: the one it is given, else eight signs that its letters and digits alone decide."""
    return claim.id or _drawn_from(claim.texte)


def place_of_claim(claim: Enonce) -> str:
    """The place of a claim in the page of its record, where no other claim has the same words."""
    return PLACE + key_of(claim)


def claims_of(record: Model) -> Iterator[tuple[Location, Enonce]]:
    """Every claim of a record, with its path."""
    return ((at, it) for at, it in walk(record) if isinstance(it, Enonce))


def key_findings(record: Model) -> Iterator[Finding]:
    """The keys given to two claims: a link to one would lead to the other."""
    claims = list(claims_of(record))
    if not any(it.id for _, it in claims):
        return
    taken = {_drawn_from(it.texte) for _, it in claims if it.id is None}
    for at, claim in claims:
        if claim.id is None:
            continue
        if claim.id in taken:
            yield Finding(
                (*at, "id"),
                f"l’identifiant {quoted(claim.id)} est déjà celui d’un autre énoncé",
                f"donnez-en un autre à celui-ci, ou retirez «{NBSP}id{NBSP}»",
            )
        taken.add(claim.id)


def _drawn_from(text: str) -> str:
    said = "".join(re.findall(r"\w", unicodedata.normalize("NFKC", text).casefold()))
    digest = hashlib.sha256(said.encode()).digest()
    return base64.b32encode(digest[:_BYTES]).decode().lower()
