"""What a first visit costs: requests and kilobytes, as a host that compresses texts sends them.

python benchmarks/poids.py [SITE]      # the folder of a built site, `site` by default; needs a browser
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from playwright.sync_api import Browser, Response

from tests.navigateur.fenetres import launched
from tests.navigateur.service import served

ALREADY_SMALL = ("image/png", "font/", "application/pdf", "application/wasm")
PAGES = ("", "par-ou-commencer/", "etapes/vision/", "fiches/", "fiches/carte-postale/", "kits/vision/")
MORE = ("retours/", "retours/mulhouse/", "carte/", "comparer/", "glossaire/", "contribuer/formulaire/")


def weight(response: Response) -> int:
    body = response.body()
    small = str(response.headers.get("content-type", "")).startswith(ALREADY_SMALL)
    return len(body) if small else len(gzip.compress(body, 6))


def visit(browser: Browser, address: str) -> tuple[int, int]:
    """Requests and bytes of a first visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    seen: list[Response] = []

    def keep(response: Response) -> None:
        seen.append(response)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    total = sum(weight(it) for it in seen if it.ok)
    context.close()
    return len(seen), total


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    with served(folder) as address, launched() as browser:
        print("| page | requêtes | Ko |\n|---|---:|---:|")
        for path in (*PAGES, *MORE):
            requests, size = visit(browser, f"{address}/{path}")
            print(f"| {path or 'accueil'} | {requests} | {size / 1000:.0f} |")


if __name__ == "__main__":
    main()
