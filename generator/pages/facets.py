"""What the catalogues can be filtered by: the facets, and the values of each record.

The pages carry both as plain HTML; a script only shows and hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.corpus import Corpus, is_told, proof, told_steps
from generator.model import Fiche, RetourExperience
from generator.richtext import slugify
from generator.words import labels

DURATIONS = {
    "30": (0, 30, "30 min au plus"),
    "60": (31, 60, "31 min à 1 h"),
    "120": (61, 120, "1 h à 2 h"),
    "long": (121, 10_000, "Plus de 2 h"),
}
GROUPS = {
    "8": (1, 8, "1 à 8 personnes"),
    "20": (9, 20, "9 à 20"),
    "40": (21, 40, "21 à 40"),
    "foule": (41, 1_000, "Plus de 40"),
}
FEW_THINGS = 3
SHORT = 4
TERRITORIES = {"commune": "Commune", "intercommunalite": "Intercommunalité"}

Values = Mapping[str, tuple[str, ...]]
Known = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick, with how many records it keeps."""

    value: str
    label: str
    count: int
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One question asked of every record."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a catalogue; `values` tells for each record its values of every facet."""

    facets: tuple[Facet, ...]
    values: Mapping[str, Values]


def facets_of_fiches(corpus: Corpus) -> Facets:
    """What tool sheets are chosen by."""
    steps = {slug: (it.record.titre, it.record.resume) for slug, it in corpus.etapes.items()}
    publics = {slug: (it.nom, it.definition) for slug, it in corpus.vocabulaires.publics.items()}
    values = {slug: _of_fiche(corpus, slug, it.record) for slug, it in corpus.fiches.items()}
    return _facets(
        values,
        ("etape", "Étape", steps),
        ("duree", "Durée", _named({key: it[2] for key, it in DURATIONS.items()})),
        ("groupe", "Groupe", _named({key: it[2] for key, it in GROUPS.items()})),
        ("public", "Public", publics),
        ("materiel", "Matériel", _named(_MATERIALS)),
        ("preuve", "Preuve", {key: (it, labels.PROOFS_EXPLAINED[key]) for key, it in labels.PROOFS.items()}),
    )


def facets_of_retours(corpus: Corpus) -> Facets:
    """What records of experience are chosen by."""
    words = corpus.vocabulaires
    steps = {slug: (it.record.titre, it.record.resume) for slug, it in corpus.etapes.items()}
    regions = sorted({it.region for it in corpus.lieux.values() if it.region}, key=slugify)
    values = {slug: _of_retour(it.record, corpus.lieux[slug].region) for slug, it in corpus.retours.items()}
    return _facets(
        values,
        ("theme", "Thème", {slug: (it.nom, it.definition) for slug, it in words.themes.items()}),
        (
            "dispositif",
            "Dispositif",
            {slug: (it.nom, it.definition) for slug, it in words.dispositifs.items()},
        ),
        ("recit", "Récit", _named(labels.STORIES)),
        ("etape", "Étape racontée", steps),
        (
            "maturite",
            "Où en est-on",
            {key: (it, labels.MATURITES_EXPLAINED[key]) for key, it in labels.MATURITES.items()},
        ),
        ("region", "Région", {slugify(it): (it, "") for it in regions}),
        ("territoire", "Territoire", _named(TERRITORIES)),
        ("effets", "Qui dit ce qui a changé", _named(_EFFECTS)),
    )


_MATERIALS = {
    "peu": "Trois objets au plus à apporter",
    "rien": "Rien à imprimer",
    **{key: f"{label} à imprimer" for key, label in labels.SUPPORTS.items()},
}
_EFFECTS = {
    "mesure": "Une mesure",
    "fait": "Un fait",
    "appreciation": "Une appréciation",
    "intention": "Une intention",
    "principe": "Un principe",
    "rien": "Rien de raconté",
}


def _of_fiche(corpus: Corpus, slug: str, fiche: Fiche) -> Values:
    groupe = fiche.groupe
    return {
        "etape": fiche.etapes,
        "duree": tuple(key for key, (low, high, _) in DURATIONS.items() if low <= fiche.duree <= high),
        "groupe": tuple(
            key for key, (low, high, _) in GROUPS.items() if groupe.min <= high and low <= groupe.max
        ),
        "public": fiche.publics,
        "materiel": (
            *(("peu",) if len(fiche.materiel) <= FEW_THINGS else ()),
            *(dict.fromkeys(it.type for it in fiche.supports) or ("rien",)),
        ),
        "preuve": (proof(corpus, slug).maturity,),
    }


def _of_retour(retour: RetourExperience, region: str) -> Values:
    natures = tuple(dict.fromkeys(it.nature for it in retour.effets))
    measured = ("mesure",) if any(it.mesure for it in retour.effets) else ()
    return {
        "theme": retour.themes,
        "dispositif": retour.dispositifs,
        "recit": ("raconte" if is_told(retour) else "repere",),
        "etape": told_steps(retour),
        "maturite": (retour.maturite,),
        "region": (slugify(region),) if region else (),
        "territoire": ("commune" if retour.territoire.code_insee else "intercommunalite",),
        "effets": (*measured, *natures) or ("rien",),
    }


def _named(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {key: (name, "") for key, name in names.items()}


def _facets(values: Mapping[str, Values], *asked: tuple[str, str, Known]) -> Facets:
    """The facets, without the boxes that no record would tick but for the short lists, kept whole."""
    facets = []
    for name, title, known in asked:
        counts = Counter(value for it in values.values() for value in it[name])
        options = tuple(
            Option(value, label, counts[value], explained)
            for value, (label, explained) in known.items()
            if counts[value] or len(known) <= SHORT
        )
        if options:
            facets.append(Facet(name, title, options))
    return Facets(tuple(facets), values)
