"""The new site takes the place of the old one: whatever happens, one of them is there, whole, and nothing else is lost."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.plugin import swapping
from generator.plugin.inventory import INVENTORY, UNFINISHED
from generator.plugin.locking import alone, in_use

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and rights of POSIX systems")
SLOW = pytest.mark.lent


def run(site: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--site", str(site)])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def command(site: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "construire", "--site", str(site)]


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


def beside(site: Path) -> list[str]:
    """What builds left beside the published site."""
    return sorted(it.name for it in site.iterdir() if it.name.startswith(".site"))


def retitle(site: Path, title: str) -> None:
    record = site / "retours_experience" / "mulhouse.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    record.write_text(
        "\n".join(f"titre: {title}" if it.startswith("titre:") else it for it in lines) + "\n",
        encoding="utf-8",
    )


def spoil(site: Path) -> None:
    (site / "fiches" / "carte.yml").write_text("titre: [", encoding="utf-8")


@pytest.fixture
def published(site: Path) -> Path:
    """A site that was built once, and whose contents then changed."""
    assert run(site, "construire").exit_code == 0
    retitle(site, "Mulhouse, la suite")
    return site


# What the published site holds beside our files ---------------------------------------------------


def test_what_somebody_else_put_in_the_site_stays_there(published: Path) -> None:
    site = published / "site"
    (site / ".git" / "objects").mkdir(parents=True)
    (site / "etudes" / "2024").mkdir(parents=True)
    mine = {
        ".git/HEAD": "ref",
        ".git/objects/ab": "x",
        "CNAME": "exemple.fr",
        ".nojekyll": "",
        "etudes/2024/a.pdf": "y",
        "retours/mulhouse/note.txt": "z",
    }
    for name, text in mine.items():
        (site / name).write_text(text, encoding="utf-8")
    (site / "etudes" / "dernier").symlink_to("2024")
    assert run(published, "valider").exit_code == 1
    (site / "etudes" / "dernier").unlink()

    for _ in range(2):
        assert run(published, "construire").exit_code == 0
        assert {name: (site / name).read_text(encoding="utf-8") for name in mine} == mine
    assert "la suite" in (site / "retours" / "mulhouse" / "index.html").read_text(encoding="utf-8")


def test_what_is_published_as_it_stood_is_told(published: Path) -> None:
    assert "Gardé tel quel" not in run(published, "construire").stderr
    for number in range(8):
        (published / "site" / f"etude-{number}.pdf").write_text("x", encoding="utf-8")
    told = run(published, "construire").stderr
    assert "Gardé tel quel dans site, sans venir d’Essaimage : etude-0.pdf, etude-1.pdf" in told
    assert "etude-4.pdf et 3 autres." in told


def test_prints_are_not_written_over_a_file_of_somebody_else(published: Path) -> None:
    (published / "site" / "kits" / "soiree" / "soiree.pdf").write_bytes(b"ancien")
    assert run(published, "kits").exit_code == 0
    listed = (published / "site" / INVENTORY).read_text(encoding="utf-8").splitlines()
    ours = next(it for it in listed if it.endswith(".pdf"))
    (published / "site" / INVENTORY).write_text(
        "".join(f"{it}\n" for it in listed if it != ours), encoding="utf-8"
    )
    (published / "site" / ours).write_bytes(b"mien")
    before = everything_in(published / "site")
    refused = run(published, "kits")
    assert refused.exit_code == 1
    assert f"« site/{ours} » ne vient pas d’Essaimage" in refused.stderr
    assert everything_in(published / "site") == before


def test_a_page_that_is_no_longer_built_goes_even_beside_a_file_of_somebody_else(published: Path) -> None:
    (published / "site" / "retours" / "illzach" / "note.txt").write_text("à moi", encoding="utf-8")
    (published / "retours_experience" / "illzach.yml").unlink()
    assert run(published, "construire").exit_code == 0
    assert sorted(everything_in(published / "site" / "retours" / "illzach")) == ["note.txt"]


def test_a_file_of_somebody_else_is_not_replaced_by_a_page_of_the_same_name(published: Path) -> None:
    mine = published / "site" / "fiches" / "tour"
    mine.write_text("à moi", encoding="utf-8")
    before = everything_in(published / "site")
    carte = (published / "fiches" / "carte.yml").read_text(encoding="utf-8")
    (published / "fiches" / "tour.yml").write_text(carte, encoding="utf-8")
    result = run(published, "construire")
    assert result.exit_code == 1
    assert "« site/fiches/tour » ne vient pas d’Essaimage" in result.stderr
    assert everything_in(published / "site") == before


def test_a_folder_that_no_build_wrote_is_never_replaced(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site" / "memoire.odt").write_text("précieux", encoding="utf-8")
    result = run(site, "construire")
    assert result.exit_code == 1
    assert "« site » contient des fichiers qui ne viennent pas d’Essaimage, par exemple « memoire.odt »" in (
        result.stderr
    )
    assert everything_in(site / "site") == {"memoire.odt": "précieux".encode()}


def test_a_folder_ready_for_publication_with_git_receives_the_site(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site" / ".git").write_text("gitdir: ../.git/worktrees/site", encoding="utf-8")
    (site / "site" / "CNAME").write_text("exemple.fr", encoding="utf-8")
    assert run(site, "construire").exit_code == 0
    assert {".git", "CNAME", "index.html"} <= set(everything_in(site / "site"))


def test_a_site_built_before_builds_left_a_list_is_replaced(published: Path) -> None:
    (published / "site" / INVENTORY).unlink()
    (published / "site" / "ancienne.html").write_text("x", encoding="utf-8")
    assert run(published, "construire").exit_code == 0
    assert not (published / "site" / "ancienne.html").exists()


@pytest.mark.parametrize(
    "name",
    [
        "piege/index.html",
        "sw.js",
        "plan.SVG",
        ".well-known/a.htm",
        "a.xht",
        "a.html.fr",
        ".htaccess",
        "etudes/_redirects",
        "b.shtml",
    ],
)
def test_a_page_or_a_script_that_a_proposal_tracks_in_the_site_is_not_published(
    site: Path, name: str
) -> None:
    (site / "site" / name).parent.mkdir(parents=True)
    (site / "site" / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    (site / "site" / INVENTORY).touch()
    result = run(site, "construire")
    assert result.exit_code == 1
    assert f"« site/{name} » ne vient pas d’Essaimage" in result.stderr
    assert not (site / "site" / "index.html").exists()


def test_a_disk_mounted_inside_the_site_is_not_emptied(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (published / "site" / "videos").mkdir()
    (published / "site" / "videos" / "a.mp4").write_text("précieux", encoding="utf-8")
    before = everything_in(published / "site")
    monkeypatch.setattr(swapping, "_is_elsewhere", lambda source, copy: source.endswith("a.mp4"))
    result = run(published, "construire")
    assert result.exit_code == 1
    assert "« a.mp4 », dans le dossier du site, est sur un autre disque" in result.stderr
    assert everything_in(published / "site") == before
    assert beside(published) == []


def test_a_folder_mounted_inside_the_site_from_the_same_disk_is_not_emptied(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (published / "site" / "a.mp4").write_text("précieux", encoding="utf-8")
    before = everything_in(published / "site")

    def refusing(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "another mount")

    monkeypatch.setattr(os, "link", refusing)
    assert run(published, "construire").exit_code == 1
    assert everything_in(published / "site") == before


def test_prints_put_in_a_site_of_before_the_list_make_no_stranger_of_its_pages(published: Path) -> None:
    (published / "site" / INVENTORY).unlink()
    assert run(published, "kits").exit_code == 0
    assert run(published, "construire").exit_code == 0


def test_prints_put_in_the_site_before_it_is_built_are_ours(site: Path) -> None:
    assert run(site, "kits").exit_code == 0
    assert run(site, "construire").exit_code == 0
    assert (site / "site" / "index.html").is_file()


# Where a site cannot go -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    ["retours_experience", "retours_experience/site", "fiches", "fiches/kits", ".git", ".cache", "overrides"],
)
def test_a_place_where_something_would_be_lost_is_refused(site: Path, place: str) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}site_dir: {place}\n", encoding="utf-8")
    before = everything_in(site)
    result = run(site, "construire")
    assert result.exit_code == 1
    assert f"« site_dir » vaut « {place} »" in result.stderr
    assert everything_in(site) == before


def test_mkdocs_alone_is_refused_the_same_places(site: Path) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}site_dir: fiches\n", encoding="utf-8")
    before = everything_in(site)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(settings)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert everything_in(site) == before


def mkdocs_build(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(site / "mkdocs.yml")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("mine", ["CNAME", "etudes/a.pdf", "retours/note.txt"])
def test_mkdocs_alone_does_not_clear_what_it_did_not_write(published: Path, mine: str) -> None:
    (published / "site" / mine).parent.mkdir(exist_ok=True)
    (published / "site" / mine).write_text("à moi", encoding="utf-8")
    before = everything_in(published / "site")
    refused = mkdocs_build(published)
    assert refused.returncode == 1
    assert "MkDocs l’effacerait. Lancez plutôt « essaimage construire »" in refused.stdout + refused.stderr
    assert everything_in(published / "site") == before


def test_mkdocs_alone_builds_where_only_we_wrote(published: Path) -> None:
    (published / "site" / ".nojekyll").touch()
    for _ in range(2):
        assert mkdocs_build(published).returncode == 0
        assert "la suite" in (published / "site" / "retours" / "mulhouse" / "index.html").read_text(
            encoding="utf-8"
        )
    assert (published / "site" / ".nojekyll").is_file()
    assert run(published, "construire").exit_code == 0


def test_a_build_by_mkdocs_alone_that_was_stopped_is_put_right_by_the_next(published: Path) -> None:
    (published / "site" / INVENTORY).write_text(UNFINISHED, encoding="utf-8")
    (published / "site" / "nouvelle").mkdir()
    (published / "site" / "nouvelle" / "index.html").write_text("x", encoding="utf-8")
    assert mkdocs_build(published).returncode == 0
    (published / "site" / INVENTORY).write_text(UNFINISHED, encoding="utf-8")
    (published / "site" / "autre.html").write_text("x", encoding="utf-8")
    built = run(published, "construire")
    assert built.exit_code == 0, built.output
    assert not (published / "site" / "autre.html").exists()
    assert not (published / "site" / "nouvelle").exists()


def test_a_site_that_is_a_link_or_a_file_is_refused_and_kept(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_text("x", encoding="utf-8")
    (site / "site").symlink_to(elsewhere)
    for _ in range(2):
        result = run(site, "construire")
        assert result.exit_code == 1
        assert "« site » est un lien" in result.stderr
        assert (site / "site").is_symlink()
    (site / "site").unlink()
    (site / "site").write_text("un fichier", encoding="utf-8")
    assert "« site » est un fichier" in run(site, "construire").stderr
    assert everything_in(elsewhere) == {"a.html": b"x"}


def test_a_place_where_a_disk_is_mounted_is_refused_with_what_to_write(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping.os.path, "ismount", lambda it: Path(it).name == "site")
    before = everything_in(published / "site")
    result = run(published, "construire")
    assert result.exit_code == 1
    assert "par exemple « site/public »" in result.stderr
    assert everything_in(published / "site") == before


# When the exchange itself goes wrong ----------------------------------------------------------------


@pytest.mark.parametrize("error", [PermissionError(13, "refusé"), OSError(28, "plein"), KeyboardInterrupt()])
@pytest.mark.parametrize("moment", [1, 2])
def test_a_refused_or_interrupted_renaming_leaves_the_old_site_whole(
    published: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, moment: int
) -> None:
    before = everything_in(published / "site")
    rename, calls = Path.rename, []

    def refusing(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == moment:
            raise error
        return rename(self, target)

    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refusing)
    result = run(published, "construire")
    monkeypatch.undo()

    assert result.exit_code in (1, 2, 130)
    assert everything_in(published / "site") == before
    assert beside(published) == []
    assert run(published, "construire").exit_code == 0
    assert everything_in(published / "site") != before


@pytest.mark.parametrize("number", [13, 28, 5])
def test_an_exchange_that_the_disk_refuses_is_told_and_leaves_the_old_site_whole(
    published: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = everything_in(published / "site")

    def refusing(one: Path, other: Path) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(swapping, "_exchange", refusing)
    result = run(published, "construire")
    assert result.exit_code == 2
    assert "On ne peut pas écrire le site" in result.stderr
    assert everything_in(published / "site") == before
    assert beside(published) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.plugin import swapping
moment = int(sys.argv[2])
calls = []
def dying(step):
    calls.append(step)
    if len(calls) == moment:
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "exchange":
    exchange = swapping._exchange
    swapping._exchange = lambda one, other: (dying("before"), exchange(one, other), dying("after"))[1]
else:
    swapping._exchange = lambda one, other: False
    rename = Path.rename
    Path.rename = lambda self, target: (dying("before"), rename(self, target), dying("after"))[1]
from generator.cli import main
main(["construire", "--site", sys.argv[1]])
"""


