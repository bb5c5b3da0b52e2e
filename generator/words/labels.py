"""Words shown for the closed values of the model."""

from __future__ import annotations

NATURES = {
    "fait": "Fait",
    "appreciation": "Appréciation",
    "intention": "Intention",
    "principe": "Principe",
}
CLAIMS = {
    "recoupe": "Fait recoupé",
    "fait": "Fait rapporté",
    "appreciation": "Appréciation",
    "intention": "Intention",
    "principe": "Principe",
}
"""The label of a claim, by its sort: its nature, and for a fact whether a second source tells it too."""
CLAIMS_EXPLAINED = {
    "recoupe": "Cela s’est passé : deux sources, écrites par des personnes différentes, le disent.",
    "fait": "Cela s’est passé : une personne ou un document le rapporte, sans qu’une seconde source soit donnée.",
    "appreciation": "C’est un avis : quelqu’un juge, ou dit pourquoi, à ses yeux, c’est arrivé.",
    "intention": "Un projet ou un espoir, à la date où il a été dit. Il n’a peut-être pas eu lieu.",
    "principe": "Une conviction sur la bonne façon de faire.",
}
MINUTE = {
    "voulu": "Ce qui était voulu",
    "accompli": "Ce qui a été fait",
    "change": "Ce qui a changé",
    "incertain": "Ce qui reste incertain",
}
"""What the claims that tell a story in a minute tell, in reading order."""
MATURITES = {"engage": "Engagé", "en_cours": "En cours", "evalue": "Évalué"}
MATURITES_EXPLAINED = {
    "engage": "Le territoire s’est engagé ; son récit reste à écrire.",
    "en_cours": "La démarche était en cours à la date des sources.",
    "evalue": "La démarche a été évaluée.",
}
PROOFS = {"esquisse": "Esquisse", "eprouve": "Éprouvé", "confirme": "Confirmé"}
PLACES_THAT_CONFIRM = 3
"""From how many places on a tool may be « confirmé »; the rule is that of `corpus.uses`."""
PROOFS_EXPLAINED = {
    "esquisse": "Personne n’a encore raconté l’avoir utilisé.",
    "eprouve": "Au moins une séance est racontée.",
    "confirme": f"Au moins {PLACES_THAT_CONFIRM} lieux le racontent, et plus d’une séance sur deux donne envie de le refaire.",
}
PROOFS_ON_PAPER = {
    "esquisse": "personne n’a encore raconté l’avoir utilisé",
    "eprouve": "éprouvé",
    "confirme": "confirmé",
}
"""The same in the few words that a sheet has room for."""
FORMES = {"seul": "Seul", "deux": "À deux", "table": "À la table", "pleniere": "Tous ensemble"}
PAR = {"seance": "pour la séance", "table": "par table", "personne": "par personne"}
SUPPORTS = {
    "affiche": "Affiche",
    "cartes": "Cartes",
    "grille": "Grille",
    "feuille": "Feuille",
    "etiquettes": "Étiquettes",
}
USAGES = {"preparation": "avant la séance", "variante": "si vous voulez"}
"""When a support serves, where it is not during every session."""
ROLES = {"redaction": "Rédaction", "relecture": "Relecture", "temoignage": "Témoignage"}

STORIES = {"raconte": "Raconté", "repere": "Repéré, récit à écrire"}
"""Whether a story is told, or still to be written."""
TO_WRITE = "Repérés, récit à écrire"
"""What stands over the places whose story is still to be written, wherever they are folded."""
NOT_YET_TOLD = "Ce qu’on en sait"
"""What stands over the beginning of a story that is still to be written."""
IN_A_MINUTE = "En une minute"
GROUNDS = "Sur quoi repose cette page"
GROUNDS_IN_BOOK = "Sur quoi repose ce récit"
STORY_PARTS = {
    "point_de_depart": "Le point de départ",
    "tentatives_anterieures": "Ce qui avait été essayé avant",
    "partenaires": "Autour de la table",
    "chronologie": "La chronologie",
    "question_mobilisatrice": "La question posée",
    "etapes": "Étape par étape",
    "feuille_de_route": "La feuille de route",
    "instruments": "Les instruments transformés",
    "postures": "Ce qui change dans la posture",
    "effets": "Ce qui a changé",
    "obstacles": "Les obstacles, et comment on est passé",
    "conseils": "Ce qu’on dirait à un autre territoire",
    "usages": "Les outils utilisés",
    "inspire_de": "Qui a inspiré qui",
}
"""The parts of a story by field, as its page, the book and the comparison call them."""
STEP_PARTS = {
    "fait": "Ce qui a été fait",
    "intention": "Ce qui est voulu",
    "avis": "Ce que l’on en pense",
    "garde": "Ce qui a été gardé de la méthode",
    "adapte": "Ce qui a été adapté",
    "saute": "Ce qui a été laissé de côté",
}
"""What is told of a step: facts apart from what is wished for and from what is thought of it."""
STEP_LISTS = {
    "invariants": "Ce à quoi nous tenons",
    "adaptables": "Ce que chaque territoire décide",
}
"""The two lists of a step of the method."""
