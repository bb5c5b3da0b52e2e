"""Markdown → the tree of a text, with all that is wrong in it at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it.token import Token

from generator.diagnostics import NBSP, Severity, quoted
from generator.richtext.inlines import Line, Places
from generator.richtext.judging import Judge, Place
from generator.richtext.marks import (
    BROKEN_LINK,
    CODE,
    LINE,
    TABLE,
    TASK,
    Mark,
    marks_of_line,
    stray_marks,
)
from generator.richtext.placing import CONSUMED, parser, unread
from generator.richtext.tree import (
    Block,
    CodeBlock,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Problem,
    Quote,
    RichText,
    Rule,
    Strong,
    Table,
    Text,
    plain_inlines,
    slugify,
)
from generator.typography import french


def parse(source: str, *, headings: bool = False, taken: frozenset[str] = frozenset()) -> RichText:
    """Parse a field; `headings` allows levels 2 and 3, for the body of a step, whose page has the anchors `taken`."""
    if not headings and not _MAY_BE_MARKUP.search(source):
        return (
            RichText((Paragraph((Text(french(source.strip())),)),), ())
            if source.strip()
            else RichText((), ())
        )
    return _read(source, Place.STEP if headings else Place.FIELD, taken)


def parse_page(source: str, taken: frozenset[str] = frozenset()) -> RichText:
    """Parse a page written by hand, which also has tables, pictures, codes and links to other pages."""
    return _read(source, Place.PAGE, taken)


def problems_of_line(text: str) -> tuple[Problem, ...]:
    """The marks of a short text, a title or a name, which nothing shapes."""
    if not _MAY_BE_SHAPED.search(text) or text.startswith(("https://", "http://")):
        return ()
    return tuple(
        Problem(
            f"{quoted(words)} resterait écrit tel quel{NBSP}: ce champ ne se met pas en forme",
            advice,
            index,
            Severity.AVERTISSEMENT,
        )
        for index, words, advice in marks_of_line(text)
    )


@lru_cache(maxsize=4096)
def _read(source: str, place: Place, taken: frozenset[str]) -> RichText:
    """The same texts come back for the checks, the page, the sheets and the search."""
    reader = _Reader(source, place, taken)
    blocks = reader.read()
    return RichText(blocks, tuple(sorted(reader.judge.problems, key=lambda it: it.index)))


# Most texts are one plain paragraph: they need no Markdown parser.
_MAY_BE_MARKUP = re.compile(
    r"[*_\[\]\\\n\t`<>~&|#{•◦▪‣⁃∙\x00]|:[a-z/:]|==|^\s*([-+/]|!!!|\?\?\?|\d+[.)])|  ", re.MULTILINE
)
_MAY_BE_SHAPED = re.compile(r"[*`\[<&{]")
_BULLET = re.compile(r"((?:> ?| )*+)[•◦▪‣⁃∙][ \u00a0]*(?=[^\s•◦▪‣⁃∙])(?!.* [•◦▪‣⁃∙] )")
_DASHES = re.compile(r"(?:^ *– +[^\s–][^\n–]*(?:\n|\Z)){2,}", re.MULTILINE)
_FENCE = re.compile(r" *(```|~~~)")
_TASK = re.compile(r"\[[ xX]\](?=\s)")
_MAX_LEVELS = 20
_LEVELS = re.compile(r"^(?:(?:>|[-+*](?= )|\d{1,9}[.)](?= )) *+){21}", re.MULTILINE)
_END_OF_LINE = re.compile("\r\n|\r|\n")


class _Reader:
    def __init__(self, source: str, place: Place, taken: frozenset[str]) -> None:
        self.source, self.place = source, place
        self.judge = Judge(source, place)
        self._lines = _END_OF_LINE.split(source)
        self._starts = [0, *(it.end() for it in _END_OF_LINE.finditer(source))]
        self._anchors = set(taken)
        self._last_number: dict[str, int] = {}
        self._tokens: list[Token] = []
        self._cells: dict[int, int] = {}
        """How far the cells of each line of a table have been read."""

    def read(self) -> tuple[Block, ...]:
        deep = _LEVELS.search(self.source)
        if deep:
            message = f"plus de {_MAX_LEVELS} niveaux de listes ou de citations sont emboîtés ici"
            self.judge.tell(message, "simplifiez la structure", deep.start())
            return (Paragraph((Text(" ".join(self.source.split())),)),)
        env: dict[str, Any] = {}
        self._tokens = parser().parse(_with_hyphens(self.source), env)
        blocks = self._blocks(0, len(self._tokens))
        self._judge_definitions(env)
        return blocks

    # Blocks -------------------------------------------------------------------------------------

    def _blocks(self, start: int, end: int) -> tuple[Block, ...]:
        found: list[Block] = []
        index = start
        while index < end:
            close = _closing(self._tokens, index)
            found += self._block(self._tokens[index], index, close)
            index = close + 1
        return tuple(found)

    def _block(self, token: Token, start: int, end: int) -> Iterator[Block]:
        if token.type == "paragraph_open":
            yield Paragraph(self._inline(self._tokens[start + 1]))
        elif token.type == "heading_open":
            yield self._heading(token, self._tokens[start + 1])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield self._list(start, end)
        elif token.type == "blockquote_open":
            yield Quote(self._blocks(start + 1, end))
        elif token.type == "table_open":
            yield self._table(start, end) if self.place is Place.PAGE else self._as_typed(token, TABLE)
        elif token.type == "fence":
            yield (
                CodeBlock(token.content.rstrip("\n"))
                if self.place is Place.PAGE
                else self._as_typed(token, CODE)
            )
        elif token.type == "hr":
            # A row of underscores is a line to write on.
            to_write_on = token.markup.startswith("_")
            yield (
                Rule() if self.place is Place.PAGE else self._as_typed(token, None if to_write_on else LINE)
            )

    def _as_typed(self, token: Token, mark: Mark | None) -> Paragraph:
        first, last = token.map or (0, 1)
        lines = [it.strip() for it in self._lines[first:last]]
        if mark is not None:
            indent = len(self._lines[first]) - len(self._lines[first].lstrip())
            self.judge.tell_mark(mark, lines[0], self._starts[first] + indent)
        return Paragraph((Text(" ".join(it for it in lines if it)),))

    def _list(self, start: int, end: int) -> ItemList:
        items: list[tuple[Block, ...]] = []
        numbers: list[tuple[int, int]] = []
        index = start + 1
        while index < end:
            token = self._tokens[index]
            close = _closing(self._tokens, index)
            line = token.map[0] if token.map else 0
            if token.info:
                numbers.append((int(token.info), self._index(line, self._lines[line].find(token.info))))
            self._judge_task(index, line)
            items.append(self._blocks(index + 1, close))
            index = close + 1
        if not numbers:
            return ItemList(tuple(items), None)
        self._judge_numbers(numbers)
        return ItemList(tuple(items), numbers[0][0])

    def _judge_task(self, item: int, line: int) -> None:
        for token in self._tokens[item + 1 : item + 3]:
            if token.type == "inline" and _TASK.match(token.content):
                self.judge.tell_mark(TASK, token.content[:3], self._index(line, self._lines[line].find("[")))

    def _judge_numbers(self, numbers: list[tuple[int, int]]) -> None:
        """Numbers that all are the same count by themselves; others are shown as they were typed."""
        first = numbers[0][0]
        if len({number for number, _ in numbers}) == 1:
            return
        for expected, (number, index) in enumerate(numbers, first):
            if number != expected:
                message = f"dans cette liste, le numéro {number} serait montré comme le {expected}"
                self.judge.tell(
                    message, f"écrivez {expected}, ou commencez une autre liste après une phrase", index
                )
                return

    def _heading(self, token: Token, content: Token) -> Block:
        level = int(token.tag[1])
        children = self._inline(content)
        line = token.map[0] if token.map else 0
        index = self._index(line, len(self._lines[line]) - len(self._lines[line].lstrip()))
        if not plain_inlines(children).strip():
            self.judge.tell(
                "ce titre est vide", f"écrivez-le après les «{NBSP}#{NBSP}», ou retirez-les", index
            )
        if self.place is Place.FIELD:
            return Paragraph((Strong(children),))
        if self.place is Place.STEP and level not in (2, 3):
            message = f"le titre {quoted(content.content)} n’est pas du bon niveau"
            self.judge.tell(message, f"écrivez-le avec «{NBSP}##{NBSP}» ou «{NBSP}###{NBSP}»", index)
            level = min(max(level, 2), 3)
        return Heading(level, self._anchor(plain_inlines(children)), children)

    def _anchor(self, title: str) -> str:
        base = anchor = slugify(title) or "section"
        number = self._last_number.get(base, 1)
        while anchor in self._anchors:
            number += 1
            anchor = f"{base}-{number}"
        self._last_number[base] = number
        self._anchors.add(anchor)
        return anchor

    def _table(self, start: int, end: int) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        for token in self._tokens[start:end]:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._inline(token))
        heads, *others = rows
        return Table(tuple(heads), tuple(tuple(row) for row in others))

    def _judge_definitions(self, env: Mapping[str, Any]) -> None:
        """An address given apart is shown nowhere: it must serve, once."""
        unused: set[int] = {
            it["map"][0] for label, it in env.get("references", {}).items() if label not in self.judge.labels
        }
        again = {it["map"][0] for it in env.get("duplicate_refs", ())}
        for line in sorted(unused | again):
            words = self._lines[line].strip()
            hint = "écrivez l’adresse dans le lien lui-même\u00a0: [mots](https://exemple.fr)"
            if words.startswith("[^"):
                hint = "écrivez cette note dans le texte, entre parenthèses"
            elif line in again:
                hint = "gardez une seule adresse pour ce nom"
            index = self._index(line, self._lines[line].find("["))
            self.judge.tell(f"{quoted(words)} ne serait montré nulle part", hint, index)

    # Inlines ------------------------------------------------------------------------------------

    def _inline(self, token: Token) -> tuple[Inline, ...]:
        places = self._places(token)
        for start, words, mark in stray_marks(unread(token)):
            if self.place is Place.PAGE and mark is TABLE:
                continue
            shown = token.content[start : start + len(words)]
            if mark is BROKEN_LINK:
                target = shown.partition("](")[2].removesuffix(")").strip()
                self.judge.refuse(target or shown, mark.advice(words), places(start))
            else:
                self.judge.tell_mark(mark, shown, places(start))
        return Line(self.judge, token, places).read()

    def _places(self, token: Token) -> Places:
        first = token.map[0] if token.map else 0
        starts: list[tuple[int, int]] = []
        offset = 0
        for number, words in enumerate(token.content.split("\n"), first):
            line = self._lines[number] if number < len(self._lines) else ""
            column = len(line.rstrip()) - len(words.rstrip())
            if column < 0 or not line.startswith(words.rstrip(), column):
                column = max(line.find(words.strip(), self._cells.get(number, 0)), 0)
            self._cells[number] = column
            starts.append((offset, self._index(number, column)))
            offset += len(words) + 1
        return Places(starts)

    def _index(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts) - 1)] + max(column, 0)


def _with_hyphens(source: str) -> str:
    """`source` where a bullet that opens a line, as word processors type it, is the hyphen of a list."""
    source = source.replace(CONSUMED, "\N{REPLACEMENT CHARACTER}")
    if not re.search("[•◦▪‣⁃∙–]", source):
        return source
    source = _DASHES.sub(lambda it: it[0].replace("–", "-"), source)
    lines = source.split("\n")
    in_code = False
    for number, line in enumerate(lines):
        in_code ^= _FENCE.match(line) is not None
        if not in_code:
            lines[number] = _BULLET.sub(r"\1- ", line, count=1) if _BULLET.match(line) else line
    return "\n".join(lines)


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index`."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1
