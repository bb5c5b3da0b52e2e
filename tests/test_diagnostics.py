"""Diagnostics: order, counting, suggestions, and the four forms of a report."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import (
    FORMATS,
    Diagnostic,
    Position,
    Severity,
    has_errors,
    in_order,
    quoted,
    suggestion,
    summary,
)

ERROR = Diagnostic("fiches/b.yml", Position(12, 5), "c’est faux", "corrigez")
LATER = Diagnostic("fiches/b.yml", Position(12, 40), "c’est encore faux")
WARNING = Diagnostic("fiches/a.yml", Position(), "à voir", severity=Severity.AVERTISSEMENT)

diagnostics = st.builds(
    Diagnostic,
    st.text(min_size=1),
    st.builds(Position, st.integers(1, 99), st.integers(1, 99)),
    st.text(min_size=1),
    st.text(),
    st.sampled_from(Severity),
)


def test_a_report_for_people_reads_as_a_compiler_s_sorted_and_without_repeats() -> None:
    assert FORMATS["texte"]([LATER, ERROR, WARNING, ERROR]) == (
        "fiches/a.yml:1:1: avertissement: à voir\n"
        "fiches/b.yml:12:5: erreur: c’est faux\u00a0; corrigez\n"
        "fiches/b.yml:12:40: erreur: c’est encore faux\n"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_problems_is_empty(name: str) -> None:
    assert FORMATS[name]([]) == ("[]\n" if name in ("gitlab", "json") else "")


def test_a_report_for_github_escapes_what_would_end_a_property_or_a_command() -> None:
    nasty = Diagnostic(
        "a,b:c%.yml", Position(3, 4), "50 % de «\u00a0::x\u00a0»\r\nfin", severity=Severity.AVERTISSEMENT
    )
    assert FORMATS["github"]([nasty, ERROR]) == (
        "::warning file=a%2Cb%3Ac%25.yml,line=3,col=4::50 %25 de «\u00a0::x\u00a0»%0D%0Afin\n"
        "::error file=fiches/b.yml,line=12,col=5::c’est faux\u00a0; corrigez\n"
    )


@given(st.lists(diagnostics, max_size=5))
def test_a_report_for_github_holds_one_command_a_problem(found: list[Diagnostic]) -> None:
    lines = FORMATS["github"](found).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(in_order(found))
    assert all(
        re.fullmatch(r"::(error|warning) file=[^:,]*,line=\d+,col=\d+::.*", line, re.DOTALL) for line in lines
    )


@given(st.lists(diagnostics, max_size=5))
def test_reports_for_programs_are_json_with_every_problem(found: list[Diagnostic]) -> None:
    gitlab, plain = json.loads(FORMATS["gitlab"](found)), json.loads(FORMATS["json"](found))
    ordered = in_order(found)
    assert [(it["location"]["path"], it["location"]["lines"]["begin"]) for it in gitlab] == [
        (it.path, it.position.line) for it in ordered
    ]
    assert plain == [
        {
            "path": it.path,
            "position": {"line": it.position.line, "column": it.position.column},
            "message": it.message,
            "hint": it.hint,
            "severity": it.severity.value,
        }
        for it in ordered
    ]


def test_a_report_for_gitlab_has_the_fields_that_gitlab_reads() -> None:
    error, warning = (json.loads(FORMATS["gitlab"]([it]))[0] for it in (ERROR, WARNING))
    assert set(error) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert error["description"] == ERROR.sentence
    assert (error["severity"], warning["severity"]) == ("major", "minor")
    assert error["fingerprint"] != warning["fingerprint"]


@given(st.lists(diagnostics))
def test_problems_come_by_file_then_place_and_only_once(found: list[Diagnostic]) -> None:
    ordered = in_order([*found, *found])
    assert set(ordered) == set(found)
    assert len(ordered) == len(set(found))
    assert [(it.path, it.position) for it in ordered] == sorted((it.path, it.position) for it in ordered)


def test_a_summary_counts_thousands_as_every_number_is_written() -> None:
    many = [replace(ERROR, path=f"fiches/{number}.yml") for number in range(1234)]
    assert summary(many) == "1\u202f234\u00a0erreurs dans 1\u202f234\u00a0fichiers."


@pytest.mark.parametrize(
    ("found", "said", "stops"),
    [
        ([], "Aucun problème.", False),
        ([WARNING], "1\u00a0avertissement dans 1\u00a0fichier.", False),
        ([ERROR], "1\u00a0erreur dans 1\u00a0fichier.", True),
        ([ERROR, LATER, WARNING], "2\u00a0erreurs et 1\u00a0avertissement dans 2\u00a0fichiers.", True),
    ],
)
def test_a_summary_counts_and_only_errors_stop(found: list[Diagnostic], said: str, stops: bool) -> None:
    assert summary(found) == said
    assert has_errors(found) is stops


@pytest.mark.parametrize(
    ("wrong", "known", "hint"),
    [
        ("visoin", ["vision", "agir"], "vouliez-vous dire «\u00a0vision\u00a0»\u00a0?"),
        ("VISION", ["vision"], "vouliez-vous dire «\u00a0vision\u00a0»\u00a0?"),
        ("zzz", ["vision", "agir"], "valeurs possibles\u00a0: agir, vision"),
        ("zzz", [f"mot-{number}" for number in range(13)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_near_miss_is_suggested_and_a_short_list_shown(wrong: str, known: list[str], hint: str) -> None:
    assert suggestion(wrong, known) == hint


@given(st.text())
def test_a_quoted_text_is_short_on_one_line_and_shows_no_hidden_character(text: str) -> None:
    shown = quoted(text)
    assert re.fullmatch(r"«\u00a0.{0,60}\u00a0»", shown)
    assert all(char.isprintable() for char in shown[2:-2])


def test_the_name_of_a_file_cannot_write_on_the_terminal_by_itself() -> None:
    hostile = "retours_experience/\x1b[2J\x1b[HAucun problème.\x1b[8m\n.yml"
    (line,) = FORMATS["texte"]([Diagnostic(hostile, Position(), "le nom ne convient pas")]).splitlines()
    assert line.isprintable()
    assert line.endswith(": erreur: le nom ne convient pas")
