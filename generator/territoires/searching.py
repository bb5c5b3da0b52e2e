"""A place asked for by its name or its code, at the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics import NBSP, quoted, suggestion
from generator.territoires.advice import of
from generator.territoires.former import Former, former_of, served_by
from generator.territoires.names import every_name, fold, parts_named, places_named
from generator.territoires.reference import Lieu, referentiel


@dataclass(frozen=True, slots=True)
class Unfound:
    """Why a name leads to no place, or to several: a sentence, with what to write."""

    told: str


@dataclass(frozen=True, slots=True)
class Found:
    """The place, and what to know of it when one may have meant another."""

    lieu: Lieu
    note: str = ""


def find(asked: str) -> Found | Unfound:
    """The place of that name or code; a name may be followed by its department, as in `Saint-Denis (93)`."""
    asked = asked.strip()
    found = referentiel().place(asked)
    if found is not None:
        return Found(found, _other_meaning(found))
    part = former_of(asked) or _part_named(asked)
    if part is not None:
        whole = referentiel().commune(part.commune)
        if whole is not None:
            return Found(whole, _note_of(part, whole))
    served = [it for code in served_by(asked) if (it := referentiel().commune(code)) is not None]
    if served:
        return _one_of(served, f"{asked} est un code postal")
    name, departement = _split(asked)
    same = [
        it
        for it in places_named(name)
        if departement in ("", fold(it.code_departement), fold(it.departement))
    ]
    if len(same) == 1:
        return Found(same[0])
    if same:
        return _one_of(same, f"Plusieurs communes s’appellent {quoted(name)}")
    near = suggestion(name, every_name())
    return Unfound(f"Aucune commune ne s’appelle {quoted(asked)}{f'{NBSP}; {near}' if near else '.'}")


def _part_named(asked: str) -> Former | None:
    """The only borough or former commune of that name, when no place of today bears it."""
    parts = parts_named(asked)
    return parts[0] if len(parts) == 1 and not places_named(asked) else None


def _note_of(part: Former, whole: Lieu) -> str:
    """What becomes of a borough or of a former commune in the record of the commune that holds it."""
    nom = part.nom or f"L’ancienne commune {part.code}"
    keep = f"{NBSP}; écrivez {quoted(part.nom)} sous {quoted('quartiers')}" if part.nom else ""
    return f"{nom} fait partie {of(whole.nom)}, dont le code est {whole.code}{keep}."


def _split(asked: str) -> tuple[str, str]:
    """« Saint-Denis (93) » or « Saint-Denis, La Réunion »: the name, and its department folded."""
    parts = re.fullmatch(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^,]+))", asked)
    return (parts[1], fold(parts[2] or parts[3])) if parts else (asked, "")


def _one_of(places: list[Lieu], why: str) -> Found | Unfound:
    if len(places) == 1:
        return Found(places[0])
    several = "\n".join(f"  --commune {it.code}   {it.nom}, {it.departement}" for it in places[:20])
    return Unfound(f"{why}. Laquelle ?\n{several}")


def _other_meaning(lieu: Lieu) -> str:
    """A code is read as Insee’s; when it is also a postal code of other places, one may have meant these."""
    others = [it for it in served_by(lieu.code) if it != lieu.code]
    if not others or lieu.code in served_by(lieu.code):
        return ""
    other = referentiel().commune(others[0])
    if other is None:
        return ""
    return (
        f"{lieu.code} est le code Insee {of(lieu.nom)} ({lieu.departement}), et aussi un code postal{NBSP}: "
        f"pour {other.nom}, écrivez --commune {other.code}"
    )
