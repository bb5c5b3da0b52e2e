"""What a search costs: bytes, milliseconds after the last key, seconds of indexing; next to Material's own.

Usage: python benchmarks/recherche.py [N …]   (1000 when none is given; 10000 takes some minutes)

A browser types each question into a page never visited before, on a processor slowed four times: letter by
letter, then all at once as soon as the box opens, while the index is still on its way. Bytes are those of a
host that compresses texts. Queries found are those of tests/recherche/requetes.yml.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response
from synthetique import ROOT, write_markdown, write_site

sys.path.insert(0, str(ROOT))
from generator.clock import build_day
from generator.corpus import Folders, load_corpus
from generator.pages import Renderer, every_view
from generator.search import search_records, sections_of, thesaurus, write_search
from tests.navigateur.fenetres import launched
from tests.navigateur.service import served
from tests.recherche.contract import contract

QUESTIONS = ("mulhouse", "QPV", "tiers-lieu", "jeunes mulhouse", "la confiance", "boussolle", "ulhouse")
BETWEEN_KEYS = 100  # milliseconds: someone who types well
TEXTS = (".js", ".json", ".txt")
SLOWED = 4
AROUND = {"site_name": "", "site_url": "", "repo_url": "", "menu": (), "autres": ()}


@contextmanager
def fresh_page(browser: Browser, address: str, slowed: int = SLOWED) -> Iterator[tuple[Page, list[Response]]]:
    context = browser.new_context()
    answers: list[Response] = []
    page = context.new_page()
    page.goto(address, wait_until="networkidle")

    def keep(answer: Response) -> None:
        answers.append(answer)

    context.on("response", keep)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    yield page, answers
    context.close()


def weight(answers: list[Response]) -> int:
    bodies = [(it.url, it.body()) for it in answers]
    return sum(len(gzip.compress(body)) if url.endswith(TEXTS) else len(body) for url, body in bodies)


TYPE_AND_WAIT = """async ([field, question, done]) => {
    const box = document.querySelector(field);
    const start = performance.now();
    box.value = question;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
    await new Promise((resolve) => {
        const look = () => (document.querySelector(done) ? resolve() : requestAnimationFrame(look));
        look();
    });
    return performance.now() - start;
}"""
# The time between the last key and the answer to it.
WATCH = """([field, done]) => {
    let key = 0, answer = 0;
    document.querySelector(field).addEventListener("input", () => { key = performance.now(); answer = 0; });
    new MutationObserver(() => { answer ||= document.querySelector(done) ? performance.now() : 0; })
        .observe(document.body, {attributes: true, subtree: true, attributeFilter: ["aria-busy"]});
    document.watched = () => answer - key;
}"""
OURS = ("#recherche-question", "#recherche-liste[aria-busy=false]")


def measure_ours(browser: Browser, address: str) -> None:
    print("| question | Ko | Ko, par lettre | ms, par lettre | ms, dès l’ouverture | ms, ensuite |")
    print("|---|---:|---:|---:|---:|---:|")
    for question in QUESTIONS:
        with fresh_page(browser, address) as (page, answers):
            page.keyboard.press("/")
            at_once = page.evaluate(TYPE_AND_WAIT, [OURS[0], question, OURS[1]])
            page.wait_for_load_state("networkidle")
            kilobytes = weight(answers) / 1000
            again = []
            for _ in range(5):
                page.evaluate(TYPE_AND_WAIT, [OURS[0], "carte postale", OURS[1]])
                again.append(page.evaluate(TYPE_AND_WAIT, [OURS[0], question, OURS[1]]))
        with fresh_page(browser, address) as (page, answers):
            page.evaluate(WATCH, OURS)
            page.keyboard.press("/")
            page.keyboard.type(question, delay=BETWEEN_KEYS)
            page.wait_for_selector(OURS[1], state="attached")
            typed = page.evaluate("document.watched()")
            page.wait_for_timeout(1000)
            by_letter = weight(answers) / 1000
        print(
            f"| {question} | {kilobytes:.0f} | {by_letter:.0f} "
            f"| {typed:.0f} | {at_once:.0f} | {median(again):.0f} |",
            flush=True,
        )


def index_seconds(root: Path) -> tuple[float, int]:
    corpus = load_corpus(Folders(root)).corpus
    assert corpus is not None
    views, renderer = every_view(corpus, build_day()), Renderer(corpus)
    pages = {it.url: renderer.render(it, AROUND).html for it in views if it.indexed}
    with tempfile.TemporaryDirectory() as name:
        start = time.perf_counter()
        records = list(search_records(corpus, views, {url: sections_of(html) for url, html in pages.items()}))
        write_search(Path(name), records, thesaurus(corpus.glossaire, corpus.synonymes))
        return time.perf_counter() - start, len(records)


def measure_stock(browser: Browser, ours: Path, folder: Path) -> None:
    """The same texts in MkDocs and Material with its own search, in French."""
    write_markdown(ours, folder, short_menu=True)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8") + "plugins: [{search: {lang: fr}}]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "-q", "build", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(
        command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL
    )
    # The stock site holds the tools and the territories, each under the same address.
    asked = [it for it in contract() if all(_is_a_record(page) for page in it.wanted)]
    with served(folder / "site") as address, fresh_page(browser, address, slowed=1) as (page, answers):
        page.reload(wait_until="networkidle")  # Material loads its whole index with the page
        kilobytes = weight([it for it in answers if "search" in it.url]) / 1000
        found = 0
        field = page.locator("[data-md-component=search-query]")
        field.click()
        for question in asked:
            field.fill(question.text)
            field.press("End")  # Material looks at the field when a key comes up
            page.wait_for_timeout(400)
            links = page.locator(".md-search-result__item > a").evaluate_all(
                "all => all.map((it) => it.href)"
            )
            pages = list(dict.fromkeys(link.partition("?")[0].removeprefix(f"{address}/") for link in links))
            found += question.is_answered(pages)
    print(f"\nRecherche de Material : {kilobytes:.0f} Ko, {found} questions trouvées sur {len(asked)}.")


def _is_a_record(page: str) -> bool:
    return page.count("/") > 1 and page.startswith(("fiches/", "retours/"))


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or [1000]
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        for size in sizes:
            ours = Path(name) / f"essaimage-{size}"
            ours.mkdir()
            write_site(ours, size)
            seconds, records = index_seconds(ours)
            print(
                f"\n{size} fiches et récits : {records} pages et mots, indexés en {seconds:.1f} s.\n",
                flush=True,
            )
            command = [sys.executable, "-m", "generator", "construire", "--site", str(ours)]
            subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
            with served(ours / "site") as address:
                measure_ours(browser, address)
            if size <= 1000:
                stock = Path(name) / f"material-{size}"
                stock.mkdir()
                measure_stock(browser, ours, stock)


if __name__ == "__main__":
    main()
