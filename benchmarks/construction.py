"""How long a build takes, how much memory, next to the same text in stock MkDocs + Material.

Usage: python benchmarks/construction.py [N …]   (100 1000 10000 when none is given)

Each build runs in a process of its own; seconds are wall-clock of the whole command, memory is the
peak resident size of that process, milliseconds a page divide by the pages written.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from synthetique import write_markdown, write_site


@dataclass(frozen=True)
class Measure:
    seconds: float
    megabytes: float
    pages: int

    @property
    def milliseconds_a_page(self) -> float:
        return self.seconds * 1000 / self.pages


def measure(command: list[str], site: Path) -> Measure:
    """Run `command` in a child of its own; pages are the index.html files it leaves in `site`."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.perf_counter()
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        os.write(write_end, f"{seconds} {peak}".encode())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    seconds, megabytes = (float(it) for it in os.read(read_end, 100).split())
    return Measure(seconds, megabytes, sum(1 for _ in site.rglob("index.html")))


# As it comes, its menu makes every page as long as the site: beyond this, the wait is in hours.
MENU_LIMIT = 1000


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or [100, 1000, 10000]
    print("| fiches et récits | outil | pages | secondes | Mio au plus | ms par page |")
    print("|---:|---|---:|---:|---:|---:|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            ours = Path(name) / "essaimage"
            ours.mkdir()
            write_site(ours, size)
            command = [sys.executable, "-m", "generator", "construire", "--site", str(ours)]
            _report(size, "Essaimage", measure(command, ours / "site"))
            for label, short_menu in (
                ("MkDocs + Material, tel quel", False),
                ("MkDocs + Material, menu court", True),
            ):
                if size > MENU_LIMIT and not short_menu:
                    continue
                stock = Path(name) / ("menu-court" if short_menu else "tel-quel")
                stock.mkdir()
                write_markdown(ours, stock, short_menu=short_menu)
                command = [sys.executable, "-m", "mkdocs", "-q", "build", "-f", str(stock / "mkdocs.yml")]
                _report(size, label, measure(command, stock / "site"))


def _report(size: int, label: str, it: Measure) -> None:
    print(
        f"| {size} | {label} | {it.pages} | {it.seconds:.1f} | {it.megabytes:.0f} | {it.milliseconds_a_page:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
