"""What the pages of the planner ask for, read in the pages as they were built, and the worker that keeps it.

One list, made here: a page that asks for a new script, style, font or picture has it kept from the next build on.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator.addresses import OFFLINE, address_of
from generator.security import leads_elsewhere
from generator.theme import THEME
from generator.theme.modules import FOLDER, imports_of, later_imports_of

PAGES = ("kits/composer.md", "kits/animer.md", "kits/imprimer.md", "contribuer/essai.md")
"""The pages that are kept, of those that a site has: one plans, prints, runs and tells a session there."""

_SOURCE = THEME / FOLDER / OFFLINE
_EMPTY = 'const KEPT = { version: "", pages: [], files: {} };'
_ASKED = re.compile(
    r"""<(?:script|img|link)\b[^>]*?\s(?:src|href)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))[^>]*>""", re.IGNORECASE
)
_LOADED = re.compile(r"""\brel=["']?(?:stylesheet|modulepreload|preload|icon|manifest)\b""", re.IGNORECASE)
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def pages_kept(uris: Sequence[str]) -> tuple[str, ...]:
    """The addresses of the pages to keep among those of a site."""
    return tuple(address_of(it) for it in PAGES if it in uris)


def write_worker(site: Path, pages: Sequence[str]) -> None:
    """Write at the root of a built site the worker that keeps `pages` with all that they ask for."""
    if not pages:
        return
    files = {it: _integrity(site / it) for it in sorted(_needed(site, pages))}
    held = [*files.values(), *(_integrity(site / it / "index.html") for it in pages)]
    source = _SOURCE.read_text(encoding="utf-8")
    version = hashlib.sha256("\n".join((source, *held)).encode()).hexdigest()[:16]
    kept = json.dumps({"version": version, "pages": list(pages), "files": files}, ensure_ascii=False)
    assert source.count(_EMPTY) == 1
    (site / OFFLINE).write_bytes(source.replace(_EMPTY, f"const KEPT = {kept};").encode())


def _needed(site: Path, pages: Sequence[str]) -> set[str]:
    """Files of the site, from its root: what the pages load, and what these load in their turn."""
    found: dict[str, None] = {}
    for page in pages:
        text = (site / page / "index.html").read_text(encoding="utf-8")
        found |= dict.fromkeys(_files(site, page, _in_page(text)))
    waiting = list(found)
    for path in waiting:
        new = [it for it in _files(site, path, _in_file(site, path)) if it not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return set(found)


def _in_page(html: str) -> Iterator[str]:
    for tag in _ASKED.finditer(html):
        if not tag[0].lower().startswith("<link") or _LOADED.search(tag[0]):
            yield next(it for it in tag.groups() if it is not None)


def _in_file(site: Path, path: str) -> Iterator[str]:
    if path.endswith(".css"):
        yield from _IN_STYLE.findall((site / path).read_text(encoding="utf-8"))
    elif path.startswith(f"{FOLDER}/") and path.endswith(".js"):
        text = (site / path).read_text(encoding="utf-8")
        yield from (*imports_of(text), *later_imports_of(text))


def _files(site: Path, base: str, addresses: Iterator[str]) -> Iterator[str]:
    for address in addresses:
        path = posixpath.normpath(urlsplit(urljoin(f"/{base}", address)).path).lstrip("/")
        if address and not leads_elsewhere(address) and (site / path).is_file():
            yield path


def _integrity(file: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"
