"""PyYAML without its C part finds the same mistakes as libyaml, and says some otherwise: here both say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a browser has PyYAML without its C part: slower, and it finds the same
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Loader", "Said", "refuse_half_signs", "said_by"]

_HALF_SIGN = re.compile(r"\\u(?=[dD][89a-fA-F])|\\U(?=0000[dD][89a-fA-F])")
_END_OF = {
    "while parsing a block mapping": "did not find expected key",
    "while parsing a block collection": "did not find expected '-' indicator",
}
_OTHERWISE = (
    (re.compile(r"expected '(.)' or '(.)', but got .*", re.DOTALL), r"did not find expected '\1' or '\2'"),
    (
        re.compile(r"expected '<document start>', but found .*", re.DOTALL),
        "did not find expected <document start>",
    ),
    (
        re.compile(r"expected alphabetic or numeric character, but found .*", re.DOTALL),
        "did not find expected alphabetic or numeric character",
    ),
    (
        re.compile(r"found character .* that cannot start any token", re.DOTALL),
        "found character that cannot start any token",
    ),
    (
        re.compile(r"sequence entries are not allowed here"),
        "block sequence entries are not allowed in this context",
    ),
)
_UNKNOWN_ESCAPE = "found unknown escape character"


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader of YAML stumbled on: in libyaml’s words, where, and in what."""

    problem: str
    mark: yaml.Mark | None
    context: yaml.Mark | None


def said_by(error: yaml.YAMLError) -> Said:
    """The same, whichever reader raised the error."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark: yaml.Mark | None = getattr(error, "problem_mark", None)
    if problem.startswith("expected <block end>"):
        problem = _END_OF.get(str(getattr(error, "context", None)), problem)
    for otherwise, words in _OTHERWISE:
        problem = re.sub(rf"\A(?:{otherwise.pattern})\Z", words, problem, flags=otherwise.flags)
    if problem.startswith(f"{_UNKNOWN_ESCAPE} '") and mark is not None:
        # libyaml points at the backslash, and Python at the sign after it.
        problem = _UNKNOWN_ESCAPE
        mark = yaml.Mark(mark.name, mark.index - 1, mark.line, mark.column - 1, None, 0)
    return Said(problem, mark, getattr(error, "context_mark", None))


def refuse_half_signs(text: str) -> None:
    """Raise what libyaml raises at the code of half a sign (`\\ud83d`), which Python’s reader takes."""
    if issubclass(Loader, yaml.SafeLoader) and _HALF_SIGN.search(text):
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, yaml.ScalarToken) and token.style == '"':
                start, end = token.start_mark, token.end_mark
                found = _HALF_SIGN.search(text, start.index, end.index)
                if found is not None:
                    before = text[: found.end()]
                    line = before.count("\n")
                    column = len(before) - before.rfind("\n") - 1
                    place = yaml.Mark(start.name, found.end(), line, column, None, 0)
                    problem = "found invalid Unicode character escape code"
                    raise yaml.scanner.ScannerError("while parsing a quoted scalar", start, problem, place)
