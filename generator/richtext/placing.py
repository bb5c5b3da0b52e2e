"""The Markdown parser, which keeps the place of each mark: in its line, then in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, escape, image, link, newline
from markdown_it.rules_inline.emphasis import tokenize as emphasis
from markdown_it.token import Token

from generator.web import encoded

Rule = Callable[[StateInline, bool], bool]

CONSUMED = "\x00"
"""Stands for a sign that has been read, in a line where only those left as they are can be seen."""

_BLOCKS = ("blockquote", "fence", "heading", "hr", "lheading", "list", "reference", "table")
_ADDRESS = re.compile(r"[^\s<>\"«»…\u00a0\u202f]+")
_SCHEME = re.compile(r"(?<![A-Za-z0-9.+-])https?$", re.IGNORECASE)
_LINE_TO_WRITE_ON = re.compile(r"_{4,}|\*{4,}")
_MAX_NESTING = 100


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Let every link through: the reader judges them, and tells the writer what is wrong."""
        return True

    def normalizeLink(self, url: str) -> str:
        """Leave an address as it is written, to quote it so."""
        return url

    def normalizeLinkText(self, url: str) -> str:
        return url


@cache
def parser() -> MarkdownIt:
    """CommonMark without HTML, with tables and bare addresses, whose inline tokens know their place."""
    made = _Parser("zero", {"maxNesting": _MAX_NESTING, "store_labels": True})
    rules: dict[str, Rule] = {
        "linkify": _bare_address,
        "newline": newline,
        "escape": escape,
        "backticks": backtick,
        "emphasis": _emphasis,
        "link": _link,
        "image": image,
        "autolink": autolink,
    }
    for name, rule in rules.items():
        made.inline.ruler.at(name, _placed(rule))
    made.enable([*_BLOCKS, *rules])
    # Texts that were escaped stay apart: their signs are meant.
    return made.disable("text_join")


def unread(token: Token) -> str:
    """The line of an inline `token` where all that has been read is replaced by `CONSUMED`, sign by sign."""
    signs = list(token.content)
    for child in token.children or ():
        for start, end in read_in(child):
            signs[start:end] = (it if it == "\n" else CONSUMED for it in signs[start:end])
    return "".join(signs)


def read_in(token: Token) -> list[tuple[int, int]]:
    """Where the marks of an inline token stand in its line; its first place is where it begins."""
    spans: list[tuple[int, int]] = token.meta.get("read", [])
    if not spans:
        return []
    start, end = spans[0]
    if token.type == "strong_open":
        return [(start - 1, end)]
    if token.type == "strong_close":
        return [(start, end + 1)]
    # A star that opens nothing stays a text.
    return [] if token.type == "text" else spans


def _placed(rule: Rule) -> Rule:
    """`rule`, which writes on the first of its tokens what it has read."""

    def placed(state: StateInline, silent: bool) -> bool:
        start = state.pos
        before = len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        if not silent and rule is not newline and len(state.tokens) > before:
            state.tokens[before].meta.setdefault("read", [(start, state.pos)])
        return True

    return placed


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of emphasis makes a token a sign: those that pair become marks, the others stay texts."""
    start = state.pos
    to_write_on = _LINE_TO_WRITE_ON.match(state.src, start)
    if to_write_on and not silent:
        state.pending += to_write_on[0]
        state.pos = to_write_on.end()
        return True
    if not emphasis(state, silent):
        return False
    length = state.pos - start
    for place, token in enumerate(state.tokens[-length:], start):
        token.meta["read"] = [(place, place + 1)]
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """The rule of links reads the bracket that opens, and all that follows the words of the link."""
    start, before = state.pos, len(state.tokens) + bool(state.pending)
    words_end = state.md.helpers.parseLinkLabel(state, start, True) if state.src[start] == "[" else -1
    state.pos = start
    if words_end < 0 or not link(state, silent):
        return False
    if not silent:
        state.tokens[before].meta["read"] = [(start, start + 1), (words_end, state.pos)]
    return True


def _bare_address(state: StateInline, silent: bool) -> bool:
    """« https://… » in a text is a link, without the punctuation that follows it."""
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src[max(state.pos - 6, 0) : state.pos])
    rest = _ADDRESS.match(state.src, state.pos + 3, state.posMax)
    if scheme is None or rest is None or not state.pending.endswith(scheme[0]):
        return False
    address = _without_punctuation(rest[0])
    if not encoded(f"{scheme[0]}://{address}"):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": f"{scheme[0]}://{address}"}
        opened.markup = "autolink"
        opened.meta["read"] = [(state.pos - len(scheme[0]), state.pos + 3 + len(address))]
        state.push("text", "", 0).content = f"{scheme[0]}://{address}"
        state.push("link_close", "a", -1)
    state.pos += 3 + len(address)
    return True


def _without_punctuation(address: str) -> str:
    """An address as it would be copied: a sentence that holds it may end, or a bracket close."""
    while address and (address[-1] in ".,;:!?'’*_~`|" or _closes_what_is_outside(address)):
        address = address[:-1]
    return address


def _closes_what_is_outside(address: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}.get(address[-1])
    return opening is not None and address.count(address[-1]) > address.count(opening)
