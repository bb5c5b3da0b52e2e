"""A kit ready to print: piles that one prints as they are, and that hold what the list says."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from outloud import check as heard
from pdfua import validate

from generator.corpus import Corpus, session
from generator.corpus.printed import PAPERS
from generator.printing import (
    Press,
    Sheetful,
    for_people,
    kit_author,
    kit_document,
    kit_parts,
    kit_piles,
    own_kit,
)
from generator.printing.documents import alone
from generator.seance import Job, Paper
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE

SLIP = "Cette feuille sépare deux tirages"
SIZES = {"A4": (595, 842), "A3": (842, 1191)}
OWN_WORDS = {"programme": "Au programme", "tirage": "table 1", "chevalets": "Table", "photos": "Photo : non"}
KITS = ("vision", "lancer-une-communaute-d-action", "crise-et-confiance")
PEOPLE = (7, 24, 80)


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]


def jobs_of(corpus: Corpus, slug: str, people: int, largest: Paper = "A3") -> dict[str, list[Job]]:
    """The jobs that go to each pile, in order."""
    entry = for_people(corpus.kits[slug], people, None)
    jobs = kit_author(corpus, SITE, entry, largest=largest).jobs
    return {
        f"{folder}{name}.pdf": [
            it for it in jobs if it.paper == size and it.duplex == duplex and it.needed == needed
        ]
        for folder, needed in (("", True), ("si-vous-voulez/", False))
        for name, size, duplex in (
            ("2-A4-recto", "A4", False),
            ("3-A4-recto-verso", "A4", True),
            ("4-A3", "A3", False),
        )
    }


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT)


def piles(corpus: Corpus, press: Press, slug: str, people: int, largest: Paper = "A3") -> dict[str, Sheetful]:
    entry = for_people(corpus.kits[slug], people, None)
    printed, problems = press.print_all(kit_piles(kit_author(corpus, SITE, entry, largest=largest)))
    assert problems == []
    return {it.document.path: it for it in printed}


@pytest.mark.parametrize("largest", PAPERS)
@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("slug", KITS)
def test_the_piles_hold_the_sheets_of_the_list_and_a_slip_before_each_job(
    corpus: Corpus, press: Press, slug: str, people: int, largest: Paper
) -> None:
    found = piles(corpus, press, slug, people, largest)
    for name, jobs in jobs_of(corpus, slug, people, largest).items():
        if not jobs:
            assert name not in found
            continue
        pages = texts(found[name].pdf)
        slips = [number for number, text in enumerate(pages) if SLIP in text]
        sides = 2 if "verso" in name else 1
        assert [number % sides for number in slips] == [0] * len(jobs)
        assert -(-len(pages) // sides) == len(slips) + sum(it.sheets for it in jobs)
        for number, job in zip(slips, jobs, strict=True):
            assert f"{job.number}. " in pages[number]
        for start, end, job in zip(slips, [*slips[1:], len(pages)], jobs, strict=True):
            assert -(-(end - start - sides) // sides) == job.sheets


def test_on_both_sides_nothing_of_one_copy_stands_on_the_back_of_another(
    corpus: Corpus, press: Press
) -> None:
    pages = texts(piles(corpus, press, "feuille-de-route", 24)["3-A4-recto-verso.pdf"].pdf)
    participants = [
        number for number, text in enumerate(pages) if "Pour les participants".upper() in text.upper()
    ]
    assert len(participants) > 4
    assert {number % 2 for number in participants} == {0}


def test_what_participants_read_on_one_side_is_not_printed_on_two(corpus: Corpus, press: Press) -> None:
    for slug in KITS:
        author = kit_author(corpus, SITE, corpus.kits[slug])
        read = [it for it in author.jobs if it.kind == "participants"]
        assert read
        for job in read:
            (made,), _ = press.print_all([alone(author.participants(job))])
            assert made.pages == (2 if job.duplex else 1), (slug, job.fiche)


@pytest.mark.parametrize("items", [10, 30, 45, 60, 80])
def test_a_guess_that_one_side_is_enough_holds_for_short_lines_too(
    corpus: Corpus, press: Press, items: int
) -> None:
    fiche = corpus.fiches["boussole"]
    text = "\n".join(f"- Mot {number}" for number in range(items))
    moment = type(fiche.record.deroule[0]).model_construct(
        **(dict(fiche.record.deroule[0]) | {"pour_les_participants": text})
    )
    record = type(fiche.record).model_construct(**(dict(fiche.record) | {"deroule": (moment,)}))
    changed = replace(corpus, fiches={**corpus.fiches, "boussole": replace(fiche, record=record)})
    author = kit_author(changed, SITE, own_kit(changed, ["boussole"], "Essai", 12, "18:00"))
    (job,) = (it for it in author.jobs if it.kind == "participants")
    (made,), _ = press.print_all([alone(author.participants(job))])
    assert job.duplex or made.pages == 1


def test_every_page_of_a_pile_has_the_size_of_its_paper(corpus: Corpus, press: Press) -> None:
    for name, it in piles(corpus, press, "vision", 24).items():
        with pikepdf.open(io.BytesIO(it.pdf)) as document:
            sizes = {
                tuple(sorted(round(float(side)) for side in list(page.mediabox)[2:]))
                for page in document.pages
            }
        assert sizes == {SIZES["A3" if "A3" in name else "A4"]}


def wishes(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {key: str(value) for key, value in document.Root.ViewerPreferences.items()}


def test_without_a3_posters_come_in_pieces_to_glue_and_tables_are_set_for_a4(
    corpus: Corpus, press: Press
) -> None:
    found = piles(corpus, press, "vision", 24, "A4")
    assert sorted(found) == ["1-moi.pdf", "2-A4-recto.pdf", "3-A4-recto-verso.pdf"]
    for it in found.values():
        assert it.told.endswith("pages A4")
    listed = plain(" ".join(page for page in texts(found["1-moi.pdf"].pdf) if "Sur quel papier" in page))
    assert "2 A4 à coller ensemble" in listed
    assert "A3" not in listed.replace("Affiche A3", "")  # its size once it is glued
    pile = texts(found["2-A4-recto.pdf"].pdf)
    assert sum("Morceau 2 sur 2" in plain(page) for page in pile) == sum(
        it.copies for it in jobs_of(corpus, "vision", 24, "A4")["2-A4-recto.pdf"] if it.glued == 2
    )


def test_a_pile_asks_the_printer_for_its_own_size_its_sides_and_its_tray(
    corpus: Corpus, press: Press
) -> None:
    sides = {name: wishes(it.pdf) for name, it in piles(corpus, press, "vision", 24).items()}
    for told in sides.values():
        assert told["/PrintScaling"] == "/None"
        assert told["/PickTrayByPDFSize"] == "True"
        assert told["/DisplayDocTitle"] == "True"
    assert {name: told["/Duplex"] for name, told in sides.items()} == {
        "1-moi.pdf": "/DuplexFlipLongEdge",
        "2-A4-recto.pdf": "/Simplex",
        "3-A4-recto-verso.pdf": "/DuplexFlipLongEdge",
        "4-A3.pdf": "/Simplex",
    }


def test_the_whole_kit_which_mixes_both_leaves_the_sides_to_the_reader(corpus: Corpus, press: Press) -> None:
    printed, _ = press.print_all([kit_document(kit_author(corpus, SITE, corpus.kits["vision"]))])
    assert "/Duplex" not in wishes(printed[0].pdf)
    assert wishes(printed[0].pdf)["/PrintScaling"] == "/None"


def test_the_files_for_a_shop_bear_the_numbers_of_the_list(corpus: Corpus) -> None:
    names = [it.path for it in kit_parts(kit_author(corpus, SITE, corpus.kits["vision"]))]
    numbers = [job.number for job in session(corpus, corpus.kits["vision"].record).jobs]
    assert [int(name.partition("/")[2][:2]) for name in names] == [0, *numbers]


@pytest.mark.parametrize("slug", KITS[:2])
def test_a_pile_can_be_heard(corpus: Corpus, press: Press, slug: str, tmp_path: Path) -> None:
    for name, it in piles(corpus, press, slug, 24).items():
        file = tmp_path / Path(name).name
        file.write_bytes(it.pdf)
        assert [f"{found.rule_id} {found.message}" for found in validate(str(file)).findings] == [], name
        # The foot of a page is furniture, which the credits say again; this checker knows it from three pages on,
        # and a fiche has two in the guide.
        feet = {"TAG-002"} if name == "1-moi.pdf" else set()
        told = [
            found
            for found in heard(str(file)).findings
            if found.severity == "error" and found.rule not in feet
        ]
        assert told == [], name


def test_piles_are_always_the_same_bytes(corpus: Corpus) -> None:
    first, again = (piles(corpus, Press(ROOT), "crise-et-confiance", 7) for _ in range(2))
    assert {name: it.pdf for name, it in first.items()} == {name: it.pdf for name, it in again.items()}


def test_a_kit_of_ones_own_can_be_taken_ready_to_print(small_site: Path, tmp_path: Path) -> None:
    target = tmp_path / "soiree.zip"
    asked = ("kit", "soiree", "--participants", "9", "--papier", "a4", "-o", target)
    result = run(*asked, "--site", small_site)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {"pret-a-imprimer", "boutique", "a-modifier"}
    assert "pret-a-imprimer/1-moi.pdf" in names
    assert not [name for name in names if "A3" in name]
    assert f"{len(names)} fichiers" in plain(result.output)


@pytest.mark.parametrize("name", ["soiree.docx", "soiree", "soiree.pdf.exe"])
def test_a_name_that_says_no_kind_of_file_is_refused(name: str, small_site: Path, tmp_path: Path) -> None:
    result = run("kit", "soiree", "-o", tmp_path / name, "--site", small_site)
    assert result.exit_code == 2
    assert "finissez ce nom par .pdf" in plain(result.output)
    assert list(tmp_path.glob("soiree*")) == []


@pytest.mark.parametrize("largest", PAPERS)
@pytest.mark.parametrize("slug", KITS)
def test_the_list_says_on_which_page_of_the_kit_each_thing_stands(
    corpus: Corpus, press: Press, slug: str, largest: Paper
) -> None:
    printed, _ = press.print_all([kit_document(kit_author(corpus, SITE, corpus.kits[slug], largest=largest))])
    pages = texts(printed[0].pdf)
    listed = plain(" ".join(text for text in pages if "Sur quel papier" in text))
    for job in session(corpus, corpus.kits[slug].record).jobs:
        told = re.search(rf"\b{job.number}\. .*?· pages? (\d+)", listed)
        assert told, job
        there = plain(pages[int(told[1]) - 1])
        if job.support is not None:
            assert plain(job.support.titre)[:14] in there
        elif job.kind in OWN_WORDS:
            assert OWN_WORDS[job.kind] in there
        elif job.kind == "question":
            assert plain(job.question)[:5] in there
        else:
            assert {"participants": "POUR LES", "presence": "Feuille de présence", "avis": "À chaud"}[
                job.kind
            ] in there
