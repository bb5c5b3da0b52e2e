"""Markdown that would hold its reader for minutes, or make it fall: refused before it is seen.

A reader of Markdown looks for the end of some marks through the whole paragraph, and calls itself at each level.
These limits are far above what a page needs; within them, 256 KiB are read in a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import NBSP, Position
from generator.source.refusals import Refusal

MAX_LINES = 5_000
MAX_BLOCK_LINES = 400
MAX_BLOCK = 20_000
MAX_LEVELS = 20
MAX_MARKS = 20_000
MAX_CELLS = 15_000
MAX_FENCES = 100
MAX_SUMMARIES = 3
MAX_EMPHASIS = 400
MAX_UNEVEN_CODES = 40
MAX_STEPS = 1_000_000

_START = re.compile(r"(?: |>|[-+*](?= )|\d{1,9}[.)](?= ))*+")
_MARKER = re.compile(r"[>*+-]|\d+[.)]")
_FENCE = re.compile(r" *(?:```|~~~)")
_MARK = re.compile(r"[\[`*_\\<&]")
_CODE = re.compile(r"(`++)[^`]*+\1")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_INSIDE_A_WORD = re.compile(r"(?<=\w)_+(?=\w)")
_PLAIN_EMPHASIS = re.compile(r"(?<![*_])(\*{1,3}|_{1,3})(?![\s*_])[^*_]*+(?<!\s)\1(?![*_])")
_EMPHASIS = re.compile(r"(?<=\S)[*_]+|[*_]+(?=\S)")
_LONG_REFERENCE = re.compile(r"\]:\s*+(?:\S{400}|\S{1,399}+\s++[\"'(].{400})")
_QUOTES_IN_REFERENCE = re.compile(r"\]:\s*+(?:[^\s\"'()]{0,400}+[\"'()]){20}")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank one between them; `first` counts from 0."""

    first: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def refuse_heavy_markdown(text: str, first_line: int = 1) -> None:
    """Raise `Refusal` for a Markdown text that would take too long to read; `first_line` is its place in the file."""
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        hint = "coupez-le en plusieurs pages"
        raise _refusal(first_line + MAX_LINES, 1, f"ce texte a plus de {MAX_LINES} lignes", hint)
    _refuse_lines(lines, first_line)
    marks = cells = steps = 0
    for block in _blocks(lines):
        line = first_line + block.first
        _refuse_size(block, line)
        _refuse_references(block, line)
        code = _without_code(block, line)
        _refuse_emphasis(code, line)
        spent, costliest = bracket_steps(code)
        steps += spent
        if steps > MAX_STEPS:
            hint = f"fermez-le, ou écrivez «{NBSP}\\[{NBSP}» si ce n’est pas un lien"
            raise _at(block, line, costliest, "trop de crochets ou de parenthèses restent ouverts ici", hint)
        marks += len(_MARK.findall(block.text)) + sum(map(_levels, block.lines))
        if marks > MAX_MARKS:
            message = f"ce texte a plus de {MAX_MARKS} signes de mise en forme"
            raise _refusal(line, 1, message, "coupez-le en plusieurs pages")
        columns = max(it.count("|") for it in block.lines) + 1
        cells += columns * len(block.lines) if columns > 1 else 0
        if cells > MAX_CELLS:
            message = f"les tableaux ont plus de {MAX_CELLS} cases"
            raise _refusal(line, 1, message, "retirez des colonnes, ou coupez la page en plusieurs")


def _blocks(lines: list[str]) -> Iterator[_Block]:
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number > first:
                yield _Block(first, lines[first:number])
            first = number + 1


def _refuse_lines(lines: list[str], first_line: int) -> None:
    """Refuse nesting that is too deep, and too many blocks of code or summaries."""
    fences = summaries = 0
    for number, line in enumerate(lines, first_line):
        if _levels(line) > MAX_LEVELS:
            message = f"plus de {MAX_LEVELS} niveaux de listes ou de citations sont emboîtés ici"
            raise _refusal(number, 1, message, "simplifiez la structure, ou retirez les espaces du début")
        if _FENCE.match(line):
            fences += 1
            if fences > MAX_FENCES:
                message = f"ce texte a plus de {MAX_FENCES // 2} blocs de code"
                raise _refusal(number, 1, message, "coupez-le en plusieurs pages")
            if "{" in line or "hl_lines" in line:
                message = "un bloc de code n’a pas d’attributs"
                raise _refusal(number, 1, message, "gardez seulement le nom du langage, ou rien")
        summaries += line.count("[TOC]")
        if summaries > MAX_SUMMARIES:
            message = f"«{NBSP}[TOC]{NBSP}» est écrit trop de fois"
            raise _refusal(number, 1, message, "un seul sommaire suffit à une page")


