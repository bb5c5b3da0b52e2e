"""A browser, its windows, and what one looks for in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.navigateur.trouver_navigateur import trouver_navigateur
from tests.navigateur.vigie import watch

PHONE, SMALL, DESK = (390, 844), (320, 640), (1280, 900)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser of this machine."""
    executable = trouver_navigateur()
    assert executable is not None, "aucun Chrome, Chromium ou Edge sur cette machine"
    with sync_playwright() as playwright:
        # A browser refuses its sandbox to root, which is who runs in many containers.
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
        browser = playwright.chromium.launch(
            executable_path=str(executable), args=[*arguments, *(["--no-sandbox"] if as_root else [])]
        )
        watch(browser)
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser, size: tuple[int, int], scheme: str = "light", *, scripts: bool = True
) -> Iterator[Page]:
    """A fresh page in a window of that size."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def errors_of(page: Page) -> list[str]:
    """What goes wrong on `page` from now on."""
    found: list[str] = []
    page.on("pageerror", lambda it: found.append(str(it)))
    page.on("console", lambda it: found.append(it.text) if it.type == "error" else None)
    page.on("dialog", lambda it: (found.append(f"dialog: {it.message}"), it.dismiss()))
    return found


def style_of_an_older_browser(route: Route) -> None:
    """A style sheet as browsers read it that know no words beside a sign: they drop such a content whole."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'content:[^;{}]*/ ""', "", answer.text()))


def drawn_before(page: Page, selector: str) -> str:
    """What the style draws before the first element of `selector`."""
    return str(page.locator(selector).first.evaluate("it => getComputedStyle(it, '::before').content"))


def barriers(page: Page) -> list[str]:
    """What axe finds on `page`: how grave, which rule, the first places."""
    return [
        f"{it['impact']} {it['id']} {[' '.join(map(str, node['target'])) for node in it['nodes'][:3]]}"
        for it in Axe().run(page).response["violations"]
    ]
