"""How long printing takes, and how much memory: a kit of one's own, the piles of the site's kits, many fiches.

python -m benchmarks.papier                        # the site, its piles, the memory of 500 fiches
python -m benchmarks.papier --weasyprint 5         # also five new kits, by us and by WeasyPrint, installed apart
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.feuilles_html import as_html
from benchmarks.synthetique import ROOT, write_fiches
from generator.corpus import Corpus, Entry, Folders, load_corpus, printed
from generator.model import Kit
from generator.printing import (
    Document,
    Press,
    Sheetful,
    Site,
    archive,
    documents,
    fiche_documents,
    for_people,
    kit_author,
    kit_document,
    kit_piles,
    own_kit,
    proof,
    publish,
    write_files,
)
from generator.printing.cache import Cache
from generator.printing.preferences import pages_of, prepared
from generator.printing.typst_engine import Engine

SITE = Site("Essaimage", "https://essaimage.example/")
FICHES_IN_A_KIT = 12


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, and of the processor: these hardly change with what else the machine does."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.processor:.2f} s of processor)"


def spent(work: Callable[[], object]) -> Spent:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - processor)


def corpus_at(root: Path) -> Corpus:
    corpus = load_corpus(Folders(root)).corpus
    assert corpus is not None
    return corpus


def printed_by(press: Press, todo: list[Document]) -> list[Sheetful]:
    sheets, problems = press.print_all(todo)
    assert sheets, problems
    return sheets


# --- The site --------------------------------------------------------------------------------


def measure_site(corpus: Corpus, folder: Path) -> None:
    """Every PDF of the site with nothing kept, then with all of it; a kit, then the same for other people."""
    todo = list(documents(corpus, SITE))
    for state in ("cold", "from the cache"):
        print(
            f"all {len(todo)} PDFs of the site, {state}:",
            spent(lambda: printed_by(Press(ROOT, Cache(folder)), todo)),
        )
    kit = corpus.kits["vision"]
    press = Press(ROOT)
    for what, entry in (
        ("kit Vision", kit),
        ("the same", kit),
        ("the same, other people at another time", for_people(kit, 61, "07:05")),
    ):
        todo = [of_kit(corpus, entry)]
        print(f"{what}:", spent(partial(printed_by, press, todo)))


def of_kit(corpus: Corpus, entry: Entry[Kit]) -> Document:
    return kit_document(kit_author(corpus, SITE, entry))


# --- (a) A new kit, by us and by WeasyPrint --------------------------------------------------


def new_kits(corpus: Corpus, number: int) -> Iterator[Document]:
    """Kits of 12 fiches drawn among the real ones, each for other people at another time."""
    chance = random.Random(2030)
    for index in range(number):
        parts = chance.sample(list(corpus.fiches), FICHES_IN_A_KIT)
        start = f"{chance.randint(8, 19):02d}:{chance.choice(('00', '15', '30'))}"
        yield of_kit(corpus, own_kit(corpus, parts, f"Kit {index}", chance.randint(6, 60), start))


def measure_new_kits(corpus: Corpus, number: int) -> None:
    """How many times faster than WeasyPrint, the same words, one kit after the other: each is new to both."""
    import weasyprint  # for the comparison alone: the project does without

    engine = Engine()
    clock, processor = [], []
    for kit in new_kits(corpus, number):
        made: dict[str, bytes] = {}
        html = as_html(kit.data["feuilles"])

        def ours(data: dict[str, Any] = kit.data, made: dict[str, bytes] = made) -> None:
            made["ours"] = prepared(engine.render(data).pdf or b"", None)

        def theirs(html: str = html, made: dict[str, bytes] = made) -> None:
            made["theirs"] = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")

        we, they = spent(ours), spent(theirs)
        pages = {name: pages_of(pdf)[0] for name, pdf in made.items()}
        print(
            f"{kit.titre}: {we}, {pages['ours']} pages; WeasyPrint: {they}, {pages['theirs']} pages",
            flush=True,
        )
        clock.append(they.wall / we.wall)
        processor.append(they.processor / we.processor)
    print(f"times as fast: {spread(clock)} on the clock, {spread(processor)} of processor")


def spread(values: list[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


# --- (b) The piles of the site's kits --------------------------------------------------------


def measure_piles(corpus: Corpus, folder: Path, repeats: int = 3) -> None:
    """All piles of each kit, archived: PDFs in the cache, then none but a Typst that has composed them before."""
    slowest: dict[str, tuple[float, str]] = {}
    for slug, entry in corpus.kits.items():
        for largest in printed.PAPERS:
            for state, press in (
                ("in the cache", Press(ROOT, Cache(folder))),
                ("composed before", Press(ROOT)),
            ):

                def piles(entry: Entry[Kit] = entry, largest: Any = largest, press: Press = press) -> None:
                    author = kit_author(corpus, SITE, entry, largest=largest)
                    archive(printed_by(press, list(kit_piles(author))))

                piles()
                taken = [spent(piles).wall for _ in range(repeats)]
                print(f"piles of {slug}, {largest}, {state}: {spread(taken)} s", flush=True)
                slowest[state] = max(slowest.get(state, (0.0, "")), (median(taken), f"{slug}, {largest}"))
    for state, (seconds, which) in slowest.items():
        print(f"slowest, {state}: {which}, {seconds:.2f} s")


# --- (c) The memory of many fiches -----------------------------------------------------------


def print_fiches(root: Path) -> None:
    """The proof, every document of every fiche with its picture, then all of them written; neither book nor deck."""
    corpus, press = replace(corpus_at(root), kits={}, retours={}), Press(root, Cache(root / "cache"))
    assert not proof(corpus, SITE, press)
    todo = list(chain.from_iterable(fiche_documents(corpus, SITE, slug) for slug in corpus.fiches))
    sheetfuls, problems = press.print_all(todo, shown={it.path for it in todo})
    assert not problems
    for it in sheetfuls:
        write_files(root / "site", {it.document.path: it.pdf, f"{it.document.path}.png": it.picture})


def publish_fiches(root: Path) -> None:
    """What a build does: the proof of all sheets, then their PDFs and the pocket deck."""
    press = Press(root, Cache(root / "cache"))
    publication, problems = publish(replace(corpus_at(root), kits={}, retours={}), SITE, press)
    assert publication is not None, problems


CHILDREN: dict[str, Callable[[Path], None]] = {"print": print_fiches, "publish": publish_fiches}


def measure_memory(fiches: int) -> None:
    """The largest resident size of a process that prints so many fiches, then of one that publishes them.

    It comes before the other measures: a process begins with the largest size of the one that starts it.
    """
    for name in CHILDREN:
        with tempfile.TemporaryDirectory() as folder:
            write_fiches(Path(folder), fiches)
            command = [sys.executable, "-m", "benchmarks.papier", "--child", name, folder]
            start = time.perf_counter()
            told = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout
            seconds = time.perf_counter() - start
        print(f"{name} {fiches} fiches: {int(told)} MiB at most, {seconds:.0f} s", flush=True)


def as_child(name: str, root: Path) -> None:
    CHILDREN[name](root)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=("memory", "site", "piles", "new"), help="one of the measures")
    parser.add_argument("--fiches", type=int, default=500, help="whose memory is measured")
    parser.add_argument("--weasyprint", type=int, default=0, help="how many new kits WeasyPrint prints too")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        as_child(options.child[0], Path(options.child[1]))
        return
    if options.only in (None, "memory"):
        measure_memory(options.fiches)
    corpus = corpus_at(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        if options.only in (None, "site"):
            measure_site(corpus, Path(folder))
        if options.only in (None, "piles"):
            measure_piles(corpus, Path(folder))
    if options.weasyprint and options.only in (None, "new"):
        measure_new_kits(corpus, options.weasyprint)


if __name__ == "__main__":
    main()
