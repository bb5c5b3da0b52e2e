"""Printed sheets kept from one build to the next: only what was printed here, by this person, is believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.printing import cache as caching
from generator.printing.cache import Cache, Kind

KEY = "ab" + "0" * 62
PDF = b"%PDF-1.7 page\n%%EOF"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "papier", b"secret")


def kept(cache: Cache) -> Path:
    (file,) = cache.folder.rglob("*.*")
    return file


def test_what_was_kept_comes_back_to_the_byte(cache: Cache) -> None:
    cache.put(KEY, Kind.PDF, PDF)
    assert cache.get(KEY, Kind.PDF) == PDF
    assert cache.get(KEY, Kind.PNG) is None
    assert cache.get("cd" + KEY[2:], Kind.PDF) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda it: it[:-1],
        lambda it: it[:9],
        lambda it: b"",
        lambda it: it[:5] + b"\0" * 5 + it[10:],
        lambda it: bytes([*it[:8], it[8] ^ 1, *it[9:]]),
        lambda it: it + b"x",
        lambda it: b"%PDF-1.4 faux /Type /Page\n%%EOF",
    ],
    ids=["a byte less", "cut", "empty", "zeroed", "a bit", "longer", "forged"],
)
def test_a_file_that_was_damaged_or_forged_counts_as_absent(cache: Cache, damage) -> None:
    cache.put(KEY, Kind.PDF, PDF)
    kept(cache).write_bytes(damage(kept(cache).read_bytes()))
    assert cache.get(KEY, Kind.PDF) is None


def test_what_somebody_else_kept_is_not_believed(cache: Cache) -> None:
    Cache(cache.folder, b"the secret of another machine").put(KEY, Kind.PDF, PDF)
    assert cache.get(KEY, Kind.PDF) is None


def test_a_sheet_kept_under_the_name_of_another_is_not_believed(cache: Cache) -> None:
    cache.put(KEY, Kind.PDF, PDF)
    other = "ab" + "1" * 62
    kept(cache).rename(cache.folder / "ab" / f"{other}.pdf")
    assert cache.get(other, Kind.PDF) is None


def test_only_entries_are_forgotten(cache: Cache, tmp_path: Path) -> None:
    other = "cd" + "1" * 62
    cache.put(KEY, Kind.PDF, PDF)
    cache.put(other, Kind.PNG, b"png")
    mine = [cache.folder / "ab" / "photo.png", cache.folder / "photos" / f"{KEY}.pdf", cache.folder / "ef"]
    for file in mine:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"precious")
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / f"{other}.pdf").write_bytes(b"precious")
    (cache.folder / "12").symlink_to(elsewhere)
    cache.keep_only({KEY})
    assert cache.get(KEY, Kind.PDF) == PDF
    assert cache.get(other, Kind.PNG) is None
    assert all(it.read_bytes() == b"precious" for it in (*mine, elsewhere / f"{other}.pdf"))


def test_without_a_place_for_a_secret_nothing_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, None)
    cache.put(KEY, Kind.PDF, PDF)
    assert cache.get(KEY, Kind.PDF) is None
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "chez-moi"
    monkeypatch.setattr(caching, "user_cache_path", lambda *_, **__: folder)
    return folder


def test_the_secret_is_made_once_and_is_nobody_elses(home: Path) -> None:
    made = caching.own_secret.__wrapped__()
    assert made is not None
    assert len(made) == caching.SEAL_BYTES
    assert caching.own_secret.__wrapped__() == made
    assert (home / "sceau").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoilt", [b"", b"too short", b"x" * 4096])
def test_a_secret_that_was_spoilt_is_made_anew(home: Path, spoilt: bytes) -> None:
    home.mkdir()
    (home / "sceau").write_bytes(spoilt)
    made = caching.own_secret.__wrapped__()
    assert made is not None
    assert len(made) == caching.SEAL_BYTES
    assert caching.own_secret.__wrapped__() == made
    assert (home / "sceau").stat().st_mode & 0o077 == 0
    assert [it.name for it in home.iterdir()] == ["sceau"]


def test_no_folder_is_made_where_nobody_is_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(caching, "user_cache_path", lambda *_, **__: Path("~/.cache/essaimage"))
    assert caching.own_secret.__wrapped__() is None
    assert list(tmp_path.iterdir()) == []


def test_a_proposal_that_brings_sheets_of_its_own_publishes_none(site: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["construire", "--site", str(site)]).exit_code == 0
    true = {it: it.read_bytes() for it in (site / "site").rglob("*.pdf")}
    forged = list((site / ".cache").rglob("*.p*"))
    assert forged
    for file in forged:
        file.write_bytes(b"%PDF-1.4 FAUX /Type /Page /MediaBox [0 0 595 842]\n%%EOF")
    assert runner.invoke(main, ["construire", "--site", str(site)]).exit_code == 0
    assert {it: it.read_bytes() for it in (site / "site").rglob("*.pdf")} == true
