"""The font that a site chose for its sheets: the files of one family, in a folder of the site."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from generator.diagnostics import NBSP, quoted, suggestion
from generator.printing.font_file import Damaged, may_be_embedded, refuse_damage, tables, weights
from generator.printing.fonts import signs_of
from generator.printing.typst_fonts import Face, faces_of

ENDINGS = (".otf", ".ttf")
_MARKS = frozenset(map(chr, range(0x300, 0x370)))
_BOLD = 600
"""The lightest weight that is seen as bold."""
_STYLES: Mapping[str, tuple[bool, int]] = {
    "normal": (False, 400),
    "gras": (False, 700),
    "italique": (True, 400),
    "gras italique": (True, 700),
}
"""The styles of our sheets, each with its slant and its weight."""


class Unfit(ValueError):
    """A font that cannot print: what is wrong, and how to mend it, in French."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Typeface:
    """A family as Typst names it, and the files that hold its styles."""

    family: str
    files: tuple[bytes, ...]

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs that the sheets take from it; marks stand on letters of one font, Noto’s, as those of ours do."""
        return signs_of(self.files) - _MARKS

    @property
    def covered(self) -> str:
        """The same signs, as a regular expression of the templates."""
        codes = sorted(map(ord, self.signs))
        runs = ([code for _, code in run] for _, run in groupby(enumerate(codes), lambda it: it[1] - it[0]))
        return "[" + "".join(rf"\u{{{run[0]:x}}}-\u{{{run[-1]:x}}}" for run in runs) + "]"

    @property
    def fingerprint(self) -> str:
        """What tells this font from another."""
        return " ".join([self.family, *(hashlib.sha256(it).hexdigest() for it in self.files)])


def typeface(wanted: str, folder: Path, shown: str) -> Typeface:
    """The family of that name in `folder`, which messages name as `shown`; raises `Unfit`."""
    files = _font_files(folder, shown)
    faces = list(faces_of([content for _, content in files]))
    families = {it.family.casefold(): it.family for it in faces}
    family = families.get(wanted.casefold())
    if family is None:
        raise Unfit(
            f"la police {quoted(wanted)} n’est pas dans {quoted(shown)}",
            suggestion(wanted, families.values())
            or "mettez-y les fichiers de cette famille, en .ttf ou en .otf",
        )
    styles = _styles([it for it in faces if it.family == family], files)
    if len(styles) < len(_STYLES):
        missing = ", ".join(it for it in _STYLES if it not in styles)
        there = ", ".join(f"{name} ({files[it.number][0]})" for name, it in styles.items())
        raise Unfit(
            f"il manque des styles à la police {quoted(family)}{NBSP}: {missing}",
            f"mettez leurs fichiers dans {quoted(shown)}, où l’on ne trouve que{NBSP}: {there}",
        )
    chosen = [files[number] for number in dict.fromkeys(it.number for it in styles.values())]
    for name, content in chosen:
        if not may_be_embedded(tables(content)):
            raise Unfit(
                f"le fichier {quoted(name)} interdit de joindre cette police à un PDF",
                "demandez-en le droit à qui l’a faite, ou choisissez une autre police",
            )
    return Typeface(family, tuple(content for _, content in chosen))


def _font_files(folder: Path, shown: str) -> list[tuple[str, bytes]]:
    """Name and content of each font file below a folder, in order; raises `Unfit` for one that is damaged."""
    found = [
        (file.name, file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in ENDINGS and not file.name.startswith(".") and file.is_file()
    ]
    for name, content in found:
        try:
            refuse_damage(content)
        except Damaged as error:
            raise Unfit(
                f"le fichier {quoted(name)} de {quoted(shown)} n’est pas une police, ou elle est abîmée",
                "reprenez-le d’où il vient, en .ttf ou en .otf, ou retirez-le",
            ) from error
    return found


def _styles(faces: Sequence[Face], files: Sequence[tuple[str, bytes]]) -> dict[str, Face]:
    """For each style of our sheets the face that Typst draws it with, where the family has one."""
    spans = [(it, weights(tables(files[it.number][1]), it.weight)) for it in faces]
    found: dict[str, Face] = {}
    for name, (italic, weight) in _STYLES.items():
        served = [
            (abs(it.width - 1), abs(weight - nearest), it.number, it)
            for it, (least, most) in spans
            for nearest in [min(max(weight, least), most)]
            if it.italic is italic and (nearest >= _BOLD) is (weight >= _BOLD)
        ]
        if served:
            *_, found[name] = min(served, key=lambda each: each[:3])
    return found
