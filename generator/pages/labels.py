"""Words shown for the values of the model, and small ways of writing numbers in French."""

from __future__ import annotations

from generator.corpus import Observed, Told
from generator.diagnostics import NBSP
from generator.model import Groupe

NATURES = {
    "fait": "Fait",
    "appreciation": "Appréciation",
    "intention": "Intention",
    "principe": "Principe",
}
MATURITES = {"engage": "Engagé", "en_cours": "En cours", "evalue": "Évalué"}
MATURITES_EXPLAINED = {
    "engage": "Le territoire s’est engagé ; son récit reste à écrire.",
    "en_cours": "La démarche est en cours.",
    "evalue": "La démarche a été évaluée.",
}
PROOFS = {"esquisse": "Esquisse", "eprouve": "Éprouvé", "confirme": "Confirmé"}
PROOFS_EXPLAINED = {
    "esquisse": "Aucun territoire n’a encore raconté l’avoir utilisé.",
    "eprouve": "Un ou deux territoires racontent l’avoir utilisé.",
    "confirme": "Trois territoires au moins racontent l’avoir utilisé.",
}
FORMES = {"seul": "Seul", "deux": "À deux", "table": "À la table", "pleniere": "Tous ensemble"}
PAR = {"seance": "pour la séance", "table": "par table", "personne": "par personne"}
SUPPORTS = {
    "affiche": "Affiche",
    "cartes": "Cartes",
    "grille": "Grille",
    "feuille": "Feuille",
    "etiquettes": "Étiquettes",
}
ROLES = {"redaction": "Rédaction", "relecture": "Relecture", "temoignage": "Témoignage"}
LICENCES = {
    "CC-BY-NC-SA-4.0": "CC BY-NC-SA 4.0",
    "CC-BY-NC-SA-3.0-FR": "CC BY-NC-SA 3.0 FR",
    "CC-BY-SA-4.0": "CC BY-SA 4.0",
    "CC-BY-4.0": "CC BY 4.0",
    "CC0-1.0": "CC0 1.0",
    "Etalab-2.0": "Licence ouverte 2.0",
    "tous-droits-reserves": "Tous droits réservés",
    "inconnue": "Licence non indiquée",
}


def duration(minutes: int) -> str:
    """`150` → « 2 h 30 », `45` → « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if rest else f"{hours}{NBSP}h"


def group(groupe: Groupe) -> str:
    """« 8 à 40 personnes »."""
    if groupe.min == groupe.max:
        return f"{groupe.min}{NBSP}personne{'s' if groupe.min > 1 else ''}"
    return f"{groupe.min} à {groupe.max}{NBSP}personnes"


def observation(announced: int, seen: Observed) -> str:
    """« annoncé 45 min, constaté 40 min à 1 h 10 (4 séances, 3 territoires) », empty when nobody used it."""
    if not seen.seances:
        return ""
    times = ""
    if seen.shortest is not None and seen.longest is not None:
        times = duration(seen.shortest)
        if seen.longest != seen.shortest:
            times += f" à {duration(seen.longest)}"
        times = f", constaté {times}"
    sessions = counted(seen.seances, "séance")
    return f"annoncé {duration(announced)}{times} ({sessions}, {counted(seen.territoires, 'territoire')})"


def how_much_is_told(told: Told) -> str:
    """« 3 récits de 2 territoires, 8 territoires repérés »: stories and places are counted apart."""
    stories = counted(told.recits, "récit") if told.recits else "Aucun récit encore"
    if told.territoires != told.recits:
        stories += f" de {counted(told.territoires, 'territoire')}"
    spotted = f"{counted(told.reperes, 'territoire')} repéré{'s' if told.reperes > 1 else ''}"
    return f"{stories}, {spotted}" if told.reperes else stories


def counted(number: int, word: str) -> str:
    """`3, "fiche"` → « 3 fiches »."""
    return f"{number}{NBSP}{word}{'s' if number > 1 else ''}"