def _levels(line: str) -> int:
    """How many lists and quotations a line may stand in, by its marks and spaces."""
    start = _START.match(line)
    beginning = start[0] if start else ""
    return len(_MARKER.findall(beginning)) + beginning.count(" ") // 4


def _refuse_size(block: _Block, line: int) -> None:
    if len(block.lines) > MAX_BLOCK_LINES or len(block.text) > MAX_BLOCK:
        message = f"plus de {MAX_BLOCK_LINES} lignes ou {MAX_BLOCK} signes se suivent sans ligne vide"
        raise _refusal(line, 1, message, "séparez les paragraphes par une ligne vide")


def _refuse_references(block: _Block, line: int) -> None:
    """An address given apart is repeated at each link, and read again at each quotation mark."""
    found = _LONG_REFERENCE.search(block.text) or _QUOTES_IN_REFERENCE.search(block.text)
    if found:
        message = "l’adresse de ce lien est trop longue, ou contient trop de guillemets"
        hint = f"écrivez-la dans le lien lui-même{NBSP}: [mots](adresse)"
        raise _at(block, line, found.start(), message, hint)


def _without_code(block: _Block, line: int) -> str:
    """The text of a block, where codes and escaped signs are blanked."""
    runs = list(re.finditer("`+", block.text))
    uneven = len({len(it[0]) for it in runs}) > 1 or "\\`" in block.text
    if uneven and len(runs) > MAX_UNEVEN_CODES:
        message = "les accents graves de ce paragraphe ne vont pas deux par deux"
        hint = "encadrez chaque code par un seul accent grave de chaque côté"
        raise _at(block, line, runs[0].start(), message, hint)
    return without_escapes(block.text if uneven else _CODE.sub(_blank, block.text))


def without_escapes(text: str) -> str:
    """`text`, where escaped signs are blanked."""
    return _ESCAPE.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return "".join(char if char == "\n" else "." for char in found[0])


def _refuse_emphasis(text: str, line: int) -> None:
    """Emphasis nests without end where it is opened many times before it is closed."""
    text = _INSIDE_A_WORD.sub("", text)
    for _ in range(2):
        text = _PLAIN_EMPHASIS.sub("", text)
    if sum(len(it) for it in _EMPHASIS.findall(text)) > MAX_EMPHASIS:
        message = "trop d’astérisques ou de traits bas ne vont pas deux par deux dans ce paragraphe"
        hint = f"écrivez «{NBSP}\\*{NBSP}» ou «{NBSP}\\_{NBSP}» pour le signe lui-même"
        raise _refusal(line, 1, message, hint)


def bracket_steps(text: str) -> tuple[int, int]:
    """How many signs are read to find where each bracket closes, and the place of the costliest."""
    total, costliest, worst = 0, 0, 0
    open_square: list[int] = []
    open_round: list[int] = []

    def spend(start: int, end: int) -> None:
        nonlocal total, costliest, worst
        total += end - start
        if end - start > worst:
            costliest, worst = start, end - start

    for found in re.finditer(r"[\[\]()]", text):
        sign, place = found[0], found.start()
        if sign == "[":
            open_square.append(place)
        elif sign == "(":
            open_round.append(place)
        elif sign == "]" and open_square:
            spend(open_square.pop(), place)
        elif sign == ")" and open_round:
            start = open_round.pop()
            if text[start - 1 : start] == "]":
                spend(start, place if _is_closed(text[start + 1 : place]) else len(text))
    for start in open_square:
        spend(start, len(text))
    for start in open_round:
        if text[start - 1 : start] == "]":
            spend(start, len(text))
    return total, costliest


def _is_closed(target: str) -> bool:
    """Whether an address and its title end at their bracket: a quotation mark left open hides it."""
    bare = target.rstrip()
    quotes = {it for it in "\"'" if it in bare}
    return not quotes or (bare[-1] in quotes and bare.count(bare[-1]) > 1)


def _at(block: _Block, line: int, index: int, message: str, hint: str) -> Refusal:
    before = block.text[:index].split("\n")
    return _refusal(line + len(before) - 1, len(before[-1]) + 1, message, hint)


def _refusal(line: int, column: int, message: str, hint: str) -> Refusal:
    return Refusal(Position(line, column), message, hint)
