"""The built site as files: links, anchors, metadata, security policy."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.theme.modules import needed_at_once

ROOT = Path(__file__).parents[1]


@dataclass
class Read(HTMLParser):
    """What a page holds: attributes of its elements, anchors and the text of its title."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.anchors.add(attributes["id"])

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Read]:
    found: dict[str, Read] = {}
    for file in built.rglob("index.html"):
        page = Read()
        page.feed(file.read_text(encoding="utf-8"))
        found[file.parent.relative_to(built).as_posix().removeprefix(".")] = page
    return found


def test_every_internal_link_and_anchor_leads_somewhere(built: Path, pages: dict[str, Read]) -> None:
    broken: list[str] = []
    for path, page in pages.items():
        for link in page.all("a"):
            target = urlsplit(link.get("href", ""))
            if target.scheme or target.netloc:
                continue
            landing = posixpath.normpath(posixpath.join("/", path, unquote(target.path))).strip("/")
            known = pages.get(landing)
            if known is None and not (built / landing).is_file():
                broken.append(f"{path}: {link['href']}")
            elif known is not None and target.fragment and unquote(target.fragment) not in known.anchors:
                broken.append(f"{path}: {link['href']} (anchor)")
    assert broken == []


def test_no_anchor_is_used_twice_on_a_page(pages: dict[str, Read]) -> None:
    for path, page in pages.items():
        identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(identifiers) == len(set(identifiers)), path


def test_every_page_has_its_own_title_description_and_canonical_address(pages: dict[str, Read]) -> None:
    descriptions: set[str] = set()
    for path, page in pages.items():
        metas = {meta.get("name", ""): meta.get("content", "") for meta in page.all("meta")}
        assert 20 <= len(metas["description"]) <= 320, path
        descriptions.add(metas["description"])
        (canonical,) = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
        assert urlsplit(canonical).path.strip("/") == path
        assert len(page.all("h1")) == 1, path
    assert len(descriptions) == len(pages)


def test_every_record_page_offers_to_edit_its_own_file(pages: dict[str, Read]) -> None:
    for folder, source in (
        ("retours", "retours_experience"),
        ("fiches", "fiches"),
        ("etapes", "methode/etapes"),
    ):
        for path, page in pages.items():
            if path.startswith(f"{folder}/"):
                (edit,) = [link["href"] for link in page.all("a") if link.get("rel") == "edit"]
                file = edit.partition("edit/main/")[2]
                assert file.startswith(source)
                assert (ROOT / file).is_file(), file


def test_every_page_has_a_policy_that_lets_nothing_in_from_elsewhere(
    built: Path, pages: dict[str, Read]
) -> None:
    for file in [*built.rglob("index.html"), built / "404.html"]:
        html = file.read_text(encoding="utf-8")
        found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        assert found is not None, file
        assert "default-src 'none'" in found[1]
        assert "unsafe" not in found[1]
        assert html.index("Content-Security-Policy") < html.index("<script")
    for path, page in pages.items():
        for tag, attributes in page.elements:
            assert "style" not in attributes, (path, tag)
            assert not any(name.startswith("on") for name in attributes), (path, tag)
            if tag in ("script", "img", "iframe", "source"):
                assert not urlsplit(attributes.get("src", "")).netloc, (path, tag)
            if tag == "link" and attributes.get("rel") not in ("canonical", "prev", "next"):
                assert not urlsplit(attributes.get("href", "")).netloc, (path, attributes)


def test_a_page_announces_all_its_scripts_so_that_none_waits_for_another(
    built: Path, pages: dict[str, Read]
) -> None:
    def text_of(address: str) -> str:
        return (built / address).read_text(encoding="utf-8")

    def from_root(path: str, address: str) -> str:
        return posixpath.normpath(posixpath.join("/", path, address)).strip("/")

    for path in (
        "contribuer/formulaire",
        "fiches",
        "retours",
        "comparer",
        "retours/mulhouse",
        "fiches/boussole",
    ):
        page = pages[path]
        announced = [from_root(path, it["href"]) for it in page.all("link") if it["rel"] == "modulepreload"]
        modules = [it["src"] for it in page.all("script") if it.get("type") == "module" and "src" in it]
        begun = [from_root(path, it) for it in modules if not it.endswith(("recherche.js", "presse.js"))]
        needed = chain.from_iterable(needed_at_once(it, text_of) for it in begun)
        assert announced == [*dict.fromkeys(needed), "scripts/recherche.js"], path
    assert len(needed_at_once("scripts/presse.js", text_of)) == 1, "it makes no other wait"
    assert not [it for it in pages["glossaire"].all("link") if it["rel"] == "modulepreload"]


def test_every_table_names_its_columns_and_rows_and_scrolls_by_keyboard(pages: dict[str, Read]) -> None:
    assert pages["correspondances"].all("table")
    for path, page in pages.items():
        regions = [it for it in page.all("div") if it.get("class") == "defile" and "data-role" not in it]
        assert len(regions) == len(page.all("table")), path
        assert all(it["tabindex"] == "0" and it["aria-label"] for it in regions), path
        assert all(cell.get("scope") in ("col", "row") for cell in page.all("th")), path


def test_every_page_says_where_it_is(pages: dict[str, Read]) -> None:
    for path, page in pages.items():
        crumbs = [nav for nav in page.all("nav") if nav.get("class") == "fil"]
        assert len(crumbs) == (0 if path == "" else 1), path


def test_every_page_is_in_french(pages: dict[str, Read]) -> None:
    assert {page.all("html")[0]["lang"] for page in pages.values()} == {"fr"}


def test_the_data_files_of_the_method_are_not_published(built: Path) -> None:
    assert list(built.rglob("*.yml")) == []


def test_home_and_catalogue_count_stories_apart_from_the_places_that_have_none(built: Path) -> None:
    for page in ("index.html", "retours/index.html", "carte/index.html", "matrice/index.html"):
        text = (built / page).read_text(encoding="utf-8")
        assert "4\u00a0récits, 7\u00a0territoires repérés" in text, page
