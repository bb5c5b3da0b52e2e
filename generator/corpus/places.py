"""Where each story takes place, and whether what it says of the place agrees with itself.

A code that names no place is an error, and so is one that names another place than the story does: a
postal code is nearly always the Insee code of a village elsewhere. When nothing in a story names the place
of its code, that is worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus.records import Entry
from generator.corpus.walking import prose
from generator.diagnostics import NBSP, Diagnostic, Position, Severity, quoted
from generator.model import RetourExperience, UsageRaconte
from generator.model.recit import Endroit
from generator.source import Document, Location
from generator.territoires import (
    Lieu,
    Place,
    advice_for_commune,
    advice_for_siren,
    fold,
    kilometres,
    mentions,
    names_of,
    names_with_codes,
    of,
    of_departement,
    parts_named,
    places_named,
    referentiel,
    served_by,
    short_forms,
)
from generator.words.numbers import number

FAR = 80
"""From this many kilometres of its middle a point is neither in a commune nor in an intercommunalité: the widest, in
the Basque Country, ends before 70."""
FAR_IN_A_DEPARTMENT = 110
"""The same, where only the department is placed."""
FAR_IN_WIDE_LANDS = 1500
_WIDE_LANDS = ("973", "984", "987", "988")
_BESIDE = 15
"""Within this many kilometres of a commune, a point is likely to be in it, or next to it."""

DocumentOf = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class _Doubt:
    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERREUR


def place_stories(
    retours: Mapping[str, Entry[RetourExperience]], document_of: DocumentOf
) -> tuple[dict[str, Lieu], list[Diagnostic]]:
    """The place of each story by slug, and what is wrong with those that have none, or a doubtful one."""
    lieux: dict[str, Lieu] = {}
    problems: list[Diagnostic] = []
    for slug, entry in retours.items():
        lieu = place_of(entry.record.territoire)
        if lieu is not None:
            lieux[slug] = lieu
        doubts = (
            [_unknown(entry.record.territoire, list(_said(entry)))]
            if lieu is None
            else list(_doubts(entry, lieu))
        )
        problems += _placed(doubts, entry.path, document_of)
    return lieux, problems


def unplaced_uses(usages: Mapping[str, Entry[UsageRaconte]], document_of: DocumentOf) -> list[Diagnostic]:
    """What is wrong with the uses told in a file of their own whose code is that of no place."""
    problems: list[Diagnostic] = []
    for entry in usages.values():
        territoire = entry.record.territoire
        if territoire is not None and place_of(territoire) is None:
            said = [it for it in (entry.record.organisation, entry.slug) if it]
            problems += _placed([_unknown(territoire, said)], entry.path, document_of)
    return problems


def _placed(doubts: Sequence[_Doubt], path: str, document_of: DocumentOf) -> Iterator[Diagnostic]:
    if doubts:
        document = document_of(path)
        for it in doubts:
            place = document.position(it.location) if document else Position()
            yield Diagnostic(path, place, it.message, it.hint, it.severity)


def place_of(territoire: Endroit) -> Lieu | None:
    """The commune or the intercommunalité of that code."""
    if territoire.code_insee is not None:
        return referentiel().commune(territoire.code_insee)
    return referentiel().epci(territoire.siren or "")


def _unknown(territoire: Endroit, names: list[str]) -> _Doubt:
    if (code := territoire.code_insee) is not None:
        message = f"le code Insee {quoted(code)} n’est celui d’aucune commune actuelle"
        return _Doubt(("territoire", "code_insee"), message, advice_for_commune(code, names))
    siren = territoire.siren or ""
    message = f"le Siren {quoted(siren)} n’est celui d’aucune intercommunalité actuelle"
    return _Doubt(("territoire", "siren"), message, advice_for_siren(siren, names))


def _doubts(entry: Entry[RetourExperience], lieu: Lieu) -> Iterator[_Doubt]:
    other = _other_place(entry, lieu)
    if other is not None:
        yield other
    yield from _misplaced(entry.record, lieu)


def _other_place(entry: Entry[RetourExperience], lieu: Lieu) -> _Doubt | None:
    """The doubt that a story is not about the place of its code, None when it names that place."""
    if mentions(entry.record.titre, lieu.nom):
        return None
    said = list(_said(entry))
    doubt = _by_postal_code(entry, lieu) or _by_name(said, lieu) or _by_strange_name(said, lieu)
    if doubt is None:
        return None
    names = names_of(lieu)
    own = [*names, *entry.record.territoire.quartiers]
    return None if _is_said(said, own, lieu) or _named_in(entry, names) else doubt


def _is_said(said: Sequence[str], own: Sequence[str], lieu: Lieu) -> bool:
    """Whether one of the names said is one of the place’s own; a short form may not be another place’s name."""
    whole = {fold(name) for name in own}
    short = {form for name in own for form in short_forms(name)}
    return any(
        fold(it) in whole or (not short.isdisjoint(short_forms(it)) and not _is_elsewhere(it, lieu))
        for it in said
    )


def _is_elsewhere(name: str, lieu: Lieu) -> bool:
    others = places_named(name)
    return bool(others) and _near(others, lieu) is None


def _by_postal_code(entry: Entry[RetourExperience], lieu: Lieu) -> _Doubt | None:
    """A village whose Insee code is the postal code of the town that the story names."""
    served = [it for one in served_by(lieu.code) if (it := referentiel().commune(one)) is not None]
    meant = [it for it in served if _named_in(entry, names_of(it))]
    if not meant:
        return None
    towns = " et ".join(of(it.nom) for it in meant)
    return _doubt(lieu, f"et le code postal {towns}", names_with_codes(meant))


def _by_name(said: Sequence[str], lieu: Lieu) -> _Doubt | None:
    """A title or a file that bears the name of another place."""
    for name in said:
        others = of_departement(places_named(name), lieu.code)
        if others and _near(others, lieu) is None:
            with_field = lieu.champ == "siren" or others[0].champ == "siren"
            advice = names_with_codes(others, with_field=with_field)
            return _doubt(lieu, f"et ce récit parle {of(others[0].nom)}", advice)
        parts = [] if others else parts_named(name)
        whole = referentiel().commune(parts[0].commune) if len(parts) == 1 else None
        if whole is not None and whole.code != lieu.code and _near([whole], lieu) is None:
            part = parts[0].nom
            advice = f'{part} fait partie {of(whole.nom)}{NBSP}: écrivez code_insee: "{whole.code}"'
            return _doubt(lieu, f"et ce récit parle {of(part)}", advice)
    return None


def _by_strange_name(said: Sequence[str], lieu: Lieu) -> _Doubt | None:
    """A title that bears the name of something we do not know, with the code of a village.

    A code from elsewhere falls on a village nine times in ten: those of which we know no coordinates.
    """
    stranger = next((it for it in said if _is_a_name(it)), None)
    if stranger is None or lieu.latitude is not None:
        return None
    message = f"que ce récit sur {quoted(stranger)} ne nomme nulle part"
    return _doubt(lieu, message, "vérifiez le code", Severity.AVERTISSEMENT)


def _doubt(lieu: Lieu, but: str, advice: str, severity: Severity = Severity.ERREUR) -> _Doubt:
    kind = "code Insee" if lieu.champ == "code_insee" else "Siren"
    where = f" ({lieu.departement})" if lieu.departement else ""
    keep = f"si le code est juste, nommez {quoted(lieu.nom)} dans le résumé"
    message = f"{lieu.code} est le {kind} {of(lieu.nom)}{where}, {but}"
    return _Doubt(("territoire", lieu.champ), message, f"{advice}{NBSP}; {keep}", severity)


def _near(others: Sequence[Lieu], lieu: Lieu) -> Lieu | None:
    """One of `others` that holds `lieu`, or that it holds."""
    known = referentiel()
    return next(
        (
            it
            for it in others
            if it.code == lieu.code
            or lieu.code in known.members(it.code)
            or it.code in known.members(lieu.code)
        ),
        None,
    )


def _said(entry: Entry[RetourExperience]) -> Iterator[str]:
    """What may be the name of the place: the beginning of the title, its parts, the name of the file."""
    title = entry.record.titre
    head, colon, _ = title.partition(":")
    words = head.strip() if colon else title.strip()
    yield words
    if colon:
        for part in re.split(r"[,()/–—]| et | - ", words):
            yield re.sub(
                r"^(?:ville|commune|mairie|quartier)s? (?:de |du |des |d[’'])|^à ",
                "",
                part.strip(),
                flags=re.I,
            )
    yield re.sub(r"-\d+$", "", entry.slug)


def _named_in(entry: Entry[RetourExperience], names: list[str]) -> bool:
    """Whether a story names its place, anywhere."""
    record = entry.record
    slug = f"-{entry.slug}-"
    if any(f"-{fold(name)}-" in slug for name in names):
        return True
    short = (record.titre, record.resume, record.portage or "", *record.territoire.quartiers)
    partners = (text for it in record.partenaires for text in (it.nom, it.role or ""))
    text = "\n".join((*short, *partners, *(text for _, text in prose(record))))
    return mentions(text, *names)


def _is_a_name(words: str) -> bool:
    """Whether words are written as the name of a place: `Bruxelles`, `Val d’Aoste`, not `Un café des parents`."""
    small = {"de", "du", "des", "d", "la", "le", "les", "l", "en", "sur", "sous", "et", "aux", "à"}
    parts = re.findall(r"\w+", words)
    return 0 < len(parts) <= 4 and all(it[0].isupper() or it in small for it in parts) and words[:1].isupper()


def _misplaced(record: RetourExperience, lieu: Lieu) -> Iterator[_Doubt]:
    """A point that is not where its place is: one of the two is wrong."""
    latitude, longitude = record.territoire.latitude, record.territoire.longitude
    homes, limit = _homes(lieu)
    if latitude is None or longitude is None or not homes:
        return
    away = [kilometres(it, (latitude, longitude)) for it in homes]
    if min(away) <= limit:
        return
    at = ("territoire", "latitude")
    if abs(longitude) <= 90 and any(kilometres(it, (longitude, latitude)) <= limit for it in homes):
        message = f"la latitude {latitude} et la longitude {longitude} sont échangées"
        yield _Doubt(at, message, f"écrivez latitude: {longitude}, longitude: {latitude}")
        return
    point = f"le point (latitude {latitude}, longitude {longitude})"
    message = (
        f"{point} est à {number(round(away[0]))}{NBSP}km {of(lieu.nom)}, que dit le code {quoted(lieu.code)}"
    )
    near = referentiel().nearest((latitude, longitude), within=_BESIDE)
    code = names_with_codes([near]) if near is not None else "corrigez-le (il n’y en a qu’en France)"
    there = f"latitude: {homes[0][0]:.2f}, longitude: {homes[0][1]:.2f}"
    hint = (
        f"si le code est faux, {code}{NBSP}; si c’est le point, écrivez plutôt {there}, ou retirez les deux"
    )
    yield _Doubt(at, message, hint)


def _homes(lieu: Lieu) -> tuple[list[Place], int]:
    """Where a place may be, its own middle first, and how far from there it ends."""
    known = referentiel()
    wide = FAR_IN_WIDE_LANDS if lieu.code_departement in _WIDE_LANDS else 0
    own = (
        (lieu.latitude, lieu.longitude) if lieu.latitude is not None and lieu.longitude is not None else None
    )
    homes = [it for it in (own, known.around(lieu.code)) if it is not None]
    if homes:
        return homes, wide or FAR
    middle = known.centre_of_departement(lieu.code_departement)
    return [middle] if middle is not None else [], wide or FAR_IN_A_DEPARTMENT
