"""The press in the browser, before any browser: its pieces, what a site publishes of them, what runs without the rest."""

from __future__ import annotations

import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.browser import fetching, packing
from generator.browser.fetching import Missing
from generator.browser.inside import Workshop
from generator.browser.lightening import without_evaluation, without_fonts
from generator.browser.lock import Lock, Wheel, locked
from generator.browser.packing import site_archive
from generator.cli import main
from generator.corpus import Folders, load_corpus
from tests.commande import plain, without
from tests.conftest import ROOT
from tests.test_mauvais_corpus import valider
from tests.test_reglages import with_options


def archive_of(site: Path) -> bytes:
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    return site_archive(site, corpus)


def unpacked(site: Path, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(archive_of(site))) as archive:
        archive.extractall(folder)
    return folder / "site"


# The pieces -------------------------------------------------------------------------------------------


def test_every_package_of_the_browser_has_the_version_of_the_build() -> None:
    built_with = dict(
        re.findall(r"^(\S+?)==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    )
    assert {it.name: it.version for it in locked().wheels} == {
        it.name: built_with[it.name] for it in locked().wheels
    }


def test_the_lock_names_no_place_and_a_hash_for_each_file() -> None:
    lock = locked()
    text = (ROOT / "generator" / "browser" / "pieces.json").read_text(encoding="utf-8")
    assert "://" not in text
    hashes = [*lock.files.values(), *(it.sha256 for it in lock.wheels)]
    assert all(re.fullmatch("[0-9a-f]{64}", it) for it in hashes)


def font(signature: bytes, body: bytes) -> bytes:
    names = (b"head", b"cmap", b"hhea", b"maxp", b"name", b"post", b"OS/2", b"hmtx", b"glyf")
    place = 12 + 16 * len(names)
    tables = b"".join(struct.pack(">4sLLL", it, 0, place, len(body)) for it in names)
    return signature + struct.pack(">HHHH", len(names), 0, 0, 0) + tables + body


@pytest.mark.parametrize("signature", [b"OTTO", b"\0\1\0\0"])
def test_only_the_fonts_of_a_library_are_wiped_out(signature: bytes) -> None:
    it = font(signature, b"outlines" * 9)
    code = b"code \0\1\0\0 OTTO code" * 3
    assert without_fonts(code + it + code) == code + bytes(len(it)) + code
    assert without_fonts(code + it[:40]) == code + it[:40]


def test_a_script_that_asks_for_the_time_zone_otherwise_is_not_published() -> None:
    assert "eval" not in without_evaluation("a;var s=eval(UTF8ToString(ptr));b").partition("\n")[2]
    with pytest.raises(ValueError, match="time zone"):
        without_evaluation("a;b")


def only(sha: str) -> Lock:
    return Lock({"pyodide": "1"}, {}, (Wheel("segno", "1", sha, ()),), "x")


def test_a_piece_that_was_changed_on_the_disk_is_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"  # of « foo »
    (tmp_path / sha).write_bytes(b"bar")

    def arrives(_: object, folder: Path) -> None:
        (folder / "segno.whl").write_bytes(b"foo")

    monkeypatch.setattr(fetching, "_fetch_wheels", arrives)
    assert fetching.fetched(only(sha), tmp_path) == {"segno": b"foo"}
    assert (tmp_path / sha).read_bytes() == b"foo"


def test_a_piece_that_is_another_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        fetching, "_fetch_wheels", lambda _, folder: (folder / "segno.whl").write_bytes(b"bar")
    )
    with pytest.raises(Missing, match="tel que le verrou le décrit"):
        fetching.fetched(only("0" * 64), tmp_path)


def test_without_a_client_the_build_says_which_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching.shutil, "which", lambda *_, **__: None)
    with pytest.raises(Missing, match="pip install deno"):
        fetching.fetched(locked(), tmp_path)


def test_a_site_whose_pieces_cannot_be_had_is_built_without_them_and_one_sentence_says_so(site: Path) -> None:
    with_options(site, "presse: oui")
    around = {**os.environ, "NPM_CONFIG_REGISTRY": "http://127.0.0.1:9", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(site / "mkdocs.yml")]
    done = subprocess.run(
        command, cwd=ROOT, env=around, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert plain(done.stderr).startswith("Le site se construit sans la presse du navigateur : ")
    assert done.stderr.count("\n") == 1
    page = (site / "site" / "kits" / "soiree" / "index.html").read_text(encoding="utf-8")
    assert "data-presse" not in page
    assert not (site / "site" / "presse").exists()


# The settings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("presse: peut-être", "« presse » : on attend oui ou non"),
        (
            "presse: oui, papier: {police: Luciole}",
            "la presse du navigateur publierait les fichiers de la police",
        ),
        ("presse: oui, imprimer: non", "la presse du navigateur imprime ce que ce site n’imprime pas"),
    ],
)
def test_a_setting_of_the_press_that_cannot_be_is_told(site: Path, options: str, told: str) -> None:
    assert told in plain(valider(with_options(site, options)).stdout)


