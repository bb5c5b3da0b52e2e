"""« Par où commencer ? »: what its situations refer to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.claims import claims_of
from generator.corpus.records import Corpus
from generator.model import Enonce, ParOuCommencer, Situation, Vecu
from generator.source import Location
from generator.typography import french


def orientation_references(record: ParOuCommencer) -> Iterator[tuple[Location, str, str, bool]]:
    """Every reference to another record: where, kind, slug, whether it is a key (never)."""
    for key, situation in record.situations.items():
        at = ("situations", key)
        yield (*at, "etape"), "etape", situation.etape, False
        for index, fiche in enumerate(situation.fiches):
            yield (*at, "fiches", index), "fiche", fiche, False
        if situation.kit is not None:
            yield (*at, "kit"), "kit", situation.kit, False
        for index, lived in enumerate(situation.vecu):
            yield (*at, "vecu", index, "retour"), "retour", lived.retour, False


def lived_claim(corpus: Corpus, vecu: Vecu) -> Enonce | None:
    """The claim that begins with the words of `vecu`; None when no claim or several do."""
    retour = corpus.retours.get(vecu.retour)
    if retour is None:
        return None
    opening = french(vecu.enonce)
    claims = [it for _, it in claims_of(retour.record) if french(it.texte).startswith(opening)]
    return claims[0] if len(claims) == 1 else None


def situations_of(corpus: Corpus, etape: str) -> dict[str, Situation]:
    """The situations that lead to a step, by key."""
    if corpus.orientation is None:
        return {}
    return {key: it for key, it in corpus.orientation.record.situations.items() if it.etape == etape}
