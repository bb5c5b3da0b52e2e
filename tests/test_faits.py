"""No fact of the founding report loses its carrier: who says it, its nature, where in the report."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from pathlib import Path

import pytest

from generator.corpus.walking import walk
from generator.model import RetourExperience
from generator.model.enonce import Enonce
from generator.model.messages import validate
from generator.source import read_file

ROOT = Path(__file__).parents[1]
# The facts of the report, numbered in the order of its text.
FACTS = list(csv.DictReader((Path(__file__).parent / "faits" / "table-ronde.csv").open(encoding="utf-8")))
# What public pages add for each territory: numbered T and M in the first file of facts, N in the second.
ADDED = list(csv.DictReader((Path(__file__).parent / "faits" / "complements.csv").open(encoding="utf-8")))
MARK = re.compile(r"^\s*# ((?:[STMN]\d+(?:, )?)+)$")


def carriers(file: Path) -> list[tuple[str, Enonce]]:
    """(fact, Énoncé) for each `# S12` comment: the Énoncé whose text comes next."""
    document = read_file(file, file.name).document
    assert document is not None
    record, problems = validate(RetourExperience, document)
    assert record is not None, problems
    enonces = sorted(
        (
            (document.position((*at, "texte")).line, model)
            for at, model in walk(record)
            if isinstance(model, Enonce)
        ),
        key=lambda pair: pair[0],
    )
    lines = [line for line, _ in enonces]
    found: list[tuple[str, Enonce]] = []
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        mark = MARK.match(text)
        place = bisect_right(lines, number)
        if mark and place < len(enonces):
            found += [(fact, enonces[place][1]) for fact in mark[1].split(", ")]
    return found


@pytest.fixture(scope="module")
def carried() -> list[tuple[str, Enonce]]:
    return [pair for file in sorted((ROOT / "retours_experience").glob("*.yml")) for pair in carriers(file)]


@pytest.mark.parametrize("fact", FACTS, ids=[fact["fait"] for fact in FACTS])
def test_each_fact_of_the_report_is_carried_with_its_speaker_nature_and_place(
    carried: list[tuple[str, Enonce]], fact: dict[str, str]
) -> None:
    said = [
        (it.selon, it.nature)
        for number, it in carried
        if number == fact["fait"] and it.source == "table-ronde" and it.repere
    ]
    assert (fact["selon"], fact["nature"]) in said


@pytest.mark.parametrize("fact", ADDED, ids=[f"{it['fait']}-{it['territoire']}" for it in ADDED])
def test_each_fact_from_public_pages_is_carried_by_its_territory_with_its_source(
    fact: dict[str, str],
) -> None:
    file = ROOT / "retours_experience" / f"{fact['territoire']}.yml"
    assert (fact["fait"], fact["source"]) in [(number, it.source) for number, it in carriers(file)]


def test_the_question_that_opens_the_report_opens_the_step_that_spreads() -> None:
    """S3: how does « doing together » pass on, and what does it set going?"""
    text = (ROOT / "methode" / "etapes" / "essaimer.md").read_text(encoding="utf-8")
    head = text.partition("\n## Les questions")[0]
    assert "table ronde" in head
    assert re.search(r"\btransm[ei]", head)


def test_the_quarter_in_crisis_cannot_be_recognised() -> None:
    """The report does not name it: its page names no quarter and holds none of the facts that would point to it."""
    file = ROOT / "retours_experience" / "saint-etienne.yml"
    document = read_file(file, file.name).document
    assert document is not None
    record, _ = validate(RetourExperience, document)
    assert record is not None
    assert record.territoire.quartiers == ()
    assert not {"T12", "T17", "T18"} & {number for number, _ in carriers(file)}
    assert "premier lieu" not in file.read_text(encoding="utf-8")


def test_totals_on_which_sources_disagree_are_never_given() -> None:
    for file in (ROOT / "retours_experience").glob("*.yml"):
        assert not re.search(r"\b(14|19|20|32) (QPV|quartiers)", file.read_text(encoding="utf-8")), file.name


def test_every_claim_of_every_territory_says_who_and_where() -> None:
    for file in sorted((ROOT / "retours_experience").glob("*.yml")):
        document = read_file(file, file.name).document
        assert document is not None
        record, _ = validate(RetourExperience, document)
        assert record is not None
        silent = [
            at
            for at, model in walk(record)
            if isinstance(model, Enonce) and not (model.selon and model.source)
        ]
        assert silent == [], file.name
