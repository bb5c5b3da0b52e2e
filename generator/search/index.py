"""Search records → the files that the browser reads: for each stem, the pages that say it, and how loud.

Stems stand in small files by their first letters, so that a question loads the words it asks for and no other. All is
under a name that changes with the content: a page left open never mixes two builds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import string
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from generator.addresses import SEARCH
from generator.search.records import SearchRecord
from generator.search.sections import refrains
from generator.search.synonyms import Thesaurus
from generator.search.weights import weighed
from generator.search.words import RULES

_INITIALS = string.digits + string.ascii_lowercase
_LARGE = 12_000
"""Signs of a file of stems: a larger one is cut again, by the third letter."""

Postings = dict[str, dict[int, list[int]]]
"""For each stem and each weight, the numbers of the pages, in their order."""


def write_search(site: Path, records: Iterable[SearchRecord], thesaurus: Thesaurus) -> None:
    """Write what is searched into the folder of a built site, in the place of what a former build wrote."""
    folder = site / SEARCH
    shutil.rmtree(folder, ignore_errors=True)
    files: dict[str, str] = {}
    postings: Postings = {}
    known = set(thesaurus.words)
    sizes: list[tuple[int, ...]] = []
    told = list(records)
    common = refrains(it.sections for it in told)
    for number, whole in enumerate(told):
        record = replace(whole, sections=tuple(it.without(common) for it in whole.sections))
        weights, words = weighed(record, thesaurus)
        for stem, weight in weights.items():
            postings.setdefault(stem, {}).setdefault(weight, []).append(number)
        known |= words
        files[f"pages/{number}.json"] = _as_json(_shown(record))
        if record.sections:
            files[f"textes/{number}.json"] = _as_json(
                [[it.anchor, it.title, *it.lines] for it in record.sections]
            )
        if record.size:
            sizes.append((number, record.size.minutes, record.size.least, record.size.most))
    shards, cut = _shards(postings)
    files |= {f"mots/{name}.txt": "\n".join(begun) for name, begun in _by_initial(known).items()}
    files |= {f"index/{name}.json": text for name, text in shards.items()}
    files["tailles.json"] = _as_json(sizes)
    files["equivalents.json"] = _as_json(thesaurus.groups)
    version = hashlib.sha256(
        "\0".join(text for pair in sorted(files.items()) for text in pair).encode()
    ).hexdigest()[:12]
    rules = {**RULES, "version": version, "pages": len(told), "coupes": cut, "listes": sorted(shards)}
    _write(folder / "regles.json", _as_json(rules))
    for name, text in files.items():
        _write(folder / version / name, text)


def _shards(postings: Postings) -> tuple[dict[str, str], list[str]]:
    """The files of stems, each under their two first letters, or three; and the pairs of letters that were cut."""
    by_two: dict[str, dict[str, str]] = {}
    for stem in sorted(postings):
        told = {weight: _steps(pages) for weight, pages in sorted(postings[stem].items(), reverse=True)}
        by_two.setdefault(stem[:2], {})[stem] = _as_json(told)
    shards: dict[str, str] = {}
    cut: list[str] = []
    for two, stems in by_two.items():
        if sum(map(len, stems.values())) <= _LARGE:
            shards[two] = _object(stems)
            continue
        cut.append(two)
        by_three: dict[str, dict[str, str]] = {}
        for stem, pages in stems.items():
            by_three.setdefault(stem[:3], {})[stem] = pages
        shards |= {three: _object(some) for three, some in by_three.items()}
    return shards, cut


def _object(stems: Mapping[str, str]) -> str:
    return f"{{{','.join(f'{json.dumps(stem)}:{told}' for stem, told in stems.items())}}}"


def _steps(pages: list[int]) -> list[int]:
    """Growing numbers as their distances: they compress to almost nothing."""
    return [pages[0], *(after - before for before, after in pairwise(pages))]


def _by_initial(known: set[str]) -> dict[str, list[str]]:
    """Known words by their first letter and, under « -a » to « -z », by their second, should the first be wrong."""
    lists: dict[str, list[str]] = {f"{dash}{initial}": [] for dash in ("", "-") for initial in _INITIALS}
    for word in sorted(known):
        lists[word[0]].append(word)
        if len(word) > 1:
            lists[f"-{word[1]}"].append(word)
    return lists


def _shown(record: SearchRecord) -> dict[str, object]:
    """A record as a result shows it."""
    shown: dict[str, object] = {
        "adresse": record.url,
        "titre": record.title,
        "genre": record.kind,
        "etapes": ", ".join(record.etapes),
        "lieu": record.lieu,
        "mesures": record.facts,
        "resume": record.resume,
        "noms": record.names,
        "texte": bool(record.sections),
    }
    return {key: value for key, value in shown.items() if value or key == "adresse"}


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
