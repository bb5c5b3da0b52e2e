"""What a text may lead to, and the list of all that is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from markdown_it.token import Token

from generator.diagnostics import Severity, quoted
from generator.richtext.marks import IMAGE, Mark
from generator.richtext.tree import (
    RECORD_KINDS,
    Image,
    Inline,
    PageLink,
    Problem,
    RecordLink,
    Text,
    WebLink,
    plain_inlines,
)
from generator.typography import french
from generator.web import encoded

_RELATIVE = re.compile(r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s\\<>\"]+")


class Place(Enum):
    """Where a text stands, which says what it may hold."""

    FIELD = "field"
    STEP = "step"
    PAGE = "page"


class Judge:
    """Keeps what is wrong in one text, and knows where its links may lead."""

    def __init__(self, source: str, place: Place) -> None:
        self.source, self.place = source, place
        self.problems: list[Problem] = []
        self.labels: set[str] = set()
        """The names of addresses given apart that have served."""

    def tell(self, message: str, hint: str, index: int, severity: Severity = Severity.ERREUR) -> None:
        """Add a problem."""
        self.problems.append(Problem(message, hint, index, severity))

    def tell_mark(self, mark: Mark, words: str, index: int) -> None:
        """Add a mark that is not read: it would be shown as it is."""
        self.tell(mark.said(words), mark.advice(words), index, Severity.AVERTISSEMENT)

    def refuse(self, target: str, hint: str, index: int) -> None:
        """Add an address where no text of this kind leads."""
        if self.place is Place.PAGE:
            message = f"l’adresse {quoted(target)} n’est pas admise dans une page"
        else:
            message = f"le lien vers {quoted(target)} n’est pas admis"
        self.tell(message, hint, index)

    def link(self, target: str, children: tuple[Inline, ...], index: int) -> tuple[Inline, ...]:
        """A link to `target`, at `index` of the text; its words alone when it may not be."""
        index = _found(self.source, target, index)
        kind, _, slug = target.partition(":")
        if kind in RECORD_KINDS and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            return (RecordLink(kind, slug, children, index),)
        if address := encoded(target):
            return (WebLink(address, children),)
        if re.fullmatch(r"mailto:[^\s<>\"?@]+@[^\s<>\"?@]+", target):
            return (WebLink(target, children),)
        if kind in RECORD_KINDS and "#" in slug:
            # On paper and in the search, such a link is a page, and no place in it.
            bare = target.partition("#")[0]
            self.refuse(target, f"écrivez {quoted(bare)}, sans ce qui suit le dièse", index)
            return children
        if self.place is Place.PAGE:
            if _RELATIVE.fullmatch(target):
                path, _, anchor = target.partition("#")
                return (PageLink(path, anchor, children, index),)
            hint = "un lien mène à une page du site, ou commence par https:// ou mailto:\u00a0; une image est dans le site"
        else:
            hint = f"un lien mène à une adresse https:// ou à une page du site, comme {quoted('fiche:carte-postale')}"
        self.refuse(target, hint, index)
        return children

    def image(self, token: Token, typed: str, index: int) -> Inline:
        """A picture of a page; elsewhere, what was typed."""
        target = str(token.attrGet("src") or "")
        if self.place is not Place.PAGE:
            self.tell_mark(IMAGE, typed, index)
            return Text(typed)
        index = _found(self.source, target, index)
        words = plain_inlines(_texts(token.children or ()))
        if _RELATIVE.fullmatch(target) and not set("?#") & set(target):
            return Image(target, words, index)
        self.refuse(target, "une image est dans le site\u00a0: rangez-la à côté de la page", index)
        return Text(words)

    def title(self, words: str, index: int) -> None:
        """Tell the words that a link hides from whoever has no mouse."""
        hint = "écrivez-les dans la phrase"
        self.tell(
            f"les mots {quoted(words)} ne seraient montrés nulle part",
            hint,
            _found(self.source, words, index),
        )

    @property
    def breaks_lines(self) -> bool:
        """Whether a line that the author ends stays ended."""
        return self.place is Place.PAGE


def _texts(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    return tuple(Text(french(it.content) if it.content else " ") for it in tokens)


def _found(source: str, words: str, index: int) -> int:
    """Where `words` stand from `index` on, or `index` itself."""
    place = source.find(words, index) if words else -1
    return place if place >= 0 else index
