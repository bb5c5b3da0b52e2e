"""What to write instead of a wrong code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from generator.diagnostics import NBSP
from generator.territoires.former import Former, former_of, served_by
from generator.territoires.names import parts_named, places_named
from generator.territoires.reference import Lieu, referentiel

_SEARCH = f"{NBSP}; «{NBSP}essaimage nouveau retour --commune{NBSP}» suivi d’un nom donne le code"
_MOST = 4
"""How many places of one name or of one postal code are worth listing."""


def advice_for_commune(wrong_code: str, names: Iterable[str] = ()) -> str:
    """What to write instead of an unknown Insee code; `names` are those that the record gives its place."""
    part = former_of(wrong_code)
    if part is not None:
        return told_of_part(part)
    served = _communes(served_by(wrong_code))
    named = next((found for name in names if (found := places_named(name))), [])
    meant = [it for it in served if it in named]
    if meant or (served and not named):
        return told_of_postal_code(meant or served, served)
    if named:
        return names_with_codes(of_departement(named, wrong_code))
    departement = wrong_code[: 3 if wrong_code.startswith(("97", "98")) else 2]
    around = [code for code in referentiel().codes() if code.startswith(departement)]
    near = get_close_matches(wrong_code, around, n=1, cutoff=0.0)
    if not near:
        return "ce n’est pas non plus un code postal" + _SEARCH
    return f"le plus proche est {_with_name(near[0])}{_SEARCH}"


def told_of_postal_code(meant: Sequence[Lieu], served: Sequence[Lieu]) -> str:
    """Whose postal code it is, and the code to write for those that are meant."""
    said = f"c’est le code postal {_of_all(served)}"
    if len(served) == 1:
        return f'{said}{NBSP}: écrivez "{served[0].code}"'
    return f"{said}{NBSP}: {names_with_codes(meant)}" if len(meant) <= _MOST else said


def advice_for_siren(wrong_siren: str, names: Iterable[str] = ()) -> str:
    """What to write instead of an unknown Siren; `names` are those that the record gives its place."""
    of_commune = _commune_of_siren(wrong_siren)
    if of_commune is not None:
        return (
            f'c’est celui d’une commune{NBSP}: pour {of_commune.nom}, écrivez code_insee: "{of_commune.code}"'
        )
    named = next((found for name in names if (found := places_named(name))), [])
    if named:
        return names_with_codes(named, with_field=True) + _with_its_group(named)
    near = get_close_matches(wrong_siren, referentiel().sirens(), n=1, cutoff=0.0)[0]
    return f"le plus proche est {_with_name(near)}"


def advice_for_words(written: str) -> str:
    """What to write where a code is asked and something else was given, empty when nobody knows.

    A name, a code with spaces, a code in the field of the other kind.
    """
    tidy = re.sub(r"[\s.]", "", written)
    found = referentiel().place(tidy)
    if found is not None:
        return f'écrivez {found.champ}: "{found.code}" ({found.nom})'
    if tidy.isdigit():
        return ""
    parts = parts_named(written)
    places = places_named(written) or _communes(dict.fromkeys(it.commune for it in parts))
    return names_with_codes(places, with_field=True) if places else ""


def told_of_part(part: Former) -> str:
    """What a borough or a former commune is now, and the code to write."""
    whole = referentiel().commune(part.commune)
    nom = whole.nom if whole else ""
    says = {
        "arrondissement": f"c’est un arrondissement {of(nom)}",
        "ancienne": f"c’est l’ancien code d’une commune qui fait partie {of(nom)}",
    }.get(part.genre, f"{part.nom} fait partie {of(nom)}")
    return f'{says}{NBSP}: écrivez "{part.commune}"'


def of_departement(places: Sequence[Lieu], code: str) -> Sequence[Lieu]:
    """Those of the department that an Insee or postal code begins with; all of them when there is none."""
    return [it for it in places if code.startswith(it.code_departement)] or places


def names_with_codes(places: Sequence[Lieu], *, with_field: bool = False) -> str:
    """« pour Roubaix, écrivez "59512" », or each of several places with its department."""
    shown = places[:_MOST]

    def code(it: Lieu) -> str:
        return f'{it.champ}: "{it.code}"' if with_field else f'"{it.code}"'

    if len({it.nom for it in shown}) == 1:
        several = (f"{code(it)} ({it.departement})" for it in shown)
        return f"pour {shown[0].nom}, écrivez {' ou '.join(several) if len(shown) > 1 else code(shown[0])}"
    return f"écrivez {' ou '.join(f'{code(it)} ({it.nom})' for it in shown)}"


def of(nom: str) -> str:
    """« de Lyon », « d’Annecy », « du Mans », « des Abymes », « de la Métropole du Grand Paris »."""
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    if nom.startswith(("Métropole ", "Communauté ")):
        return f"de la {nom}"
    if nom.startswith("Eurométropole "):
        return f"de l’{nom}"
    return f"d’{nom}" if nom[:1] in "AEÉÈIÎOŒUYHÂÊ" else f"de {nom}"


def _of_all(places: Sequence[Lieu]) -> str:
    shown = [of(it.nom) for it in places[:_MOST]]
    if len(places) > _MOST:
        return f"{', '.join(shown)} et d’autres communes"
    return " et ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def _communes(codes: Iterable[str]) -> list[Lieu]:
    known = referentiel()
    return [it for code in codes if (it := known.commune(code)) is not None]


def _commune_of_siren(siren: str) -> Lieu | None:
    """The commune whose own Siren this is: « 21 », its department, its number, a key."""
    if not siren.startswith("21") or len(siren) != 9:
        return None
    return referentiel().commune(siren[2:4] + siren[5:8])


def _with_its_group(places: Sequence[Lieu]) -> str:
    """The Siren of the smallest intercommunalité of a commune that was named alone."""
    sirens = referentiel().groups_of(places[0].code) if len(places) == 1 else []
    return f", ou pour son intercommunalité siren: {_with_name(sirens[-1])}" if sirens else ""


def _with_name(code: str) -> str:
    lieu = referentiel().place(code)
    return f'"{code}" ({lieu.nom})' if lieu else f'"{code}"'
