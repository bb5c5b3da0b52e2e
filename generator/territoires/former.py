"""What is no commune of its own: boroughs, communes that are now a part of another, postal codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.donnees import rows


@dataclass(frozen=True, slots=True)
class Former:
    """A borough or a former commune, its name empty when unknown, and today's commune that holds it."""

    code: str
    nom: str
    genre: str
    commune: str


@cache
def former() -> tuple[Former, ...]:
    """Every borough and former commune."""
    return tuple(
        Former(code, nom.replace("'", "’"), genre, commune)
        for code, nom, genre, commune in rows("anciens.csv")
    )


def formers(commune: str) -> list[Former]:
    """The boroughs and former communes that a commune of today holds."""
    return list(_by_commune().get(commune, ()))


def former_of(code: str) -> Former | None:
    """The borough or former commune of that code."""
    return _by_code().get(code)


def served_by(postal_code: str) -> list[str]:
    """The Insee codes of the communes of a postal code."""
    return _postal().get(postal_code, "").split()


@cache
def _by_code() -> dict[str, Former]:
    return {it.code: it for it in former()}


@cache
def _by_commune() -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for it in former():
        found.setdefault(it.commune, []).append(it)
    return found


@cache
def _postal() -> dict[str, str]:
    return dict(rows("codes_postaux.csv"))
