"""Words shown for the closed values of the model."""

from __future__ import annotations

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
