"""The piles of paper of a kit, besides its guide: what is printed on the same paper, on as many sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.printing.kit_sheets import Copies, KitAuthor

_PAPERS = (("2-A4-recto", "A4", False), ("3-A4-recto-verso", "A4", True), ("4-A3", "A3", False))
_IF_ONE_WANTS = "si-vous-voulez/"
"""The folder of what serves a variant: nobody prints it without wanting it."""


@dataclass(frozen=True, slots=True)
class Pile:
    """What is printed in one go; `name` is that of its file, in the folder of what is not needed where it is not."""

    name: str
    paper: str
    duplex: bool
    needed: bool
    parts: tuple[Copies, ...]


def piles_of(author: KitAuthor) -> Iterator[Pile]:
    """Every pile that holds something, in order; what serves a variant has piles of its own, which come last."""
    every = list(author.copies())
    for needed in (True, False):
        for name, paper, duplex in _PAPERS:
            parts = tuple(it for it in every if (it.paper, it.duplex, it.needed) == (paper, duplex, needed))
            if parts:
                yield Pile(f"{'' if needed else _IF_ONE_WANTS}{name}", paper, duplex, needed, parts)
