"""YAML nodes → plain data."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import MOST, NBSP, Diagnostic, Position, quoted
from generator.source.composing import (
    MAX_DEPTH,
    Composer,
    may_be_an_abyss,
    refuse_abysses,
    refuse_escaped_characters,
    start_of,
    too_deep,
)
from generator.source.explaining import explained
from generator.source.refusals import Refusal

type_names = {dict: "un bloc de champs", list: "une liste", str: "un texte", type(None): "rien"}


class Converter:
    """Turns nodes into data; keeps going past repeated keys, to tell as many as are told of one file."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.problems: list[Diagnostic] = []

    def convert(self) -> tuple[yaml.Node, dict[str, Any]]:
        """The root node and the data; raises `Refusal`."""
        try:
            if may_be_an_abyss(self.text):
                refuse_abysses(self.text)
            return self._read()
        except yaml.YAMLError as error:
            refuse_abysses(self.text)
            raise explained(error, self.text) from error
        except Refusal:
            # Too deep a nesting is told before anything else, however many levels there are.
            refuse_abysses(self.text)
            raise

    def _read(self) -> tuple[yaml.Node, dict[str, Any]]:
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
        self._refuse_decorations(node)
        if isinstance(node, yaml.ScalarNode):
            refuse_escaped_characters(node)
            plain = node.style in (None, "")
            if plain:
                self._refuse_swallowed_items(node)
            return None if plain and node.value in ("", "~", "null") else node.value
        if depth > MAX_DEPTH:
            raise too_deep(start_of(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, depth + 1) for item in node.value]
        return self._fields(node, depth)

    def _fields(self, mapping: yaml.Node, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        first: dict[str, Position] = {}
        for key_node, value_node in mapping.value:
            if len(self.problems) > MOST:
                break  # the file is refused, and no more of it is told
            self._refuse_decorations(key_node)
            key = key_node.value
            if not isinstance(key, str):
                hint = f"écrivez «{NBSP}champ: valeur{NBSP}»"
                raise Refusal(start_of(key_node), "un nom de champ doit être un mot", hint)
            refuse_escaped_characters(key_node)
            if key != key.strip():
                hint = "remplacez-le par un espace ordinaire, ou effacez-le"
                message = f"un espace insécable touche le nom du champ {quoted(key)}"
                raise Refusal(start_of(key_node), message, hint)
            if key == "<<":
                message = f"la fusion «{NBSP}<<{NBSP}» n’est pas admise"
                raise Refusal(start_of(key_node), message, "recopiez les champs voulus")
            if key in first:
                hint = f"gardez l’un des deux (le premier est à la ligne {first[key].line})"
                message = f"le champ {quoted(key)} est écrit deux fois"
                self.problems.append(Diagnostic(self.shown, start_of(key_node), message, hint))
            first.setdefault(key, start_of(key_node))
            value = self._value(value_node, depth + 1)
            fields.setdefault(key, value)
        return fields

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
