"""The marks that git leaves where two versions of a file do not agree."""

from __future__ import annotations

import re

from generator.diagnostics import NBSP
from generator.source.refusals import Refusal, position_at

# Seven signs, or more for « < » where git merged the versions before: gitattributes(5), conflict-marker-size.
_MARK = re.compile(r"^[ \t]*(?:<{7,}|>{7})(?: \S.*)?\r?$", re.MULTILINE)
_MARK_OF_DATA = re.compile(r"^(?:[ \t]*(?:<{7,}|>{7})|(?:={7}|\|{7}))(?: \S.*)?\r?$", re.MULTILINE)


def refuse_conflict(text: str, *, data: bool) -> None:
    """Refuse a conflict that nobody settled; in a text, a line of `=` alone may be that of a title."""
    found = (_MARK_OF_DATA if data else _MARK).search(text)
    if found:
        place = position_at(text, found.start() + len(found[0]) - len(found[0].lstrip(" \t")))
        message = "un conflit de git n’est pas résolu ici"
        hint = (
            f"gardez l’une des deux versions, et effacez les lignes «{NBSP}<<<<<<<{NBSP}», "
            f"«{NBSP}======={NBSP}» et «{NBSP}>>>>>>>{NBSP}»"
        )
        raise Refusal(place, message, hint)
