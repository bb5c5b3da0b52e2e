"""Names of places as people write them: no accents, St for Saint, no article, a kind left out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generator.richtext import slugify
from generator.territoires.former import Former, former, formers
from generator.territoires.reference import KINDS, Lieu, referentiel

_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous"}
_ARTICLE = re.compile(r"^(?:les?|la|l)-(?=.)")
_KIND = re.compile(
    rf"^(?:{'|'.join(map(slugify, (*KINDS, *KINDS.values())))}|metropole|eurometropole|agglomeration)-"
)
_COMBINING = re.compile("[\u0300-\u036f]+")
_OF = re.compile(r"^(?:de-l|de-la|des|de|du|d)-(?=.)")


def fold(name: str) -> str:
    """A name as one compares it: `St-Étienne` → `saint-etienne`."""
    words = slugify(name).split("-")
    # « s/ » is short for « sur » between two words only; a name may also begin or end with these letters.
    return "-".join(
        _SHORT.get(word, word) if word.startswith("st") or 0 < rank < len(words) - 1 else word
        for rank, word in enumerate(words)
    )


def without_article(folded: str) -> str:
    """`la-courneuve` → `courneuve`."""
    return _ARTICLE.sub("", folded)


def core(folded: str) -> str:
    """The name of an intercommunalité without its kind: `ca-du-pays-ajaccien` → `pays-ajaccien`."""
    bare = _KIND.sub("", folded)
    return without_article(_OF.sub("", bare)) if bare != folded else folded


def short_forms(name: str) -> set[str]:
    """How else a place is called: without its article, its kind or the acronym behind its name."""
    bare = (fold(name), fold(re.sub(r"\s*\([^()]*\)", "", name)))
    return {form for it in bare for form in (it, core(it), without_article(it), _OF.sub("", it)) if form}


def places_named(name: str) -> list[Lieu]:
    """The communes of that name, else the intercommunalités.

    A name that fits whole hides those that fit without their article or their kind.
    """
    wanted = fold(name)
    if not wanted:
        return []
    bare = without_article(wanted)
    codes = (
        _communes().get(wanted)
        or _groups().get(wanted)
        or _communes_without_article().get(bare)
        or _cores().get(core(wanted))
        or _cores().get(bare)
        or []
    )
    known = referentiel()
    found = (known.place(code) for code in dict.fromkeys(codes))
    return [it for it in found if it is not None]


def parts_named(name: str) -> list[Former]:
    """The boroughs and former communes of that name."""
    wanted = fold(name)
    found = _former_names()
    return found.get(wanted) or found.get(without_article(wanted)) or []


@cache
def every_name() -> tuple[str, ...]:
    """The name of every commune, every intercommunalité, every commune of old."""
    known = referentiel()
    groups = (it.nom for siren in known.sirens() if (it := known.epci(siren)) is not None)
    return tuple(
        dict.fromkeys((*(nom for _, nom in known.names()), *groups, *(it.nom for it in former() if it.nom)))
    )


def names_of(lieu: Lieu) -> list[str]:
    """What a text may call a place: its own name, those of its parts and of the whole it belongs to."""
    known = referentiel()
    members = known.members(lieu.code) or (lieu.code,)
    communes = [it for code in members if (it := known.commune(code)) is not None]
    groups = [it for siren in known.groups_of(lieu.code) if (it := known.epci(siren)) is not None]
    parts = [it.nom for code in members for it in formers(code) if it.nom]
    return [lieu.nom, *(it.nom for it in (*communes, *groups)), *parts]


def mentions(text: str, *names: str) -> bool:
    """Whether a text holds one of these names, as a name: with its capitals, whatever accents and hyphens."""
    words = f" {_words(text)} "
    return any(f" {_words(name)} " in words for name in names)


def _words(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe"))
    bare = re.sub(r"\bS(te?)\b[. -]", r"Sain\1 ", _COMBINING.sub("", bare))
    return " ".join(re.findall(r"[A-Za-z0-9]+", bare))


def _index(names: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for folded, code in names:
        found.setdefault(folded, []).append(code)
    return found


@cache
def _communes() -> dict[str, list[str]]:
    return _index([(fold(nom), code) for code, nom in referentiel().names()])


@cache
def _communes_without_article() -> dict[str, list[str]]:
    return _index([(without_article(name), code) for name, codes in _communes().items() for code in codes])


@cache
def _groups() -> dict[str, list[str]]:
    known = referentiel()
    named = ((siren, known.epci(siren)) for siren in known.sirens())
    return _index([(fold(lieu.nom), siren) for siren, lieu in named if lieu is not None])


@cache
def _cores() -> dict[str, list[str]]:
    known = referentiel()
    named = ((siren, known.epci(siren)) for siren in known.sirens())
    return _index([(form, siren) for siren, it in named if it is not None for form in short_forms(it.nom)])


@cache
def _former_names() -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for it in former():
        forms = _forms(fold(it.nom)) if it.nom else ()
        for form in dict.fromkeys(name for whole in forms for name in (whole, without_article(whole))):
            found.setdefault(form, []).append(it)
    return found


def _forms(folded: str) -> list[str]:
    """`lyon-7e-arrondissement` is also called `lyon-7e`, `lyon-7eme` or `lyon-7`."""
    borough = re.fullmatch(r"(\w+)-(\d+)(er?)-arrondissement", folded)
    if borough is None:
        return [folded]
    city, number, _ = borough.groups()
    ends = ("e", "eme", "er", "")
    return [
        folded,
        *(f"{city}-{number}{end}" for end in ends),
        *(f"{city}-{number}{end}-arrondissement" for end in ends),
    ]
