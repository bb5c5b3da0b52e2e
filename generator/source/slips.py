"""The commonest slips of the pen: the scanner stumbles on them only later, or takes them for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from generator.diagnostics import NBSP, Position, quoted
from generator.source.comments import text_cut_in_two
from generator.source.composing import Composer
from generator.source.refusals import Refusal

QUOTES = f'mettez toute la valeur entre guillemets, par exemple titre: "Coopérer{NBSP}: pourquoi{NBSP}?"'
_FIELD_HINT = f"écrivez «{NBSP}champ: valeur{NBSP}», avec un espace ordinaire"

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
# What a phone, a word processor or a habit of Markdown puts in the place of the dash of a list.
_FALSE_DASH = re.compile(rf"(?:[‐-―−•‣⁃◦▪●○■·∙–—*+]|-(?=[{_SPACES}]))(?=[ {_SPACES}])")
_OTHER_QUOTES = re.compile(r"(?:[:\[{,-] +|[\[{])([“”„‟«])")
_FENCE = re.compile(r" *(?:```|~~~)")


def false_dash(text: str) -> tuple[str, str] | None:
    """What to say of the sign at the start of `text` that looks like the dash of a list, and is none."""
    found = _FALSE_DASH.match(text)
    if found is None:
        return None
    if found[0] == "-":
        return "un espace insécable suit ce tiret", "effacez-le, puis tapez un espace ordinaire au clavier"
    hint = "à sa place, tapez le signe moins du clavier (-), puis un espace ordinaire"
    return f"{quoted(found[0])} n’est pas un tiret de liste", hint


def likely_slip(said: str, mark: yaml.Mark, context: yaml.Mark | None, text: str) -> Refusal | None:
    """What to say instead of the error `said` at `mark`, when a common slip explains it."""
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column]
    tokens = _tokens(text, mark)
    pasted = _fence(lines, mark.line) or _fence(lines, context.line if context else mark.line)
    pasted = pasted or _pasted(lines, mark.line, tokens) or text_cut_in_two(tokens, text, mark.index)
    if pasted is not None:
        return pasted
    other_quotes = _OTHER_QUOTES.search(before)
    if other_quotes:
        return _wrong_quotes(other_quotes[1], Position(mark.line + 1, other_quotes.start(1) + 1))
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
        after_quotes = _text_after_quotes(tokens, mark)
        if after_quotes is None and "expected ','" not in said:
            place = Position(mark.line + 1, mark.column + 1)
            return Refusal(place, "un texte continue après une valeur déjà finie", QUOTES)
        return after_quotes
    return None


def _fence(lines: Sequence[str], number: int) -> Refusal | None:
    """What to say when that line is one of those that stand around an extract of code."""
    fence = _FENCE.match(lines[number]) if number < len(lines) else None
    if fence is None:
        return None
    more = any(_FENCE.match(line) for line in lines[number + 1 :])
    hint = "effacez toute la ligne" + (", et celle qui lui ressemble plus bas" if more else "")
    place = Position(number + 1, len(fence[0]) - 2)
    return Refusal(place, f"ces signes {quoted(fence[0].strip())} viennent d’un copier-coller", hint)


def _pasted(lines: Sequence[str], number: int, tokens: Sequence[yaml.Token]) -> Refusal | None:
    """What to say of the signs that a paste brought near that line: spaces, dashes."""
    texts = _lines_of_texts(tokens)
    for above, line in _same_field(lines, number):
        bare = line.lstrip(" ")
        place = Position(above + 1, len(line) - len(bare) + 1)
        if above in texts:
            continue
        if re.match(rf"[{_SPACES}]\s*\S", bare):
            hint = "effacez les espaces du début de cette ligne, puis tapez-les de nouveau au clavier"
            message = "cette ligne commence par un espace insécable, qui ne compte pas comme un retrait"
            return Refusal(place, message, hint)
        dash = false_dash(bare)
        if dash is not None:
            return Refusal(place, *dash)
    return None


def _lines_of_texts(tokens: Sequence[yaml.Token]) -> set[int]:
    """The lines of blocks and of texts between quotes, where every sign is part of the text."""
    return {
        line
        for it in tokens
        if isinstance(it, yaml.ScalarToken) and it.style
        for line in range(it.start_mark.line + 1, it.end_mark.line + (it.style in "\"'"))
    }


def _same_field(lines: Sequence[str], number: int) -> Iterator[tuple[int, str]]:
    """The lines from that one up to the field of the first level that holds it, at most a few."""
    for above in range(min(number, len(lines) - 1), max(number - 40, -1), -1):
        yield above, lines[above]
        if lines[above][:1].isalnum():
            return


def _wrong_quotes(sign: str, place: Position) -> Refusal:
    if sign == "«":
        message = f"les guillemets {quoted('…')} ne protègent pas un texte qui contient ces signes"
        return Refusal(place, message, QUOTES)
    message = f"les guillemets courbes {sign} ne protègent pas un texte"
    return Refusal(
        place, message, f'remplacez-les, au début et à la fin, par des guillemets droits{NBSP}: "…"'
    )


def _glued_colon(lines: Sequence[str], number: int) -> Refusal | None:
    """What to say when the field of that line has no space after its colon."""
    colon = re.match(r"[ -]*+\w[\w-]*+:(?=[^ ])", lines[number]) if 0 <= number < len(lines) else None
    if colon is None:
        return None
    message = f"il manque un espace après ce «{NBSP}:{NBSP}»"
    return Refusal(Position(number + 1, colon.end()), message, _FIELD_HINT)


def _tokens(text: str, mark: yaml.Mark) -> list[yaml.Token]:
    """What the scanner reads of `text` before `mark`, or before the mistake that it stumbles on."""
    read: list[yaml.Token] = []
    try:
        for token in yaml.scan(text, Loader=Composer):
            if token.start_mark.index >= mark.index:
                break
            read.append(token)
    except yaml.YAMLError:
        pass
    return read


def _text_after_quotes(tokens: Sequence[yaml.Token], mark: yaml.Mark) -> Refusal | None:
    """What to say when the scanner stumbles on a word just after closing quotes."""
    last = tokens[-1] if tokens else None
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
        return None
    start, end = last.start_mark, last.end_mark
    if end.line != mark.line:
        return None
    if start.line != end.line:
        place = Position(start.line + 1, start.column + 1)
        message = f"ces guillemets s’ouvrent ici et ne se ferment qu’à la ligne {end.line + 1}"
        return Refusal(place, message, "ajoutez les guillemets fermants")
    hint = (
        "mettez toute la valeur entre guillemets droits"
        if last.style == "'"
        else "mettez toute la valeur entre apostrophes droites, ou prenez des guillemets français dans le texte"
    )
    return Refusal(
        Position(end.line + 1, end.column + 1), "un texte continue après des guillemets fermés", hint
    )
