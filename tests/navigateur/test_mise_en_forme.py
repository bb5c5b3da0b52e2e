"""A record that holds everything that can be pasted, on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.cli import main
from tests.navigateur.fenetres import PHONE, opened
from tests.navigateur.service import served

pytestmark = pytest.mark.navigateur

LONG = "https://exemple.fr/a/very/long/address/that/nobody/can/break/because/it/has/no/space/" + "x" * 120
TORTURE = f"""\
## Un titre

> Une citation, avec {LONG}
> et sa suite.

Voir {LONG} et <{LONG}> et `{"code_" * 30}` et [un lien]({LONG}) et {"anticonstitutionnellement" * 6}.

1. Dire bonjour.
2. S'asseoir :
   1. ici ;
   2. ou là.
3. Reprendre les points 1 et 2.

Une phrase entre deux.

7. Sept.
8. Huit.

• Une puce
• Une autre

- [ ] une case, <b>HTML</b> &eacute; et {{{{ modèle }}}}
"""


def indented(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" if line else "\n" for line in text.splitlines())


def test_a_record_that_holds_everything_fits_a_phone_and_keeps_its_numbers(
    browser: Browser, small_site: Path
) -> None:
    fiche = small_site / "fiches" / "carte.yml"
    text = fiche.read_text(encoding="utf-8")
    old = text[text.index("objectif:") : text.index("publics:")]
    text = text.replace(old, f"objectif: |\n{indented(TORTURE, 2)}")
    moment = '  - {minutes: 10, titre: Accueil, consigne: "On s\'accueille.", forme: pleniere}\n'
    told = (
        f"  - minutes: 10\n    titre: Accueil\n    forme: pleniere\n    consigne: |\n{indented(TORTURE, 6)}"
    )
    assert moment in text
    text = text.replace(moment, told)
    fiche.write_text(text, encoding="utf-8")
    page = small_site / "methode" / "contribuer.md"
    page.write_text(f"# Une page\n\n{TORTURE}\n\n| {LONG} | b |\n|---|---|\n| c | d |\n", encoding="utf-8")
    settings = small_site / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[essaimage]", "[essaimage: {imprimer: false}]"),
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["construire", "--site", str(small_site)])
    assert result.exit_code == 0, result.output
    with served(small_site / "site") as address, opened(browser, PHONE) as window:
        for path in ("fiches/carte/", "contribuer/"):
            window.goto(f"{address}/{path}")
            wide = window.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, path
            kinds = window.evaluate(
                "[...document.querySelectorAll('article ol:not([class])')]"
                ".map(it => [getComputedStyle(it).listStyleType, it.start])"
            )
            assert {kind for kind, _ in kinds} == {"decimal"}
            assert 7 in {start for _, start in kinds}
