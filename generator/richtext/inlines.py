"""Reading what stands in a line: the words, and what shapes them."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from generator.richtext.judging import Judge
from generator.richtext.placing import read_in
from generator.richtext.tree import Code, Emphasis, Inline, LineBreak, Strong, Text
from generator.typography import french

_MAX_DEPTH = 20
_EMPHASIS = ("strong_open", "strong_close", "em_open", "em_close")


class Places:
    """From a place in the line of an inline token to its place in the text."""

    def __init__(self, starts: list[tuple[int, int]]) -> None:
        self._starts = starts

    def __call__(self, place: int) -> int:
        """The place in the text of the sign at `place` of the line."""
        offset, index = next((it for it in reversed(self._starts) if it[0] <= place), self._starts[0])
        return index + place - offset


class Line:
    """Reads the children of one inline token."""

    def __init__(self, judge: Judge, token: Token, places: Places) -> None:
        self._judge, self._token, self._places = judge, token, places

    def read(self) -> tuple[Inline, ...]:
        """The nodes of the line."""
        return self._inlines(iter(self._token.children or ()), "")

    def _inlines(
        self, tokens: Iterator[Token], until: str, depth: int = 0, *, verbatim: bool = False
    ) -> tuple[Inline, ...]:
        found: list[Inline] = []
        text: list[str] = []
        opened = 0

        def flush() -> None:
            if text:
                found.append(Text("".join(text) if verbatim else french("".join(text))))
                text.clear()

        for token in tokens:
            if depth >= _MAX_DEPTH and token.type in _EMPHASIS:
                # The words stay; emphasis in so much emphasis shows no more.
                opened += token.nesting
                if opened < 0:
                    break
                continue
            if token.type == until:
                break
            if token.type in ("text", "text_special"):
                text.append(token.content)
            elif token.type == "softbreak" or (token.type == "hardbreak" and not self._judge.breaks_lines):
                text.append(" ")
            else:
                flush()
                found += self._one(token, tokens, depth + 1)
        flush()
        return tuple(found)

    def _one(self, token: Token, tokens: Iterator[Token], depth: int) -> tuple[Inline, ...]:
        if token.type == "strong_open":
            return (Strong(self._inlines(tokens, "strong_close", depth)),)
        if token.type == "em_open":
            return (Emphasis(self._inlines(tokens, "em_close", depth)),)
        if token.type == "code_inline":
            return (Code(token.content),)
        if token.type == "hardbreak":
            return (LineBreak(),)
        if token.type not in ("link_open", "image"):
            return (Text(token.content),) if token.content else ()
        spans = read_in(token)
        start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        index = self._places(start)
        if title := token.attrGet("title"):
            self._judge.title(str(title), index)
        if label := token.meta.get("label"):
            self._judge.labels.add(label)
        if token.type == "image":
            return (self._judge.image(token, self._token.content[start:end], index),)
        alone = token.markup == "autolink"
        children = self._inlines(tokens, "link_close", depth, verbatim=alone)
        return self._judge.link(str(token.attrGet("href") or ""), children, index)
