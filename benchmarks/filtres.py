"""How fast the filters of the catalogues answer, on a processor slowed four times.

python -m benchmarks.filtres [SITE]      # the folder of a built site, `site` by default; needs a browser

Milliseconds from the click to the page drawn again: the median of five.
"""

from __future__ import annotations

import functools
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.poids import Quiet
from tests.navigateur.trouver_navigateur import trouver_navigateur

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
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=str(trouver_navigateur()), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        print("| page | cases | ms |\n|---|---:|---:|")
        for path in ("fiches/", "retours/"):
            count, took = measured(page, f"http://127.0.0.1:{server.server_port}/{path}")
            print(f"| {path} | {count} | {took:.0f} |")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
