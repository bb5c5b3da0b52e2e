"""Mistakes a contributor makes, one folder each, and what the program answers, word for word.

`tests/corpus/mauvais/<mistake>/` holds the files that differ from `tests/corpus/petit`, and
`attendu.txt`. After a wording changes, `pytest tests/test_mauvais_corpus.py --reecrire` rewrites the
answers: read the difference before keeping it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

MAUVAIS = Path(__file__).parent / "corpus" / "mauvais"
CASES = sorted(folder.name for folder in MAUVAIS.iterdir() if folder.is_dir())
LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?:erreur|avertissement): (?P<said>.+)")


def valider(site: Path) -> Result:
    return CliRunner().invoke(main, ["valider", "--site", str(site)])


def lines_of(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8", errors="replace").split("\n")


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_word_for_word(case: str, site: Path, pytestconfig: pytest.Config) -> None:
    overlay = MAUVAIS / case
    shutil.copytree(overlay, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("attendu.txt"))

    result = valider(site)

    expected = overlay / "attendu.txt"
    if pytestconfig.getoption("reecrire"):
        expected.write_text(result.stdout, encoding="utf-8", newline="\n")
    assert result.stdout == expected.read_text(encoding="utf-8")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize("case", CASES)
def test_an_expected_answer_is_in_good_french_and_points_into_the_file(case: str, site: Path) -> None:
    overlay = MAUVAIS / case
    shutil.copytree(overlay, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("attendu.txt"))
    answers = (overlay / "attendu.txt").read_text(encoding="utf-8").splitlines()
    assert answers
    for answer in answers:
        told = LINE.fullmatch(answer)
        assert told is not None, answer
        file = site / told["path"]
        if file.is_file():
            lines = lines_of(file)
            assert int(told["line"]) <= len(lines), answer
            assert int(told["column"]) <= len(lines[int(told["line"]) - 1]) + 1, answer
        quoted_out = re.sub(r"«\u00a0.*?\u00a0»|\"[^\"]*\"", "", told["said"])
        assert "'" not in quoted_out, answer
        assert not re.search(r"(?<![\u00a0\u202f])[;?!]", quoted_out), answer
        assert not re.search(r"(?<!\u00a0)»|«(?!\u00a0)", told["said"]), answer
        assert not re.search(r"(?<=\w) :", quoted_out), answer


def too_large(site: Path) -> str:
    record = site / "fiches" / "carte.yml"
    record.write_text(record.read_text(encoding="utf-8") + "# rien\n" * 40_000, encoding="utf-8")
    return "fiches/carte.yml:1:1: erreur: ce fichier dépasse 256 Kio"


def linked_elsewhere(site: Path) -> str:
    record = site / "fiches" / "carte.yml"
    elsewhere = site.parent / "ailleurs.yml"
    record.rename(elsewhere)
    record.symlink_to(elsewhere)
    return "fiches/carte.yml:1:1: erreur: c’est un lien vers un autre endroit du disque"


def without_glossary(site: Path) -> str:
    (site / "methode" / "glossaire.yml").unlink()
    return "methode/glossaire.yml:1:1: erreur: "


def without_kits(site: Path) -> str:
    shutil.rmtree(site / "fiches" / "kits")
    return "fiches/kits:1:1: erreur: ce dossier manque\u00a0; créez-le, même vide"


def with_a_windows_encoding(site: Path) -> str:
    record = site / "retours_experience" / "illzach.yml"
    record.write_bytes(record.read_text(encoding="utf-8").encode("cp1252", errors="replace"))
    return "retours_experience/illzach.yml:2:13: erreur: ce fichier n’est pas écrit en UTF-8"


# Kept out of tests/corpus: the tools that read every Markdown file of the project would stumble on these pages.
def page_with_an_old_encoding(site: Path) -> str:
    page = site / "methode" / "contribuer.md"
    page.write_bytes(page.read_text(encoding="utf-8").encode("latin-1"))
    return "methode/contribuer.md:8:1: erreur: ce fichier n’est pas écrit en UTF-8"


def page_in_utf_16(site: Path) -> str:
    page = site / "methode" / "contribuer.md"
    page.write_bytes(page.read_text(encoding="utf-8").encode("utf-16"))
    return "methode/contribuer.md:1:1: erreur: ce fichier n’est pas écrit en UTF-8"


def named_as_a_device(site: Path) -> str:
    # Kept out of tests/corpus: a repository that holds such a file cannot be copied on Windows.
    shutil.copy(site / "fiches" / "carte.yml", site / "fiches" / "con.yml")
    return "fiches/con.yml:1:1: erreur: le nom de ce fichier sert d’adresse à la page, et celui-ci ne convient pas"


def named_too_long(site: Path) -> str:
    name = f"{'a' * 81}.yml"
    shutil.copy(site / "fiches" / "carte.yml", site / "fiches" / name)
    return f"fiches/{name}:1:1: erreur: "


def named_with_accents(site: Path) -> str:
    shutil.copy(site / "fiches" / "carte.yml", site / "fiches" / "Café des idées.yml")
    return (
        "fiches/Café des idées.yml:1:1: erreur: le nom de ce fichier sert d’adresse à la page, et celui-ci ne "
        "convient pas\u00a0; renommez-le, par exemple en «\u00a0cafe-des-idees.yml\u00a0»"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        named_as_a_device,
        named_too_long,
        named_with_accents,
        too_large,
        linked_elsewhere,
        without_glossary,
        without_kits,
        with_a_windows_encoding,
        page_with_an_old_encoding,
        page_in_utf_16,
    ],
)
def test_a_spoilt_site_is_told_on_its_file(spoil: Callable[[Path], str], site: Path) -> None:
    expected = spoil(site)
    result = valider(site)
    assert expected in result.stdout
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_the_small_good_site_has_nothing_to_say(site: Path) -> None:
    result = valider(site)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Aucun problème.\n"
