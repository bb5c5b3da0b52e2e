"""What the browser runs: the same kits and the same checks as the commands, for a worker that has no disk of its own.

Its worker (`theme/scripts/presse/worker.js`) unpacks the pieces, opens the site, and asks.
"""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.corpus import Corpus, Folders, load_corpus, without_drafts
from generator.diagnostics import format_text, has_errors

if TYPE_CHECKING:
    from generator.printing import Press, Site, Told

Asked = dict[str, Any]


class Workshop:
    """The site that lies in a folder, opened once; every answer is JSON, with the bytes of a file when there is one."""

    def __init__(self, root: str) -> None:
        self._root = Path(root)
        os.environ.update(json.loads((self._root / "presse.json").read_bytes()))

    @cached_property
    def _corpus(self) -> Corpus:
        loaded = load_corpus(Folders(self._root))
        if loaded.corpus is None:
            raise ValueError(format_text(loaded.diagnostics))
        return without_drafts(loaded.corpus)

    @cached_property
    def _press(self) -> Press:
        from generator.printing import press_of

        return press_of(self._root, keeps=False)

    def kit(self, order: str, told: Told | None = None) -> tuple[str, bytes]:
        """The file that an order asks for, or the sentence that refuses it; `told` hears how far the printing is.

        An order names a `kit` of the site or the `plan` of a session, and may say for how many (`participants`), from
        when on (`debut`), on which largest `papier`, and which file (`fin`: .pdf, .zip, .odt).
        """
        from generator.printing import (
            NOT_SAID,
            Refused,
            check,
            for_people,
            kit_author,
            known_kit,
            made,
            occasion_planned,
            planned,
            planned_kit,
            site_of,
        )

        asked: Asked = json.loads(order)
        site: Site | None = site_of(self._corpus.settings)
        if site is None:
            return json.dumps({"refus": "Ce site n’a pas encore d’adresse à écrire sur les feuilles."}), b""
        look = self._press.engine.look
        try:
            if "plan" in asked:
                plan, _ = planned(self._corpus, asked["plan"])  # the page has told what changed
                begun = planned_kit(self._corpus, plan, look)
                occasion = occasion_planned(plan, "", "", "", look)
            else:
                begun, occasion = known_kit(self._corpus, asked["kit"]), NOT_SAID
            wanted = for_people(begun, asked.get("participants"), asked.get("debut"))
        except Refused as refusal:
            return json.dumps({"refus": str(refusal)}), b""
        problems = list(check(self._corpus, site, self._press.place, look))
        if has_errors(problems):
            return json.dumps({"refus": format_text(problems)}), b""
        author = kit_author(self._corpus, site, wanted, occasion, asked.get("papier", "A3"))
        file, problems = made(asked["fin"], self._press, author, told=told)
        if file is None:
            return json.dumps({"refus": format_text(problems)}), b""
        return json.dumps({"detail": file.told, "titre": author.titre}), file.content

    def check(self, path: str, text: str) -> str:
        """What `essaimage valider` says of the site with one more file, line by line; nothing is kept of it."""
        from generator.validating import problems_of

        file = self._root / path
        before = file.read_bytes() if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        try:
            problems = problems_of(self._root, lambda _: [])
        finally:
            if before is None:
                file.unlink()
            else:
                file.write_bytes(before)
        told = format_text(problems).splitlines()
        return json.dumps({"dit": told, "erreurs": has_errors(problems)})
