"""What a logo must be to be drawn on paper: a light PNG or SVG, whole, that brings nothing from elsewhere."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

from generator.diagnostics import NBSP, quoted

HEAVIEST = 1_000_000
"""Bytes; a sheet bears it at the size of a stamp."""
WIDEST = 5_000
"""Pixels on a side."""
_NOTHING = re.compile(r"\s*(?:-.*|0*\.?0*(?:[a-z]+|%)?)\s*", re.IGNORECASE)
"""A side that is negative or nought; one that is not said is another matter."""
_ELSEWHERE = re.compile(
    r"""(?:@import\s*|url\(\s*)(?:url\()?["']?((?![#"'\s]|data:)[^"')\s]+)""", re.IGNORECASE
)
"""What a style asks for, unless it is in the file."""
_SVG = "{http://www.w3.org/2000/svg}svg"


def unfit_logo(
    name: str, file: Path | None, hint: str = "vérifiez son nom et son dossier"
) -> tuple[str, str] | None:
    """Why `file`, which people call `name`, cannot be a logo, and what to do; None when it can.

    `hint` is for a file that is not there. Raises `OSError` where it cannot be read.
    """
    png = name.lower().endswith(".png")
    if not png and not name.lower().endswith(".svg"):
        return f"{quoted(name)} n’est ni un SVG ni un PNG", "enregistrez-le ainsi"
    if file is None or not file.is_file():
        return f"le logo {quoted(name)} n’existe pas", hint
    if file.stat().st_size > HEAVIEST:
        return f"le logo {quoted(name)} pèse plus d’un mégaoctet", "enregistrez-le en plus petit"
    problem = _of_png(file.read_bytes()) if png else _of_svg(file.read_bytes())
    return (f"le logo {quoted(name)} {problem[0]}", problem[1]) if problem else None


def _of_png(content: bytes) -> tuple[str, str] | None:
    size = png_size(content)
    if size is None:
        return "n’est pas une image PNG que l’on puisse lire", "enregistrez-le de nouveau en PNG"
    if max(size) > WIDEST:
        return f"a plus de {WIDEST}{NBSP}points de côté", "enregistrez-le en plus petit"
    return None


def png_size(content: bytes) -> tuple[int, int] | None:
    """The sides of a PNG, in pixels; None for what is no PNG, or not a whole one."""
    head = re.match(rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR(.{8})", content, re.DOTALL)
    place, kind = 8, b""
    while head is not None and kind != b"IEND":
        if place + 12 > len(content):
            return None
        length, kind = struct.unpack_from(">I4s", content, place)
        said = content[place + 4 : place + 8 + length]
        place += 12 + length
        if content[place - 4 : place] != zlib.crc32(said).to_bytes(4):
            return None
    sides: tuple[int, int] = struct.unpack(">II", head[1]) if head is not None else (0, 0)
    return sides if min(sides) > 0 else None


def _of_svg(content: bytes) -> tuple[str, str] | None:
    unread = ("n’est pas une image SVG que l’on puisse lire", "enregistrez-le de nouveau en SVG")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unread
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "contient un en-tête DOCTYPE ou ENTITY", "enregistrez-le en « SVG simple »"
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  # no entity is left to expand
    except ElementTree.ParseError:
        return unread
    if root.tag != _SVG:
        return unread
    if any(_NOTHING.fullmatch(root.get(side, "100%")) for side in ("width", "height")):
        return "n’a pas de taille", "donnez-lui une largeur et une hauteur"
    if elsewhere := _ELSEWHERE.search(text):
        return f"va chercher {quoted(elsewhere[1])} ailleurs", "intégrez ce fichier au logo"
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == "href" and not value.startswith(("#", "data:")):
                return f"va chercher {quoted(value)} ailleurs", "intégrez cette image au logo"
    return None
