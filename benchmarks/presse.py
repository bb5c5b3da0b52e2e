"""What the press in the browser costs: seconds until it is ready, for a first kit and the next ones, and memory.

python -m benchmarks.presse        # on the built site; a browser is needed
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.navigateur.fenetres import DESK, launched, opened
from tests.navigateur.service import served

SITE = Path("site")
KITS = ("boussole", "vision", "assises-de-la-jeunesse")
BEGIN = """() => {
  const { dataset } = document.querySelector("[data-presse]");
  return import("/scripts/presse/thread.js").then(({ Thread }) => {
    window.press = new Thread(new URL(dataset.dossier, location.href).href, JSON.parse(dataset.pieces));
  });
}"""
ASK = """async ([work, order]) => {
  const nothing = () => undefined;
  const { contenu } = await window.press.ask(work, order, { octets: nothing, feuilles: nothing, etape: nothing });
  return contenu?.length ?? 0;
}"""


def timed(page: Page, work: str, order: dict[str, Any]) -> tuple[float, int]:
    begun = time.perf_counter()
    size = int(page.evaluate(ASK, [work, order]))
    return time.perf_counter() - begun, size


def memory(page: Page) -> int:
    """Mebibytes of the whole page and its thread, as the browser counts them; 0 where it does not."""
    counted = page.evaluate(
        "performance.measureUserAgentSpecificMemory?.().then((it) => it.bytes).catch(() => 0) ?? 0"
    )
    return int(counted) >> 20


def main() -> None:
    if not (SITE / "presse").exists():
        sys.exit("Construisez d’abord le site, avec « presse: oui ».")
    weights = {it.name: it.stat().st_size for it in sorted((SITE / "presse").iterdir())}
    print(f"pièces : {sum(weights.values()) / 1e6:.1f} Mo")
    with served(SITE) as address, launched() as browser:
        for again in (False, True):
            with opened(browser, DESK) as page:
                page.set_default_timeout(600_000)
                page.goto(f"{address}/kits/vision/")
                page.evaluate(BEGIN)
                seconds, _ = timed(page, "verifier", {"chemin": "fiches/essai.yml", "texte": "titre: x\n"})
                print(f"{'seconde' if again else 'première'} fois, vérifier : {seconds:.1f} s")
                seconds, _ = timed(page, "verifier", {"chemin": "fiches/essai.yml", "texte": "titre: y\n"})
                print(f"  vérifier encore : {seconds:.1f} s")
                for kit in KITS:
                    for fin in (".pdf", ".zip"):
                        seconds, size = timed(page, "imprimer", {"kit": kit, "papier": "A4", "fin": fin})
                        print(f"  {kit}{fin} : {seconds:.1f} s, {size // 1000} Ko, {memory(page)} Mio")


if __name__ == "__main__":
    main()
