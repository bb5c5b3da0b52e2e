"""The same session, reckoned another way: people sat down one by one, sheets laid on the table and counted.

Nothing here comes from `generator`: it reads the files themselves, so slowly and plainly that one can see it is right.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
Record = dict[str, Any]
Group = list[int]


def read(path: Path) -> Record:
    record: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return record


FICHES = {it.stem: read(it) for it in (ROOT / "fiches").glob("*.yml")}
KITS = {it.stem: read(it) for it in (ROOT / "fiches" / "kits").glob("*.yml")}


def one_by_one(people: Group, groups: int) -> list[Group]:
    """Each person takes a place in the emptiest group."""
    made: list[Group] = [[] for _ in range(groups)]
    for person in people:
        min(made, key=len).append(person)
    return made


def two_by_two(people: Group) -> list[Group]:
    waiting, made = list(people), []
    while len(waiting) >= 2:
        made.append([waiting.pop(), waiting.pop()])
    if waiting and made:
        made[0].append(waiting.pop())
    return made or [waiting]


def enough_tables(people: int, size: int) -> int:
    tables = 1
    while tables * size < people:
        tables += 1
    return tables


def joined(twos: list[Group], size: int) -> list[Group]:
    """Pairs sit down together where the fewest pairs are, then the fewest people; no table has a pair alone."""
    people = sum(map(len, twos))
    room_for = max(size // 2, 1)
    tables = enough_tables(people, size)
    while tables * room_for < len(twos):
        tables += 1
    while tables > 1 and tables * 2 > len(twos):
        tables -= 1
    made: list[list[Group]] = [[] for _ in range(tables)]
    for two in sorted(twos, key=len, reverse=True):
        min(made, key=lambda table: (len(table), sum(map(len, table)))).append(two)
    return [[person for two in table for person in two] for table in made]


def seated(people: int, fiche: Record, halls: int) -> tuple[list[Group], list[Group]]:
    size = fiche["groupe"].get("table", 6)
    formes = [it["forme"] for it in fiche["deroule"]]
    deux = formes.index("deux") if "deux" in formes else None
    table = formes.index("table") if "table" in formes else len(formes)
    tables: list[Group] = []
    twos: list[Group] = []
    for hall in one_by_one(list(range(people)), min(halls, people)):
        if deux is not None and deux < table:
            pairs = two_by_two(hall)
            twos += pairs
            tables += joined(pairs, size)
        else:
            here = one_by_one(hall, enough_tables(len(hall), size))
            tables += here
            twos += [two for group in here for two in two_by_two(group)]
    return tables, twos


def has_tables(fiche: Record) -> bool:
    return "table" in fiche["groupe"] or any(it["forme"] == "table" for it in fiche["deroule"])


def copies_of(thing: Record, each: int, people: int, fiche: Record, halls: int) -> int:
    count = 0
    if thing.get("par", "seance") == "personne":
        for _ in range(people):
            count += each
    elif thing.get("par", "seance") == "table" and has_tables(fiche):
        for _ in seated(people, fiche, halls)[0]:
            count += each
    else:
        for _ in range(min(halls, people)):
            count += each
    return count


def sheets_of(support: Record, copies: int, largest: str = "A3") -> int:
    """Pieces laid one after the other on sheets of A4; a deck starts on a sheet of its own, or shares one whole.

    Where there is no A3, an A3 poster takes two sheets, and what else is A3 takes one.
    """
    if largest == "A4" and support["format"] == "A3" and support["type"] == "affiche":
        return copies + copies
    per_sheet = {"A5": 2, "A6": 4, "A7": 8}.get(support["format"], 1)
    deck = 1
    if support["type"] in ("cartes", "etiquettes"):
        deck = len(support.get("cartes", ())) + support.get("vierges", 0)
    if deck <= per_sheet:
        decks_on_a_sheet, sheets, left = per_sheet // deck, 0, copies
        while left > 0:
            sheets, left = sheets + 1, left - decks_on_a_sheet
        return sheets
    sheets = 0
    for _ in range(copies):
        left = deck
        while left > 0:
            sheets, left = sheets + 1, left - per_sheet
    return sheets


def clock_of(minutes: int) -> str:
    hour, minute = 0, 0
    for _ in range(minutes % (24 * 60)):
        minute += 1
        if minute == 60:
            hour, minute = hour + 1, 0
    return f"{hour:02d}:{minute:02d}"


def reckoned(kit: Record, people: int, largest: str = "A3") -> Record:
    """Clock times, groups, copies and sheets of every support, things to bring."""
    hour, minute = (int(it) for it in str(kit["debut"]).split(":"))
    now = hour * 60 + minute
    clock = [clock_of(now)]
    now += kit["intro"]["minutes"]
    groups: list[tuple[list[int], list[int]]] = []
    copies: dict[tuple[str, str], int] = {}
    bring: dict[str, int] = {}
    for sequence in kit["fiches"]:
        clock.append(clock_of(now))
        if "fiche" not in sequence:
            now += sequence.get("pause", 0) + sequence.get("temps", 0)
            continue
        fiche = FICHES[sequence["fiche"]]
        lasting = {it["moment"]: it["minutes"] for it in sequence.get("notes", ()) if "minutes" in it}
        for moment in fiche["deroule"]:
            now += lasting.get(moment["titre"], moment["minutes"])
        kept = [it for it in fiche["deroule"] if lasting.get(it["titre"], it["minutes"]) > 0]
        fiche = {**fiche, "deroule": kept}
        here, halls = sequence.get("participants", people), sequence.get("salles", 1)
        tables, twos = seated(here, fiche, halls)
        groups.append((sorted(map(len, tables)), sorted(map(len, twos))))
        said = {it["support"]: it["copies"] for it in sequence.get("copies", ())}
        for support in fiche.get("supports", ()):
            counted = copies_of(support, support.get("copies", 1), here, fiche, halls)
            name = (sequence["fiche"], support["titre"])
            copies[name] = copies.get(name, 0) + said.get(support["titre"], counted)
        for thing in fiche.get("materiel", ()):
            wanted = copies_of(thing, thing["quantite"], here, fiche, halls)
            name = thing["nom"].lower()
            known = bring.get(name, 0)
            bring[name] = known + wanted if thing.get("consommable") else max(known, wanted)
    supports = {(slug, it["titre"]): it for slug, fiche in FICHES.items() for it in fiche.get("supports", ())}
    return {
        "clock": clock,
        "end": clock_of(now),
        "groups": groups,
        "sheets": {
            name: (many, sheets_of(supports[name], many, largest)) for name, many in copies.items() if many
        },
        "bring": bring,
    }
