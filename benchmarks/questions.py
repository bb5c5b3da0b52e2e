"""What people type and what they find, family by family: the contract, and the hundred questions nobody tuned on.

python -m benchmarks.questions [SITE]      # the folder of a built site, `site` by default; needs a browser
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tests.navigateur.fenetres import DESK, launched, opened
from tests.navigateur.saisie import open_box, search
from tests.navigateur.service import served
from tests.recherche.contract import Question, Tally, contract, counted, never_seen, told


def answers(browser: Browser, address: str, questions: Sequence[Question]) -> Tally:
    """What each question finds, typed in the box."""
    with opened(browser, DESK) as page:
        open_box(page, address)
        return counted((it, search(page, it.text)) for it in questions)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    with served(folder) as address, launched() as browser:
        for title, questions in (("Le contrat", contract()), ("Jamais vues", never_seen())):
            tally = answers(browser, address, questions)
            print(f"\n{title} : {len(questions)} questions.\n{told(tally)}")
            for family in tally.answers:
                print(*(f"- {family}: {it}" for it in tally.missed(family)), sep="\n")


if __name__ == "__main__":
    main()