def test_a_site_has_no_press_unless_it_asks_for_one(site: Path) -> None:
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    assert not corpus.settings.options.presse


# What a site publishes of itself ----------------------------------------------------------------------


def test_the_archive_of_a_site_is_always_the_same_and_holds_no_draft(site: Path) -> None:
    first = archive_of(site)
    assert archive_of(site) == first
    record = site / "fiches" / "carte.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(without(text, "statut") + "statut: brouillon\n", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(first)) as before:
        assert "site/fiches/carte.yml" in before.namelist()
    corpus = load_corpus(Folders(site)).readable
    assert corpus is not None
    with zipfile.ZipFile(io.BytesIO(site_archive(site, corpus))) as after:
        assert "site/fiches/carte.yml" not in after.namelist()
        assert not [it for it in after.namelist() if it.endswith((".js", ".woff2", ".pyc"))]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def test_of_what_lies_beside_the_texts_only_the_name_travels(site: Path) -> None:
    (site / "methode" / "photo.png").write_bytes(PNG)
    with zipfile.ZipFile(io.BytesIO(archive_of(site))) as archive:
        assert archive.read("site/methode/photo.png") == b""
        assert archive.read("site/fiches/carte.yml") == (site / "fiches" / "carte.yml").read_bytes()


def test_a_logo_travels_and_nothing_else_of_what_is_a_site_s_own(site: Path, tmp_path: Path) -> None:
    own = site / "overrides"
    (own / "images").mkdir(parents=True, exist_ok=True)
    (own / "images" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    (own / "secret.txt").write_text("x", encoding="utf-8")
    with_options(site, "papier: {logo: images/logo.svg}")
    file = site / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    if "custom_dir" not in text:
        file.write_text(
            re.sub(
                r"^theme:.*\n(?:[ -].*\n)*",
                "theme: {name: essaimage, custom_dir: overrides}\n",
                text,
                flags=re.M,
            ),
            encoding="utf-8",
        )
    there = unpacked(site, tmp_path / "ailleurs")
    assert [it.name for it in (there / "overrides").rglob("*") if it.is_file()] == ["logo.svg"]


_ALONE = """
import sys
for name in sys.argv[3].split():
    sys.modules[name] = None
sys.path.insert(0, sys.argv[1])
from generator.browser import inside
assert inside.__file__.startswith(sys.argv[1]), inside.__file__
shop = inside.Workshop(sys.argv[1] + "/site")
"""
_PRINTS = """
told, content = shop.kit('{"kit": "soiree", "papier": "A3", "fin": ".zip"}')
open(sys.argv[2], "wb").write(content)
print(told)
"""
_CHECKS = """
print(shop.check("fiches/nouvelle.yml", "titre: x\\n"))
"""
_TOO_MUCH = "mkdocs material click PIL pikepdf watchdog"
_OF_PRINTING = "typst segno pymupdf_fonts fontpkg_atkinson_hyperlegible"


def answered(program: str, there: Path, *arguments: str | Path) -> dict[str, object]:
    """What a program of Python says, where only what travelled can be imported."""
    command = [sys.executable, "-P", "-c", _ALONE + program, there.parent, *arguments]
    done = subprocess.run(command, cwd=there, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_what_travels_prints_without_mkdocs_and_the_rest(site: Path, tmp_path: Path) -> None:
    there = unpacked(site, tmp_path / "ailleurs")
    made, wanted = tmp_path / "a.zip", tmp_path / "b.zip"
    assert answered(_PRINTS, there, made, _TOO_MUCH)["titre"]
    asked = ["kit", "soiree", "-o", str(wanted), "--site", str(site)]
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert made.read_bytes() == wanted.read_bytes()


def test_what_travels_checks_without_what_prints(site: Path, tmp_path: Path) -> None:
    there = unpacked(site, tmp_path / "ailleurs")
    checked = answered(_CHECKS, there, "", f"{_TOO_MUCH} {_OF_PRINTING}")
    (site / "fiches" / "nouvelle.yml").write_text("titre: x\n", encoding="utf-8")
    assert checked["dit"] == valider(site).stdout.splitlines()
    assert checked["erreurs"]


def test_a_checked_record_leaves_the_site_as_it_was(site: Path, tmp_path: Path) -> None:
    there = unpacked(site, tmp_path / "ailleurs")
    shop = Workshop(str(there))
    before = (there / "fiches" / "carte.yml").read_bytes()
    shop.check("fiches/carte.yml", "titre: x\n")
    shop.check("fiches/autre.yml", "titre: x\n")
    assert (there / "fiches" / "carte.yml").read_bytes() == before
    assert not (there / "fiches" / "autre.yml").exists()


def test_every_piece_is_named_by_its_content_but_what_is_imported_by_name() -> None:
    piece = packing.Piece("a.zip", b"x", to_check=True)
    assert piece.path == "presse/2d711642b726b044-a.zip"
    assert packing.Piece("pyodide.mjs", b"x", to_check=True).path == "presse/pyodide.mjs"
