"""Review: drafts stay out of the public site, old facts ask to be checked, a reviewer reads what changes."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, is_stale, load_corpus, without_drafts
from generator.pages import Renderer, maintenance_view, page_views
from tests.commande import run

CARTE = "fiches/carte.yml"


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def corpus_of(site: Path) -> Corpus:
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


@pytest.fixture
def draft(site: Path) -> Path:
    """A site with a draft that nothing refers to."""
    shutil.copy(site / "retours_experience" / "illzach.yml", site / "retours_experience" / "brouillon.yml")
    file = site / "retours_experience" / "brouillon.yml"
    text = (
        file.read_text(encoding="utf-8")
        .replace("statut: publie", "statut: brouillon")
        .replace("statut: relu", "statut: brouillon")
    )
    file.write_text(text, encoding="utf-8")
    return site


def test_a_draft_is_checked_but_not_published(draft: Path) -> None:
    assert "brouillon" in corpus_of(draft).retours
    public = without_drafts(corpus_of(draft))
    assert "brouillon" not in public.retours
    assert "brouillon" not in public.lieux
    assert run("construire", "--site", draft).exit_code == 0
    assert not (draft / "site" / "retours" / "brouillon").exists()
    assert "retours/brouillon" not in (draft / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_a_draft_says_so_where_it_is_shown(draft: Path) -> None:
    corpus = corpus_of(draft)
    (view,) = (it for it in page_views(corpus) if it.uri == "retours/brouillon.md")
    assert "Brouillon." in Renderer(corpus).render(view).html
    (other,) = (it for it in page_views(corpus) if it.uri == "retours/illzach.md")
    assert "Brouillon." not in Renderer(corpus).render(other).html


def test_what_is_published_does_not_rest_on_a_draft(site: Path) -> None:
    rewrite(site / CARTE, "statut: publie", "statut: brouillon")
    told = run("valider", "--site", site)
    assert told.exit_code == 1
    assert "«\u00a0carte\u00a0» est un brouillon, que le public ne verra pas" in told.stdout
    assert "fiches/kits/soiree.yml:" in told.stdout


@pytest.mark.parametrize(
    ("today", "stale"),
    [("2028-10-31", False), ("2028-11-01", True), ("2029-01-01", True), ("2026-11-02", False)],
)
def test_facts_are_stale_two_years_after_they_were_checked(site: Path, today: str, stale: bool) -> None:
    record = corpus_of(site).retours["mulhouse"].record
    assert record.verifie_le == date(2026, 11, 1)
    assert is_stale(record, date.fromisoformat(today)) is stale


def test_stale_pages_say_so_and_are_listed(site: Path) -> None:
    corpus = corpus_of(site)
    later = date(2029, 1, 1)
    (view,) = (it for it in page_views(corpus) if it.uri == "retours/mulhouse.md")
    assert "À actualiser." in Renderer(corpus, today=later).render(view).html
    assert "À actualiser." not in Renderer(corpus, today=date(2027, 1, 1)).render(view).html
    listed = Renderer(corpus, today=later).render(maintenance_view(corpus, later)).html
    assert 'href="../retours/mulhouse/"' in listed


def test_the_day_of_a_build_can_be_given(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert run("construire", "--site", site).exit_code == 0
    assert "À actualiser." in (site / "site" / "retours" / "mulhouse" / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_reviewer_reads_what_a_proposal_changes(site: Path, tmp_path: Path) -> None:
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    rewrite(site / CARTE, "titre: ", "titre: Grande ")
    shutil.copy(site / "retours_experience" / "illzach.yml", site / "retours_experience" / "ailleurs.yml")
    told = run("comparer", before, "--site", site)
    assert told.exit_code == 0
    lines = told.stdout.replace("\u00a0", " ").splitlines()
    assert any(line.startswith("- Fiche qui change : « Grande ") and line.endswith("titre") for line in lines)
    assert any(line.startswith("- Récit en plus : ") and "retours/ailleurs/" in line for line in lines)
    assert any(line.startswith("- Kit à réimprimer : ") for line in lines)
    back = run("comparer", site, "--site", before).stdout.replace("\u00a0", " ")
    assert "- Récit en moins : " in back
    assert run("comparer", before, "--site", before).stdout.startswith("Les contenus du site ne changent pas")


def test_a_fault_of_the_base_is_told_as_such_and_the_rest_is_compared(site: Path, tmp_path: Path) -> None:
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    rewrite(before / "retours_experience" / "mulhouse.yml", "maturite: ", "maturitee: ")
    rewrite(before / "methode" / "contribuer.md", "# ", "[x](nulle-part.md)\n\n# ")
    rewrite(site / CARTE, "titre: ", "titre: Grande ")
    told = run("comparer", before, "--site", site)
    said, errors = told.stdout.replace("\u00a0", " "), told.stderr.replace("\u00a0", " ")
    assert told.exit_code == 0
    assert "comporte des erreurs, qui ne viennent pas de la proposition :\n" in errors
    assert "\nretours_experience/mulhouse.yml:6:1: erreur: le champ « maturitee »" in errors
    assert "Ce qui se lit est comparé" in errors
    assert "- Fiche qui change : « Grande " in said
    assert "- Page écrite à la main qui change : methode/contribuer.md" in said
    assert "- Pas comparé, faute d’avoir pu être lu dans la base : retours\\_experience/mulhouse.yml" in said
    assert "Récit en plus" not in said
    rewrite(before / "mkdocs.yml", "plugins: [essaimage]", "plugins: [{essaimage: {licence: libre}}]")
    assert "mkdocs.yml:" in refused_with(before, site)
    (before / "methode" / "glossaire.yml").unlink()
    assert "methode/glossaire.yml:1:1: erreur: ce fichier manque" in refused_with(before, site)


def refused_with(before: Path, site: Path) -> str:
    refused = run("comparer", before, "--site", site)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Rien ne peut être comparé : corrigez d’abord cette base" in refused.stderr.replace("\u00a0", " ")
    return refused.stderr


SITUATIONS = """situations:
  seul:
    situation: "Personne ne vient."
    lecture: Allez voir.
    etape: reunir
    fiches: [carte]
