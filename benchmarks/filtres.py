"""How fast the filters of the catalogues answer, on a processor slowed four times.

python -m benchmarks.filtres [SITE]      # the folder of a built site, `site` by default; needs a browser

Milliseconds from the click to the page drawn again: the median of five.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.navigateur.fenetres import launched
from tests.navigateur.service import served

SLOWED = 4
CLICK = """async (box) => {
    const start = performance.now();
    box.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
}"""


def measured(page: Page, address: str) -> tuple[int, float]:
    """How many boxes the page has, and the milliseconds one takes."""
    page.goto(address, wait_until="networkidle")
    all_boxes = page.locator("#explorer input[type=checkbox]")
    times = [float(all_boxes.nth(rank).evaluate(CLICK)) for rank in range(min(5, all_boxes.count()))]
    return all_boxes.count(), median(times)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    with served(folder) as address, launched() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        print("| page | cases | ms |\n|---|---:|---:|")
        for path in ("fiches/", "retours/"):
            count, took = measured(page, f"{address}/{path}")
            print(f"| {path} | {count} | {took:.0f} |")


if __name__ == "__main__":
    main()
