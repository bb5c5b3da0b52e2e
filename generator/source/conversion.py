"""YAML nodes → plain data."""

from __future__ import annotations

import re
from typing import Any, cast
from unicodedata import normalize

import yaml

from generator.diagnostics import MOST, NBSP, Diagnostic, Position, quoted, shortened
from generator.source.braces import refuse_broken_json
from generator.source.comments import Comment, comment_after
from generator.source.composing import (
    MAX_DEPTH,
    Composer,
    may_be_an_abyss,
    refuse_abysses,
    start_of,
    too_deep,
)
from generator.source.dialect import refuse_half_signs
from generator.source.explaining import explained
from generator.source.refusals import Refusal, position_at
from generator.source.signs import unfit_signs
from generator.source.slips import false_dash

type_names = {dict: "un bloc de champs", list: "une liste", str: "un texte", type(None): "rien"}
Location = tuple[str | int, ...]


class Converter:
    """Turns nodes into data; keeps going past repeated keys, to tell as many as are told of one file."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.problems: list[Diagnostic] = []
        self.comments: dict[Location, Comment] = {}
        self._path: list[str | int] = []

    def convert(self) -> tuple[yaml.Node, dict[str, Any]]:
        """The root node and the data; raises `Refusal`."""
        try:
            if may_be_an_abyss(self.text):
                refuse_abysses(self.text)
            return self._read()
        except yaml.YAMLError as error:
            refuse_abysses(self.text)
            refuse_broken_json(self.text)
            raise explained(error, self.text) from error
        except Refusal:
            # Too deep a nesting is told before anything else, however many levels there are.
            refuse_abysses(self.text)
            raise

    def _read(self) -> tuple[yaml.Node, dict[str, Any]]:
        refuse_half_signs(self.text)
        composer = Composer(self.text)
        try:
            root = composer.get_single_node()
        finally:
            composer.dispose()
        data = self._value(root, 1) if root is not None else None
        if root is None or data is None:
            hint = "partez d’une fiche existante ou du guide de contribution"
            raise Refusal(Position(), "ce fichier est vide", hint)
        if not isinstance(data, dict):
            hint = f"commencez par un champ, par exemple «{NBSP}titre: …{NBSP}»"
            raise Refusal(
                start_of(root), f"ce fichier contient {type_names[type(data)]} et non des champs", hint
            )
        return root, data

    def _value(self, node: yaml.Node, depth: int) -> Any:
        if len(self.problems) > MOST:
            return None  # the file is refused, and no more of it is told
        self._refuse_decorations(node)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if depth > MAX_DEPTH:
            raise too_deep(start_of(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._inside(index, item, depth) for index, item in enumerate(node.value)]
        return self._fields(cast("yaml.MappingNode", node), depth)

    def _inside(self, step: str | int, node: yaml.Node, depth: int) -> Any:
        self._path.append(step)
        value = self._value(node, depth + 1)
        self._path.pop()
        return value

    def _text(self, node: yaml.ScalarNode) -> str | None:
        self._tells_escaped_signs(node)
        if node.style not in (None, ""):
            return normalize("NFC", node.value)
        self._refuse_swallowed_items(node)
        comment = comment_after(node, self.text)
        if comment is not None:
            self.comments[tuple(self._path)] = comment
        return None if node.value in ("", "~", "null") else normalize("NFC", node.value)

    def _fields(self, mapping: yaml.MappingNode, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        first: dict[str, Position] = {}
        for key_node, value_node in self._whole_fields(mapping):
            if len(self.problems) > MOST:
                break
            key = self._key(key_node)
            if key in first:
                hint = f"gardez l’un des deux (le premier est à la ligne {first[key].line})"
                self._tell(start_of(key_node), f"le champ {quoted(key)} est écrit deux fois", hint)
            first.setdefault(key, start_of(key_node))
            value = self._inside(key, value_node, depth)
            fields.setdefault(key, value)
        return fields

    def _key(self, node: yaml.Node) -> str:
        self._refuse_decorations(node)
        key = node.value
        if not isinstance(node, yaml.ScalarNode):
            hint = f"écrivez «{NBSP}champ: valeur{NBSP}»"
            raise Refusal(start_of(node), "un nom de champ doit être un mot", hint)
        if self._tells_escaped_signs(node):
            return normalize("NFC", key)
        if node.style in (None, "") and (dash := false_dash(key)):
            raise Refusal(start_of(node), *dash)
        if "\n" in key:
            hint = f"écrivez «{NBSP}champ: valeur{NBSP}», sans «{NBSP}?{NBSP}» ni «{NBSP}|{NBSP}»"
            raise Refusal(start_of(node), "un nom de champ doit tenir sur une ligne", hint)
        if key != key.strip():
            hint = "remplacez-le par un espace ordinaire, ou effacez-le"
            raise Refusal(start_of(node), f"un espace insécable touche le nom du champ {quoted(key)}", hint)
        if key == "<<":
            message = f"la fusion «{NBSP}<<{NBSP}» n’est pas admise"
            raise Refusal(start_of(node), message, "recopiez les champs voulus")
        return normalize("NFC", key)

    def _tell(self, place: Position, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(self.shown, place, message, hint))

    def _tells_escaped_signs(self, node: yaml.ScalarNode) -> bool:
        """Tell, in a text between quotes, the code (`"\\u202e"`) of a sign that no text may hold."""
        signs = unfit_signs(f" {node.value}") if node.style == '"' else []
        unfit = bool(signs) or "\r" in node.value
        if unfit:
            message = signs[0].message if signs else "un retour de chariot (U+000D) n’a pas sa place ici"
            self._tell(start_of(node), message, "effacez le code qui commence par une barre oblique inversée")
        return unfit

    def _whole_fields(self, mapping: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
        """The fields of a block; between braces, the rests of a text that held commas are told apart."""
        if not mapping.flow_style:
            return list(mapping.value)
        whole: list[tuple[yaml.Node, yaml.Node]] = []
        rests: list[yaml.ScalarNode] = []
        for key, value in [*mapping.value, (None, None)]:
            if whole and isinstance(key, yaml.ScalarNode) and self._is_without_value(key, value):
                rests.append(key)
                continue
            if rests:
                self._tell_comma(whole[-1], rests)
                rests = []
            if key is not None:
                whole.append((key, value))
        return whole

    def _is_without_value(self, key: yaml.Node, value: yaml.Node) -> bool:
        after, end = key.end_mark, value.end_mark
        if not isinstance(value, yaml.ScalarNode) or value.value or value.style or not (after and end):
            return False
        return ":" not in self.text[after.index : end.index + 1]

    def _tell_comma(self, before: tuple[yaml.Node, yaml.Node], rests: list[yaml.ScalarNode]) -> None:
        name, value = before[0].value, before[1].value
        at = rests[0].start_mark
        comma = self.text.rfind(",", 0, at.index if at is not None else None)
        place = position_at(self.text, comma)
        if not isinstance(value, str) or not value:
            hint = f"écrivez «{NBSP}champ: valeur{NBSP}», ou retirez ce mot"
            self._tell(start_of(rests[0]), f"{quoted(rests[0].value)} n’est pas suivi d’une valeur", hint)
        elif re.fullmatch(r"-?\d+", value) and re.fullmatch(r"\d+", rests[0].value) and len(rests) == 1:
            hint = f"écrivez {value}.{rests[0].value}, avec un point"
            self._tell(place, "entre accolades, cette virgule coupe le nombre en deux", hint)
        else:
            whole = ", ".join([value, *(it.value for it in rests)])
            hint = f'mettez le texte entre guillemets droits, comme {name}: "{shortened(whole)}"'
            self._tell(place, "entre accolades, cette virgule coupe le texte en deux", hint)

    def _refuse_swallowed_items(self, node: yaml.ScalarNode) -> None:
        """A dash too far to the right does not start an item: YAML reads it as the end of the text before."""
        start, end = node.start_mark, node.end_mark
        if start is None or end is None or start.line == end.line:
            return
        swallowed = re.compile(r"\n( *)- ").search(self.text, start.index, end.index)
        if swallowed:
            place = Position(self.text.count("\n", 0, swallowed.end()) + 1, len(swallowed[1]) + 1)
            message = "ce tiret est décalé, et sa ligne serait lue comme la suite de la précédente"
            raise Refusal(place, message, "alignez-le avec le tiret du dessus")

    def _refuse_decorations(self, node: yaml.Node) -> None:
        """An anchor or a tag starts the node it decorates; an alias always comes after its anchor."""
        mark = node.start_mark
        sign = self.text[mark.index : mark.index + 1] if mark is not None else ""
        if sign == "&":
            what, part = "l’ancre", "l’esperluette"
        elif sign == "!":
            what, part = "l’étiquette de type", "le point d’exclamation"
        else:
            return
        word = self.text[mark.index :].split(maxsplit=1)[0]
        hint = f"effacez ce signe, ou mettez la valeur entre guillemets si {part} fait partie du texte"
        raise Refusal(start_of(node), f"{what} {quoted(word)} n’est pas admise", hint)
