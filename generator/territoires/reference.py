"""French communes and intercommunalités by code.

Data: `generator/donnees/` (code officiel géographique 2026; coordinates from GeoNames).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from generator.donnees import rows
from generator.territoires.distance import Place, kilometres


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

    @property
    def champ(self) -> str:
        """The field of a record that takes its code."""
        return "code_insee" if len(self.code) == 5 else "siren"


@dataclass(frozen=True, slots=True)
class _Commune:
    code: str
    nom: str
    departement: str
    region: str
    epci: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class _Group:
    """An intercommunalité; `within` is the name of the larger one that it is a part of, or its own."""

    nom: str
    within: str
    members: tuple[str, ...]


class Referentiel:
    """The reference data, indexed by code."""

    def __init__(self) -> None:
        self._departements = {code: _printed(nom) for code, nom, _ in rows("departements.csv")}
        self._regions = {code: _printed(nom) for code, nom in rows("regions.csv")}
        # A site names a few communes: the others stay lines of text.
        self._lines = {line[0]: line for line in rows("communes.csv")}

    def codes(self) -> list[str]:
        """The Insee code of every commune."""
        return list(self._lines)

    def sirens(self) -> list[str]:
        """The Siren of every intercommunalité."""
        return list(self._groups)

    def communes_of(self) -> dict[str, dict[str, str]]:
        """The name of each commune by code, under the code of its department, with the apostrophe of keyboards."""
        found: dict[str, dict[str, str]] = {code: {} for code in self._departements}
        for code, nom, departement, *_ in self._lines.values():
            found.setdefault(departement, {})[code] = nom
        return found

    def departements(self) -> dict[str, str]:
        """The name of each department by code."""
        return dict(self._departements)

    def names(self) -> Iterator[tuple[str, str]]:
        """Code and name of every commune."""
        return ((line[0], _printed(line[1])) for line in self._lines.values())

    def commune(self, code_insee: str) -> Lieu | None:
        """The commune of that Insee code, None when the code is not one of today's."""
        commune = self._commune(code_insee)
        if commune is None:
            return None
        latitude, longitude = commune.place or (None, None)
        group = self._groups.get(commune.epci)
        return Lieu(
            commune.code,
            commune.nom,
            self._departements.get(commune.departement, ""),
            commune.departement,
            self._regions.get(commune.region, ""),
            group.nom if group else "",
            latitude,
            longitude,
        )

    def epci(self, siren: str) -> Lieu | None:
        """The intercommunalité of that Siren, placed at the mean of its located communes."""
        group = self._groups.get(siren)
        if group is None:
            return None
        members = self._communes(group.members)
        departement = _commonest(it.departement for it in members)
        latitude, longitude = _centre(members) or (None, None)
        return Lieu(
            siren,
            group.nom,
            self._departements.get(departement, ""),
            departement,
            self._regions.get(_commonest(it.region for it in members), ""),
            group.within,
            latitude,
            longitude,
        )

    def place(self, code: str) -> Lieu | None:
        """The commune or the intercommunalité of that code."""
        return self.commune(code) or self.epci(code)

    def members(self, siren: str) -> tuple[str, ...]:
        """The Insee codes of the communes of an intercommunalité."""
        group = self._groups.get(siren)
        return group.members if group else ()

    def groups_of(self, code_insee: str) -> list[str]:
        """The Sirens of the intercommunalités that a commune is in, the widest first."""
        return list(self._groups_of_communes.get(code_insee, ()))

    def around(self, code_insee: str) -> Place | None:
        """Latitude and longitude of the middle of a commune’s intercommunalité, for want of its own."""
        commune = self._commune(code_insee)
        if commune is None or not commune.epci:
            return None
        return _centre(self._communes(self._groups[commune.epci].members))

    def centre_of_departement(self, code: str) -> Place | None:
        """The mean of the located communes of a department."""
        every = [line[0] for line in self._lines.values() if line[2] == code]
        return _centre(self._communes(every))

    def nearest(self, point: Place, *, within: float) -> Lieu | None:
        """The located commune nearest to a point, None when none is `within` so many kilometres."""
        located = ((line[0], (float(line[5]), float(line[6]))) for line in self._lines.values() if line[5])
        away, code = min((kilometres(place, point), code) for code, place in located)
        return self.commune(code) if away <= within else None

    def _commune(self, code: str) -> _Commune | None:
        line = self._lines.get(code)
        if line is None:
            return None
        _, nom, departement, region, epci, latitude, longitude = line
        place = (float(latitude), float(longitude)) if latitude else None
        return _Commune(code, _printed(nom), departement, region, epci, place)

    def _communes(self, codes: Iterable[str]) -> list[_Commune]:
        return [commune for code in codes if (commune := self._commune(code)) is not None]

    @cached_property
    def _groups(self) -> dict[str, _Group]:
        """Every intercommunalité: those that levy taxes, then the parts of the Métropole du Grand Paris."""
        members: dict[str, list[str]] = {}
        for line in self._lines.values():
            members.setdefault(line[4], []).append(line[0])
        found: dict[str, _Group] = {}
        for siren, nom, _ in rows("epci.csv"):
            full = _in_full(_printed(nom))
            found[siren] = _Group(full, full, tuple(members.get(siren, ())))
        for siren, nom, communes in rows("ept.csv"):
            codes = tuple(communes.split())
            found[siren] = _Group(_printed(nom), found[self._lines[codes[0]][4]].nom, codes)
        return found

    @cached_property
    def _groups_of_communes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for siren, group in self._groups.items():
            for code in group.members:
                found.setdefault(code, []).append(siren)
        return found


def _commonest(words: Iterable[str]) -> str:
    counts = Counter(words).most_common(1)
    return counts[0][0] if counts else ""


def _centre(communes: Sequence[_Commune]) -> Place | None:
    """The mean of the located communes, None when there is none."""
    places = [it.place for it in communes if it.place is not None]
    if not places:
        return None
    latitudes, longitudes = zip(*places, strict=True)
    return sum(latitudes) / len(places), sum(longitudes) / len(places)


KINDS = {"CA": "Communauté d’agglomération", "CC": "Communauté de communes", "CU": "Communauté urbaine"}


def _in_full(name: str) -> str:
    """The name of an intercommunalité with its kind spelled out."""
    kind, _, rest = name.partition(" ")
    return f"{KINDS[kind]} {rest}" if kind in KINDS else name


def _printed(name: str) -> str:
    """A name of the data, with the apostrophe of books."""
    return name.replace("'", "’")


@cache
def referentiel() -> Referentiel:
    """The reference data, read once."""
    return Referentiel()
