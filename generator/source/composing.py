"""Text → YAML nodes: PyYAML’s composer, kept from what could harm it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import Position
from generator.source.dialect import Loader
from generator.source.refusals import Refusal

MAX_DEPTH = 20


class Composer(Loader):
    """PyYAML's composer, without its guesses about types: every scalar stays text."""

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
