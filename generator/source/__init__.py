"""Reading: a YAML file (or the front matter of a Markdown file) → plain data with positions.

PyYAML's C composer gives the nodes; turning them into data ourselves keeps every scalar as text
(`no`, `08` and `2023-03` stay what was written: the model decides), and the nodes keep the line and
column of each key and value. Whatever could surprise or harm is refused: anchors, tags, duplicate
keys, tabs, several documents, oversized files, links to elsewhere on the disk.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from generator.diagnostics import NBSP, Diagnostic, Position
from generator.source.braces import without_tabs_of_json
from generator.source.comments import LOST_HINT, Comment
from generator.source.composing import MAX_DEPTH, start_of
from generator.source.conflicts import refuse_conflict
from generator.source.conversion import Converter, Location, type_names
from generator.source.markdown import refuse_heavy_markdown
from generator.source.refusals import Refusal, position_at
from generator.source.scalars import index_as_written, place_in
from generator.source.signs import UnfitSign, unfit_signs
from generator.source.slips import false_dash

__all__ = [
    "LOST_HINT",
    "MAX_BYTES",
    "MAX_DEPTH",
    "Document",
    "Location",
    "Reading",
    "UnfitSign",
    "false_dash",
    "parse_markdown",
    "parse_page",
    "parse_yaml",
    "read_file",
    "read_page",
    "type_names",
    "unfit_signs",
]

MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """One file read: `data` holds dicts, lists, texts and None only; `body` what follows front matter.

    `comments` are those that follow a value on its line: the model knows which values are texts, and lose words.
    """

    path: str
    data: dict[str, Any]
    root: yaml.Node
    body: str = ""
    body_line: int = 1
    body_as_written: str = ""
    """The body before its letters were composed, to find places inside it."""
    text: str = ""
    """The YAML of the file, to find places inside a text."""
    comments: Mapping[Location, Comment] = field(default_factory=dict)
    _keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The fields of each block that was asked for: a record may have thousands, and as many mistakes."""

    def position(self, location: Location, *, of_key: bool = False) -> Position:
        """The place of the value (or key) at `location`, or of its nearest container that exists."""
        node = self.root
        for depth, step in enumerate(location):
            found = self._child(node, step)
            if found is None:
                break
            key, value = found
            if of_key and depth == len(location) - 1:
                return start_of(key)
            node = value
        return start_of(node)

    def node(self, location: Location) -> yaml.Node:
        """The node of the value at `location`, or of its nearest container that exists."""
        node = self.root
        for step in location:
            found = self._child(node, step)
            if found is None:
                break
            node = found[1]
        return node

    def place_in_text(self, location: Location, index: int) -> Position:
        """The place of the sign at `index` of the text at `location`, without the blanks around it."""
        node = self.node(location)
        return place_in(node, self.text, index) if isinstance(node, yaml.ScalarNode) else start_of(node)

    def place_in_body(self, index: int) -> Position:
        """The place of the sign at `index` of the body."""
        place = position_at(self.body_as_written, index_as_written(self.body_as_written, index))
        return Position(self.body_line + place.line - 1, place.column)

    def _child(self, node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
        """The key and value nodes at `step` of a mapping, or the item twice of a list."""
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            if id(node) not in self._keys:
                self._keys[id(node)] = {
                    normalize("NFC", key.value): (key, value) for key, value in node.value
                }
            return self._keys[id(node)].get(step)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file: a document, or the reasons why there is none."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_file(file: Path, shown: str) -> Reading:
    """Read `file` (YAML, or Markdown with YAML front matter); `shown` is its name in messages."""
    return _read(file, shown, parse_markdown if file.suffix == ".md" else parse_yaml)


def read_page(file: Path, shown: str) -> Reading:
    """Read a Markdown page, whose front matter may be missing."""
    return _read(file, shown, parse_page)


def _read(file: Path, shown: str, parse: Callable[[str, str], Reading]) -> Reading:
    try:
        return parse(_read_text(file), shown)
    except Refusal as refusal:
        return _refused(shown, refusal)


def parse_yaml(text: str, shown: str) -> Reading:
    """Parse `text` as one YAML document; every problem is told, none raised."""
    text = without_tabs_of_json(text)
    return _unfit(text, shown) or _parse(text.removeprefix("\ufeff"), shown, body="", body_line=1)


def parse_markdown(text: str, shown: str) -> Reading:
    """Parse `text` as YAML between two `---` lines, then a Markdown body."""
    unfit = _unfit(text, shown)
    if unfit is not None:
        return unfit
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if not fences or fences[0] != 0 or len(fences) < 2:
        hint = f"encadrez les champs, comme «{NBSP}titre{NBSP}», par deux lignes «{NBSP}---{NBSP}»"
        return _refused(shown, Refusal(Position(), "l’en-tête du fichier manque", hint))
    end = fences[1]
    front = "\n" + "".join(lines[1:end])
    return _parse(front, shown, body="".join(lines[end + 1 :]), body_line=end + 2)


def parse_page(text: str, shown: str) -> Reading:
    """Parse `text` as a Markdown body, after YAML between two `---` lines where there is any."""
    body = text.removeprefix("\ufeff")
    if body.partition("\n")[0].rstrip() == "---":
        return parse_markdown(text, shown)
    unfit = _unfit(text, shown)
    if unfit is not None:
        return unfit
    try:
        refuse_heavy_markdown(body)
    except Refusal as refusal:
        return _refused(shown, refusal)
    return Reading(
        Document(shown, {}, yaml.MappingNode("", []), normalize("NFC", body), body_as_written=body)
    )


def _unfit(text: str, shown: str) -> Reading | None:
    """Why no file may hold `text`, whatever its format: it is empty, in conflict, or hides signs; None when it may."""
    if not text.strip("\ufeff \r\n"):
        hint = "partez d’une fiche existante ou du guide de contribution"
        return _refused(shown, Refusal(Position(), "ce fichier est vide", hint))
    try:
        refuse_conflict(text, data=False)
    except Refusal as refusal:
        return _refused(shown, refusal)
    signs = unfit_signs(text)
    if not signs:
        return None
    return _refused(shown, *(Refusal(position_at(text, it.index), it.message, it.hint) for it in signs))


def _refused(shown: str, *refusals: Refusal) -> Reading:
    return Reading(None, tuple(Diagnostic(shown, it.position, it.message, it.hint) for it in refusals))


def _read_text(file: Path) -> str:
    unreadable = Refusal(
        Position(),
        "ce fichier ne se laisse pas lire",
        "vérifiez que c’est bien un fichier, et que vous avez le droit de le lire",
    )
    try:
        kind = file.lstat().st_mode
        if stat.S_ISLNK(kind):
            hint = "mettez ici le fichier lui-même"
            raise Refusal(Position(), "ce fichier est un lien vers un autre", hint)
        if not stat.S_ISREG(kind):
            # Opening a pipe waits for somebody to write into it, perhaps for ever.
            raise unreadable
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = "créez-le, en partant de celui d’un site existant"
        raise Refusal(Position(), "ce fichier manque", hint) from error
    except OSError as error:
        raise unreadable from error
    if len(raw) > MAX_BYTES:
        raise Refusal(
            Position(), f"ce fichier dépasse {MAX_BYTES // 1024} Kio", "raccourcissez-le ou coupez-le en deux"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        hint = "enregistrez-le de nouveau en choisissant l’encodage UTF-8"
        raise Refusal(
            position_at(before, len(before)), "ce fichier n’est pas écrit en UTF-8", hint
        ) from error


def _parse(text: str, shown: str, *, body: str, body_line: int) -> Reading:
    converter = Converter(shown, text)
    try:
        refuse_conflict(text, data=True)
        root, data = converter.convert()
        refuse_heavy_markdown(body, body_line)
    except Refusal as refusal:
        return Reading(None, (*converter.problems, *_refused(shown, refusal).diagnostics))
    if converter.problems:
        return Reading(None, tuple(converter.problems))
    return Reading(
        Document(
            shown,
            data,
            root,
            normalize("NFC", body),
            body_line,
            body_as_written=body,
            text=converter.text,
            comments=converter.comments,
        )
    )
