"""A PDF of Typst, object by object, and the same written in little room; pure Python, so that a browser does it too.

Typst writes plain objects, a line each but for streams, and a table of where they begin. Only that is read here, and
what `compact` wrote of it: any other PDF is refused.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_TRAILER = re.compile(
    rb"trailer\n<</Size (\d+)/Root (\d+) 0 R/Info (\d+) 0 R[^\n]*>>\nstartxref\n(\d+)\n%%EOF\s*\Z"
)
_STREAM = b">>\nstream\n"
_TOGETHER = re.compile(rb"<</Type/ObjStm/N \d+/First (\d+)/Filter/FlateDecode/Length (\d+)>>\nstream\n")
_AT_ONCE = 200
"""Objects squeezed together: the more, the lighter, and the longer a reader waits for one of them."""
_ROOM = 1 + 4 + 2
"""Bytes of a line of the table: its kind, a place, a rank."""


class NotOurs(ValueError):
    """A PDF that Typst did not write, or not as it is known to."""


@dataclass(slots=True)
class Objects:
    """The objects of a PDF by their number; a number that nothing bears any more is left out."""

    bodies: dict[int, bytes]
    root: int
    info: int


def objects_of(pdf: bytes) -> Objects:
    """Every object of a PDF that Typst has just written; raises `NotOurs`."""
    end = _TRAILER.search(pdf, max(0, len(pdf) - 1000))
    if end is None:
        raise NotOurs("no table where Typst writes one")
    size, root, info, table = map(int, end.groups())
    begins = [int(line[:10]) for line in pdf[table : end.start()].split(b"\n")[3 : size + 2]]
    bodies: dict[int, bytes] = {}
    for number, (begin, after) in enumerate(pairwise([*begins, table]), start=1):
        head, tail = b"%d 0 obj\n" % number, b"\nendobj\n"
        written = pdf[begin:after].rstrip(b"\n") + b"\n"
        if not (written.startswith(head) and written.endswith(tail)):
            raise NotOurs(f"no object {number} where the table says")
        bodies[number] = written[len(head) : -len(tail)]
    return Objects(bodies, root, info)


def compact(objects: Objects) -> bytes:
    """A PDF of these objects, all but streams squeezed together; the same bytes for the same objects."""
    out = bytearray(_HEADER)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    small: list[int] = []
    for number, body in sorted(objects.bodies.items()):
        if _STREAM in body:
            places[number] = (1, len(out), 0)
            out += _written(number, body)
        else:
            small.append(number)
    number = max(objects.bodies)
    for first in range(0, len(small), _AT_ONCE):
        number += 1
        some = small[first : first + _AT_ONCE]
        places |= {it: (2, number, rank) for rank, it in enumerate(some)}
        places[number] = (1, len(out), 0)
        out += _written(number, _together([(it, objects.bodies[it]) for it in some]))
    number += 1
    begins = len(out)
    places[number] = (1, begins, 0)
    lines = [places.get(it, (0, 0, 65535)) for it in range(number + 1)]
    name = hashlib.sha256(out).hexdigest()[:32].encode()
    what = b"/Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/W[1 4 2]" % (
        len(lines), objects.root, objects.info, name, name,
    )  # fmt: skip
    predicted = b"/DecodeParms<</Predictor 12/Columns %d>>" % _ROOM
    out += _written(number, _squeezed(what + predicted, b"".join(_differences(lines))))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % begins)


def small_objects(pdf: bytes) -> Iterator[bytes]:
    """All that `compact` has squeezed together in a PDF, several objects at a time."""
    for found in _TOGETHER.finditer(pdf):
        yield zlib.decompress(pdf[found.end() : found.end() + int(found[2])])[int(found[1]) :]


def _written(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _together(some: Sequence[tuple[int, bytes]]) -> bytes:
    """A stream of several objects: where each one begins, then all of them."""
    index, place = [], 0
    for number, body in some:
        index.append(b"%d %d" % (number, place))
        place += len(body) + 1
    head = b" ".join(index) + b"\n"
    whole = head + b"".join(body + b"\n" for _, body in some)
    return _squeezed(b"/Type/ObjStm/N %d/First %d" % (len(some), len(head)), whole)


def _squeezed(what: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d%b%b\nendstream" % (what, len(packed), _STREAM, packed)


def _differences(lines: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    """The table as PNG’s « Up » filter says it: of each line, how it differs from the one above."""
    above = bytes(_ROOM)
    for kind, place, rank in lines:
        line = bytes([kind]) + place.to_bytes(4) + rank.to_bytes(2)
        yield b"\x02" + bytes((new - old) % 256 for new, old in zip(line, above, strict=True))
        above = line
