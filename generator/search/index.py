"""Search records → the files that the browser reads, by Pagefind.

Pagefind gets our own stems, in a language it does not know, so that it adds no rule of its own. They
stand in alphabetical order, with the weight of the best place where they occur: an index three times
smaller. Records go through small HTML files of our own, because each record sent to its Python service waits
a tenth of a second.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import string
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pagefind.service import get_executable

from generator.search.records import PAGE, SearchRecord
from generator.search.synonyms import Thesaurus
from generator.search.words import RULES, stem, words

# Pagefind also writes interfaces of its own, which nobody would load.
_KEPT = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.unknown.pagefind",
    "*.pf_meta",
    "index/*.pf_index",
)
_FRAGMENT_URL = re.compile(rb'"url":"/(\d+)\.html"')
_INITIALS = string.digits + string.ascii_lowercase
_TITLE, _RESUME, _TEXT = 8.0, 3.0, 1.0
_CATALOGUE_TITLE = 10.0  # « outils » leads to the list of tools before any of them
# Pagefind cuts its index every 20 000 numbers, and places of a word that follow each other compress to
# nothing: said nine times, at a ninth of its weight, a word makes a search load half as much.
# Beyond a few thousand pages its own memory matters more: it would pass a gigabyte.
_TIMES, _MANY = 9, 3000
_SYNONYM = 0.4  # a synonym counts less than the word itself


class IndexingFailed(Exception):
    """Pagefind refused; the message says what it said."""


def write_search(site: Path, records: Iterable[SearchRecord], thesaurus: Thesaurus) -> None:
    """Write `pagefind/` and `recherche/` into the folder of a built site."""
    told = list(records)
    times = _TIMES if len(told) <= _MANY else 1
    ours = site / "recherche"
    shutil.rmtree(ours, ignore_errors=True)
    for folder in ("pages", "textes", "mots"):
        (ours / folder).mkdir(parents=True)
    known = set(thesaurus.words)
    with tempfile.TemporaryDirectory() as name:
        pages, found = Path(name) / "pages", Path(name) / "pagefind"
        pages.mkdir()
        for number, record in enumerate(told):
            _write(pages / f"{number}.html", _findable(record, thesaurus, known, times))
        _run(pages, found)
        _keep(found, site / "pagefind")
        for number, identifier in _identifiers(found):
            _write(ours / "pages" / f"{identifier}.json", _as_json(_shown(told[number])))
            _write(ours / "textes" / f"{identifier}.txt", told[number].text)
    _write(ours / "regles.json", _as_json(RULES))
    for name, begun in _by_initial(known).items():
        _write(ours / "mots" / f"{name}.txt", "\n".join(begun))


def _identifiers(found: Path) -> Iterator[tuple[int, str]]:
    """The number of each page that Pagefind read, and the name it goes by in the browser."""
    for fragment in found.glob("fragment/*.pf_fragment"):
        named = _FRAGMENT_URL.search(gzip.decompress(fragment.read_bytes()))
        if named is None:
            raise IndexingFailed(f"une page de l’index n’a plus de nom : {fragment.name}")
        yield int(named[1]), fragment.stem


def _findable(record: SearchRecord, thesaurus: Thesaurus, known: set[str], times: int) -> str:
    """A record as Pagefind reads it, which will name it by the number of its file; `known` takes its words."""
    parts = (
        (_CATALOGUE_TITLE if record.kind == PAGE else _TITLE, " ".join((record.title, *record.names))),
        (_RESUME, " ".join((record.resume, record.kind, *record.labels, *record.etapes))),
        (_TEXT, record.text),
    )
    weights: dict[str, float] = {}
    for weight, text in parts:
        read = words(text)
        known.update(read)
        found = [stem(word) for word in read]
        for word in found:
            weights.setdefault(word, weight)
        for word in thesaurus.others(found):
            weights.setdefault(word, weight * _SYNONYM)
    paragraphs = (
        f'<p data-pagefind-weight="{weight / times:.2g}">{_repeated(group, times)}</p>'
        for weight, group in _by_weight(weights).items()
    )
    return f'<html lang="unknown"><body>{"".join(paragraphs)}</body></html>'


def _by_initial(known: set[str]) -> dict[str, list[str]]:
    """Known words by their first letter and, under « -a » to « -z », by their second, should the first be wrong."""
    lists: dict[str, list[str]] = {f"{dash}{initial}": [] for dash in ("", "-") for initial in _INITIALS}
    for word in sorted(known):
        lists[word[0]].append(word)
        if len(word) > 1:
            lists[f"-{word[1]}"].append(word)
    return lists


def _shown(record: SearchRecord) -> dict[str, str]:
    """A record as a result shows it."""
    shown = {
        "adresse": record.url,
        "titre": record.title,
        "genre": record.kind,
        "etapes": ", ".join(record.etapes),
        "lieu": record.lieu,
        "resume": record.resume,
    }
    return {key: value for key, value in shown.items() if value}


def _repeated(group: list[str], times: int) -> str:
    return " ".join(word for word in sorted(group) for _ in range(times))


def _by_weight(weights: dict[str, float]) -> dict[float, list[str]]:
    groups: dict[float, list[str]] = {}
    for word, weight in weights.items():
        groups.setdefault(weight, []).append(word)
    return groups


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _keep(found: Path, target: Path) -> None:
    """Copy what the browser needs of all that Pagefind writes."""
    shutil.rmtree(target, ignore_errors=True)
    for file in (file for pattern in _KEPT for file in found.glob(pattern)):
        kept = target / file.relative_to(found)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, kept)


def _run(pages: Path, target: Path) -> None:
    executable = get_executable()
    if executable is None:
        raise IndexingFailed("le programme Pagefind manque ; installez « pagefind[bin] »")
    command = [str(executable), "--site", str(pages), "--output-path", str(target), "--quiet"]
    done = subprocess.run(  # noqa: S603 - our own program, on files that we name
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise IndexingFailed(f"Pagefind s’est arrêté : {done.stderr.strip() or done.stdout.strip()}")
