"""The MkDocs plugin and `essaimage construire` and `servir`, on a small site."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pypdfium2
import pytest

from tests.apercu import Preview

PETIT = Path(__file__).parent / "corpus" / "petit"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PETIT, tmp_path / "site-petit"))


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments, "--site", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def page(site: Path, path: str) -> str:
    return (site / "site" / path / "index.html").read_text(encoding="utf-8")


def test_a_failed_build_leaves_the_published_site_as_it_was_and_nothing_beside_it(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    published = files_of(site / "site")
    rewrite(site / "fiches" / "carte.yml", "etapes: [reunir]", "etapes: [reunirr]")

    failed = run(site, "construire")

    assert failed.returncode == 1
    assert "fiches/carte.yml:5:10: erreur" in failed.stderr
    assert "vouliez-vous dire «\u00a0reunir\u00a0»" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert files_of(site / "site") == published
    assert not [it.name for it in site.iterdir() if it.name.startswith(".site")]


def test_a_build_removes_the_pages_of_records_that_are_gone(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    (site / "retours_experience" / "illzach.yml").unlink()
    assert run(site, "construire").returncode == 0
    assert not (site / "site" / "retours" / "illzach").exists()


def test_raw_html_in_a_hand_written_page_comes_out_as_visible_text(site: Path) -> None:
    contribuer = site / "methode" / "contribuer.md"
    contribuer.write_text(
        contribuer.read_text(encoding="utf-8")
        + "\n<script>alert(1)</script>\n\nUn <b onclick=alert(1)>mot</b>.\n\n{{ 7*7 }}\n",
        encoding="utf-8",
    )
    assert run(site, "construire").returncode == 0
    html = page(site, "contribuer")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b onclick" not in html
    assert "{{ 7*7 }}" in html


def test_a_link_that_runs_code_is_refused_in_a_hand_written_page(site: Path) -> None:
    contribuer = site / "methode" / "contribuer.md"
    contribuer.write_text(
        contribuer.read_text(encoding="utf-8") + "\n[ici](javascript:alert(1))\n", encoding="utf-8"
    )
    result = run(site, "construire")
    assert result.returncode == 1
    assert "methode/contribuer.md:10:7: erreur" in result.stderr
    assert "l’adresse «\u00a0javascript:alert(1)\u00a0» n’est pas admise" in result.stderr


def test_a_glossary_word_is_explained_once_a_page_in_records_and_hand_written_pages(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    explained = re.compile(
        r'<a class="terme" href="[./]*/glossaire/#qpv" title="Quartier prioritaire[^"]*">QPV</a>'
    )
    assert len(explained.findall(page(site, "fiches/carte"))) == 1
    hand_written = page(site, "contribuer")
    assert hand_written.count('class="terme"') == 1
    assert "../glossaire/#qpv" in hand_written


def test_a_glossary_word_lists_the_pages_that_explain_it_records_and_hand_written(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    entry = re.search(r'id="qpv">.*?</dd>', page(site, "glossaire"), re.DOTALL)
    assert entry is not None
    for path in ("contribuer", "fiches/carte"):
        assert f'href="../{path}/"' in entry[0]
        assert "glossaire/#qpv" in page(site, path)


def test_the_times_of_a_kit_are_computed_and_pass_midnight(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    html = page(site, "kits/soiree")
    assert re.findall(r'<th scope="row">(\d\d:\d\d)</th>', html) == ["23:30", "23:45", "00:45", "00:55"]


def test_a_page_shows_what_the_records_that_refer_to_it_say(site: Path) -> None:
    assert run(site, "construire").returncode == 0
    fiche = page(site, "fiches/carte")
    assert "annoncé 1\u00a0h, constaté 1\u00a0h\u00a010 (1\u00a0séance, 1\u00a0territoire)" in fiche
    assert "Éprouvé" in fiche
    assert "Illzach commence" in page(site, "retours/mulhouse")


def test_mkdocs_itself_builds_the_site(site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(site / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (result.returncode, "WARNING" in result.stderr) == (0, False)
    assert "Carte du quartier" in page(site, "fiches/carte")


@pytest.fixture
def preview(site: Path) -> Iterator[Preview]:
    started = Preview(site)
    try:
        yield started
    finally:
        started.stop()


def test_the_preview_shows_drafts_with_a_banner(site: Path) -> None:
    rewrite(site / "retours_experience" / "illzach.yml", "statut: publie", "statut: brouillon")
    started = Preview(site)
    try:
        started.wait_until_served()
        assert "Brouillon." in started.shown("retours/illzach")
    finally:
        started.stop()


def test_the_preview_tells_mistakes_keeps_the_last_good_site_and_follows_the_next_change(
    preview: Preview,
) -> None:
    preview.wait_until_served()
    record = preview.site / "retours_experience" / "mulhouse.yml"
    assert "Mulhouse, pour voir" in preview.shown("retours/mulhouse")

    rewrite(record, "nature: appreciation", "nature: apreciation")
    rewrite(record, "titre: Mulhouse, pour voir", "titre: Mulhouse, pour relire")
    assert "vouliez-vous dire" in preview.wait_for_line("retours_experience/mulhouse.yml:")
    preview.wait_for_line("La dernière version correcte du site reste affichée")
    assert "Mulhouse, pour voir" in preview.shown("retours/mulhouse")

    rewrite(record, "nature: apreciation", "nature: appreciation")
    preview.wait_for_line("Le site montré est à jour")
    assert "Mulhouse, pour relire" in preview.shown("retours/mulhouse")


def test_the_preview_has_the_policy_of_the_site_and_lets_one_more_script_through(preview: Preview) -> None:
    preview.wait_until_served()
    assert run(preview.site, "construire").returncode == 0
    shown, built = preview.shown("retours/mulhouse"), page(preview.site, "retours/mulhouse")
    policy = re.compile(r'Content-Security-Policy" content="([^"]*)"')
    (before,), (after,) = policy.findall(built), policy.findall(shown)
    script = shown.rpartition("<script>")[2].partition("</script>")[0]
    assert "livereload" in script
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert after == before.replace("script-src 'self'", f"script-src 'self' 'sha256-{digest}'")


def test_the_preview_asks_no_browser_to_keep_its_pages(preview: Preview) -> None:
    preview.wait_until_served()
    assert run(preview.site, "construire").returncode == 0
    pages = 'data-hors-ligne="kits/composer/ kits/animer/'
    assert (preview.site / "site" / "hors-ligne.js").is_file()
    for name in ("kits/composer", "kits/animer"):
        assert pages in page(preview.site, name)
        assert 'data-hors-ligne=""' in preview.shown(name)


def test_the_preview_keeps_the_last_good_page_written_by_hand_and_publishes_no_refused_file(
    preview: Preview,
) -> None:
    preview.wait_until_served()
    assert "Écrivez, pour chaque" in preview.shown("contribuer")
    (preview.site / "methode" / "pirate.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    rewrite(preview.site / "methode" / "contribuer.md", "title: Contribuer", "template: redirect.html")
    preview.wait_for_line("La dernière version correcte du site reste affichée")
    assert "Écrivez, pour chaque" in preview.shown("contribuer")
    with pytest.raises(HTTPError):
        preview.shown("pirate.html")

    (preview.site / "methode" / "pirate.html").unlink()
    rewrite(preview.site / "methode" / "contribuer.md", "template: redirect.html", "title: Prendre part")
    preview.wait_for_line("Le site montré est à jour")
    assert "<title>Prendre part - Petit site</title>" in preview.shown("contribuer")


@pytest.mark.parametrize(
    ("file", "spoilt"),
    [
        ("mkdocs.yml", b"a: b: c\n"),
        ("mkdocs.yml", b"nav: [nulle-part.md]\n"),
        ("mkdocs.yml", b"docs_dir: ailleurs\n"),
        ("methode/methode.md", "# Été\n".encode("cp1252")),
        ("methode/methode.md", b"# Page\n\n[x](javascript:alert(1))\n"),
        ("methode/glossaire.yml", b"<<<<<<< HEAD\n"),
    ],
)
def test_the_preview_answers_while_a_mistake_stands_in_any_file_and_follows_its_mending(
    preview: Preview, file: str, spoilt: bytes
) -> None:
    preview.wait_until_served()
    target = preview.site / file
    before = target.read_bytes()
    target.write_bytes(spoilt)
    preview.wait_for_line("La dernière version correcte du site reste affichée")
    assert "Mulhouse, pour voir" in preview.shown("retours/mulhouse")

    target.write_bytes(before)
    rewrite(preview.site / "retours_experience" / "mulhouse.yml", "pour voir", "pour relire")
    preview.wait_for_line("Le site montré est à jour")
    assert "Mulhouse, pour relire" in preview.shown("retours/mulhouse")


def test_the_preview_shows_a_new_page_and_follows_a_folder_that_was_removed_and_made_anew(
    preview: Preview,
) -> None:
    preview.wait_until_served()
    (preview.site / "methode" / "neuve.md").write_text("# Une page neuve\n\nDu texte.\n", encoding="utf-8")
    preview.wait_for_line("Le site montré est à jour")
    assert "Une page neuve" in preview.shown("neuve")

    kept = preview.site.parent / "a-part"
    (preview.site / "retours_experience").rename(kept)
    preview.wait_for_line("La dernière version correcte du site reste affichée")
    kept.rename(preview.site / "retours_experience")
    preview.wait_for_line("Le site montré est à jour")
    rewrite(preview.site / "retours_experience" / "mulhouse.yml", "pour voir", "pour relire")
    preview.wait_for_line("Le site montré est à jour")
    assert "Mulhouse, pour relire" in preview.shown("retours/mulhouse")


def test_the_sheets_of_the_preview_bear_the_address_of_the_site_and_not_that_of_the_preview(
    preview: Preview,
) -> None:
    preview.wait_until_served()
    with urlopen(f"{preview.url}/kits/soiree/soiree.pdf", timeout=30) as answer:
        document = pypdfium2.PdfDocument(answer.read())
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "petit.example/kits/soiree" in text
    assert "127.0.0.1" not in text