@ON_POSIX
@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("moment", [1, 2, 3, 4])
def test_a_build_killed_at_the_exchange_is_put_right_by_the_next_one_even_if_that_one_stops(
    published: Path, moment: int, way: str
) -> None:
    if way == "exchange" and moment > 2:
        return
    old = everything_in(published / "site")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(published), str(moment), way], capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    carte = (published / "fiches" / "carte.yml").read_bytes()
    spoil(published)
    assert run(published, "construire").exit_code == 1
    (published / "fiches" / "carte.yml").write_bytes(carte)
    after = everything_in(published / "site")
    assert beside(published) == []
    assert run(published, "construire").exit_code == 0
    new = everything_in(published / "site")
    assert after in (old, new)


@ON_POSIX
@SLOW
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(published: Path) -> None:
    old = everything_in(published / "site")
    assert run(published, "construire").exit_code == 0
    new = everything_in(published / "site")
    dice = random.Random(11)
    for turn in range(12):
        retitle(published, "Mulhouse, pour voir" if turn % 2 else "Mulhouse, la suite")
        process = subprocess.Popen(command(published), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=dice.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            process.send_signal(dice.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
            process.wait()
        assert everything_in(published / "site") in (old, new)
    retitle(published, "Mulhouse, la suite")
    assert run(published, "construire").exit_code == 0
    assert everything_in(published / "site") == new
    assert beside(published) == []


# Two builds at once -----------------------------------------------------------------------------------


def test_a_second_build_is_refused_while_the_first_is_at_work(published: Path) -> None:
    before = everything_in(published / "site")
    with alone(published.resolve()):
        done = subprocess.run(
            command(published), capture_output=True, text=True, encoding="utf-8", check=False
        )
    assert done.returncode == 1
    assert "Une autre construction de ce site est en cours" in done.stderr
    assert everything_in(published / "site") == before
    assert run(published, "construire").exit_code == 0


def test_prints_are_not_put_in_a_site_that_a_build_is_about_to_replace(published: Path) -> None:
    before = everything_in(published / "site")
    with alone(published.resolve()):
        refused = run(published, "kits")
        assert run(published, "kits", "--vers", str(published / "ailleurs")).exit_code == 0
    assert refused.exit_code == 1
    assert "Une autre construction de ce site est en cours" in refused.stderr
    assert everything_in(published / "site") == before


@ON_POSIX
def test_the_workshop_of_another_site_published_at_the_same_place_is_not_removed(published: Path) -> None:
    other = published / ".site-chantier-0123abcd"
    other.mkdir()
    with in_use(other):
        assert run(published, "construire").exit_code == 0
        assert other.is_dir()
    assert run(published, "construire").exit_code == 0
    assert beside(published) == []


@SLOW
def test_of_two_builds_at_once_one_at_least_publishes_a_whole_site(published: Path) -> None:

    assert run(published, "construire").exit_code == 0
    whole = everything_in(published / "site")
    for _ in range(4):
        both = [
            subprocess.Popen(command(published), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(2)
        ]
        assert 0 in {it.wait() for it in both}
        assert everything_in(published / "site") == whole
    assert beside(published) == []


@ON_POSIX
def test_a_disk_that_cannot_reserve_a_folder_builds_all_the_same_and_says_so(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refusing(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(fcntl, "flock", refusing)
    result = run(published, "construire")
    assert result.exit_code == 0
    assert "ne sait pas réserver un dossier" in result.stderr


# Leftovers ------------------------------------------------------------------------------------------------


def test_what_only_looks_like_a_leftover_is_not_touched(published: Path) -> None:
    for name in (".site-neuf", ".site-ancien", ".site-chantier", ".site-chantier-a-moi", ".sites"):
        (published / name).mkdir()
        (published / name / "a.txt").write_text("à moi", encoding="utf-8")
    before = beside(published)
    assert run(published, "construire").exit_code == 0
    assert beside(published) == before


def test_a_leftover_that_cannot_be_removed_is_told_and_stops_no_build(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_removed", lambda folder: False)
    for _ in range(2):
        result = run(published, "construire")
        assert result.exit_code == 0
        assert "n’a pas pu être effacé" in result.stderr
    monkeypatch.undo()
    assert run(published, "construire").exit_code == 0
    assert beside(published) == []


@ON_POSIX
def test_the_published_folder_keeps_its_rights(published: Path) -> None:
    (published / "site").chmod(0o2775)
    assert run(published, "construire").exit_code == 0
    assert (published / "site").stat().st_mode & 0o7777 == 0o2775
