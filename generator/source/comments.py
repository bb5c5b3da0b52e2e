"""Comments that follow a text on its line: YAML drops them, and the words that a « # » was part of with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from generator.diagnostics import NBSP, Position, quoted
from generator.source.refusals import Refusal, position_at

_COMMENT = re.compile(r"[ \t]*(#[^\r\n]*)")

LOST_HINT = (
    "si c’est la suite du texte, mettez le tout entre guillemets droits"
    f"{NBSP}; si c’est une note, écrivez-la seule sur une ligne"
)


@dataclass(frozen=True, slots=True)
class Comment:
    """What follows a value without quotation marks, from its « # » to the end of the line."""

    position: Position
    words: str
    after_nothing: bool

    @property
    def is_text(self) -> bool:
        """Whether a text would lose words: after nothing, « # à remplir » is a note, « #Ensemble » a word."""
        return not self.after_nothing or re.match(r"#[^\s#]", self.words) is not None

    @property
    def message(self) -> str:
        """What is lost."""
        return f"ce «{NBSP}#{NBSP}» commence une note, et {quoted(self.words)} ne serait pas publié"


def comment_after(node: yaml.ScalarNode | yaml.ScalarToken, text: str) -> Comment | None:
    """The comment that follows, on its line of `text`, a value written without quotation marks."""
    end = node.end_mark
    found = _COMMENT.match(text, end.index) if end is not None else None
    if end is None or found is None:
        return None
    place = Position(end.line + 1, end.column + 1 + found.start(1) - end.index)
    return Comment(place, found[1].rstrip(), not node.value)


def text_cut_in_two(tokens: list[yaml.Token], text: str, stop: int) -> Refusal | None:
    """What to say when a text without quotation marks goes on below a comment, where reading stumbled at `stop`."""
    for token in reversed(tokens):
        if isinstance(token, yaml.ScalarToken) and token.end_mark.index <= stop and not token.style:
            comment = comment_after(token, text)
            if comment is not None:
                return Refusal(comment.position, comment.message, LOST_HINT)
            alone = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*(?=#)").match(text, token.end_mark.index)
            if alone:
                words = text[alone.end() :].splitlines()[0]
                told = Comment(position_at(text, alone.end()), words, False)
                return Refusal(told.position, told.message, LOST_HINT)
        if token.end_mark.index <= stop:
            break
    return None
