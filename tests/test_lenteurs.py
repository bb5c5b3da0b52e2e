"""Texts written to keep the program busy for minutes, or to make it fall: told at once, or read at once.

No test measures a time. Whatever hangs is stopped by the minute given to the command, or never ends.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import Folders, load_corpus
from generator.corpus.linking import _circles, _way_back
from generator.diagnostics import MOST, Diagnostic, Position, Severity, at_most, suggestion
from generator.lexicon import Lexicon
from generator.printing import prose
from generator.richtext import Heading, HtmlWriter, parse, parse_page, slugify, to_plain
from generator.source import MAX_BYTES, MAX_DEPTH, parse_markdown, parse_yaml, read_file
from generator.source.markdown import refuse_heavy_markdown
from generator.source.refusals import Refusal
from generator.typography import _BEFORE_COLON, _BEFORE_HIGH, _CLOSING, _OPENING, french
from tests.commande import without

ROOT = Path(__file__).parents[1]
RECIT, ETAPE = "retours_experience/mulhouse.yml", "methode/etapes/reunir.md"
GLOSSAIRE, VOCABULAIRES = "methode/glossaire.yml", "methode/vocabulaires.yml"
ORIENTATION = "methode/par-ou-commencer.yml"
SIZE = MAX_BYTES - 6 * 1024
OTHERS = "…\u00a0et d’autres problèmes dans ce fichier\u00a0; corrigez d’abord ceux-ci"


def full(piece: str) -> str:
    """`piece`, with its number where it says `{n}`, again and again up to the size that a file may have."""
    pieces: list[str] = []
    length = 0
    while length < SIZE:
        pieces.append(piece.replace("{n}", str(len(pieces))))
        length += len(pieces[-1].encode())
    return "".join(pieces[:-1])


def valider(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", "valider", "--site", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )


ALIKE = "aaaaaab" * 10
"""Words that begin so are long, near each other, and slow to compare."""
SOURCES_ALIKE = "sources:\n" + "".join(
    f"  - {{id: {ALIKE}{number}, titre: a, editeur: b}}\n" for number in range(2000)
)
WRONG_SOURCES = "termes:\n" + "".join(
    f"  a{number}: {{terme: a{number}, definition: d, courte: c, source: {ALIKE[3:]}x{number}}}\n"
    for number in range(MOST + 5)
)


Spoilt = tuple[str, Callable[[str], str], str]
SPOILT: dict[str, Spoilt] = {
    "empty claims": (RECIT, lambda it: without(it, "conseils") + "conseils:\n" + full("  - {}\n"), OTHERS),
    "a line of dashes": (RECIT, lambda it: "a: b\n" + full("-"), "il manque un «\u00a0:\u00a0» après ce mot"),
    "empty terms": (GLOSSAIRE, lambda it: "termes:\n" + full("  a{n}: {}\n"), OTHERS),
    "empty words": (VOCABULAIRES, lambda it: "themes:\n" + full("  a{n}: {}\n"), OTHERS),
    "empty steps": (
        RECIT,
        lambda it: without(it, "etapes") + "etapes:\n" + full("  a{n}: {fait: [{}]}\n"),
        OTHERS,
    ),
    "unknown steps": (
        RECIT,
        lambda it: (
            without(it, "etapes")
            + "etapes:\n"
            + full("  a{n}: {fait: [{texte: x, nature: fait, selon: y}]}\n")
        ),
        OTHERS,
    ),
    "unknown fields": (RECIT, lambda it: it + full("a{n}: 1\n"), OTHERS),
    "repeated fields": (RECIT, lambda it: full("a{n}: 1\na{n}: 2\n"), OTHERS),
    "misplaced dashes": (RECIT, lambda it: "l:\n" + full("  - a\n     - b\n"), "ce tiret est décalé"),
    "an alias bomb": (
        ETAPE,
        lambda it: "---\na: &a [x,x]\n" + full("b{n}: [*a,*a]\n") + "---\n",
        "l’ancre «\u00a0&a\u00a0» n’est pas admise",
    ),
    "one field, again and again": (ETAPE, lambda it: "---\n" + full("a:\n") + "---\n", OTHERS),
    "one field in braces": (RECIT, lambda it: "x: [" + full("{a,a},") + "]\n", OTHERS),
    "wrong sources beside thousands alike": (GLOSSAIRE, lambda it: SOURCES_ALIKE + WRONG_SOURCES, OTHERS),
    "situations": (
        ORIENTATION,
        lambda it: (
            "situations:\n" + full("  a{n}: {situation: s, lecture: l, etape: reunir, fiches: [carte]}\n")
        ),
        "entrées, pour 30 au plus",
    ),
    "brackets left open in a field": (
        RECIT,
        lambda it: it + "conseils:\n" + f"  - {{texte: '{'_[a](**[' * 700}', nature: fait, selon: y}}\n" * 40,
        "crochets ou de parenthèses restent ouverts dans ce texte",
    ),
    "forms of many words": (
        GLOSSAIRE,
        lambda it: f"termes:\n  a: {{terme: a, definition: d, courte: c, variantes: [{'a ' * 39}b]}}\n",
        "cette forme a plus de 12 mots",
    ),
    "signs that no sheet has": (
        GLOSSAIRE,
        lambda it: "termes:\n" + full("  a{n}: {terme: a{n}, definition: 漢, courte: c}\n"),
        "écrivez ces textes avec d’autres signes",
    ),
    "headings of one name": (ETAPE, lambda it: it + full("\n## a\n"), "plus de 5000 lignes"),
    "spaces": (ETAPE, lambda it: it + "\na ;" + full(" "), "signes se suivent sans ligne vide"),
}


@pytest.mark.lent
@pytest.mark.parametrize("kind", SPOILT)
def test_a_file_that_asks_for_endless_work_is_told_in_a_few_lines(kind: str, site: Path) -> None:
    name, spoil, said = SPOILT[kind]
    before = (site / name).read_text(encoding="utf-8") if (site / name).exists() else ""
    text = spoil(before)
    assert len(text.encode()) <= MAX_BYTES
    (site / name).write_text(text, encoding="utf-8")
    result = valider(site)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert said in result.stdout
    assert result.stdout.count(f"{name}:") <= MOST + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of Unix")
def test_a_pipe_is_refused_and_nobody_waits_for_what_comes_out_of_it(site: Path) -> None:
    name = "retours_experience/tuyau.yml"
    os.mkfifo(site / name)
    (problem,) = read_file(site / name, name).diagnostics
    assert problem.message == "ce fichier ne se laisse pas lire"
    result = valider(site)
    assert result.returncode == 1
    assert f"{name}:1:1: erreur: " in result.stdout


# A hundred problems a file ---------------------------------------------------------------------------


def told(number: int, path: str = "a.yml", severity: Severity = Severity.ERREUR) -> list[Diagnostic]:
    return [
        Diagnostic(path, Position(line), f"« {line} » est faux", severity=severity)
        for line in range(1, number + 1)
    ]


def test_a_hundred_problems_of_each_file_are_told_and_the_next_ones_are_mentioned_once() -> None:
    kept = at_most([*told(MOST + 50), *told(MOST, "b.yml")])
    assert kept[:MOST] == told(MOST)
    assert (kept[MOST].sentence, kept[MOST].position) == (OTHERS, Position(MOST))
    assert kept[MOST + 1 :] == told(MOST, "b.yml")
    assert at_most(kept) == kept


def test_warnings_left_out_stop_nothing() -> None:
    only_warnings = at_most(told(MOST + 1, severity=Severity.AVERTISSEMENT))
    assert {it.severity for it in only_warnings} == {Severity.AVERTISSEMENT}
    mixed = at_most(
        [*told(MOST, severity=Severity.AVERTISSEMENT), Diagnostic("a.yml", Position(999), "faux")]
    )
    assert mixed[-1].severity is Severity.ERREUR


def test_the_first_mistakes_of_a_record_are_told_in_the_order_of_its_lines(site: Path) -> None:
    record = site / RECIT
    lines = record.read_text(encoding="utf-8").count("\n")
    with record.open("a", encoding="utf-8") as text:
        text.writelines(f"a{number}: 1\n" for number in range(MOST * 3))
    problems = load_corpus(Folders(site)).diagnostics
    assert [it.position.line for it in problems[:MOST]] == list(range(lines + 1, lines + 1 + MOST))
    assert [it.sentence for it in problems[MOST:]] == [OTHERS]


def test_links_that_lead_nowhere_are_told_a_hundred_times_at_most(site: Path) -> None:
    etape = site / ETAPE
    with etape.open("a", encoding="utf-8") as text:
        text.writelines(f"\n[ici](fiche:rien-{number})\n" for number in range(MOST * 3))
    problems = load_corpus(Folders(site)).diagnostics
    assert len(problems) == MOST + 1
    assert problems[-1].sentence == OTHERS


# Words alike, forms alike, records in a circle -------------------------------------------------------


def test_the_nearest_of_thousands_of_words_is_found_by_its_beginning_or_by_its_end() -> None:
    known = [f"{start}-{number}-{end}" for number in range(2000) for start, end in (("lieu", "ville"),)]
    for wrong in ("lieu-1234-vlile", "leu-1234-ville", "lieu-1234-villes"):
        assert suggestion(wrong, known) == "vouliez-vous dire «\u00a0lieu-1234-ville\u00a0»\u00a0?"


@pytest.mark.lent
def test_words_chosen_to_be_slow_to_compare_are_compared_a_few_at_a_time() -> None:
    known = [f"{ALIKE}{number}" for number in range(3000)]
    for number in range(MOST):
        assert suggestion(f"{ALIKE[3:]}x{number}", known).startswith("vouliez-vous dire")


def test_a_step_with_wrong_links_beside_a_large_glossary_is_told_in_a_few_lines(site: Path) -> None:
    (site / GLOSSAIRE).write_text(
        "termes:\n" + full(f"  {ALIKE}{{n}}: {{terme: a{{n}}, definition: d, courte: c}}\n"), encoding="utf-8"
    )
    with (site / ETAPE).open("a", encoding="utf-8") as text:
        text.writelines(f"\n[ici](terme:{ALIKE[3:]}x{number})\n" for number in range(MOST + 5))
    assert len(load_corpus(Folders(site)).diagnostics) == MOST + 1


@pytest.mark.lent
def test_forms_that_begin_alike_are_not_tried_one_by_one() -> None:
    many = [(f"{'de ' * (number % 25 + 1)}{number}", str(number)) for number in range(8000)]
    lexicon = Lexicon([*many, ("de la", "la")])
    assert list(lexicon.occurrences("de " * 40_000)) == []
    assert [it.key for it in lexicon.occurrences("de " * 40_000 + "la de de 1 26")] == ["la", "1"]


Ways = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), unique=True))


@settings(max_examples=400)
@given(Ways)
def test_a_circle_is_found_exactly_where_there_is_one(ways: dict[str, list[str]]) -> None:
    inside = {name: [it for it in targets if it in ways] for name, targets in ways.items()}
    left = dict(inside)
    while ends := [name for name, targets in left.items() if not any(it in left for it in targets)]:
        for name in ends:
            del left[name]
    circles = list(_circles(inside))
    assert bool(circles) is bool(left)
    for circle in (*circles, *(_way_back(inside, it[0]) for it in circles)):
        assert all(after in inside[name] for name, after in pairwise([*circle, circle[0]]))


@pytest.mark.lent
@pytest.mark.parametrize("each", [1, 20])
def test_a_long_chain_of_records_is_followed_once(each: int) -> None:
    number = 20_000
    chain = {
        str(it): [str(it + step) for step in range(1, each + 1) if it + step < number] for it in range(number)
    }
    assert list(_circles(chain)) == []
    chain[str(number - 1)] = ["0"]
    (circle,) = _circles(chain)
    assert len(circle) == number
    assert len(_way_back(chain, "0")) <= number


# Nesting ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 999, 1000, 1001, 5000, 100_000])
@pytest.mark.parametrize(
    ("before", "opening", "closing"),
    [
        ("a: ", "[", ""),
        ("a: ", "[", "]"),
        ("a: ", "{", ""),
        ("a: ", "{b: ", ""),
        ("a: ", "{b: ", "}"),
        ("", "- ", ""),
        ("", "? ", ""),
        ("", "? - ", ""),
        ("a: ", "[", ", @"),
        ("a: ", "[", ' "'),
    ],
)
def test_too_deep_a_nesting_has_the_same_answer_whatever_the_scanner_thinks_of_it(
    levels: int, before: str, opening: str, closing: str
) -> None:
    text = before + opening * levels + closing * (levels if closing in "]}" else 1)
    (problem,) = parse_yaml(text, "a.yml").diagnostics
    assert problem.message == f"plus de {MAX_DEPTH} niveaux sont emboîtés ici"
    # A field that holds all the others is a level; two signs that open a level each share the room.
    already, each = (1 if before else 0), len(opening.replace("b: ", "").split())
    nth, rest = divmod(MAX_DEPTH - already, each)
    assert problem.position == Position(1, len(before) + nth * len(opening) + rest * 2 + 1)


@pytest.mark.parametrize("after", ["]" * MAX_DEPTH, ", @", ""])
def test_what_is_not_too_deep_keeps_its_own_answer(after: str) -> None:
    for problem in parse_yaml("a: " + "[" * (MAX_DEPTH - 1) + after, "a.yml").diagnostics:
        assert "niveaux" not in problem.message


# The same results as slower patterns -----------------------------------------------------------------

SPACED = st.text(st.sampled_from("a1.:;!?«»… \u00a0\u202f\n"), max_size=40)


@pytest.mark.parametrize(
    ("quick", "plain"),
    [
        (_BEFORE_HIGH, r"[ \u00a0]+(?=[;!?](?:\W|$))"),
        (_BEFORE_COLON, r"[ \u202f]+(?=:(?:\s|$))"),
        (_OPENING, r"«[ \u202f\u00a0]*"),
        (_CLOSING, r"[ \u202f\u00a0]*»"),
        (prose._FILL, r"\s*…{3,}\s*"),
    ],
)
@settings(max_examples=400)
@given(text=SPACED)
def test_a_quick_pattern_finds_what_the_plain_one_finds(
    quick: re.Pattern[str], plain: str, text: str
) -> None:
    assert [it.span() for it in quick.finditer(text)] == [it.span() for it in re.finditer(plain, text)]


@settings(max_examples=400)
@given(SPACED)
def test_a_sentence_ends_where_the_plain_pattern_says_so(text: str) -> None:
    assert bool(prose._SENTENCE.search(text)) is bool(re.search(r"[.!?…]\W*$", text))


@given(st.lists(st.sampled_from(["a", "a 2", "a 3", "b", "?", "section", "section 2"]), max_size=30))
def test_headings_of_the_same_name_take_the_first_free_number(titles: list[str]) -> None:
    taken: list[str] = []
    for title in titles:
        base = slugify(title) or "section"
        names = [base, *(f"{base}-{number}" for number in range(2, 40))]
        taken.append(next(it for it in names if it not in taken))
    blocks = parse("".join(f"## {title}\n\n" for title in titles), headings=True).blocks
    assert [it.anchor for it in blocks if isinstance(it, Heading)] == taken


@pytest.mark.lent
@pytest.mark.parametrize("run", [" ", "\u00a0", "…", ".", "« ", "\u202f:", "? "])
def test_a_long_run_of_spaces_or_signs_is_set_without_reading_it_again_and_again(run: str) -> None:
    text = f"a {full(run)} a"
    assert french(french(text)) == french(text)
    assert prose._FILL.split(text)
    assert prose._SENTENCE.search(text) is None


# Markdown --------------------------------------------------------------------------------------------

MANY = 3000
HEAVY: dict[str, tuple[str, str]] = {
    "opening brackets": ("[" * MANY, "crochets ou de parenthèses"),
    "opening pictures": ("![" * MANY, "crochets ou de parenthèses"),
    "opening links": ("[a](" * MANY, "crochets ou de parenthèses"),
    "titles left open": ('[a](b "c) ' * 1900 + "\n\n" + '[a](b "c) ' * 1900, "crochets ou de parenthèses"),
    "uneven codes": ("``a`" * MANY, "accents graves"),
    "emphasis in emphasis": ("*a " * MANY + "a* " * MANY, "deux par deux"),
    "lists in lists": ("".join(f"{' ' * 4 * it}- a\n" for it in range(30)), "20 niveaux"),
    "lists on one line": ("- " * 300 + "a", "20 niveaux"),
    "quotes in quotes": (">" * 300 + " a", "20 niveaux"),
    "a wide table": ("a|" * 300 + "\n" + "-|" * 300 + "\n" + "a\n" * 300, "cases"),
    "headings side by side": ("# a\n" * MANY, "sans ligne vide"),
    "headings": ("# a\n\n" * MANY, "5000 lignes"),
    "a long line": ("a" * 30_000, "sans ligne vide"),
    "codes left open": ("```a\n\n" * 200, "blocs de code"),
    "attributes": ('``` hl_lines="\n' + '"\n' * 200, "attributs"),
    "summaries": ("[TOC]\n\n" * 200, "[TOC]"),
    "a long address, often": ("[a]: " + "b" * 5000 + "\n\n" + "[a] " * 500, "adresse de ce lien"),
    "quotation marks after an address": ("[a]: " + '"' * 300 + "x", "adresse de ce lien"),
    "codes": (("`a` " * 1000 + "\n\n") * 20, "signes de mise en forme"),
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_markdown_text_that_would_take_minutes_is_refused_at_its_place(kind: str) -> None:
    text, said = HEAVY[kind]
    with pytest.raises(Refusal) as refused:
        refuse_heavy_markdown(text, first_line=10)
    assert said in refused.value.message
    assert refused.value.hint
    place = refused.value.position
    lines = text.splitlines()
    assert 10 <= place.line < 10 + len(lines)
    assert 1 <= place.column <= len(lines[place.line - 10]) + 1
    (problem,) = parse_markdown(f"---\na: 1\n---\n{text}", "etape.md").diagnostics
    assert (problem.message, problem.position.line) == (refused.value.message, place.line - 6)


PAGES = [
    file
    for folder in (ROOT / "methode", ROOT / "tests" / "corpus" / "petit" / "methode", ROOT)
    for file in sorted(folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.relative_to(ROOT).as_posix())
def test_a_page_written_for_readers_is_never_too_heavy(page: Path) -> None:
    refuse_heavy_markdown(page.read_text(encoding="utf-8"))


def test_a_long_page_with_every_kind_of_block_is_not_too_heavy() -> None:
    section = (
        '## Un titre\n\nUne *première* phrase, **deux** [liens](https://exemple.fr/a_b_c "ici") et [là](fiche:carte).\n'
        "Écrivez `[texte](adresse)` ou `**gras**`, 3 * 4 = 12, mot_avec_traits_bas, « l’eau »\\*.\n\n"
        "Fait à ________________, le ________________, par ________________.\n\n"
        "- un\n    - deux, **trois**,\n        1. quatre\n\n> Une citation\n> sur deux lignes.\n\n"
        + "| Nom | **Rôle** | Lien |\n|-----|:----:|------|\n"
        + "| **A** | _b_ | [c](d.md) |\n" * 60
        + "\n```yaml\ntitre: [a, b]\n    - {c: d}\n```\n\n----------\n\n"
    )
    refuse_heavy_markdown(section * 30)


def rendered(text: str) -> None:
    for rich in (parse_page(text), parse(text, headings=True)):
        to_plain(rich)
        HtmlWriter(lambda kind, slug: slug).html(rich)


SIGNS = st.sampled_from(
    [*"[]()!*_`<>&#|-=:;\"'\\~{a1 ", "\n", "](", "**", "[a]: ", "- ", "> ", "1. ", "    "]
)


@pytest.mark.lent
@settings(max_examples=60)
@given(
    pattern=st.lists(SIGNS, min_size=1, max_size=6).map("".join),
    width=st.sampled_from([1, 30, 250, 5000, 19_000]),
    height=st.sampled_from([1, 5, 60, 390]),
)
def test_whatever_is_not_too_heavy_is_read_by_both_readers(pattern: str, width: int, height: int) -> None:
    line = pattern * max(1, width // len(pattern))
    text = full((f"{line}\n" * height + "\n")[:MAX_BYTES])
    while text:
        try:
            refuse_heavy_markdown(text)
        except Refusal:
            text = text[: len(text) // 2]
        else:
            rendered(text)
            break


@pytest.mark.parametrize("marks", ["*", "**", "_", "*_", "***"])
def test_emphasis_nested_in_a_field_without_end_keeps_its_words(marks: str) -> None:
    text = f"{marks}a " * 900 + f"a{marks[::-1]} " * 900
    assert to_plain(parse(text)).count("a") == 1800
    assert HtmlWriter(lambda kind, slug: slug).html(parse(text)).count("a") >= 1800
