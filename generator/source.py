"""Reading: a YAML file (or the front matter of a Markdown file) → plain data with positions.

PyYAML's C composer gives the nodes; turning them into data ourselves keeps every scalar as text
(`no`, `08` and `2023-03` stay what was written: the model decides), and the nodes keep the line and
column of each key and value. Whatever could surprise or harm is refused: anchors, tags, duplicate
keys, tabs, several documents, oversized files, links to elsewhere on the disk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import NBSP, Diagnostic, Position, quoted

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

type_names = {dict: "un bloc de champs", list: "une liste", str: "un texte", type(None): "rien"}

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file read: `data` holds dicts, lists, texts and None only; `body` what follows front matter."""

    path: str
    data: dict[str, Any]
    root: yaml.Node
    body: str = ""
    body_line: int = 1

    def position(self, location: Location, *, of_key: bool = False) -> Position:
        """The place of the value (or key) at `location`, or of its nearest container that exists."""
        node = self.root
        for depth, step in enumerate(location):
            found = _child(node, step)
            if found is None:
                break
            key, value = found
            if of_key and depth == len(location) - 1:
                return _start(key)
            node = value
        return _start(node)


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and value nodes at `step` of a mapping, or the item twice of a list."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file: a document, or the reasons why there is none."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()


class _Refusal(Exception):
    def __init__(self, position: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position, self.message, self.hint = position, message, hint


def read_file(file: Path, shown: str) -> Reading:
    """Read `file` (YAML, or Markdown with YAML front matter); `shown` is its name in messages."""
    try:
        text = _read_text(file)
        return parse_markdown(text, shown) if file.suffix == ".md" else parse_yaml(text, shown)
    except _Refusal as refusal:
        return _refused(shown, refusal)


def parse_yaml(text: str, shown: str) -> Reading:
    """Parse `text` as one YAML document; every problem is told, none raised."""
    return _parse(text, shown, body="", body_line=1)


def parse_markdown(text: str, shown: str) -> Reading:
    """Parse `text` as YAML between two `---` lines, then a Markdown body."""
    try:
        _refuse_bad_characters(text)
    except _Refusal as refusal:
        return _refused(shown, refusal)
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if not fences or fences[0] != 0 or len(fences) < 2:
        hint = f"encadrez les champs, comme «{NBSP}titre{NBSP}», par deux lignes «{NBSP}---{NBSP}»"
        return _refused(shown, _Refusal(Position(), "l’en-tête du fichier manque", hint))
    end = fences[1]
    front = "\n" + "".join(lines[1:end])
    return _parse(front, shown, body="".join(lines[end + 1 :]), body_line=end + 2)


def _refused(shown: str, refusal: _Refusal) -> Reading:
    problem = Diagnostic(shown, refusal.position, refusal.message, refusal.hint)
    return Reading(None, (problem,))


def _read_text(file: Path) -> str:
    if file.is_symlink():
        raise _Refusal(Position(), "ce fichier est un lien vers un autre", "mettez ici le fichier lui-même")
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = "créez-le, en partant de celui d’un site existant"
        raise _Refusal(Position(), "ce fichier manque", hint) from error
    except OSError as error:
        hint = "vérifiez que c’est bien un fichier, et que vous avez le droit de le lire"
        raise _Refusal(Position(), "ce fichier ne se laisse pas lire", hint) from error
    if len(raw) > MAX_BYTES:
        raise _Refusal(
            Position(), f"ce fichier dépasse {MAX_BYTES // 1024} Kio", "raccourcissez-le ou coupez-le en deux"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        hint = "enregistrez-le de nouveau en choisissant l’encodage UTF-8"
        raise _Refusal(
            _position_at(before, len(before)), "ce fichier n’est pas écrit en UTF-8", hint
        ) from error


def _position_at(text: str, index: int) -> Position:
    lines = re.split("\r\n|\r|\n", text[:index])
    return Position(len(lines), len(lines[-1]) + 1)


def _parse(text: str, shown: str, *, body: str, body_line: int) -> Reading:
    try:
        _refuse_bad_characters(text)
        converter = _Converter(shown, text.removeprefix("\ufeff"))
        root, data = converter.convert()
    except _Refusal as refusal:
        return _refused(shown, refusal)
    if converter.problems:
        return Reading(None, tuple(converter.problems))
    return Reading(Document(shown, data, root, body, body_line))


def _refuse_bad_characters(text: str) -> None:
    if not text.strip("\ufeff \r\n"):
        raise _Refusal(
            Position(), "ce fichier est vide", "partez d’une fiche existante ou du guide de contribution"
        )
    if "\t" in text:
        place = _position_at(text, text.index("\t"))
        raise _Refusal(place, "une tabulation se cache dans le fichier", "remplacez-la par des espaces")
    invisible = _INVISIBLE.search(text)
    if invisible:
        hint = "effacez-le, puis tapez de nouveau le mot"
        message = f"un caractère invisible (U+{ord(invisible[0]):04X}) n’a pas sa place ici"
        raise _Refusal(_position_at(text, invisible.start()), message, hint)


# Controls, line separators, spaces and hyphens that nobody sees, and signs that turn the direction of
# the text around; the byte order mark is admitted at the very start.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufffe\uffff]|(?!^)\ufeff"
)


class _Composer(yaml.CSafeLoader):
    """PyYAML's C composer, without its guesses about types: every scalar stays text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """No tag is ever implied."""
        return ""


_MAY_BE_AN_ABYSS = re.compile(r"^[ ?-]{500}", re.MULTILINE)


def _refuse_abysses(text: str) -> None:
    """Refuse a nesting so deep that PyYAML's composer, which calls itself, would crash the process."""
    if text.count("[") + text.count("{") < 1000 and not _MAY_BE_AN_ABYSS.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Composer):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep(_start(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_deep(place: Position) -> _Refusal:
    return _Refusal(place, f"plus de {MAX_DEPTH} niveaux sont emboîtés ici", "simplifiez la structure")


class _Converter:
    """Turns nodes into data; keeps going past repeated keys to tell them all."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.problems: list[Diagnostic] = []

    def convert(self) -> tuple[yaml.Node, dict[str, Any]]:
        composer = _Composer(self.text)
        try:
            _refuse_abysses(self.text)
            root = composer.get_single_node()
        except yaml.YAMLError as error:
            raise _explained(error, self.text) from error
        finally:
            composer.dispose()
        data = self._value(root, 1) if root is not None else None
        if root is None or data is None:
            hint = "partez d’une fiche existante ou du guide de contribution"
            raise _Refusal(Position(), "ce fichier est vide", hint)
        if not isinstance(data, dict):
            hint = f"commencez par un champ, par exemple «{NBSP}titre: …{NBSP}»"
            raise _Refusal(
                _start(root), f"ce fichier contient {type_names[type(data)]} et non des champs", hint
            )
        return root, data

    def _value(self, node: yaml.Node, depth: int) -> Any:
        self._refuse_decorations(node)
        if isinstance(node, yaml.ScalarNode):
            plain = node.style in (None, "")
            return None if plain and node.value in ("", "~", "null") else node.value
        if depth > MAX_DEPTH:
            raise _too_deep(_start(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, depth + 1) for item in node.value]
        return self._fields(node, depth)

    def _fields(self, mapping: yaml.Node, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for key_node, value_node in mapping.value:
            self._refuse_decorations(key_node)
            key = key_node.value
            if not isinstance(key, str):
                hint = f"écrivez «{NBSP}champ: valeur{NBSP}»"
                raise _Refusal(_start(key_node), "un nom de champ doit être un mot", hint)
            if key != key.strip():
                hint = "remplacez-le par un espace ordinaire, ou effacez-le"
                message = f"un espace insécable touche le nom du champ {quoted(key)}"
                raise _Refusal(_start(key_node), message, hint)
            if key == "<<":
                message = f"la fusion «{NBSP}<<{NBSP}» n’est pas admise"
                raise _Refusal(_start(key_node), message, "recopiez les champs voulus")
            value = self._value(value_node, depth + 1)
            if key in fields:
                first = next(_start(other) for other, _ in mapping.value if other.value == key)
                hint = f"gardez l’un des deux (le premier est à la ligne {first.line})"
                message = f"le champ {quoted(key)} est écrit deux fois"
                self.problems.append(Diagnostic(self.shown, _start(key_node), message, hint))
            else:
                fields[key] = value
        return fields

    def _refuse_decorations(self, node: yaml.Node) -> None:
        """An anchor or a tag starts the node it decorates; an alias always comes after its anchor."""
        mark = node.start_mark
        sign = self.text[mark.index : mark.index + 1] if mark is not None else ""
        if sign == "&":
            what, part = "l’ancre", "l’esperluette"
        elif sign == "!":
            what, part = "l’étiquette de type", "le point d’exclamation"
        else:
            return
        word = self.text[mark.index :].split(maxsplit=1)[0]
        hint = f"effacez ce signe, ou mettez la valeur entre guillemets si {part} fait partie du texte"
        raise _Refusal(_start(node), f"{what} {quoted(word)} n’est pas admise", hint)


def _start(node: yaml.Node | yaml.Event) -> Position:
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark is not None else Position()


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


def _explained(error: yaml.YAMLError, text: str) -> _Refusal:
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
            return _Refusal(_mark_position(mark, text), message, hint)
    return _Refusal(
        _mark_position(problem_mark or context_mark, text),
        "la ponctuation du fichier n’est pas comprise ici",
        "comparez avec une fiche existante, ou mettez la valeur entre guillemets",
    )


def _likely_slip(said: str, mark: yaml.Mark, context: yaml.Mark | None, text: str) -> _Refusal | None:
    """The commonest slips, which the scanner stumbles on only later or takes for something else."""
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column]
    glued_dash = re.match(r" *-(?=[{[\"'\w])", line)
    if glued_dash:
        place = Position(mark.line + 1, glued_dash.end())
        hint = "écrivez un tiret, un espace, puis le texte"
        return _Refusal(place, "il manque un espace après ce tiret", hint)
    if "could not find expected ':'" in said and context is not None:
        return _glued_colon(lines, context.line)
    if "mapping values are not allowed" in said and re.fullmatch(r" *(- +)?[\w-]+", before):
        place = Position(mark.line + 1, len(before) - len(before.lstrip()) + 1)
        hint = "alignez-la avec les champs voisins, et vérifiez la ligne d’avant"
        message = "cette ligne n’est pas alignée avec celles qui précèdent"
        return _glued_colon(lines, mark.line - 1) or _Refusal(place, message, hint)
    if "did not find expected" in said and before.strip(" -"):
        after_quotes = _text_after_quotes(mark, text)
        if after_quotes is None and "expected ','" not in said:
            place = Position(mark.line + 1, mark.column + 1)
            return _Refusal(place, "un texte continue après une valeur déjà finie", _QUOTES)
        return after_quotes
    return None


def _glued_colon(lines: list[str], number: int) -> _Refusal | None:
    """What to say when the field of that line has no space after its colon."""
    colon = re.match(r"[ -]*[\w-]+:(?=[^ ])", lines[number]) if 0 <= number < len(lines) else None
    if colon is None:
        return None
    message = f"il manque un espace après ce «{NBSP}:{NBSP}»"
    return _Refusal(Position(number + 1, colon.end()), message, _FIELD_HINT)


def _text_after_quotes(mark: yaml.Mark, text: str) -> _Refusal | None:
    """What to say when the scanner stumbles on a word just after closing quotes."""
    quoted_value = None
    try:
        for token in yaml.scan(text, Loader=_Composer):
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
        return _Refusal(place, message, "ajoutez les guillemets fermants")
    hint = (
        "mettez toute la valeur entre guillemets droits"
        if quoted_value.style == "'"
        else "mettez toute la valeur entre apostrophes droites, ou prenez des guillemets français dans le texte"
    )
    return _Refusal(
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
