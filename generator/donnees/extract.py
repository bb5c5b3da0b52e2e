"""How the tables of codes are made again: `python -m generator.donnees.extract package/data`.

`package/data` is what `npm pack @etalab/decoupage-administratif@6.0.0` holds. Written beside this file:
`anciens.csv` (boroughs, communes that are now a part of another, former codes), `codes_postaux.csv`, `ept.csv`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_KINDS = {
    "arrondissement-municipal": "arrondissement",
    "commune-deleguee": "deleguee",
    "commune-associee": "associee",
}


def extract(package: Path, target: Path) -> None:
    """Write the three tables from the JSON files of the npm package."""
    communes = _read(package / "communes.json")
    _write(target / "anciens.csv", ("code", "nom", "genre", "commune"), _former(communes))
    _write(target / "codes_postaux.csv", ("code_postal", "communes"), _postal(communes))
    places = _read(package / "ept.json")
    rows = ((it["code"], it["nom"], " ".join(one["code"] for one in it["membres"])) for it in places)
    _write(target / "ept.csv", ("siren", "nom", "communes"), rows)


def _former(communes: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Code, name, kind and today's commune of what is no commune of its own any more."""
    found = [
        (it["code"], it["nom"], _KINDS[it["type"]], it.get("commune") or it["chefLieu"])
        for it in communes
        if it["type"] in _KINDS
    ]
    named = {code for code, *_ in found}
    current = [it for it in communes if it["type"] == "commune-actuelle"]
    codes = {it["code"] for it in current}
    # The package tells the codes of these, not their names.
    found += [
        (code, "", "ancienne", it["code"])
        for it in current
        for code in it.get("anciensCodes", ())
        if code not in named and code not in codes
    ]
    # A part that bears the code and the name of the whole teaches nothing.
    names = {it["code"]: it["nom"] for it in current}
    return sorted(it for it in found if names.get(it[0]) != it[1])


def _postal(communes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each postal code, and the communes it serves."""
    served: dict[str, list[str]] = {}
    for it in communes:
        if it["type"] == "commune-actuelle":
            for code in it.get("codesPostaux", ()):
                served.setdefault(code, []).append(it["code"])
    return sorted((code, " ".join(it)) for code, it in served.items())


def _read(file: Path) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return content


def _write(file: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([head, *rows])


if __name__ == "__main__":
    extract(Path(sys.argv[1]), Path(__file__).parent)
