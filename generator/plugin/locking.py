"""One build of a site at a time: two would undo each other’s work.

Two sites may be published at one place, each with a lock of its own: the folder where a build works is
reserved too, so that the other does not take it for a leftover.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkdocs.exceptions import Abort

BUSY = "Une autre construction de ce site est en cours : attendez qu’elle finisse, puis recommencez."

if sys.platform == "win32":
    from filelock import FileLock, Timeout

    @contextmanager
    def alone(root: Path) -> Iterator[None]:
        """Build the site at `root` alone; raises `Abort` when another build is at it."""
        try:
            with FileLock(root / ".site-verrou", timeout=0):
                yield
        except Timeout:
            raise Abort(BUSY) from None

    @contextmanager
    def in_use(folder: Path) -> Iterator[None]:  # noqa: ARG001 - Windows reserves no folder
        """Reserve the folder where a build works, on a system that knows how to."""
        yield

    def is_in_use(folder: Path) -> bool:  # noqa: ARG001 - as above
        """Whether a build works in `folder`, as far as one can tell."""
        return False

else:
    import fcntl

    def _reserve(folder: int) -> None:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)

    @contextmanager
    def _opened(folder: Path) -> Iterator[int]:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield handle
        finally:
            os.close(handle)

    @contextmanager
    def in_use(folder: Path) -> Iterator[None]:
        """Reserve the folder where a build works, on a disk that knows how to."""
        with _opened(folder) as handle:
            with suppress(OSError):
                _reserve(handle)
            yield

    def is_in_use(folder: Path) -> bool:
        """Whether a build works in `folder`, as far as one can tell."""
        try:
            with _opened(folder) as handle:
                _reserve(handle)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    @contextmanager
    def alone(root: Path) -> Iterator[None]:
        """Build the site at `root` alone; raises `Abort` when another build is at it.

        The folder itself is locked: that leaves no file behind, asks for no right to write, and ends with
        the process, however it ends.
        """
        with _opened(root) as handle:
            try:
                _reserve(handle)
            except BlockingIOError:
                raise Abort(BUSY) from None
            except OSError:
                said = "Ce disque ne sait pas réserver un dossier : ne lancez qu’une construction à la fois."
                print(said, file=sys.stderr)
            yield
