"""A kit to be changed: what one fills in and sends, as a text document (ODT) that every office program opens."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.printing.archive import zipped
from generator.printing.kit_sheets import KitAuthor
from generator.printing.prose import printable

_TEMPLATES = Path(__file__).parents[1] / "templates" / "bureau"
_MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
_COLUMNS = {
    "conducteur": (16, 18, 68, 48, 26, 36, 38, 17),
    "imprimer": (35, 85, 60),
    "apporter": (25, 90, 65),
    "presence": (36, 40, 46, 32, 26),
    "echelle": (45, 45, 45, 45),
    "avis": (45, 100, 35),
}
"""The widths of the columns of each table, in millimetres."""


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
            "lignes": author.entry.record.participants,
            "questions": author.evaluation()["questions"] if "avis" in kinds else [],
            "posees": list(
                dict.fromkeys(part["question"] for part in run_sheet["parties"] if part["question"])
            ),
            "panneaux": [
                printable(it.support.titre)
                for it in author.jobs
                if it.needed and it.support is not None and it.support.type in ("grille", "affiche")
            ],
            "colonnes": _COLUMNS,
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
