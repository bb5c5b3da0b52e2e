"""The published addresses that a proposal would leave dead: links and printed codes lead there."""

from __future__ import annotations

from generator.comparison.values import shown
from generator.corpus import Corpus, published_addresses, without_drafts
from generator.diagnostics import NBSP


def vanished(before: Corpus, after: Corpus) -> list[str]:
    """A line for each address that nothing would answer to any more, with what to write."""
    answered = published_addresses(without_drafts(after))
    lost = {
        file: it for file, it in published_addresses(without_drafts(before)).items() if file not in answered
    }
    drafts = {it.path for kind in (after.fiches, after.kits, after.retours) for it in kind.values()}
    lines: list[str] = []
    for file, maker in sorted(lost.items()):
        address = file.removesuffix("index.html")
        name = address.rstrip("/")
        if not maker.path.startswith("methode/") or maker.path.startswith("methode/etapes/"):
            name = name.rpartition("/")[2]
        written = shown(f"anciens_noms: [{name}]")
        told = (
            f"- **Adresse perdue**{NBSP}: {address}, qui vient de {shown(maker.name)}, ne répondrait plus. "
        )
        if maker.path in drafts and not maker.location:
            told += f"Le fichier est repassé en brouillon{NBSP}: laissez «{NBSP}statut: relu{NBSP}», ou retirez-le."
        else:
            told += (
                f"La page a changé de nom{NBSP}? Écrivez {written} dans celle qui la remplace. "
                f"Elle est retirée{NBSP}? Gardez son fichier, avec son titre et "
                f"«{NBSP}retire: {{le: …, motif: …}}{NBSP}» seulement."
            )
        lines.append(told)
    return lines
