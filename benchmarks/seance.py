"""How fast the page where one composes a session answers, with 200 tool sheets, on a processor slowed four times.

python -m benchmarks.seance [N]      # builds a site of N tool sheets, 200 when none is given; needs a browser

Milliseconds of the processor, from the gesture to the page drawn again, times four: what else the machine does
changes little. The median of five; the session has 12 parts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page

from benchmarks.synthetique import ROOT, write_fiches, write_settings
from tests.navigateur.fenetres import launched
from tests.navigateur.service import served

SLOWED = 4
TIMES = 5
PARTS = 12
KINDS = {
    "ms": "TaskDuration",
    "script": "ScriptDuration",
    "styles": "RecalcStyleDuration",
    "mise en page": "LayoutDuration",
}
ACT = """async (act) => {
    new Function(act)();
    // What a gesture draws comes once the focus has moved on, then the browser paints; what stands below, later still.
    await new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)))));
}"""
BUTTON = "document.querySelector('[data-action={}]').click();"
FIELD = "const it = document.querySelector('[data-role={}]'); it.value = {}; it.dispatchEvent(new Event('change'));"
LAST = "document.querySelector('.composer__suite > li:last-child [data-cle^={}]').click();"
GESTURES = {
    "rien : ce que coûte la mesure": "",
    "ajouter un outil": BUTTON.format("outil"),
    "défaire": BUTTON.format("annuler"),
    "monter le dernier temps": LAST.format("monter"),
    "retirer le dernier temps": LAST.format("retirer"),
    "défaire ce retrait": BUTTON.format("annuler"),
    "changer le nombre": FIELD.format("pour", "String(20 + Math.floor(Math.random() * 60))"),
    "changer l’heure": FIELD.format("debut", "'1' + Math.floor(Math.random() * 9) + ':30'"),
    "demander une fin": FIELD.format("fin", "'19:0' + Math.floor(Math.random() * 9)"),
    "ouvrir « Régler »": "document.querySelector('details.composer__reglage:not([open]) summary').click();",
    "resserrer les outils": "const it = document.querySelector('[data-role=au-plus]'); it.value = String(30 + Math.floor(Math.random() * 60)); it.dispatchEvent(new Event('input'));",
}


def build(folder: Path, number: int) -> Path:
    write_fiches(folder, number)
    write_settings(folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    ours = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env={**os.environ, **ours}, check=True)
    return folder / "site"


def measured(page: Page, driver: CDPSession, act: str) -> list[Counter[str]]:
    """What each time took of the processor, in milliseconds, whole and by kind of work."""
    found = []
    for _ in range(TIMES):
        before = spent(driver)
        # `Function` is what a benchmark may do and a page of ours never: its policy is set aside in this window.
        page.evaluate(ACT, act)
        found.append(spent(driver) - before)
    return found


def spent(driver: CDPSession) -> Counter[str]:
    told = {it["name"]: it["value"] for it in driver.send("Performance.getMetrics")["metrics"]}
    return Counter({kind: told[name] * 1000 * SLOWED for kind, name in KINDS.items()})


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), number)
        with served(site) as address, launched() as browser:
            page = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True).new_page()
            page.goto(f"{address}/kits/composer/")
            slugs = page.locator("[data-role=outil] option").evaluate_all("all => all.map((it) => it.value)")
            parts = "".join(f"&s={it}" for it in slugs[:PARTS])
            driver = page.context.new_cdp_session(page)
            driver.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(f"{address}/kits/composer/?v=1&pour=24&debut=18:00{parts}", wait_until="networkidle")
            print(f"{len(slugs)} fiches\n\n| geste | {' | '.join(KINDS)} |\n|---|{'---:|' * len(KINDS)}")
            for name, act in GESTURES.items():
                times = measured(page, driver, act)
                middle = [f"{median(it[kind] for it in times):.0f}" for kind in KINDS]
                print(f"| {name} | {' | '.join(middle)} |")


if __name__ == "__main__":
    main()
