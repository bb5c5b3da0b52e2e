"""The planner without a network: what is kept is what the pages ask for, of one build, and of no other page."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.plugin.offline import write_worker
from generator.theme.modules import later_imports_of, needed_at_once
from tests.navigateur.conftest import Site
from tests.navigateur.service import served

pytestmark = pytest.mark.navigateur
SESSION = "?v=1&pour=24&debut=18:00&s=un-deux-quatre-tous&s=pause.15"
KEPT = "Disponible hors ligne."


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        yield context
    finally:
        context.close()


def kept(site: Path) -> dict[str, Any]:
    """What the worker of a site keeps."""
    found = re.search(r"^const KEPT = (\{.*\});$", (site / "hors-ligne.js").read_text(encoding="utf-8"), re.M)
    assert found is not None
    made: dict[str, Any] = json.loads(found[1])
    return made


def on_demand(folder: Path) -> set[str]:
    """The scripts that others ask for at a gesture, with those that these need."""

    def text_of(path: str) -> str:
        return (folder / path).read_text(encoding="utf-8")

    scripts = [it.relative_to(folder).as_posix() for it in (folder / "scripts").rglob("*.js")]
    begun = [
        posixpath.normpath(posixpath.join(posixpath.dirname(it), asked))
        for it in scripts
        for asked in later_imports_of(text_of(it))
    ]
    return {it for script in begun if (folder / script).is_file() for it in needed_at_once(script, text_of)}


def test_what_is_kept_is_what_a_browser_asks_for(browser: Browser, site: Site) -> None:
    made = kept(site.folder)
    assert {"kits/composer/", "kits/animer/"} <= set(made["pages"])
    with visitor(browser) as context:
        asked: set[str] = set()
        for path in made["pages"]:
            page = context.new_page()
            page.on("request", lambda it: asked.add(it.url.removeprefix(f"{site.url}/").partition("?")[0]))
            page.goto(site.address(path), wait_until="networkidle")
        asked -= {*made["pages"], "hors-ligne.js"}
        assert {it for it in asked if not it.startswith("data:")} <= set(made["files"])
        never = {it for it in set(made["files"]) - asked if it.startswith(("scripts/", "styles/"))}
        assert never <= on_demand(site.folder), "and nothing more of ours"


def test_a_session_is_planned_and_run_once_the_site_has_gone(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    folder = copy_of(site, tmp_path / "site")
    with visitor(browser) as context:
        page = context.new_page()
        with served(folder) as address:
            page.goto(f"{address}/kits/composer/")
            expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        page.reload()
        page.get_by_label("Un outil").select_option("carte-postale")
        page.get_by_role("button", name="Ajouter cet outil").click()
        query = page.url.partition("?")[2]
        page.goto(f"{address}/kits/animer/?{query}")
        page.get_by_role("button", name="Commencer la séance").click()
        page.get_by_role("button", name="Temps suivant").click()
        expect(page.locator("[data-role=titre]")).to_have_text("Accueillir et lire la question")
        expect(page.locator("[data-role=paroles]")).not_to_be_empty()
        expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        page.reload()
        expect(page.locator("[data-role=titre]")).to_have_text("Accueillir et lire la question")
        assert (
            page.evaluate("document.fonts.load('1em \"Atkinson Hyperlegible\"').then(it => it.length)") == 1
        )


def test_no_other_page_goes_through_the_worker(browser: Browser, site: Site) -> None:
    with visitor(browser) as context:
        page = context.new_page()
        page.goto(site.address("kits/composer/"))
        expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        scopes = page.evaluate(
            "navigator.serviceWorker.getRegistrations().then(them => them.map(it => new URL(it.scope).pathname))"
        )
        assert sorted(scopes) == sorted(f"/{it}" for it in kept(site.folder)["pages"])
        for path in ("", "kits/", "kits/vision/", "fiches/carte-postale/", "contribuer/formulaire/"):
            page.goto(site.address(path))
            assert page.evaluate("navigator.serviceWorker.controller === null"), path


def until(page: Page, condition: str, argument: Any = None) -> None:
    """Waits for what a browser does by itself, in its own time."""
    waiting = """async (argument) => {
      const holds = (%s);
      for (const end = performance.now() + 20000; !(await holds(argument)); await new Promise(it => setTimeout(it, 50)))
        if (performance.now() > end) throw new Error("never");
    }"""
    page.evaluate(waiting % condition, argument)


def copy_of(site: Site, folder: Path) -> Path:
    """The pages that are kept, with all that they ask for, in a folder of their own."""
    made = kept(site.folder)
    for path in ("hors-ligne.js", *made["files"], *(f"{it}index.html" for it in made["pages"])):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site.folder / path, folder / path)
    return folder


def changed(folder: Path, word: str) -> None:
    """A new build, whose page and script say the same word."""
    pages = kept(folder)["pages"]
    for path in pages:
        page = folder / path / "index.html"
        html = re.sub(r"<h1 id=\"titre\">[^<]*", f'<h1 id="titre">{word}', page.read_text(encoding="utf-8"))
        page.write_text(html, encoding="utf-8")
    script = folder / "scripts" / "animer.js"
    text = re.sub(r"\ndocument\.body\.dataset\.mot = .*\n", "\n", script.read_text(encoding="utf-8"))
    script.write_text(f'{text}\ndocument.body.dataset.mot = "{word}";\n', encoding="utf-8")
    write_worker(folder, pages)


def words(page: Page) -> tuple[str, str]:
    expect(page.locator("#animer")).to_be_visible()
    return page.locator("h1").first.inner_text(), str(page.evaluate("document.body.dataset.mot"))


def test_a_new_build_takes_the_place_of_the_old_one_without_mixing(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    folder = copy_of(site, tmp_path / "site")
    changed(folder, "Ancien")
    with visitor(browser) as context:
        page = context.new_page()
        with served(folder) as address:
            page.goto(f"{address}/kits/animer/{SESSION}")
            expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
            page.reload()
            assert words(page) == ("Ancien", "Ancien")
            changed(folder, "Nouveau")
            page.reload()
            assert words(page) == ("Nouveau", "Nouveau"), "the network first"
            version = kept(folder)["version"]
            until(page, "async (version) => (await caches.keys()).every(it => it.endsWith(version))", version)
        for path in ("kits/animer/", "kits/composer/", "kits/animer/"):
            page.goto(f"{address}/{path}{SESSION}")
            expect(page.locator("h1").first).to_have_text("Nouveau")
        assert words(page) == ("Nouveau", "Nouveau")


def test_a_build_half_uploaded_is_not_kept(browser: Browser, site: Site, tmp_path: Path) -> None:
    folder = copy_of(site, tmp_path / "site")
    (folder / "scripts" / "animer.js").write_text("// coupé\n", encoding="utf-8")
    with served(folder) as address, visitor(browser) as context:
        page = context.new_page()
        with context.expect_event("serviceworker"):
            page.goto(f"{address}/kits/composer/{SESSION}")
        until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        expect(page.locator("#composer")).to_be_visible()
        expect(page.locator("[data-role=hors-ligne]")).to_be_empty()


def test_a_site_below_a_path_keeps_its_own_and_leaves_that_of_its_neighbour(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    copy_of(site, tmp_path / "un")
    copy_of(site, tmp_path / "deux")
    with visitor(browser) as context:
        page = context.new_page()
        with served(tmp_path) as address:
            for name in ("un", "deux"):
                page.goto(f"{address}/{name}/kits/animer/{SESSION}")
                expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        for name in ("un", "deux"):
            page.goto(f"{address}/{name}/kits/composer/{SESSION}")
            expect(page.locator(".composer__tete")).to_have_count(2)


def test_what_the_press_keeps_is_given_before_the_network_and_outlives_a_build(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    folder = copy_of(site, tmp_path / "site")
    changed(folder, "Ancien")
    with served(folder) as address, visitor(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/kits/composer/{SESSION}")
        expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        page.evaluate(
            "caches.open('essaimage-presse').then(it => it.put('/presse/coeur.wasm', new Response('octets')))"
        )
        changed(folder, "Nouveau")
        page.goto(f"{address}/kits/composer/{SESSION}")
        version = kept(folder)["version"]
        until(
            page,
            "async (version) => (await caches.keys()).some(it => it.endsWith(version)) && (await caches.keys()).length === 2",
            version,
        )
        page.reload()
        (folder / "presse").mkdir(exist_ok=True)
        (folder / "presse" / "coeur.wasm").write_text("rien", encoding="utf-8")
        assert page.evaluate("fetch('/presse/coeur.wasm').then(it => it.text())") == "octets"


def test_where_nothing_is_to_be_kept_what_was_kept_is_let_go(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    """As in the preview of who is writing, at the address where a built site was looked at before."""
    folder = copy_of(site, tmp_path / "site")
    with served(folder) as address, visitor(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/kits/animer/{SESSION}")
        expect(page.locator("[data-role=hors-ligne]")).to_have_text(KEPT)
        html = (folder / "kits/animer/index.html").read_text(encoding="utf-8")
        without = re.sub(r'data-hors-ligne="[^"]*"', 'data-hors-ligne=""', html)
        (folder / "kits/animer/index.html").write_text(without, encoding="utf-8")
        page.goto(f"{address}/kits/animer/{SESSION}")
        until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        expect(page.locator("[data-role=hors-ligne]")).to_be_empty()


@pytest.mark.parametrize(
    "refusing",
    [
        "delete Navigator.prototype.serviceWorker",
        "if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new Error('no'))",
    ],
    ids=["unknown", "refused"],
)
def test_a_browser_that_keeps_no_page_shows_it_all_the_same(
    browser: Browser, site: Site, refusing: str
) -> None:
    with visitor(browser) as context:
        context.add_init_script(refusing)
        page = context.new_page()
        page.goto(site.address(f"kits/animer/{SESSION}"))
        page.get_by_role("button", name="Commencer la séance").click()
        expect(page.locator("[data-role=hors-ligne]")).to_be_empty()
