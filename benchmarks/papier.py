"""How long printing takes: all PDFs of the corpus, synthetic kits of 12 fiches, WeasyPrint with the same text.

python benchmarks/papier.py [--kits 200] [--weasyprint]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from generator.corpus import Corpus, Entry, Folders, load_corpus
from generator.model import Kit
from generator.printing import Press, Site, documents, for_people, kit_document, own_kit
from generator.printing.cache import Cache
from generator.printing.typst_engine import Engine

ROOT = Path(__file__).parents[1]
SITE = Site("Essaimage", "https://essaimage.example/")


@contextmanager
def timed(what: str, divided_by: int = 1) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    each = f", {1000 * seconds / divided_by:.0f} ms each" if divided_by > 1 else ""
    print(f"{what:58} {seconds:8.2f} s{each}")


def synthetic(corpus: Corpus, number: int) -> tuple[Corpus, Entry[Kit]]:
    """A corpus of 12 fiches with titles of their own, and the kit that uses them all."""
    originals = list(corpus.fiches.values())
    fiches = {}
    for index in range(12):
        entry = originals[index % len(originals)]
        slug = f"{entry.slug}-{number}-{index}"
        record = type(entry.record).model_construct(
            **(dict(entry.record) | {"titre": f"{entry.record.titre} {number}.{index}"})
        )
        fiches[slug] = replace(entry, slug=slug, record=record)
    made = replace(corpus, fiches=fiches)
    return made, own_kit(made, list(fiches), f"Kit {number}", 10 + number % 40, "09:00")


def as_html(sheets: list[dict[str, Any]]) -> str:
    """The same words, as a plain page: what WeasyPrint gets."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                if key not in ("pied", "qr", "url", "ou", "champ", "mots", "modele", "genre"):
                    yield from texts(item)
        elif isinstance(value, list):
            for item in value:
                yield from texts(item)
        elif isinstance(value, str) and value:
            yield value

    pages = ("".join(f"<p>{escape(text)}</p>" for text in texts(sheet)) for sheet in sheets)
    style = "<style>@page{size:A4;margin:15mm} section{break-before:page;hyphens:auto}</style>"
    return (
        f'<html lang="fr"><title>x</title>{style}{"".join(f"<section>{it}</section>" for it in pages)}</html>'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kits", type=int, default=200)
    parser.add_argument("--weasyprint", action="store_true")
    options = parser.parse_args()
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    folder = ROOT / ".cache" / "essai-papier"
    cache = Cache(folder)
    cache.keep_only(set())
    todo = list(documents(corpus, SITE))
    with timed(f"all {len(todo)} PDFs of the corpus, cold", len(todo)):
        Press(ROOT, cache).print_all(corpus, todo)
    with timed("again, from the cache", len(todo)):
        Press(ROOT, cache).print_all(corpus, todo)
    engine = Engine()
    entry = next(iter(corpus.kits.values()))
    kit = kit_document(corpus, SITE, entry).data
    with timed("one kit whose layouts Typst remembers"):
        engine.render(kit)
    # Typst's memory is shared by all engines of a process: only texts it never saw show its full cost.
    other = kit_document(corpus, SITE, for_people(entry, 61, "07:05")).data
    with timed("the same kit for other people at another time"):
        engine.render(other)
    kits = [kit_document(*_in_order(synthetic(corpus, number))).data for number in range(options.kits + 1)]
    with timed(f"{options.kits} synthetic kits of 12 fiches", options.kits):
        for data in kits[1:]:
            engine.render(data)
    if options.weasyprint:
        import weasyprint  # seulement pour la comparaison

        with timed("a synthetic kit by WeasyPrint: same words, no layout"):
            weasyprint.HTML(string=as_html(kits[0]["feuilles"])).write_pdf(pdf_variant="pdf/ua-1")
        with timed("the same by Typst, full layout"):
            engine.render(kits[0])


def _in_order(made: tuple[Corpus, Entry[Kit]]) -> tuple[Corpus, Site, Entry[Kit]]:
    return made[0], SITE, made[1]


if __name__ == "__main__":
    main()
