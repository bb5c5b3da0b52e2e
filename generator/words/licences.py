"""Licences as readers meet them: name, address, what one may do, what may become of an adaptation.

The only place that knows it: pages, sheets, kits, book, credits and the check of adaptations ask here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import NBSP, quoted

Licence = Literal[
    "CC-BY-NC-SA-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "Etalab-2.0",
    "CC-PDM-1.0",
    "CC-BY-NC-SA-3.0-FR",
    "CC-BY-SA-3.0-FR",
    "CC-BY-NC-3.0-FR",
    "CC-BY-3.0-FR",
    "CC-BY-NC-SA-3.0",
    "CC-BY-SA-3.0",
    "CC-BY-NC-3.0",
    "CC-BY-3.0",
]
"""What a record may be published under: it is there to be adapted, so none that forbids it."""

LicenceSource = Literal[
    Licence,
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-ND-3.0-FR",
    "CC-BY-NC-ND-3.0-FR",
    "CC-BY-ND-3.0",
    "CC-BY-NC-ND-3.0",
    "tous-droits-reserves",
    "inconnue",
]
"""What a document that is cited may be under."""

_AUTHORS = "les auteurs et la source"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence allows and asks; `credit` names what must be cited, `version` orders its successors."""

    name: str
    address: str = ""
    credit: str = ""
    commercial: bool = True
    adaptable: bool = True
    share_alike: bool = False
    version: str = ""

    @property
    def elements(self) -> tuple[bool, bool, bool]:
        """What two versions of one licence have in common."""
        return self.commercial, self.adaptable, self.share_alike


def _creative_commons(elements: str, version: str, country: str = "") -> Terms:
    address = f"https://creativecommons.org/licenses/{elements.lower()}/{version}/"
    return Terms(
        " ".join(part for part in ("CC", elements, version, country) if part),
        f"{address}{country.lower()}/" if country else f"{address}deed.fr",
        _AUTHORS,
        commercial="NC" not in elements,
        adaptable="ND" not in elements,
        share_alike="SA" in elements,
        version=version,
    )


TERMS: Mapping[str, Terms] = {
    "CC-BY-NC-SA-4.0": _creative_commons("BY-NC-SA", "4.0"),
    "CC-BY-SA-4.0": _creative_commons("BY-SA", "4.0"),
    "CC-BY-NC-4.0": _creative_commons("BY-NC", "4.0"),
    "CC-BY-4.0": _creative_commons("BY", "4.0"),
    "CC0-1.0": Terms("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.fr"),
    "Etalab-2.0": Terms(
        "Licence ouverte 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "la source et la date de sa mise à jour",
    ),
    "CC-PDM-1.0": Terms("Domaine public", "https://creativecommons.org/publicdomain/mark/1.0/deed.fr"),
    "CC-BY-NC-SA-3.0-FR": _creative_commons("BY-NC-SA", "3.0", "FR"),
    "CC-BY-SA-3.0-FR": _creative_commons("BY-SA", "3.0", "FR"),
    "CC-BY-NC-3.0-FR": _creative_commons("BY-NC", "3.0", "FR"),
    "CC-BY-3.0-FR": _creative_commons("BY", "3.0", "FR"),
    "CC-BY-NC-SA-3.0": _creative_commons("BY-NC-SA", "3.0"),
    "CC-BY-SA-3.0": _creative_commons("BY-SA", "3.0"),
    "CC-BY-NC-3.0": _creative_commons("BY-NC", "3.0"),
    "CC-BY-3.0": _creative_commons("BY", "3.0"),
    "CC-BY-ND-4.0": _creative_commons("BY-ND", "4.0"),
    "CC-BY-NC-ND-4.0": _creative_commons("BY-NC-ND", "4.0"),
    "CC-BY-ND-3.0-FR": _creative_commons("BY-ND", "3.0", "FR"),
    "CC-BY-NC-ND-3.0-FR": _creative_commons("BY-NC-ND", "3.0", "FR"),
    "CC-BY-ND-3.0": _creative_commons("BY-ND", "3.0"),
    "CC-BY-NC-ND-3.0": _creative_commons("BY-NC-ND", "3.0"),
    "tous-droits-reserves": Terms("Tous droits réservés", credit=_AUTHORS, commercial=False, adaptable=False),
    "inconnue": Terms("Licence non indiquée", credit=_AUTHORS, commercial=False, adaptable=False),
}


def name(licence: str) -> str:
    """« CC BY-NC-SA 4.0 »."""
    return TERMS[licence].name


