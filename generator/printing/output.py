"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(target: Path, content: bytes, *, rights: int = 0o644) -> None:
    """Write beside `target`, then swap: it holds the old content or the new one, never a part.

    Raises `OSError` when it cannot, and for a device or a pipe, which must not be replaced by a file.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OSError(errno.ENODEV, "not a plain file", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(rights)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file at its path under `folder`."""
    for path, content in files.items():
        write_whole(folder / path, content)
