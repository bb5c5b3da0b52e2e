"""How long printing takes: all PDFs of the corpus, synthetic kits of 12 fiches, WeasyPrint with the same text.

python benchmarks/papier.py [--kits 200] [--weasyprint 5]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from generator.corpus import Corpus, Entry, Folders, load_corpus
from generator.model import Kit
from generator.printing import Press, Site, documents, for_people, kit_author, kit_document, own_kit
from generator.printing.cache import Cache
from generator.printing.press import count_pages
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


def synthetic_kits(corpus: Corpus, number: int) -> Iterator[Entry[Kit]]:
    """Kits of 12 fiches drawn among the real ones, each for other people at another time."""
    chance = random.Random(2030)
    slugs = list(corpus.fiches)
    for index in range(number):
        parts = chance.sample(slugs, 12)
        start = f"{chance.randint(8, 19):02d}:{chance.choice(('00', '15', '30'))}"
        yield own_kit(corpus, parts, f"Kit {index}", chance.randint(6, 60), start)


STYLE = """
@page { size: A4; margin: 15mm 15mm 30mm; @bottom-left { content: element(foot) } }
@page a3 { size: A3 }
html { font: 11pt "Atkinson Hyperlegible"; hyphens: auto }
section { break-before: page } .A3 { page: a3 }
footer { position: running(foot); font-size: 8pt } footer svg { width: 12mm; float: right }
table { width: 100%; border-collapse: collapse } td, th { border-top: .5pt solid #999; padding: 1.5mm; text-align: left }
.columns { columns: 2; column-gap: 9mm }
.card { display: inline-block; width: 85mm; height: 120mm; border: .5pt dashed #999; overflow: hidden; font-size: 14pt }
"""


def as_html(sheets: list[dict[str, Any]]) -> str:
    """The same words in tables, columns and cards, as one would write them for WeasyPrint."""
    body = "".join(
        f'<section class="{sheet.get("format", "A4")}">{_foot(sheet["pied"])}<h1>{escape(sheet["titre"])}</h1>{_sheet(sheet)}</section>'
        for sheet in sheets
    )
    return f'<html lang="fr"><title>x</title><style>{STYLE}</style>{body}</html>'


def _foot(foot: dict[str, Any]) -> str:
    words = "<br>".join(escape(foot[key]) for key in ("titre", "licence_url", "source", "url", "date"))
    return f"<footer>{foot['qr']}{words}</footer>"


def _sheet(sheet: dict[str, Any]) -> str:
    if "planches" in sheet:
        cards = (card for board in sheet["planches"] for card in board)
        return "".join(f'<div class="card">{_texts(card)}</div>' for card in cards)
    if "colonnes" in sheet:
        heads = "".join(f"<th>{escape(it)}</th>" for it in sheet["colonnes"])
        rows = [*sheet["lignes"], *[""] * (sheet["lignes_vides"] or 0)]
        cells = "<td></td>" * (len(sheet["colonnes"]) - 1)
        return f"<table><tr>{heads}</tr>{''.join(f'<tr><th>{escape(it)}</th>{cells}</tr>' for it in rows)}</table>"
    if sheet["modele"] == "fiche":
        rows = "".join(
            f"<tr><td>{it['debut']}<td>{_texts(it['titre'])}<td>{_texts(it['consigne'])}</tr>"
            for it in sheet["moments"]
        )
        lists = "".join(
            f"<h2>{escape(it['titre'])}</h2><ul>{''.join(f'<li>{_texts(item)}</li>' for item in it['items'])}</ul>"
            for it in sheet["listes"]
        )
        return f'<table>{rows}</table><div class="columns">{lists}</div>'
    return _texts({key: value for key, value in sheet.items() if key not in ("pied", "titre")})


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        if "bouts" in value:
            return f"<p>{''.join(escape(run.get('s', '……')) for run in value['bouts'])}</p>"
        hidden = ("ou", "champ", "mots", "modele", "genre", "forme", "url")
        return "".join(_texts(item) for key, item in value.items() if key not in hidden)
    if isinstance(value, list):
        return "".join(map(_texts, value))
    return f"<p>{escape(value)}</p>" if isinstance(value, str) and value else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kits", type=int, default=200)
    parser.add_argument("--weasyprint", type=int, default=0, help="how many kits WeasyPrint prints too")
    options = parser.parse_args()
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    folder = ROOT / ".cache" / "essai-papier"
    cache = Cache(folder)
    cache.keep_only(set())
    todo = list(documents(corpus, SITE))
    with timed(f"all {len(todo)} PDFs of the corpus, cold", len(todo)):
        Press(ROOT, cache).print_all(todo)
    with timed("again, from the cache", len(todo)):
        Press(ROOT, cache).print_all(todo)
    engine = Engine()
    entry = next(iter(corpus.kits.values()))
    kit = kit_document(kit_author(corpus, SITE, entry)).data
    with timed("one kit whose layouts Typst remembers"):
        engine.render(kit)
    # Typst's memory is shared by all engines of a process: only texts it never saw show its full cost.
    other = kit_document(kit_author(corpus, SITE, for_people(entry, 61, "07:05"))).data
    with timed("the same kit for other people at another time"):
        engine.render(other)
    kits = [kit_document(kit_author(corpus, SITE, it)).data for it in synthetic_kits(corpus, options.kits)]
    pages = 0
    with timed(f"{len(kits)} synthetic kits of 12 fiches", len(kits)):
        for data in kits:
            pages += count_pages(engine.render(data).pdf or b"")
    print(f"{pages} pages in all")
    if options.weasyprint:
        import weasyprint  # seulement pour la comparaison

        sample = kits[: options.weasyprint]
        with timed(f"the first {len(sample)} by WeasyPrint: tables, columns, cards", len(sample)):
            for data in sample:
                weasyprint.HTML(string=as_html(data["feuilles"])).write_pdf(pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
