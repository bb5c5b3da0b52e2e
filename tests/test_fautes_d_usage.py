"""Mistakes of use and bad luck: a French sentence and a status, never a traceback, never half a file."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commande import run, without

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full and limits of size are of Linux")


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of `command`, where `essaimage` is ours."""
    done = subprocess.run(
        ["bash", "-c", command.replace("essaimage", f'"{sys.executable}" -m generator')],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


# REUSE.toml ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a =", "REUSE.toml:1:"),
        ("a = 1\n[[annotations]\n", "REUSE.toml:2:"),
        ("a = " + "[" * 5000, "l’écriture TOML n’est pas comprise"),
        ("a = " + "1" * 5000, "l’écriture TOML n’est pas comprise"),
        ("a = [" + "1," * 200_000 + "]", "ce fichier dépasse 256 Kio"),
        ("annotations = 3", "« annotations » attend des entrées"),
        ("annotations = [3]", "l’entrée 1 n’est pas complète"),
        ("[annotations]\na = 1", "« annotations » attend des entrées"),
        ("[[annotations]]\npath = 3", "l’entrée 1 n’est pas complète"),
        (
            "[[annotations]]\npath = 'x'\nSPDX-License-Identifier = 4\nSPDX-FileCopyrightText = [1, {a = 2}]",
            "l’entrée 1 n’est pas complète",
        ),
        ("[[annotations]]\nSPDX-FileCopyrightText = 'x'", "l’entrée 1 n’est pas complète"),
        ("\udcff", "ce fichier ne se laisse pas lire"),
    ],
)
def test_a_list_of_borrowed_files_that_cannot_be_read_is_told(site: Path, text: str, told: str) -> None:
    (site / "REUSE.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("construire", "--site", site)
    assert result.exit_code == 1
    assert told in result.stderr.replace("\u00a0", " ")
    assert not (site / "site").exists()


# mkdocs.yml and the variables of the machine --------------------------------------------------------------


@pytest.mark.parametrize("command", ["construire", "kits", "servir"])
def test_an_address_of_the_site_that_cannot_be_read_is_told(site: Path, command: str) -> None:
    settings = site / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = ['site_url: "http://[::1"' if it.startswith("site_url:") else it for it in lines]
    settings.write_text("\n".join(lines), encoding="utf-8")
    result = run(command, "--site", site)
    assert result.exit_code == 1
    assert "« site_url » : on attend une adresse web" in result.stderr.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "given", ["", "abc", "1e9", "-5", " 12 ", "0", "253402300800", "9" * 5000, "٣٣٣٣٣٣٣٣٣"]
)
def test_a_date_of_build_that_is_none_is_told(
    site: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    for command in (
        ["valider"],
        ["construire"],
        ["kits"],
        ["kit", "soiree"],
        ["nouveau", "fiche", "--titre", "Un tour"],
    ):
        result = run(*command, "--site", site)
        assert result.exit_code in (1, 2), command
        assert "SOURCE_DATE_EPOCH attend un nombre de secondes" in result.stderr, command


# Where a server listens -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        ":99999",
        "abc:def",
        "[::1",
        "127.0.0.1:-1",
        "127.0.0.1:0",
        "a b:80",
        "256.1.1.1:80",
        "::1:0x1f",
        "[fe80::1%lo]:8000",
    ],
)
def test_an_address_where_no_server_could_listen_is_a_mistake_of_use(site: Path, address: str) -> None:
    result = run("servir", "--adresse", address, "--site", site)
    assert result.exit_code == 2
    assert "--adresse attend une adresse et un port, par exemple 127.0.0.1:8000" in result.stderr


