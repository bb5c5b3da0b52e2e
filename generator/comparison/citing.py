"""The links to claims that a proposal would leave dead: each is cited from elsewhere, where nobody mends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from generator.addresses import address_of, url_of
from generator.comparison.values import shown
from generator.corpus import Corpus, claims_of, former_name, key_of, place_of_claim, without_drafts
from generator.diagnostics import NBSP
from generator.model import Enonce
from generator.model.base import Model

_PRECAUTIONS = address_of("precautions.md")
_ALIKE = 0.5
"""From this share of signs in common, in their order, two claims are taken for two wordings of one."""


def lost_citations(before: Corpus, after: Corpus) -> list[str]:
    """A line for each claim that its link would no longer find, with what to write where it was written anew."""
    new = _published(after)
    lines: list[str] = []
    for (kind, slug), record in _published(before).items():
        present = slug if (kind, slug) in new else former_name(after, kind, slug)
        if present is not None and (kind, present) in new:
            lines += _lost(url_of(kind, slug) if slug else _PRECAUTIONS, record, new[kind, present])
    return lines


def _published(corpus: Corpus) -> dict[tuple[str, str], Model]:
    """The records whose page shows claims, by their kind and name; precautions stand on one page, without a name."""
    public = without_drafts(corpus)
    found: dict[tuple[str, str], Model] = {("precaution", ""): public.precautions}
    for entries in (public.fiches, public.retours):
        found |= {(it.kind, it.slug): it.record for it in entries.values()}
    return found


def _lost(address: str, before: Model, after: Model) -> list[str]:
    old = {key_of(it): it for _, it in claims_of(before)}
    new = {key_of(it): it for _, it in claims_of(after)}
    fresh = [it for key, it in new.items() if key not in old]
    lines = []
    for key in (it for it in old if it not in new):
        told = f"- **Lien perdu**{NBSP}: {address}#{place_of_claim(old[key])} ne trouverait plus {shown(old[key].texte)}. "
        again = _written_anew(old[key], fresh)
        if again is None:
            told += f"L’énoncé est retiré{NBSP}: qui l’a cité ne le retrouvera pas."
        elif again.id is None:
            told += f"Il est récrit{NBSP}: écrivez {shown(f'id: {key}')} dans {shown(again.texte)}, et le lien y mènera."
        else:
            told += f"Il est récrit en {shown(again.texte)}, qui porte déjà {shown(f'id: {again.id}')}."
        lines.append(told)
    return lines


def _written_anew(claim: Enonce, fresh: Sequence[Enonce]) -> Enonce | None:
    """The new claim that says nearly the same."""
    likenesses: Mapping[int, float] = {
        index: SequenceMatcher(None, claim.texte, it.texte, autojunk=False).ratio()
        for index, it in enumerate(fresh)
    }
    best = max(likenesses, key=lambda it: likenesses[it], default=None)
    return fresh[best] if best is not None and likenesses[best] >= _ALIKE else None
