"""French communes and intercommunalités: a code in, names and a place out.

Data: `generator/donnees/` (code officiel géographique 2026; coordinates from GeoNames).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.resources import files

from generator.diagnostics import NBSP, quoted
from generator.richtext import slugify


@dataclass(frozen=True, slots=True)
class Lieu:
    """A commune or an intercommunalité; coordinates in WGS 84 degrees, None when unknown."""

    code: str
    nom: str
    departement: str
    code_departement: str
    region: str
    epci: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class _Commune:
    code: str
    nom: str
    departement: str
    region: str
    epci: str
    latitude: float | None
    longitude: float | None


class Referentiel:
    """The reference data, indexed by code."""

    def __init__(self) -> None:
        self._departements = {row["code"]: row["nom"] for row in _rows("departements.csv")}
        self._regions = {row["code"]: row["nom"] for row in _rows("regions.csv")}
        self._epcis = {row["siren"]: _in_full(row["nom"]) for row in _rows("epci.csv")}
        self._communes = {
            row["code_insee"]: _Commune(
                row["code_insee"],
                row["nom"],
                row["departement"],
                row["region"],
                row["epci"],
                float(row["latitude"]) if row["latitude"] else None,
                float(row["longitude"]) if row["longitude"] else None,
            )
            for row in _rows("communes.csv")
        }

    def codes(self) -> list[str]:
        """The Insee code of every commune."""
        return list(self._communes)

    def communes_of(self) -> dict[str, dict[str, str]]:
        """The name of each commune by code, under the code of its department."""
        found: dict[str, dict[str, str]] = {code: {} for code in self._departements}
        for commune in self._communes.values():
            found.setdefault(commune.departement, {})[commune.code] = commune.nom
        return found

    def departements(self) -> dict[str, str]:
        """The name of each department by code."""
        return dict(self._departements)

    def named(self, name: str) -> list[Lieu]:
        """Every commune of that name, whatever its accents, hyphens and capitals."""
        wanted = slugify(name)
        codes = [it.code for it in self._communes.values() if slugify(it.nom) == wanted]
        return [lieu for code in codes if (lieu := self.commune(code)) is not None]

    def nearest_names(self, name: str) -> list[str]:
        """At most three names of communes that look like `name`."""
        names = {slugify(it.nom): it.nom for it in self._communes.values()}
        return [names[it] for it in get_close_matches(slugify(name), names, n=3, cutoff=0.75)]

    def commune(self, code_insee: str) -> Lieu | None:
        """The commune of that Insee code, None when the code is not one of today's."""
        commune = self._communes.get(code_insee)
        if commune is None:
            return None
        return Lieu(
            commune.code,
            commune.nom,
            self._departements.get(commune.departement, ""),
            commune.departement,
            self._regions.get(commune.region, ""),
            self._epcis.get(commune.epci, ""),
            commune.latitude,
            commune.longitude,
        )

    def epci(self, siren: str) -> Lieu | None:
        """The intercommunalité of that Siren, placed at the mean of its located communes."""
        nom = self._epcis.get(siren)
        if nom is None:
            return None
        members = self._members.get(siren, [])
        departement, region = "", ""
        if members:
            departement = Counter(commune.departement for commune in members).most_common(1)[0][0]
            region = Counter(commune.region for commune in members).most_common(1)[0][0]
        latitude, longitude = _centre(members) or (None, None)
        return Lieu(
            siren,
            nom,
            self._departements.get(departement, ""),
            departement,
            self._regions.get(region, ""),
            nom,
            latitude,
            longitude,
        )

    def around(self, code_insee: str) -> tuple[float, float] | None:
        """Latitude and longitude of the middle of a commune’s intercommunalité, for want of its own."""
        commune = self._communes.get(code_insee)
        if commune is None or not commune.epci:
            return None
        return _centre(self._members[commune.epci])

    @cached_property
    def _by_slug(self) -> dict[str, list[_Commune]]:
        """The communes of each name, as an identifier writes it."""
        named: dict[str, list[_Commune]] = {}
        for commune in self._communes.values():
            named.setdefault(slugify(commune.nom), []).append(commune)
        return named

    @cached_property
    def _members(self) -> dict[str, list[_Commune]]:
        """The communes of each intercommunalité."""
        members: dict[str, list[_Commune]] = {}
        for commune in self._communes.values():
            members.setdefault(commune.epci, []).append(commune)
        return members

    def advice_for_commune(self, wrong_code: str, name: str) -> str:
        """What to write instead of an unknown Insee code; `name` is the record's identifier."""
        same_name = sorted(
            self._by_slug.get(name, []), key=lambda it: not wrong_code.startswith(it.departement)
        )
        if same_name:
            return f'pour {same_name[0].nom}, écrivez "{same_name[0].code}"'
        around = [code for code, it in self._communes.items() if wrong_code.startswith(it.departement)]
        near = get_close_matches(wrong_code, around or self._communes, n=1, cutoff=0.0)
        commune = self._communes[near[0]]
        return f'le plus proche est "{commune.code}" ({commune.nom}){NBSP}; un ancien code ou un code postal ne convient pas'

    def advice_for_epci(self, wrong_siren: str) -> str:
        """What to write instead of an unknown Siren."""
        near = get_close_matches(wrong_siren, self._epcis, n=1, cutoff=0.0)[0]
        return f'le plus proche est "{near}" ({quoted(self._epcis[near])})'


def _centre(communes: list[_Commune]) -> tuple[float, float] | None:
    """The mean of the located communes, None when there is none."""
    places = [
        (it.latitude, it.longitude) for it in communes if it.latitude is not None and it.longitude is not None
    ]
    if not places:
        return None
    latitudes, longitudes = zip(*places, strict=True)
    return sum(latitudes) / len(places), sum(longitudes) / len(places)


_KINDS = {"CA": "Communauté d’agglomération", "CC": "Communauté de communes", "CU": "Communauté urbaine"}


def _in_full(name: str) -> str:
    """The name of an intercommunalité with its kind spelled out."""
    kind, _, rest = name.partition(" ")
    return f"{_KINDS[kind]} {rest}" if kind in _KINDS else name


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("generator.donnees").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text))


@cache
def referentiel() -> Referentiel:
    """The reference data, read once."""
    return Referentiel()