"""
PRECAUTIONS = """sources:
  - {id: loi, titre: Une loi, editeur: La République, licence: inconnue}
precautions:
  mineurs:
    titre: Avec des mineurs
    consignes: [Demandez l’accord.]
    origine:
      - {texte: La loi le demande., nature: fait, selon: La loi, source: loi}
"""


def test_situations_that_the_base_could_not_read_are_left_out_and_not_called_a_change(
    site: Path, tmp_path: Path
) -> None:
    (site / "methode" / "par-ou-commencer.yml").write_text(SITUATIONS, encoding="utf-8")
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    rewrite(before / "methode" / "par-ou-commencer.yml", "lecture: ", "lectures: ")
    told = run("comparer", before, "--site", site)
    said = told.stdout.replace("\u00a0", " ")
    assert told.exit_code == 0, told.stderr
    assert "par-ou-commencer.yml:4:5: erreur" in told.stderr
    assert "- Pas comparé, faute d’avoir pu être lu dans la base : methode/par-ou-commencer.yml" in said
    assert "« Par où commencer » change" not in said


@pytest.mark.parametrize(
    ("file", "told"), [("precautions", "Les précautions"), ("glossaire", "Le glossaire")]
)
def test_a_source_that_changes_is_told_with_the_list_that_cites_it(
    site: Path, tmp_path: Path, file: str, told: str
) -> None:
    (site / "methode" / "precautions.yml").write_text(PRECAUTIONS, encoding="utf-8")
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    changed = site / "methode" / f"{file}.yml"
    text = changed.read_text(encoding="utf-8")
    assert text.count("titre: ") >= 1
    changed.write_text(text.replace("titre: ", "titre: Neuf ", 1), encoding="utf-8")
    result = run("comparer", before, "--site", site)
    verb = "changent" if told.startswith("Les") else "change"
    assert f"- {told} {verb} : les sources" in result.stdout.replace("\u00a0", " "), result.output


def test_a_version_is_read_with_its_own_settings(site: Path) -> None:
    rewrite(site / "mkdocs.yml", "plugins: [essaimage]", "plugins: [{essaimage: {licence: CC0-1.0}}]")
    commit(site)
    told = run("comparer", "HEAD", "--site", site)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith("Les contenus du site ne changent pas")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "fatal: detected dubious ownership in repository at '/a b'\nTo add an exception for this directory, call:\n"
            "\n\tgit config --global --add safe.directory '/a b'",
            "appartient à une autre personne sur cette machine. Si vous lui faites confiance, tapez : "
            "git config --global --add safe.directory '/a b'",
        ),
        ("fatal: not a git repository (or any of the parent directories): .git", "pas dans un dépôt git"),
        ("fatal: Not a valid object name main", "La version « main » ne se trouve pas dans ce dépôt."),
        (
            "fatal: the disk is on fire",
            "git ne donne pas la version « main ». Il répond : the disk is on fire",
        ),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the false git is a script of a shell")
def test_what_git_refuses_is_said_in_french_with_the_command_that_mends_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    false = tmp_path / "bin" / "git"
    false.parent.mkdir()
    false.write_text(f"#!/bin/sh\ncat >&2 <<'FIN'\n{said}\nFIN\nexit 128\n", encoding="utf-8")
    false.chmod(0o755)
    monkeypatch.setenv("PATH", f"{false.parent}{os.pathsep}{os.environ['PATH']}")
    refused = run("comparer", "main", "--site", site)
    assert refused.exit_code == 2
    assert told in refused.stderr.replace("\u00a0", " ")


def commit(site: Path) -> None:
    git = ["git", "-C", str(site), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "un"]):
        subprocess.run([*git, *command], check=True, capture_output=True)


def test_pages_written_by_hand_pictures_and_synonyms_are_compared_too(site: Path, tmp_path: Path) -> None:
    before = tmp_path / "avant"
    shutil.copytree(site, before)
    rewrite(site / "methode" / "contribuer.md", "# ", "# Bien ")
    (site / "methode" / "neuve.md").write_text("# Neuve\n\nBonjour.\n", encoding="utf-8")
    (site / "methode" / "plan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (site / "methode" / "synonymes.yml").write_text("groupes:\n  - [carte, plan]\n", encoding="utf-8")
    lines = run("comparer", before, "--site", site).stdout.replace("\u00a0", " ").splitlines()
    assert lines == [
        "- Page écrite à la main qui change : methode/contribuer.md",
        "- Page écrite à la main en plus : methode/neuve.md",
        "- Image en plus : methode/plan.png",
        "- Les synonymes de la recherche changent (methode/synonymes.yml)",
    ]
    back = run("comparer", site, "--site", before).stdout.replace("\u00a0", " ")
    assert "- Page écrite à la main en moins : methode/neuve.md" in back


def test_a_folder_named_like_a_version_of_git_does_not_stand_for_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-C", str(site), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "un"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    rewrite(site / CARTE, "titre: ", "titre: Grande ")
    for name in ("methode", "fiches", "retours_experience"):
        shutil.copytree(site / name, site / "main" / name)
    monkeypatch.chdir(site)
    assert "Fiche qui change" in run("comparer", "main").stdout


def test_a_version_of_git_can_be_compared_and_an_unknown_one_is_refused(site: Path) -> None:
    commit(site)
    rewrite(site / CARTE, "titre: ", "titre: Grande ")
    assert "Fiche qui change" in run("comparer", "HEAD", "--site", site).stdout
    for unknown in ("nulle-part", "--output=x"):
        refused = run("comparer", "--site", site, "--", unknown)
        assert refused.exit_code == 2
        assert refused.stderr.strip()
        assert not (site / "x").exists()
