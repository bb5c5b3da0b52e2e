"""One build of a site at a time: two would undo each other’s work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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

else:
    import fcntl

    @contextmanager
    def alone(root: Path) -> Iterator[None]:
        """Build the site at `root` alone; raises `Abort` when another build is at it.

        The folder itself is locked: that leaves no file behind, asks for no right to write, and ends with
        the process, however it ends.
        """
        folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Abort(BUSY) from None
            except OSError:
                said = "Ce disque ne sait pas réserver un dossier : ne lancez qu’une construction à la fois."
                print(said, file=sys.stderr)
            yield
        finally:
            os.close(folder)
