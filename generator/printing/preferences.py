"""What a PDF asks of the printer: its own size, the right sides, the tray of its paper."""

from __future__ import annotations

import re

from generator.printing.line_names import name_the_lines
from generator.printing.pdf import NotOurs, Objects, compact, objects_of, small_objects

PREPARED = "lines named, squeezed 1"
"""What made a PDF ready, for whoever keeps it: to be changed with what is done here."""

_WISHES = re.compile(rb"/ViewerPreferences<<([^<>]*)>>")
_PAGE = re.compile(rb"<</Type/Page/[^\n]*/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]")
_CONTENTS = re.compile(rb"(<</Type/Page/[^\n]*/Contents )(\d+)( 0 R)")


def prepared(pdf: bytes, duplex: bool | None) -> bytes:
    """The same PDF, to be printed at 100 %, on both sides when `duplex`, on one when it is False.

    Where `duplex` is None, the reader chooses. Tables that name their lines say so to who hears them. Pages that are
    the same are kept once: a pile holds a sheet many times. The same bytes come out for the same bytes.
    """
    objects = objects_of(pdf)
    _wish(objects, duplex)
    name_the_lines(objects)
    _share_contents(objects)
    return compact(objects)


def _wish(objects: Objects, duplex: bool | None) -> None:
    wishes = b"/PrintScaling/None/PickTrayByPDFSize true"
    if duplex is not None:
        wishes += b"/Duplex/DuplexFlipLongEdge" if duplex else b"/Duplex/Simplex"
    told, found = _WISHES.subn(
        lambda known: b"/ViewerPreferences<<%b%b>>" % (known[1], wishes), objects.bodies[objects.root]
    )
    if found != 1:
        raise NotOurs("no preferences where Typst writes some")
    objects.bodies[objects.root] = told


def pages_of(pdf: bytes) -> tuple[int, frozenset[frozenset[int]]]:
    """How many pages a PDF that is `prepared` has, and their sizes: the two sides of each, in points."""
    boxes = [found.groups() for some in small_objects(pdf) for found in _PAGE.finditer(some)]
    return len(boxes), frozenset(frozenset(round(float(side)) for side in box) for box in boxes)


def _share_contents(objects: Objects) -> None:
    known: dict[bytes, int] = {}
    needless: set[int] = set()
    for number, body in list(objects.bodies.items()):
        page = _CONTENTS.match(body)
        if page is not None:
            drawn = int(page[2])
            first = known.setdefault(objects.bodies[drawn], drawn)
            if first != drawn:
                objects.bodies[number] = b"%b%d%b%b" % (page[1], first, page[3], body[page.end() :])
                needless.add(drawn)
    for number in needless:
        del objects.bodies[number]