def test_a_busy_address_is_told_before_anything_is_built(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        result = run("servir", "--adresse", address, "--site", site)
    assert result.exit_code == 2
    assert (
        f"On ne peut pas écouter à l’adresse {address} : un autre programme s’en sert déjà." in result.stderr
    )
    assert "Le site est prêt" not in result.stderr


# Full disks, closed pipes ---------------------------------------------------------------------------------


@ON_LINUX
def test_a_report_that_cannot_be_written_is_told(site: Path) -> None:
    (site / "fiches" / "fausse.yml").write_text("titre: [", encoding="utf-8")
    done = shell('essaimage valider --site "$SITE" > /dev/full', SITE=str(site))
    assert done.returncode == 2
    assert done.stderr == "On ne peut pas lire ou écrire la réponse : le disque est plein.\n"


@ON_LINUX
def test_who_reads_only_the_beginning_of_a_report_is_told_nothing_more(site: Path) -> None:
    (site / "fiches" / "fausse.yml").write_text("titre: [", encoding="utf-8")
    command = 'essaimage valider --site "$SITE" | head -c 0; test ${PIPESTATUS[0]} = 1'
    done = shell(command, SITE=str(site))
    assert done.returncode == 0
    assert "Exception" not in done.stderr


@ON_LINUX
@pytest.mark.parametrize(
    "command",
    ["construire", "kits", "kit soiree -o essai.pdf", "schemas", "nouveau fiche --titre Essai"],
)
def test_a_full_disk_is_told_and_leaves_no_half_of_a_file(site: Path, command: str) -> None:
    before = {it: it.read_bytes() for it in site.rglob("*") if it.is_file()}
    done = shell(f'cd "$SITE"; ulimit -f 0; essaimage {command}', SITE=str(site))
    assert done.returncode == 2
    assert done.stderr.startswith(("On ne peut pas ", "Aucun dossier provisoire"))
    assert {it: it.read_bytes() for it in site.rglob("*") if it.is_file()} == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_or_a_device_is_not_replaced_by_a_file(site: Path) -> None:
    pipe = site.parent / "tuyau.pdf"
    os.mkfifo(pipe)
    result = run("kit", "soiree", "-o", pipe, "--site", site)
    assert result.exit_code == 2
    assert "ce n’est pas un fichier ordinaire" in result.stderr
    assert pipe.is_fifo()


@pytest.mark.parametrize("folder", ["fiches", "retours_experience/pdf", "methode"])
def test_prints_are_not_put_among_the_texts(site: Path, folder: str) -> None:
    before = sorted(site.rglob("*"))
    result = run("kits", "--vers", site / folder, "--site", site)
    assert result.exit_code == 2
    assert "contient les textes du site" in result.stderr
    assert sorted(site.rglob("*")) == before


def test_a_kit_without_a_name_is_a_mistake_of_use(site: Path) -> None:
    result = run("kit", "soiree", "-o", "", "--site", site)
    assert result.exit_code == 2
    assert "Donnez le nom du PDF à écrire" in result.stderr


@pytest.mark.parametrize("command", ["construire", "kits", "servir"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("plugins: [search]", "« essaimage » manque parmi les greffons"),
        ('site_dir: "a\\0b"', "un caractère de commande (U+0000)"),
    ],
)
def test_settings_that_would_build_something_else_are_told(
    site: Path, command: str, line: str, told: str
) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    if line.startswith("plugins"):
        text = without(text, "plugins")
    settings.write_text(f"{text.rstrip()}\n{line}\n", encoding="utf-8")
    result = run(command, "--site", site)
    assert result.exit_code == 1
    assert told in result.stderr.replace("\u00a0", " ")


# Titles and versions that are none ------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["a\u0001b", "a\udcffb", "a\u202eb", "a\nb"])
def test_a_draft_is_not_begun_under_a_title_with_a_sign_that_nobody_sees(site: Path, title: str) -> None:
    before = sorted((site / "fiches").iterdir())
    result = run("nouveau", "fiche", "--titre", title, "--site", site)
    assert result.exit_code == 2
    assert "contient un signe invisible" in result.stderr
    assert sorted((site / "fiches").iterdir()) == before


@pytest.mark.parametrize("version", ["", " ", "a\u0001", "nulle-part", "--output=x", "HEAD:methode"])
def test_a_version_that_is_none_is_told(site: Path, version: str) -> None:
    result = run("comparer", "--site", site, "--", version)
    assert result.exit_code == 2
    assert "version" in result.stderr
    assert result.stderr.rstrip("\n").isprintable() or "\u00a0" in result.stderr


def test_a_name_too_long_for_a_folder_is_told(tmp_path: Path) -> None:
    result = run("init", tmp_path / ("a" * 300))
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith("son nom est trop long.")


# What is written to a file ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "latin-1", "ascii", "euc-jp"])
def test_a_report_written_to_a_file_is_in_utf8_whatever_the_machine_writes(site: Path, encoding: str) -> None:
    record = site / "retours_experience" / "mulhouse.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("titre: ", "titres: ", 1).replace("\n", "\nŒuvre → là: x\n", 1), encoding="utf-8"
    )
    report = site / "rapport.txt"
    done = shell(f"essaimage valider --site '{site}' > '{report}'", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 1
    assert "Œuvre → là" in report.read_text(encoding="utf-8")
    helped = shell("essaimage --help | cat", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "récits d’expérience" in helped.stdout
