"""A first draft: valid at once, with every other field explained in a comment, from the model's own words."""

from __future__ import annotations

import json
from datetime import date

from generator.corpus import TO_WRITE, Corpus
from generator.exports import schema_of
from generator.model.base import UPKEEP
from generator.territoires import Lieu

_OPENING = """\
# yaml-language-server: $schema={path}{kind}.schema.json
# Un brouillon : remplacez chaque « À écrire ». « essaimage valider » dit ce qui ne va pas, à la ligne près.
# Il ne sera public qu’avec « statut: relu ».
"""


def draft(corpus: Corpus, kind: str, titre: str, lieu: Lieu | None, today: date) -> str:
    """The text of a new `retour`, `fiche` or `kit`."""
    filled = _retour(lieu) if kind == "retour" else {"fiche": _fiche, "kit": _kit}[kind](corpus)
    path = "../../schemas/" if kind == "kit" else "../schemas/"
    lines = [
        _OPENING.format(path=path, kind=kind),
        f"titre: {_text(titre)}\n",
        f"resume: {TO_WRITE}, en une ou deux phrases.\n",
        "statut: brouillon\n",
        f"verifie_le: {today.isoformat()}\n",
        filled,
        _others(kind, {"titre", "resume", "statut", "verifie_le", *_names(filled)}),
    ]
    return "".join(lines)


def draft_of_use(corpus: Corpus, fiche: str, lieu: Lieu | None, today: date) -> str:
    """The text of a new `usage`: one session with the tool `fiche`."""
    place = f"territoire: {_place(lieu)}\n" if lieu else f"organisation: {TO_WRITE}, qui raconte\n"
    filled = f"""\
fiche: {fiche}   # {corpus.fiches[fiche].record.titre}
{place}date: {today.isoformat()}
encore: oui   # oui, avec_changements ou non
statut: brouillon
"""
    opening = _OPENING.format(path="../schemas/", kind="usage")
    return opening + filled + _others("usage", set(_names(filled)))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _names(text: str) -> set[str]:
    return {line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()}


def _place(lieu: Lieu) -> str:
    return f'{{{lieu.champ}: "{lieu.code}"}}   # {lieu.nom}, {lieu.departement}'


def _retour(lieu: Lieu | None) -> str:
    return f"""\
territoire: {_place(lieu) if lieu else '{code_insee: "00000"}'}
maturite: engage   # engage, en_cours ou evalue

point_de_depart:
  - texte: {TO_WRITE}, une seule affirmation par énoncé.
    nature: fait   # fait, appreciation, intention ou principe
    selon: {TO_WRITE}, la personne ou l’organisme qui l’affirme
"""


def _fiche(corpus: Corpus) -> str:
    return f"""\
etapes: [{next(iter(corpus.etapes))}]   # {", ".join(corpus.etapes)}
objectif: {TO_WRITE}, ce qu’on aura en sortant.
publics: [{next(iter(corpus.vocabulaires.publics))}]   # {", ".join(corpus.vocabulaires.publics)}
groupe: {{min: 6, max: 20}}

deroule:
  - minutes: 10
    titre: Ouvrir
    forme: pleniere   # seul, deux, table ou pleniere
    consigne: {TO_WRITE}, ce qu’on dit et ce qu’on fait, tel quel.

origine:
  - texte: {TO_WRITE}, d’où vient cet outil.
    nature: appreciation
    selon: {TO_WRITE}, qui le dit
"""


def _kit(corpus: Corpus) -> str:
    return f"""\
objectif: {TO_WRITE}, ce que le groupe aura en repartant.
public: [{next(iter(corpus.vocabulaires.publics))}]
participants: 20
debut: "18:00"

intro:
  minutes: 10
  consigne: {TO_WRITE}, ce qu’on dit pour ouvrir.

fiches:
  - fiche: {next(iter(corpus.fiches))}   # {", ".join(corpus.fiches)}
  - pause: 15

apres:
  - {TO_WRITE}, ce qu’on fait une fois la séance finie.
"""


def _others(kind: str, known: set[str]) -> str:
    """The fields not yet there, each as a comment to open."""
    told = [
        "\n# --- Tout ce qui suit peut venir plus tard : retirez le « # » de ce que vous remplissez. ---\n"
    ]
    for name, part in schema_of(kind)["properties"].items():
        if name not in known and UPKEEP not in part:
            title, words = str(part.get("title", name)), str(part.get("description", ""))
            told.append(f"\n# {title} : {words[:1].lower()}{words[1:]}\n# {name}:\n")
    return "".join(told)
