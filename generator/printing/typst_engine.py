"""Typst: data in, PDF/UA-1 out, or what does not fit. With `typst_fonts`, all that knows Typst."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from generator import drawings
from generator.clock import given_time
from generator.printing.breaking import endless
from generator.printing.fonts import FIRST, fonts_version, put_behind
from generator.printing.headings import FILE as HEADINGS
from generator.printing.look import USUAL, Look
from generator.printing.qr import qr_code
from generator.printing.typst_fonts import fonts_in

TEMPLATES = Path(__file__).parent.parent / "templates" / "papier"

COLOURS = 32
"""Of a preview: 12.6 KB fall to 3.9 KB (PNG of 91 × 129 pixels), and the letters stay smooth."""


_LONG, _SOON = 11, 4
"""Empty documents after which Typst has forgotten what stood before them; after which it keeps the last few."""


class NotSet(Exception):
    """Typst refuses to compose a document; the message is its own."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit: where it comes from, by how many millimetres, and which share of it is too much.

    `de_trop` says how many lines of a table are too many, however short. What holds and is too small to be read from
    `lu_a` metres says from how many it can be (`lisible`): that stops nothing.
    """

    fichier: str
    champ: tuple[str | int, ...]
    trop_haut: float
    trop_large: float
    part: float
    longueur: int | None
    de_trop: int | None = None
    lu_a: float | None = None
    lisible: float | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, or none where texts do not fit in it; and those texts, and those that are small for where they are read."""

    pdf: bytes | None
    overflows: tuple[Overflow, ...] = ()


class Engine:
    """Compiles documents; one engine serves a whole build, and gets faster as it goes."""

    def __init__(self, look: Look = USUAL) -> None:
        self.look = look
        self._composed = False
        # The data is a file beside a copy of the templates: given as an argument, the smallest change in it
        # would make Typst forget every layout it knows.
        self._folder = TemporaryDirectory(prefix="essaimage-")

    @cached_property
    def _compiler(self) -> typst.Compiler:
        folder = Path(self._folder.name)
        for template in _templates():
            shutil.copy(template, folder)
        put_behind(folder)
        look, chosen = self.look, folder / "police"
        chosen.mkdir()
        for number, content in enumerate(look.police.files if look.police else ()):
            (chosen / f"{number}.otf").write_bytes(content)
        if look.logo is not None and look.logo_file is not None:
            (folder / look.logo_file).write_bytes(look.logo)
        font = {"famille": look.police.family, "signes": look.police.covered} if look.police else None
        own = {"couleur": look.couleur, "logo": look.logo_file, "police": font}
        (folder / "papier.json").write_text(json.dumps(own), encoding="utf-8")
        fonts = fonts_in(chosen, FIRST, folder)
        return typst.Compiler(str(folder / "document.typ"), root=str(folder), font_paths=fonts)

    @cached_property
    def _blank(self) -> typst.Compiler:
        """An empty document: to make it, Typst forgets what it has not used for long, as a mere question does not."""
        file = Path(self._folder.name, "vide.typ")
        file.write_text("", encoding="utf-8")
        return typst.Compiler(str(file), root=self._folder.name, font_paths=fonts_in())

    def forget(self) -> None:
        """Let Typst forget all that it composed: it would keep that for ten documents more."""
        if self._composed:
            for _ in range(_LONG):
                self._blank.compile(format="svg")
        self._composed = False

    def _give(self, data: Mapping[str, Any]) -> None:
        self._composed = True
        drawn = {**data, "feuilles": [_with_code(sheet) for sheet in endless(data["feuilles"])]}
        text = json.dumps(drawn, ensure_ascii=False)
        Path(self._folder.name, "data.json").write_text(text, encoding="utf-8")

    @cached_property
    def fingerprint(self) -> str:
        """What changes the PDF besides its data: version of Typst, templates, fonts, SOURCE_DATE_EPOCH."""
        contents = "".join(f"{file.name}:{_digest(file)}\n" for file in _templates())
        return (
            f"typst {version('typst')} {fonts_version()}\n{contents}{self.look.fingerprint}\n{given_time()}\n"
        )

    def picture(self, data: Mapping[str, Any], ppi: float = 72, *, whole: bool = False) -> bytes:
        """A PNG of the first page, in few colours: ink on paper needs no more, and a first visit waits for it.

        Of the `whole` first sheet, its pages stand one under the other.
        """
        from PIL import Image

        first = {**data, "feuilles": data["feuilles"][:1]}
        self._give(first)
        made = self._compiler.compile(format="png", ppi=ppi)
        if made is None:
            raise TypeError("Typst gave no picture")
        pages = [Image.open(BytesIO(it)) for it in (made if isinstance(made, list) else [made])]
        shown = pages if whole else pages[:1]
        full = Image.new("RGB", (max(it.width for it in shown), sum(it.height for it in shown)))
        down = 0
        for page in shown:
            full.paste(page, (0, down))
            down += page.height
        light = BytesIO()
        full.quantize(COLOURS).save(light, "PNG", optimize=True)
        return light.getvalue()

    def render(self, data: Mapping[str, Any]) -> Printed:
        """The PDF of one document, the same bytes for the same data; raises `NotSet`."""
        self._give(data)
        try:
            pdf = self._compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=given_time())
        except typst.TypstError as error:
            raise NotSet(str(error)) from error
        overflows = self._overflows()
        if any(it.lisible is None for it in overflows):
            return Printed(None, overflows)
        if not isinstance(pdf, bytes):
            raise TypeError("Typst gave no PDF")
        return Printed(pdf, overflows)

    def overflows(self, data: Mapping[str, Any]) -> tuple[Overflow, ...]:
        """What would not fit in one document, which is composed and not written; raises `NotSet`."""
        self._give(data)
        found = self._overflows()
        for _ in range(_SOON):
            self._blank.compile(format="svg")
        return found

    def _overflows(self) -> tuple[Overflow, ...]:
        try:
            found = json.loads(self._compiler.query("<trop>", field="value"))
        except typst.TypstError as error:
            raise NotSet(str(error)) from error
        return tuple(map(_overflow, found))


def _with_code(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """A sheet with the QR code of its page drawn, where its data holds the address; of each of its cards, and of where one tells, too."""
    foot = sheet["pied"]
    drawn = {**sheet, "pied": {**foot, "qr": qr_code(foot["qr"])}} if "qr" in foot else {**sheet}
    if "racontez" in sheet:
        drawn["racontez"] = {**sheet["racontez"], "qr": qr_code(sheet["racontez"]["qr"])}
    if "cartes" in sheet:
        drawn["cartes"] = [_with_code(card) for card in sheet["cartes"]]
    return drawn


def _templates() -> list[Path]:
    return [*sorted(TEMPLATES.glob("*.typ")), drawings.FILE, HEADINGS]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _overflow(found: Mapping[str, Any]) -> Overflow:
    where = found["ou"]
    return Overflow(
        where["fichier"],
        tuple(where["champ"]),
        found["trop_haut"],
        found["trop_large"],
        found["part"],
        where.get("longueur"),
        found.get("de_trop"),
        found.get("lu_a"),
        found.get("lisible"),
    )
