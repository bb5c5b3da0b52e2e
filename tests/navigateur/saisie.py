"""Typing in the search, and reading what it finds."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def open_box(page: Page, address: str) -> None:
    """Open the page at `address`, then the box of the search."""
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


def search(page: Page, question: str) -> list[str]:
    """Type in the open box; the addresses of the results, from the root of the site, without their passages."""
    page.get_by_role("searchbox").evaluate(
        """(box, question) => {
            box.value = question;
            box.dispatchEvent(new Event("input", {bubbles: true}));
        }""",
        question,
    )
    page.wait_for_selector("#recherche-liste[aria-busy=false]", state="attached")
    links: list[str] = page.locator("#recherche-liste a").evaluate_all("all => all.map((it) => it.href)")
    root = page.evaluate("new URL('/', location.href).href")
    return [re.sub(r"\?passage=[^#]*", "", link.removeprefix(root)) for link in links]
