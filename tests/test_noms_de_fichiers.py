"""Files that nobody wrote are left aside; those that were meant for the site are told how to be named."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import unfit
from generator.cli import main
from generator.corpus.filenames import is_left_by_a_program, renaming

LEFT = (
    ".DS_Store",
    "Thumbs.db",
    "thumbs.db",
    "desktop.ini",
    "illzach.yml~",
    "~$illzach.yml",
    ".illzach.yml.swp",
)


@pytest.mark.parametrize(
    "folder", ["methode", "methode/etapes", "fiches", "fiches/kits", "retours_experience"]
)
def test_what_systems_and_editors_leave_is_not_read(site: Path, folder: str) -> None:
    for name in LEFT:
        (site / folder / name).write_bytes(b"\xff\x00")
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert (result.stdout, result.exit_code) == ("", 0)


@given(st.text(min_size=1, max_size=30), st.sampled_from([".yml", ".md", ".jpg"]))
def test_a_file_is_told_to_take_a_name_that_fits(stem: str, suffix: str) -> None:
    for written in (f"{stem}{suffix}.txt", f"{stem}{suffix.upper()}"):
        hint = renaming(written, suffix) or ""
        name = hint.partition("«\u00a0")[2].partition("\u00a0»")[0]
        assert "." in stem or name.endswith(suffix)
        assert "." in stem or unfit(name.removesuffix(suffix)) is None or _is_kept(name)


def _is_kept(name: str) -> bool:
    """Whether Windows or the site keep that name: then it is told next."""
    return "choisissez-en un autre" in (unfit(name.partition(".")[0]) or "")


@pytest.mark.parametrize(
    "name", ["illzach.yml", "index.md", "icone.png", "a.txt", "dessin~1.yml", "notes#.yml"]
)
def test_what_people_write_is_not_taken_for_what_a_program_leaves(name: str) -> None:
    assert not is_left_by_a_program(name)
