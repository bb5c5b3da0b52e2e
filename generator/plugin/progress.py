"""How far the printing is, on a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from generator.printing import Told


@contextmanager
def printing_progress() -> Iterator[Told | None]:
    """A bar that follows the printing, none when nobody watches (a file, continuous integration)."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Impression", file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield told
