"""A kit in large print, for the few who read better so: what is handed out, twice as large."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Support
from generator.printing.kit_sheets import KitAuthor
from generator.printing.prose import Data
from generator.printing.sheets import in_pieces
from generator.seance import PIECES, Job, Paper, support_job

LARGER = {"A7": "A6", "A6": "A5", "A5": "A4", "A4": "A3", "A3": "A3"}
"""The paper of twice the size; there is none above A3."""


def large_sheets(author: KitAuthor, people: int) -> Iterator[tuple[Paper, Data]]:
    """Every sheet to hand out to so many people, on which paper: as often as they need it, or once where it is shared."""
    for job in author.jobs:
        if not job.needed:
            continue
        if job.kind == "participants":
            sheet = author.participants(job) | {"gros": True}
            yield from (("A4", sheet) for _ in range(people))
        if job.support is not None and job.support.type != "affiche":
            yield from _larger(author, job, job.support, people)


def _larger(author: KitAuthor, job: Job, support: Support, people: int) -> Iterator[tuple[Paper, Data]]:
    size = LARGER[support.format]
    large = Support.model_construct(**(dict(support) | {"format": size}))
    copies = support.copies * people if support.par == "personne" else 1
    sheet = author.author.sheet_of(job.fiche, job.index, large) | {"gros": True}
    paper: Paper = "A3" if size == "A3" and author.largest == "A3" else "A4"
    if size == "A3" != paper:
        sheet = in_pieces(sheet, PIECES)
    yield from ((paper, sheet) for _ in range(support_job(job.fiche, job.index, large, copies).runs))
