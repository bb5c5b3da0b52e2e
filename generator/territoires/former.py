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


def postal_codes_of(commune: str) -> tuple[str, ...]:
    """The postal codes of a commune, given by its Insee code."""
    return _by_insee().get(commune, ())


@cache
def _by_insee() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for postal_code, communes in _postal().items():
        for commune in communes.split():
            found.setdefault(commune, []).append(postal_code)
    return {commune: tuple(codes) for commune, codes in found.items()}


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
