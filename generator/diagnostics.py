"""What is wrong in the content, where, and how to mend it.

One `Diagnostic` is one problem. Formatting is pure: the adapters decide where the text goes.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import Enum
from functools import lru_cache
from heapq import nlargest
from itertools import groupby

from generator.typography import counted

NBSP = "\u00a0"
MOST = 100
"""How many problems of one file are told: whoever mends them sees the others next time."""


class Severity(Enum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; `line` and `column` count from 1, columns in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `path` is relative to the site's root, with `/` on every system."""

    path: str
    position: Position
    message: str
    hint: str = ""
    severity: Severity = Severity.ERREUR

    @property
    def sentence(self) -> str:
        """The message, followed by the hint when there is one."""
        return f"{self.message}{NBSP}; {self.hint}" if self.hint else self.message


def quoted(text: str) -> str:
    """`text` between French quotation marks, shortened to 60 characters, on one line."""
    return f"«{NBSP}{shortened(text)}{NBSP}»"


def shortened(text: str) -> str:
    """`text` on one line of 60 characters at most, which a terminal can show."""
    line = " ".join(text.split())
    return printable(line if len(line) <= 60 else line[:59] + "…")


def printable(text: str) -> str:
    """`text` without what could move the cursor of a terminal, or hide a line of it."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """A hint naming the nearest of `known`, or all of them when none is near and they are few."""
    words = _known_words(tuple(known))
    near = words.nearest(wrong)
    if near is not None:
        return f"vouliez-vous dire {quoted(near)}{NBSP}?"
    if 0 < len(words.every) <= 12:
        return f"valeurs possibles{NBSP}: {', '.join(words.every)}"
    return ""


# Telling how near two words are takes a time that grows as the cube of their length. A file may be wrong a
# hundred times, beside lists of thousands of words chosen to be long and alike: these limits bound the whole.
_LETTERS = 40
_NEIGHBOURS = 50
_COMPARED = 6
_NEAR = 0.7
"""Of letters shared, in order: « tags » is not « etapes »."""


class _KnownWords:
    """A list of words, made ready to be compared with many wrong ones."""

    def __init__(self, words: Iterable[str]) -> None:
        self.every = sorted(set(words))
        self._by_letters = {_letters(word): word for word in self.every}
        self._from_the_start = sorted(self._by_letters)
        self._from_the_end = sorted(word[::-1] for word in self._by_letters)

    def nearest(self, wrong: str) -> str | None:
        """The word nearest to `wrong`, None when none is near."""
        letters = _letters(wrong)
        matcher = SequenceMatcher(b=letters)

        def letters_shared(word: str) -> float:
            matcher.set_seq1(word)
            return matcher.quick_ratio()

        likely = nlargest(_COMPARED, self._around(letters), key=letters_shared)
        near = get_close_matches(letters, likely, n=1, cutoff=_NEAR)
        return self._by_letters[near[0]] if near else None

    def _around(self, letters: str) -> Iterable[str]:
        """The words to compare: all of a short list; of a long one, those that begin or end most alike."""
        if len(self._by_letters) <= 4 * _NEIGHBOURS:
            return self._by_letters
        reversed_ends = _neighbours(self._from_the_end, letters[::-1])
        ends = (word[::-1] for word in reversed_ends)
        return dict.fromkeys([*_neighbours(self._from_the_start, letters), *ends])


_known_words = lru_cache(maxsize=16)(_KnownWords)
"""The same lists come back at each mistake of a file."""


def _neighbours(words: Sequence[str], wrong: str) -> Sequence[str]:
    """The words that stand next to the place of `wrong` in an alphabetical list."""
    place = bisect(words, wrong)
    return words[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]


def _letters(word: str) -> str:
    """The first letters of `word` in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", word[:_LETTERS].lower())
    return "".join(it for it in decomposed if not unicodedata.combining(it))[:_LETTERS]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERREUR for problem in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems sorted by file, then place, without repeats."""
    return sorted(set(diagnostics), key=lambda it: (it.path, it.position, it.severity.value, it.message))


def at_most(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The first `MOST` problems of each file, in order; one more line says that others are left out."""
    kept: list[Diagnostic] = []
    for path, group in groupby(in_order(diagnostics), key=lambda it: it.path):
        problems = list(group)
        kept += problems[:MOST]
        if len(problems) > MOST:
            severity = Severity.ERREUR if has_errors(problems) else Severity.AVERTISSEMENT
            last = problems[MOST - 1].position
            # The ellipsis sorts after letters and quotation marks: this line stays the last of its place.
            message = f"…{NBSP}et d’autres problèmes dans ce fichier"
            kept.append(Diagnostic(path, last, message, "corrigez d’abord ceux-ci", severity))
    return kept


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """One French sentence that counts errors, warnings and files."""
    problems = list(diagnostics)
    if not problems:
        return "Aucun problème."
    errors = sum(problem.severity is Severity.ERREUR for problem in problems)
    parts = [
        counted(number, word)
        for number, word in ((errors, "erreur"), (len(problems) - errors, "avertissement"))
        if number
    ]
    return f"{' et '.join(parts)} dans {counted(len({problem.path for problem in problems}), 'fichier')}."


def format_text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line a problem, as compilers write them: `path:line:column: severity: message`."""
    return "".join(
        f"{printable(it.path)}:{it.position.line}:{it.position.column}: {it.severity.value}: {it.sentence}\n"
        for it in in_order(diagnostics)
    )


def format_github(diagnostics: Iterable[Diagnostic]) -> str:
    """GitHub Actions workflow commands, which annotate the very lines of a pull request.

    Escaping: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    commands = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning"}
    return "".join(
        f"::{commands[it.severity]} file={attribute(it.path)},line={it.position.line},"
        f"col={it.position.column}::{data(it.sentence)}\n"
        for it in in_order(diagnostics)
    )


def format_gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """GitLab code quality report (JSON): https://docs.gitlab.com/ci/testing/code_quality/."""
    severities = {Severity.ERREUR: "major", Severity.AVERTISSEMENT: "minor"}
    report = [
        {
            "description": it.sentence,
            "check_name": "essaimage",
            "fingerprint": hashlib.sha256(
                f"{printable(it.path)}:{it.position.line}:{it.position.column}:{it.message}".encode()
            ).hexdigest(),
            "severity": severities[it.severity],
            "location": {"path": it.path, "lines": {"begin": it.position.line}},
        }
        for it in in_order(diagnostics)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A plain JSON list, for other tools."""
    report = [
        {**asdict(it), "severity": it.severity.value, "position": asdict(it.position)}
        for it in in_order(diagnostics)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = {
    "texte": format_text,
    "github": format_github,
    "gitlab": format_gitlab,
    "json": format_json,
}
