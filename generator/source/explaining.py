"""What PyYAML’s scanner says, in plain French and at the right place."""

from __future__ import annotations

import yaml

from generator.diagnostics import NBSP, Position
from generator.source.dialect import said_by
from generator.source.refusals import Refusal
from generator.source.slips import QUOTES, likely_slip

_EXPLANATIONS: tuple[tuple[str, bool, str, str], ...] = (
    # (what the scanner says, point at the context rather than the problem, message, hint)
    (
        "found undefined alias",
        False,
        f"un renvoi (signe «{NBSP}*{NBSP}») n’est pas admis",
        "mettez la valeur entre guillemets si l’astérisque fait partie du texte",
    ),
    (
        "but found another document",
        False,
        "ce fichier contient plusieurs documents",
        f"effacez la ligne «{NBSP}---{NBSP}» et mettez la suite dans un autre fichier",
    ),
    ("mapping values are not allowed", False, f"un «{NBSP}:{NBSP}» n’était pas attendu ici", QUOTES),
    ("mapping keys are not allowed", False, "une valeur ne peut pas commencer par ce signe", QUOTES),
    (
        "found character that cannot start any token",
        False,
        "une valeur ne peut pas commencer par ce signe",
        QUOTES,
    ),
    (
        "found unexpected end of stream",
        True,
        "ces guillemets s’ouvrent et ne se ferment pas",
        "ajoutez les guillemets fermants",
    ),
    (
        "found unknown escape character",
        False,
        "cette barre oblique inverse ne veut rien dire ici",
        "écrivez la valeur entre apostrophes droites, ou doublez la barre",
    ),
    (
        "found invalid Unicode character escape code",
        False,
        "ce code n’est celui d’aucun signe",
        "écrivez le signe lui-même",
    ),
    (
        "could not find expected ':'",
        True,
        f"il manque un «{NBSP}:{NBSP}» après ce mot",
        f"écrivez «{NBSP}champ: valeur{NBSP}», ou décalez la ligne si elle continue la précédente",
    ),
    (
        "did not find expected ',' or ']'",
        True,
        f"ce crochet «{NBSP}[{NBSP}» n’est pas bien refermé",
        "refermez-le, séparez les éléments par des virgules, ou mettez entre guillemets le texte qui en contient",
    ),
    (
        "did not find expected ',' or '}'",
        True,
        f"cette accolade «{NBSP}{{{NBSP}» n’est pas bien refermée",
        "refermez-la, séparez les champs par des virgules, ou mettez entre guillemets le texte qui en contient",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "cette ligne n’est pas alignée avec la liste qui précède",
        "commencez-la par un tiret et un espace, ou alignez-la avec le champ auquel elle appartient",
    ),
    (
        "did not find expected key",
        False,
        "cette ligne n’est pas alignée avec celles qui précèdent",
        "alignez-la avec les champs voisins",
    ),
    (
        "did not find expected <document start>",
        False,
        "cette ligne n’est pas alignée avec celles qui précèdent",
        "tous les champs du premier niveau commencent au bord gauche",
    ),
    (
        "block sequence entries are not allowed",
        False,
        "un tiret de liste n’est pas admis ici",
        "mettez chaque tiret au début d’une nouvelle ligne",
    ),
    (
        "did not find expected alphabetic or numeric character",
        True,
        "ce signe annonce un renvoi ou une ancre, qui ne sont pas admis",
        QUOTES,
    ),
    ("found unexpected ':'", False, f"un «{NBSP}:{NBSP}» n’était pas attendu ici", QUOTES),
)


def explained(error: yaml.YAMLError, text: str) -> Refusal:
    """The likeliest mistake behind an error of the scanner."""
    told = said_by(error)
    said, problem_mark, context_mark = told.problem, told.mark, told.context
    if problem_mark is not None:
        likely = likely_slip(said, problem_mark, context_mark, text)
        if likely is not None:
            return likely
    for words, at_context, message, hint in _EXPLANATIONS:
        if words in said:
            mark = (context_mark if at_context else problem_mark) or problem_mark
            return Refusal(_mark_position(mark, text), message, hint)
    return Refusal(
        _mark_position(problem_mark or context_mark, text),
        "la ponctuation du fichier n’est pas comprise ici",
        "comparez avec une fiche existante, ou mettez la valeur entre guillemets",
    )


def _mark_position(mark: yaml.Mark | None, text: str) -> Position:
    """The scanner's place, brought back inside the text when it points past its end."""
    if mark is None:
        return Position()
    lines = text.splitlines() or [""]
    if mark.line >= len(lines):
        return Position(len(lines), len(lines[-1]) + 1)
    return Position(mark.line + 1, mark.column + 1)
