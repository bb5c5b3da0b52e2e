"""Text → YAML nodes: PyYAML’s C composer, kept from what could harm it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import Position
from generator.source.refusals import Refusal, position_at

MAX_DEPTH = 20


def refuse_bad_characters(text: str) -> None:
    """Refuse an empty text, tabs and signs that nobody sees."""
    if not text.strip("\ufeff \r\n"):
        raise Refusal(
            Position(), "ce fichier est vide", "partez d’une fiche existante ou du guide de contribution"
        )
    if "\t" in text:
        place = position_at(text, text.index("\t"))
        raise Refusal(place, "une tabulation se cache dans le fichier", "remplacez-la par des espaces")
    invisible = _INVISIBLE.search(text)
    if invisible:
        hint = "effacez-le, puis tapez de nouveau le mot"
        raise _unseen(position_at(text, invisible.start()), invisible[0], hint)


def refuse_escaped_characters(node: yaml.ScalarNode) -> None:
    """Refuse, in a text between quotes, the code (`"\\u202e"`) of a sign that nobody sees, or of a tab."""
    invisible = _INVISIBLE.search(node.value) or re.search("[\t\r\ufeff]", node.value)
    if invisible:
        hint = "effacez le code qui commence par une barre oblique inversée"
        raise _unseen(start_of(node), invisible[0], hint)


def _unseen(place: Position, sign: str, hint: str) -> Refusal:
    return Refusal(place, f"un caractère invisible (U+{ord(sign):04X}) n’a pas sa place ici", hint)


# Controls, line separators, spaces and hyphens that nobody sees, and signs that turn the direction of
# the text around; the byte order mark is admitted at the very start.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufffe\uffff]|(?!^)\ufeff"
)


class Composer(yaml.CSafeLoader):
    """PyYAML's C composer, without its guesses about types: every scalar stays text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """No tag is ever implied."""
        return ""


_MAY_BE_AN_ABYSS = re.compile(r"^[ ?-]{500}", re.MULTILINE)


def may_be_an_abyss(text: str) -> bool:
    """Whether the nesting may be so deep that PyYAML's composer, which calls itself, would crash the process."""
    return text.count("[") + text.count("{") >= 1000 or _MAY_BE_AN_ABYSS.search(text) is not None


def refuse_abysses(text: str) -> None:
    """Refuse more than `MAX_DEPTH` levels, wherever they stand before the first mistake of the file."""
    error = _count_levels(text)
    if isinstance(error, yaml.MarkedYAMLError):
        # The scanner reads ahead, and gives up at a limit of its own version or at a mistake before the
        # levels that it has already read are counted: they are counted again in what stands before.
        for mark in (error.problem_mark, error.context_mark):
            if mark is not None:
                _count_levels(text[: mark.index])


def _count_levels(text: str) -> yaml.YAMLError | None:
    """Raise `Refusal` at the first level too deep; return the error that stopped the count before the end."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Composer):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise too_deep(start_of(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        return error
    return None


def too_deep(place: Position) -> Refusal:
    """The refusal of one more level of nesting."""
    return Refusal(place, f"plus de {MAX_DEPTH} niveaux sont emboîtés ici", "simplifiez la structure")


def start_of(node: yaml.Node | yaml.Event) -> Position:
    """Where a node begins."""
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark is not None else Position()
