"""What a session of one’s own says where nobody wrote anything else: how it opens, what comes after, what it is for."""

OPENING = (
    "Accueillez chaque personne à la porte. Dites pourquoi vous êtes réunis, combien de temps cela dure, "
    "ce qui se décide {moment} et ce qui ne se décide pas.\n\n"
    "« On parle pour soi. On écoute sans couper. Si vous préférez dire plutôt qu’écrire, quelqu’un écrira "
    "pour vous, avec vos mots. »"
)
AFTERWARDS = (
    "**Le soir même** : notez à chaud ce qui vous a surpris, et photographiez les traces avec l’accord de chacun.",
    "**Sous quinze jours** : envoyez un compte rendu clair d’une page : ce qui est retenu, ce qui ne l’est pas, et pourquoi.",
)
PURPOSE = "De chaque fiche, ce qu’elle annonce."
TITLE = "Ma séance"