def address(licence: str) -> str:
    """Where a licence is explained; empty when nothing is granted."""
    return TERMS[licence].address


def asks_for_credit(licence: str) -> bool:
    """Whether one may use a work under `licence`, on condition that it is cited."""
    return bool(TERMS[licence].address and TERMS[licence].credit)


def address_on_paper(licence: str) -> str:
    """The same address, as short as one can type it."""
    return address(licence).removeprefix("https://").removesuffix("deed.fr").rstrip("/")


def permission(licence: str, what: str = "cette page") -> str:
    """What one may do with `what`, in one sentence."""
    terms = TERMS[licence]
    if not terms.address:
        return f"Rien ne permet de reprendre {what} sans l’accord des auteurs."
    verb = "reprendre et adapter" if terms.adaptable else "reprendre"
    aim = ", même dans un but commercial" if terms.commercial else " sans but commercial"
    if not terms.credit:
        return f"Vous pouvez {verb} {what}{aim}, sans condition."
    conditions = [f"en citant {terms.credit}"]
    if not terms.adaptable:
        conditions.append("sans rien y changer")
    elif terms.credit == _AUTHORS:
        conditions.append("en disant ce que vous changez")
    if terms.share_alike:
        conditions.append("en partageant vos adaptations sous la même licence")
    *first, last = conditions
    told = f"{', '.join(first)} et {last}" if first else last
    return f"Vous pouvez {verb} {what}{aim}, {told}."


def not_endorsed(what: str = "cette page") -> str:
    """What is true of every text that cites people, whether they read it over or not."""
    return f"Citer une personne ou un organisme ne veut pas dire qu’il approuve {what}."


def may_enter(licence: str, target: str) -> bool:
    """Whether an adaptation of a work under `licence` may be published under `target`.

    | work                        | its adaptation                                                             |
    |-----------------------------|----------------------------------------------------------------------------|
    | CC0, domaine public         | any licence, but the domaine public itself: an adaptation is a new work     |
    | CC BY, Licence ouverte      | any licence that asks to cite                                              |
    | CC BY-NC                    | any licence that asks to cite and forbids commercial use                   |
    | CC BY-SA, CC BY-NC-SA       | the same one; from 3.0, also a later version or another country’s          |
    | ND, all rights reserved     | none                                                                       |

    Sources: the compatibility chart of https://creativecommons.org/faq/#can-i-combine-material-under-different-creative-commons-licenses-in-my-work,
    articles 4(b) of CC BY-SA 3.0 and BY-NC-SA 3.0 FR (a later version with the same elements), 3(b) of the 4.0
    versions, and the article « Compatibilité » of the Licence ouverte 2.0. What grants nothing enters nothing:
    whoever knows of another agreement writes it in the record and leaves `modifications` out.
    """
    work, adaptation = TERMS[licence], TERMS[target]
    if licence == target and work.adaptable:
        return True
    if not (work.adaptable and adaptation.adaptable) or target == "CC-PDM-1.0":
        return False
    if work.share_alike:
        return work.elements == adaptation.elements and work.version <= adaptation.version
    cited = bool(adaptation.credit) or not work.credit
    return cited and (work.commercial or not adaptation.commercial)


def refusal(licence: str, target: str) -> str:
    """Why an adaptation of a work under `licence` may not be published under `target`."""
    work = TERMS[licence]
    if not work.adaptable:
        return "sa licence interdit de l’adapter" if work.address else "rien ne permet de l’adapter"
    if work.share_alike:
        return "elle demande que ses adaptations gardent la même licence"
    if not work.commercial and TERMS[target].commercial:
        return "elle interdit l’usage commercial, que l’autre permet"
    return "elle demande que l’on cite la source, ce que l’autre ne demande pas"


def homes(licence: str) -> list[str]:
    """The licences under which an adaptation may be published: the work’s own, or in force today."""
    return [
        it
        for it, terms in TERMS.items()
        if may_enter(licence, it) and (it == licence or terms.version != "3.0")
    ]


def instead_of(wrong: str, known: Iterable[str]) -> str:
    """What to write instead of a licence that is not `known`: never a near one, which is another licence."""
    admitted = list(known)
    bare = _bare(wrong)
    for it in admitted:
        if bare and bare in (_bare(it), _bare(TERMS[it].name)):
            return f"écrivez {quoted(it)}"
    return f"écrivez l’une de celles-ci{NBSP}: {', '.join(admitted)}"


def _bare(text: str) -> str:
    """The letters and digits alone: « cc by-sa 4.0 » is CC-BY-SA-4.0, and « CC BY-SA » is not."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)
