"""A kit to be changed: what one fills in and sends, as a text document (ODT) that every office program opens."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.printing.archive import zipped
from generator.printing.kit_sheets import KitAuthor
from generator.printing.prose import printable

_TEMPLATES = Path(__file__).parents[1] / "templates" / "bureau"
_MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
_LONGEST_LIST = 200
"""Lines of attendance in one document."""


def editable(author: KitAuthor) -> bytes:
    """Run sheet, lists, attendance, evaluation and its tally, one page of account; the same bytes for the same kit."""
    kinds = {it.kind for it in author.jobs}
    run_sheet, lists = author.run_sheet(), author.lists()
    told = (
        run_sheet
        | lists
        | {
            "lieu": printable(author.occasion.lieu),
            "animation": printable(author.occasion.animation),
            "presence": next(author.attendance(1))["notice"] if "presence" in kinds else None,
            "lignes": min(author.entry.record.participants, _LONGEST_LIST),
            "questions": author.evaluation()["questions"] if "avis" in kinds else [],
            "posees": list(
                dict.fromkeys(part["question"] for part in run_sheet["parties"] if part["question"])
            ),
            "panneaux": [
                printable(it.support.titre)
                for it in author.jobs
                if it.needed and it.support is not None and it.support.type in ("grille", "affiche")
            ],
            "largeurs": _widths(),
        }
    )
    parts = {"mimetype": _MEDIA_TYPE}
    for name in ("content.xml", "styles.xml", "meta.xml"):
        parts[name] = _templates().get_template(name).render(told).encode()
    parts["META-INF/manifest.xml"] = _templates().get_template("manifest.xml").render().encode()
    return zipped(parts, stored=("mimetype",))


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@cache
def _widths() -> tuple[int, ...]:
    """The widths of columns that the tables name, in millimetres."""
    text = (_TEMPLATES / "content.xml").read_text(encoding="utf-8")
    called = re.findall(r"call table\([^(]*\(([0-9, ]+)\)", text)
    return tuple(sorted({int(width) for widths in called for width in widths.split(",")}))
