"""What PyYAML’s scanner says, in plain French and at the right place."""

from __future__ import annotations

import re

import yaml

from generator.diagnostics import NBSP, Position
from generator.source.composing import Composer
from generator.source.refusals import Refusal

_FIELD_HINT = f"écrivez «{NBSP}champ: valeur{NBSP}», avec un espace ordinaire"
_QUOTES = f'mettez toute la valeur entre guillemets, par exemple titre: "Coopérer{NBSP}: pourquoi{NBSP}?"'

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
    ("mapping values are not allowed", False, f"un «{NBSP}:{NBSP}» n’était pas attendu ici", _QUOTES),
    ("mapping keys are not allowed", False, "une valeur ne peut pas commencer par ce signe", _QUOTES),
    (
        "found character that cannot start any token",
        False,
        "une valeur ne peut pas commencer par ce signe",
        _QUOTES,
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
        _QUOTES,
    ),
    ("found unexpected ':'", False, f"un «{NBSP}:{NBSP}» n’était pas attendu ici", _QUOTES),
)


def explained(error: yaml.YAMLError, text: str) -> Refusal:
    """The likeliest mistake behind an error of the scanner."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    if problem_mark is not None:
        likely = _likely_slip(said, problem_mark, context_mark, text)
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


def _likely_slip(said: str, mark: yaml.Mark, context: yaml.Mark | None, text: str) -> Refusal | None:
    """The commonest slips, which the scanner stumbles on only later or takes for something else."""
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column]
    glued_dash = re.match(r" *-(?=[{[\"'\w])", line)
    if glued_dash:
        place = Position(mark.line + 1, glued_dash.end())
        hint = "écrivez un tiret, un espace, puis le texte"
        return Refusal(place, "il manque un espace après ce tiret", hint)
    if "could not find expected ':'" in said and context is not None:
        return _glued_colon(lines, context.line)
    if "mapping values are not allowed" in said and re.fullmatch(r" *(- +)?[\w-]+", before):
        place = Position(mark.line + 1, len(before) - len(before.lstrip()) + 1)
        hint = "alignez-la avec les champs voisins, et vérifiez la ligne d’avant"
        message = "cette ligne n’est pas alignée avec celles qui précèdent"
        return _glued_colon(lines, mark.line - 1) or Refusal(place, message, hint)
    if "did not find expected" in said and before.strip(" -"):
        after_quotes = _text_after_quotes(mark, text)
        if after_quotes is None and "expected ','" not in said:
            place = Position(mark.line + 1, mark.column + 1)
            return Refusal(place, "un texte continue après une valeur déjà finie", _QUOTES)
        return after_quotes
    return None


def _glued_colon(lines: list[str], number: int) -> Refusal | None:
    """What to say when the field of that line has no space after its colon."""
    colon = re.match(r"[ -]*+\w[\w-]*+:(?=[^ ])", lines[number]) if 0 <= number < len(lines) else None
    if colon is None:
        return None
    message = f"il manque un espace après ce «{NBSP}:{NBSP}»"
    return Refusal(Position(number + 1, colon.end()), message, _FIELD_HINT)


def _text_after_quotes(mark: yaml.Mark, text: str) -> Refusal | None:
    """What to say when the scanner stumbles on a word just after closing quotes."""
    quoted_value = None
    try:
        for token in yaml.scan(text, Loader=Composer):
            if token.start_mark.index >= mark.index:
                break
            quoted_value = token if isinstance(token, yaml.ScalarToken) and token.style else None
    except yaml.YAMLError:
        return None
    if quoted_value is None or quoted_value.style not in ("'", '"'):
        return None
    start, end = quoted_value.start_mark, quoted_value.end_mark
    if end.line != mark.line:
        return None
    if start.line != end.line:
        place = Position(start.line + 1, start.column + 1)
        message = f"ces guillemets s’ouvrent ici et ne se ferment qu’à la ligne {end.line + 1}"
        return Refusal(place, message, "ajoutez les guillemets fermants")
    hint = (
        "mettez toute la valeur entre guillemets droits"
        if quoted_value.style == "'"
        else "mettez toute la valeur entre apostrophes droites, ou prenez des guillemets français dans le texte"
    )
    return Refusal(
        Position(end.line + 1, end.column + 1), "un texte continue après des guillemets fermés", hint
    )


def _mark_position(mark: yaml.Mark | None, text: str) -> Position:
    """The scanner's place, brought back inside the text when it points past its end."""
    if mark is None:
        return Position()
    lines = text.splitlines() or [""]
    if mark.line >= len(lines):
        return Position(len(lines), len(lines[-1]) + 1)
    return Position(mark.line + 1, mark.column + 1)
