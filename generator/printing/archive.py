"""Archives: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping

from generator.printing.press import Sheetful

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def archive(printed: Iterable[Sheetful], others: Mapping[str, bytes] | None = None) -> bytes:
    """The documents at their paths, in order of paper size then number, and other files."""
    files = {it.document.path: it.pdf for it in printed} | dict(others or {})
    return zipped(dict(sorted(files.items())))


def zipped(files: Mapping[str, bytes], stored: Collection[str] = (), level: int = 6) -> bytes:
    """A ZIP of these files in their order, compressed but for the `stored` ones, to that `level` of zlib."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive_file:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, _LONG_AGO)
            info.external_attr = 0o644 << 16
            how = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            archive_file.writestr(info, content, how, level)
    return stream.getvalue()
