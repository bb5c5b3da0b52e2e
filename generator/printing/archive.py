"""The ZIP for a copy shop: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from generator.printing.press import Sheetful

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def archive(printed: Iterable[Sheetful]) -> bytes:
    """The documents at their paths, in order of paper size then number."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive_file:
        for it in sorted(printed, key=lambda it: it.document.path):
            info = zipfile.ZipInfo(it.document.path, _LONG_AGO)
            info.external_attr = 0o644 << 16
            archive_file.writestr(info, it.pdf, zipfile.ZIP_DEFLATED, 6)
    return stream.getvalue()
