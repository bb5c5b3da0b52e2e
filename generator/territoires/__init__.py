"""The places of France: a code or a name in, names and a point out.

`reference` holds what every page asks, read at once; `names` and `former` what only a search or a
mistake asks, read when needed; `advice` says what to write instead of a wrong code.
"""

from generator.territoires.advice import (
    advice_for_commune,
    advice_for_siren,
    advice_for_words,
    names_with_codes,
    of,
    of_departement,
)
from generator.territoires.distance import Place, kilometres
from generator.territoires.former import postal_codes_of, served_by
from generator.territoires.names import fold, mentions, names_of, parts_named, places_named, short_forms
from generator.territoires.reference import Lieu, Referentiel, referentiel
from generator.territoires.searching import Found, Unfound, find

__all__ = [
    "Found",
    "Lieu",
    "Place",
    "Referentiel",
    "Unfound",
    "advice_for_commune",
    "advice_for_siren",
    "advice_for_words",
    "find",
    "fold",
    "kilometres",
    "mentions",
    "names_of",
    "names_with_codes",
    "of",
    "of_departement",
    "parts_named",
    "places_named",
    "postal_codes_of",
    "referentiel",
    "served_by",
    "short_forms",
]
