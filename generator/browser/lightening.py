"""What a browser would fetch in vain, taken out of the pieces; which files that changes is told on the page of credits."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

_FONT = (b"OTTO", b"\0\1\0\0")
_OF_A_FONT = {b"head", b"cmap", b"hhea", b"maxp", b"name", b"post", b"OS/2", b"hmtx"}
_LARGEST_FONT = 5_000_000
_TABLES = range(8, 41)

_EVALUATED = re.compile(r"var s=eval\(UTF8ToString\(ptr\)\)")
_CHANGED = "// Pyodide (MPL-2.0), changé par Essaimage : le fuseau horaire est demandé sans « eval ».\n"
_TIME_ZONE = "var s=Intl.DateTimeFormat().resolvedOptions().timeZone"


def without_fonts(library: bytes) -> bytes:
    """The library of Typst, whose own fonts are wiped out: they never serve here, and weigh as much as the rest."""
    wiped = bytearray(library)
    for begin, end in _fonts(library):
        wiped[begin:end] = bytes(end - begin)
    return bytes(wiped)


def _fonts(library: bytes) -> Iterator[tuple[int, int]]:
    """Where each font begins and ends."""
    for signature in _FONT:
        begin = library.find(signature)
        while begin >= 0:
            end = _end_of_font(library, begin)
            if end is not None:
                yield begin, begin + end
            begin = library.find(signature, begin + 4)


def _end_of_font(library: bytes, begin: int) -> int | None:
    """How long the font that begins there is; None where there is none."""
    head = library[begin : begin + 12]
    count = struct.unpack_from(">H", head, 4)[0] if len(head) == 12 else 0
    if count not in _TABLES or begin + 12 + 16 * count > len(library):
        return None
    tables = [struct.unpack_from(">4sLLL", library, begin + 12 + 16 * it) for it in range(count)]
    end = max(place + length for _, _, place, length in tables)
    named = len(_OF_A_FONT & {name for name, *_ in tables}) >= len(_OF_A_FONT) - 1
    return end if named and end < _LARGEST_FONT else None


def without_evaluation(script: str) -> str:
    """The script of Pyodide, which evaluates text to learn the time zone: it asks for it plainly instead.

    So a server that lets pages evaluate nothing still lets the press run.
    """
    changed, found = _EVALUATED.subn(_TIME_ZONE, script)
    if found != 1:
        raise ValueError("Pyodide asks for the time zone in another way")
    return f"{_CHANGED}{changed}"


def files_of(wheel: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The files of a wheel that are wanted, without what only an installer reads."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as opened:
        names = sorted(it.filename for it in opened.infolist() if not it.is_dir())
        return {it: opened.read(it) for it in names if wanted(it) and not _of_an_installer(it)}


def _of_an_installer(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    told = file in ("RECORD", "WHEEL", "top_level.txt", "entry_points.txt") or "/sboms" in folder
    return (".dist-info" in folder and told) or name.endswith((".pyi", ".py.typed"))
