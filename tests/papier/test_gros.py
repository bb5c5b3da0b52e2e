"""Large print: what is handed out, twice as large, for as many people as one says."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from outloud import check as heard

from generator.corpus import Corpus
from generator.corpus.printed import PAPERS
from generator.printing import Press, kit_author
from generator.printing.documents import kit_in_large_print
from generator.seance import Paper
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE
from tests.papier.test_feuilles import FOOT, sizes_of

KITS = sorted(it.stem for it in (ROOT / "fiches" / "kits").glob("*.yml"))
LABELS = 16.7
"""Points of what stands beside the titles of the moments: 12 in the usual print."""


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT)


@pytest.mark.parametrize("largest", PAPERS)
@pytest.mark.parametrize("slug", KITS)
def test_every_kit_holds_in_large_print_and_can_be_heard(
    corpus: Corpus, press: Press, slug: str, largest: Paper, tmp_path: Path
) -> None:
    printed, problems = press.print_all(
        kit_in_large_print(kit_author(corpus, SITE, corpus.kits[slug], largest=largest), 1)
    )
    assert problems == []
    for it in printed:
        assert largest == "A3" or it.told.endswith("A4")
        file = tmp_path / "gros.pdf"
        file.write_bytes(it.pdf)
        # The foot of a page is furniture; this checker knows it from three pages on.
        told = [found.rule for found in heard(str(file)).findings if found.severity == "error"]
        assert set(told) <= {"TAG-002"}


def test_what_participants_read_is_in_twenty_points(corpus: Corpus, press: Press) -> None:
    documents = list(kit_in_large_print(kit_author(corpus, SITE, corpus.kits["vision"]), 1))
    (a4,) = (it for it in documents if it.path.endswith("A4.pdf"))
    (it,), _ = press.print_all([a4])
    pages = list(pypdfium2.PdfDocument(it.pdf))
    handed_out = [it for it in pages if "PARTICIPANTS" in it.get_textpage().get_text_range()]
    assert handed_out
    for page in handed_out:
        body = [size for size, (_, bottom, _, top) in sizes_of(page) if bottom > FOOT and top < 750]
        assert min(body) >= LABELS
        assert sum(size >= 19.9 for size in body) > len(body) / 2


def test_each_of_so_many_people_gets_a_copy_and_what_is_shared_comes_once(
    corpus: Corpus, press: Press
) -> None:
    def sheets(people: int) -> dict[str, int]:
        found: dict[str, int] = {}
        for document in kit_in_large_print(kit_author(corpus, SITE, corpus.kits["vision"]), people):
            for sheet in document.data["feuilles"]:
                key = f"{sheet['modele']} {sheet['titre']}"
                found[key] = found.get(key, 0) + 1
        return found

    one, four = sheets(1), sheets(4)
    assert one.keys() == four.keys()
    for key, many in four.items():
        if key.startswith("participants"):
            assert many == 4 * one[key]
        if key.startswith("grille"):
            assert many == one[key]
    assert four["cartes Carte postale du futur"] == 2  # A6 becomes A5: two to a sheet


def test_large_print_comes_in_the_archive_of_a_kit(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "soiree.zip"
    result = run("kit", "soiree", "--gros-caracteres", "2", "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(BytesIO(target.read_bytes())) as archive:
        assert any(name.startswith("gros-caracteres/A4") for name in archive.namelist())


def pages_in_large_print(archive: Path) -> int:
    with zipfile.ZipFile(archive) as files:
        pdfs = [files.read(it) for it in files.namelist() if it.startswith("gros-caracteres/")]
    return sum(len(pypdfium2.PdfDocument(it)) for it in pdfs)


def test_asked_without_a_number_large_print_is_for_everybody(site: Path, tmp_path: Path) -> None:
    people = ("kit", "soiree", "--participants", "8", "--site", site)
    everybody, eight = tmp_path / "tous.zip", tmp_path / "huit.zip"
    assert run(*people, "-o", everybody, "--gros-caracteres").exit_code == 0
    assert run(*people, "-o", eight, "--gros-caracteres", "8").exit_code == 0
    assert pages_in_large_print(everybody) == pages_in_large_print(eight) > 8


@pytest.mark.parametrize(
    ("many", "name", "said"),
    [
        ("2", "soiree.pdf", "--gros-caracteres ajoute des fichiers : finissez le nom à écrire par .zip."),
        ("0", "soiree.zip", "--gros-caracteres va de 1 à 1 000 personnes, ou s’écrit seul pour tous"),
        ("deux", "soiree.zip", "et non « deux »"),
        ("100000", "soiree.zip", "--gros-caracteres"),
    ],
)
def test_large_print_that_cannot_be_is_told(
    site: Path, tmp_path: Path, many: str, name: str, said: str
) -> None:
    result = run("kit", "soiree", "--gros-caracteres", many, "-o", tmp_path / name, "--site", site)
    assert result.exit_code == 2
    assert said in plain(result.output)
    assert not (tmp_path / name).exists()
