"""The files that others made, as REUSE.toml tells them: the page of credits shows them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Position
from generator.source import MAX_BYTES

REUSE = "REUSE.toml"
_HOLDERS, _LICENCE = "SPDX-FileCopyrightText", "SPDX-License-Identifier"


@dataclass(frozen=True, slots=True)
class Holding:
    """Files that others made: which, by whom, under which licence."""

    files: str
    holders: tuple[str, ...]
    licence: str


def read_holdings(root: Path) -> tuple[tuple[Holding, ...], list[Diagnostic]]:
    """The files that others made, as REUSE.toml tells them, and what is wrong there; none without that file."""
    try:
        with (root / REUSE).open(encoding="utf-8") as stream:
            text = stream.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            return (), [_wrong(Position(), "ce fichier dépasse 256\u00a0Kio", "retirez ce qui n’y sert pas")]
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError):
        return (), [_wrong(Position(), "ce fichier ne se laisse pas lire", "c’est un texte en UTF-8")]
    try:
        annotations = tomllib.loads(text).get("annotations", [])
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        at = Position(int(place[1]), int(place[2])) if place else Position(len(text.splitlines()) or 1, 1)
        return (), [_wrong(at, "l’écriture TOML n’est pas comprise ici", "comparez avec l’entrée précédente")]
    except (ValueError, RecursionError):  # a number without end, brackets in brackets
        return (), [_wrong(Position(), "l’écriture TOML n’est pas comprise", "simplifiez ce fichier")]
    if not isinstance(annotations, list):
        return (), [_wrong(Position(), "« annotations » attend des entrées", "écrivez « [[annotations]] »")]
    holdings = [_holding(it) for it in annotations]
    wrong = [number for number, it in enumerate(holdings, start=1) if it is None]
    hint = f"il y faut « path », « {_HOLDERS} » et « {_LICENCE} », des textes ou des listes de textes"
    problems = [_wrong(Position(), f"l’entrée {number} n’est pas complète", hint) for number in wrong]
    return tuple(it for it in holdings if it is not None), problems


def _holding(annotation: object) -> Holding | None:
    """One entry of REUSE.toml; None when it does not say all that the page of credits shows."""
    if not isinstance(annotation, dict):
        return None
    files, holders = _listed(annotation.get("path")), _listed(annotation.get(_HOLDERS))
    licence = annotation.get(_LICENCE)
    if not files or not holders or not isinstance(licence, str):
        return None
    return Holding(", ".join(files), tuple(holders), licence)


def _listed(value: object) -> list[str]:
    """A text, or a list of texts, as a list; an empty one for anything else."""
    listed = value if isinstance(value, list) else [value]
    texts = [it for it in listed if isinstance(it, str)]
    return texts if len(texts) == len(listed) else []


def _wrong(at: Position, message: str, hint: str) -> Diagnostic:
    return Diagnostic(REUSE, at, message, hint)
