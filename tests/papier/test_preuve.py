"""The proof: what would not print is told without printing, the same by every door, and remembered."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.corpus import Corpus, Folders, load_corpus
from generator.corpus.printed import PAPERS
from generator.printing import Press, documents, kit_author, kit_parts, proof
from generator.printing.cache import Cache
from generator.printing.documents import fiche_documents
from generator.printing.proving import sheets_to_try
from generator.printing.typst_engine import Engine
from tests.papier.conftest import ROOT, SITE

NAMES = "Nguyễn Thị Hồng, Ayşe Yıldız, Łukasz Wiśniewski, Hawaiʻi, kō ʼ"
SIGNS = "→ ← ↑ ↓ ☐ ✓ ✗ CO₂ x⁴ 5′ 30″ mot‐clé ① ★ Ελλάδα Мир ẞ"


def composed(sheet: dict[str, Any], *, in_the_book: bool = False) -> str:
    """What decides how a sheet is composed: neither the level of its title nor, for a fiche, whose foot it bears."""
    unseen = {"niveau", "pied"} if in_the_book else {"niveau"}
    return json.dumps({key: it for key, it in sheet.items() if key not in unseen}, sort_keys=True)


def without_terms(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_terms(it) for key, it in value.items() if key != "termes" or isinstance(it[0], dict)
        }
    return [without_terms(it) for it in value] if isinstance(value, list) else value


def test_every_sheet_that_is_printed_was_tried(corpus: Corpus) -> None:
    every = [*documents(corpus, SITE)]
    every += [
        part
        for entry in corpus.kits.values()
        for largest in PAPERS
        for part in kit_parts(kit_author(corpus, SITE, entry, largest=largest))
    ]
    tried = [sheet for _, sheet in sheets_to_try(corpus, SITE)]
    alone, in_the_book = {composed(it) for it in tried}, {composed(it, in_the_book=True) for it in tried}
    for document in every:
        for sheet in document.data["feuilles"]:
            if "morceaux" in sheet:
                whole = {**sheet, "modele": sheet["modele"].removesuffix("-en-morceaux")}
                whole.pop("morceaux")
                assert composed(whole) in alone
            elif document.kind == "livre":
                assert composed(without_terms(sheet), in_the_book=True) in in_the_book, sheet["titre"]
            else:
                assert composed(sheet) in alone, (document.path, sheet["modele"])


def text_of(pdf: bytes) -> str:
    return " ".join(
        page.get_textpage().get_text_range().replace("\r\n", " ") for page in pypdfium2.PdfDocument(pdf)
    )


def test_names_and_signs_of_every_latin_language_are_printed_as_they_are_written(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    carte.write_text(text.replace("objectif: ", f"objectif: {NAMES} **{NAMES}** {SIGNS} ", 1), "utf-8")
    assert CliRunner().invoke(main, ["valider", "--site", str(site)]).exit_code == 0
    result = CliRunner().invoke(main, ["kits", "--site", str(site), "--vers", str(site / "papier")])
    assert result.exit_code == 0, result.output
    printed = text_of((site / "papier" / "fiches" / "carte" / "animation.pdf").read_bytes())
    for word in f"{NAMES} {SIGNS}".split():
        assert word in printed


def told_by(command: list[str], site: Path) -> list[str]:
    result = CliRunner().invoke(main, [*command, "--site", str(site)])
    assert result.exit_code == 1, result.output
    return sorted(line for line in result.output.splitlines() if ": erreur: " in line)


def spoil_the_card(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    assert text.count('"**Notre quartier**"') == 1
    carte.write_text(text.replace('"**Notre quartier**"', f'"{"Un mot de trop. " * 250}"'), "utf-8")


def test_valider_kits_and_construire_refuse_the_same_sheet_in_the_same_words(site: Path) -> None:
    spoil_the_card(site)
    told = told_by(["valider"], site)
    assert len(told) == 1
    assert "ne tient pas sur la feuille imprimée" in told[0]
    assert told_by(["kits"], site) == told


def test_a_site_that_does_not_print_is_asked_nothing(site: Path) -> None:
    spoil_the_card(site)
    settings = site / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("- essaimage", "- essaimage: {imprimer: false}").replace(
            "plugins: [essaimage]", "plugins: [{essaimage: {imprimer: false}}]"
        ),
        "utf-8",
    )
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert result.exit_code == 0, result.output


def test_what_was_tried_is_not_tried_again_until_it_changes(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = ("boussole", "carte-postale")
    few = replace(corpus, kits={}, retours={}, fiches={slug: corpus.fiches[slug] for slug in two})
    cache = Cache(tmp_path, b"secret")
    assert proof(few, SITE, Press(ROOT, cache)) == []
    asked: list[int] = []
    overflows = Engine.overflows
    monkeypatch.setattr(
        Engine, "overflows", lambda self, data: asked.append(len(data["feuilles"])) or overflows(self, data)
    )
    assert proof(few, SITE, Press(ROOT, cache)) == []
    assert asked == []
    entry = few.fiches["boussole"]
    record = type(entry.record).model_construct(**(dict(entry.record) | {"objectif": "Un autre but."}))
    changed = replace(few, fiches={**few.fiches, "boussole": replace(entry, record=record)})
    assert proof(changed, SITE, Press(ROOT, cache)) == []
    assert asked == [3]  # the fiche, its sheet for participants, its card of the pocket deck


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("fiches/carte.yml", "objectif: ", "objectif: 日本 "),
        ("fiches/kits/soiree.yml", "titre: ", "titre: 日本 "),
        ("methode/glossaire.yml", "terme: ", "terme: 日本 "),
        ("methode/vocabulaires.yml", "nom: ", "nom: 日本 "),
        ("mkdocs.yml", "site_name: ", "site_name: 日本 "),
    ],
)
def test_a_site_found_good_once_is_looked_at_again_when_anything_on_paper_changes(
    site: Path, file: str, old: str, new: str
) -> None:
    for _ in range(2):
        assert CliRunner().invoke(main, ["valider", "--site", str(site)]).exit_code == 0
    changed = site / file
    text = changed.read_text("utf-8")
    assert old in text
    changed.write_text(text.replace(old, new), "utf-8")
    told = told_by(["valider"], site)
    assert any(file in line and "« 日 »" in line.replace("\N{NO-BREAK SPACE}", " ") for line in told), told


def test_every_sign_that_is_not_told_can_be_written_in_a_pdf(corpus: Corpus) -> None:
    engine = Engine()
    every = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x20000))))
    known = every.translate(dict.fromkeys(map(ord, engine.look.unwritable(every))))
    assert len(known) > 3000
    document = next(fiche_documents(corpus, SITE, "boussole"))
    sheet = document.data["feuilles"][0]
    signs = [{"genre": "texte", "bouts": [{"s": " ".join(known)}]}]
    assert engine.render({**document.data, "feuilles": [{**sheet, "objectif": signs}]}).pdf


def test_a_cache_that_cannot_be_written_makes_the_proof_slower_and_nothing_else(site: Path) -> None:
    shutil.rmtree(site / ".cache", ignore_errors=True)
    (site / ".cache").write_text("", "utf-8")
    assert CliRunner().invoke(main, ["valider", "--site", str(site)]).exit_code == 0
    spoil_the_card(site)
    assert len(told_by(["valider"], site)) == 1


def test_a_file_in_another_script_is_told_once(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text("utf-8")
    for word in ("quartier", "vite", "éditeur", "dessine", "Idée", "courante", "Cartons"):
        text = text.replace(word, f"{word} 日本語")
    carte.write_text(text, "utf-8")
    assert load_corpus(Folders(site)).corpus is not None
    told = [line for line in told_by(["valider"], site) if "carte.yml" in line]
    assert len(told) == 1
    assert "aux lignes" in told[0]


def test_the_pdf_of_a_kit_keeps_a_title_in_any_latin_language(site: Path) -> None:
    target = site / "kit.pdf"
    command = ["kit", "--fiches", "carte", "--titre", "Soirée de Nguyễn → cap", "-o", str(target)]
    result = CliRunner().invoke(main, [*command, "--site", str(site)])
    assert result.exit_code == 0, result.output
    assert "Soirée de Nguyễn → cap" in text_of(target.read_bytes())
    with pypdfium2.PdfDocument(io.BytesIO(target.read_bytes())) as pdf:
        assert pdf.get_metadata_value("Title") == "Soirée de Nguyễn → cap"
    command[4] = "Soirée 🎉"
    assert CliRunner().invoke(main, [*command, "--site", str(site)]).exit_code != 0
