"""What a PDF asks of the printer: its own size, the right sides, the tray of its paper."""

from __future__ import annotations

from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

PREPARED = f"pikepdf {version('pikepdf')}, lines named"
"""What made a PDF ready, for whoever keeps it."""


def prepared(pdf: bytes, duplex: bool | None) -> bytes:
    """The same PDF, to be printed at 100 %, on both sides when `duplex`, on one when it is False.

    Where `duplex` is None, the reader chooses. Tables that name their lines say so to who hears them. Pages that are
    the same are kept once: a pile holds a sheet many times. The same bytes come out for the same bytes.
    """
    import pikepdf

    from generator.printing.line_names import name_the_lines

    # From a file that is mapped, its many small objects are read twice as fast as from a stream.
    with TemporaryDirectory(prefix="essaimage-") as folder:
        file = Path(folder, "a.pdf")
        file.write_bytes(pdf)
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as document:
            _wish(document, duplex)
            name_the_lines(document)
            _share_contents(document)
            out = BytesIO()
            document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _wish(document: pikepdf.Pdf, duplex: bool | None) -> None:
    import pikepdf

    wishes = {"/PrintScaling": pikepdf.Name("/None"), "/PickTrayByPDFSize": True}
    if duplex is not None:
        wishes["/Duplex"] = pikepdf.Name("/DuplexFlipLongEdge" if duplex else "/Simplex")
    known = document.Root.get("/ViewerPreferences")
    told = dict(known.items()) if isinstance(known, pikepdf.Dictionary) else {}
    document.Root.ViewerPreferences = pikepdf.Dictionary({**told, **wishes})


def pages_of(pdf: bytes) -> tuple[int, frozenset[frozenset[int]]]:
    """How many pages it has, and their sizes: the two sides of each, in points."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        boxes = [page.mediabox for page in document.pages]
        sizes = frozenset(frozenset((round(float(box[2])), round(float(box[3])))) for box in boxes)
    return len(boxes), sizes


def _share_contents(document: pikepdf.Pdf) -> None:
    import pikepdf

    known: dict[bytes, Any] = {}
    for page in document.pages:
        contents = page.obj.Contents
        if isinstance(contents, pikepdf.Stream):
            page.obj.Contents = known.setdefault(contents.read_raw_bytes(), contents)
