"""What the press in the browser costs: seconds until it is ready, for each kit, and memory; and whether it prints what the build prints.

python -m benchmarks.presse        # on the built site; a browser is needed
"""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from base64 import b64decode
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.corpus import printed
from tests.navigateur.fenetres import DESK, launched, opened
from tests.navigateur.service import served

SITE = Path("site")
BEGIN = """() => {
  const { dataset } = document.querySelector("[data-presse]");
  return import("/scripts/presse/thread.js").then(({ Thread }) => {
    window.press = new Thread(new URL(dataset.dossier, location.href).href, JSON.parse(dataset.pieces));
  });
}"""
ASK = """async ([work, order]) => {
  const nothing = () => undefined;
  const { contenu } = await window.press.ask(work, order, { octets: nothing, feuilles: nothing, etape: nothing });
  let text = "";
  for (let at = 0; at < (contenu?.length ?? 0); at += 8192) text += String.fromCharCode(...contenu.subarray(at, at + 8192));
  return btoa(text);
}"""


def timed(page: Page, work: str, order: dict[str, Any]) -> tuple[float, bytes]:
    begun = time.perf_counter()
    content = b64decode(page.evaluate(ASK, [work, order]))
    return time.perf_counter() - begun, content


def memory() -> int:
    """Mebibytes of the heaviest process that this one began: the page with its thread. Linux tells them."""
    status = [it.read_text(encoding="utf-8") for it in Path("/proc").glob("[0-9]*/status") if it.exists()]
    told = [dict(line.split(":", 1) for line in it.splitlines()) for it in status]
    parents = {int(it["Pid"]): int(it["PPid"]) for it in told}

    def ours(process: int) -> bool:
        return process == os.getpid() or (process in parents and ours(parents[process]))

    weights = {int(it["Pid"]): int(it["VmRSS"].split()[0]) >> 10 for it in told if "VmRSS" in it}
    return max(weight for process, weight in weights.items() if process != os.getpid() and ours(process))


def same_as_the_build(kit: str, archive: bytes) -> bool:
    """Whether the archive of a kit holds what the build published: the piles, and the folder for a shop."""

    def members(content: bytes, folder: str = "") -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as opened_archive:
            names = [it for it in opened_archive.namelist() if it.startswith(folder)]
            return {it.removeprefix(folder): opened_archive.read(it) for it in names}

    def published(path: str) -> dict[str, bytes]:
        return members((SITE / path).read_bytes())

    return members(archive, "pret-a-imprimer/") == published(printed.kit_piles(kit, "A3")) and members(
        archive, "boutique/"
    ) == published(printed.kit_archive(kit))


def main() -> None:
    if not (SITE / "presse").exists():
        sys.exit("Construisez d’abord le site, avec « presse: oui ».")
    weights = {it.name: it.stat().st_size for it in sorted((SITE / "presse").iterdir())}
    print(f"pièces : {sum(weights.values()) / 1e6:.1f} Mo")
    kits = sorted(it.stem for it in Path("fiches/kits").glob("*.yml"))
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
                for kit in kits if not again else kits[:2]:
                    seconds, pdf = timed(page, "imprimer", {"kit": kit, "papier": "A4", "fin": ".pdf"})
                    print(f"  {kit}.pdf : {seconds:.1f} s, {len(pdf) // 1000} Ko, {memory()} Mio")
                    seconds, archive = timed(page, "imprimer", {"kit": kit, "papier": "A3", "fin": ".zip"})
                    same = "comme la construction" if same_as_the_build(kit, archive) else "AUTRE CHOSE"
                    print(f"  {kit}.zip : {seconds:.1f} s, {len(archive) // 1000} Ko, {memory()} Mio, {same}")


if __name__ == "__main__":
    main()
