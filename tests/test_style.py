"""The rules of our French that can be told by a machine: each with why, and what to write instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = sorted(
    it
    for folder in (
        "fiches",
        "methode",
        "retours_experience",
        "generator/starter/methode",
        "generator/starter/fiches",
    )
    for it in (ROOT / folder).rglob("*")
    if it.suffix in (".md", ".yml") and it.name != "synonymes.yml"  # what people type, whatever it is
)
TEMPLATES = sorted((ROOT / "generator" / "templates" / "site").glob("*.html"))

RULES = {
    r"\b[Cc]elles et ceux\b|\b[Cc]elui ou celle\b": "écrivez « les personnes qui », « qui »…",
    r"\b[Cc]eux qui\b|\b[Cc]elui qui (?:écoute|parle|anime|interroge)": "écrivez « qui », « les personnes qui »…",
    r"\bCAF\b(?!\")": "écrivez « Caf », comme elle-même",
    r"\bOn sait que\b(?! »)": "dites qui le sait",
    r"(?<=[a-zà-ÿ])'(?=[a-zà-ÿA-ZÀ-Ÿ])": "écrivez l’apostrophe courbe",
    r"\b(?:feedback|empowerment|brainstorming|workshop|team building|best practices?|impacter)\b": "dites-le en français",
    r"\bau niveau de\b|\ben termes de\b|\bde par\b": "dites-le plus simplement",
    r"\bFALC\b": "« facile à lire » ne se dit FALC qu’une fois relu par des personnes concernées",
    r"[Cc]onsulter les habitants": "la table ronde parle de concertation",
    r"\bs’enlis\w+": "l’avant-propos du guide ne le dit pas",
    r"\bméthode déjà essayée\b": "nos outils sont à essayer, sauf preuve",
    r"!{2,}|\?{2,}": "un seul signe suffit",
}
"""What no text of ours holds, and what to write instead."""


def without_code(text: str) -> str:
    """`text` without addresses, comments of YAML and what is typed as it stands."""
    return re.sub(
        r"https?://\S+|`[^`]*`|^\s*#.*|\s#\s.*|^ *variantes: .*|\{[{%#].*?[}%#]\}",
        " ",
        text,
        flags=re.MULTILINE,
    )


@pytest.mark.parametrize("file", [*TEXTS, *TEMPLATES], ids=lambda it: it.relative_to(ROOT).as_posix())
def test_no_text_holds_a_turn_that_our_style_leaves_aside(file: Path) -> None:
    text = without_code(file.read_text(encoding="utf-8"))
    found = [
        f"{match[0]!r}: {instead}" for turn, instead in RULES.items() for match in re.finditer(turn, text)
    ]
    assert found == []


def test_every_rule_of_style_recognises_what_it_leaves_aside() -> None:
    wrong = (
        "Pour celles et ceux qui viennent. Ceux qui parlent. La CAF paie. On sait que c'est dur. Un feedback. "
        "Au fond, au niveau de la ville. Une page FALC. Consulter les habitants. Un groupe s’enlise. "
        "Une méthode déjà essayée. Quoi ??"
    )
    assert [turn for turn in RULES if not re.search(turn, wrong)] == []
