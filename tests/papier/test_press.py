"""Printing: nothing is cut off, nothing half printed, always the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.corpus import Folders, load_corpus
from generator.diagnostics import format_text
from generator.printing import (
    Press,
    Refused,
    archive,
    documents,
    fiche_documents,
    for_people,
    kit_author,
    kit_document,
    kit_parts,
    own_kit,
    proof,
    write_whole,
)
from generator.printing.cache import Cache
from generator.printing.typst_engine import Engine, NotSet
from tests.papier.conftest import ROOT, SITE


def problems_of(root: Path, slug: str) -> str:
    corpus = load_corpus(Folders(root)).corpus
    assert corpus is not None
    alone = replace(corpus, fiches={slug: corpus.fiches[slug]}, kits={}, retours={}, etapes=corpus.etapes)
    return format_text(proof(alone, SITE, Press(root)))


def spoil(root: Path, slug: str, old: str, new: str) -> int:
    """Replace `old` once in a fiche; its line."""
    file = root / "fiches" / f"{slug}.yml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


LONG = "Encore une phrase que personne ne lira jamais sur cette feuille. "


def test_a_card_that_is_too_long_is_told_with_its_line_and_how_much_to_cut(spoilt):
    old = 'recto: "Une action où il faut s’inscrire la veille et donner son nom."'
    line = spoil(spoilt, "definition-commune", old, f'recto: "{"Anticonstitutionnellement, " * 7}"')
    spoil(
        spoilt,
        "definition-commune",
        "titre: Cas limites (animation de rue)\n    type: cartes\n    format: A6",
        "titre: Cas limites (animation de rue)\n    type: cartes\n    format: A7",
    )
    said = problems_of(spoilt, "definition-commune")
    assert f"fiches/definition-commune.yml:{line}:16: erreur" in said
    assert "il dépasse de" in said
    assert "caractères" in said


def test_a_word_wider_than_its_card_is_told(spoilt):
    spoil(
        spoilt,
        "definition-commune",
        'recto: "Une action où il faut',
        'recto: "Anticonstitutionnellementissimesquement il faut',
    )
    assert "un mot de «\u00a0recto\u00a0» est trop large de" in problems_of(spoilt, "definition-commune")


@pytest.mark.parametrize(
    ("slug", "old", "times", "field"),
    [
        ("carte-postale", "      Il est 17 heures. Vous sortez de chez vous.", 45, "texte"),
        ("un-deux-quatre-tous", "      **Une seule phrase**, écrite gros", 30, "texte"),
    ],
)
def test_every_text_that_is_too_long_is_told(spoilt, slug, old, times, field):
    spoil(spoilt, slug, old, f"      {LONG * times}\n\n{old}")
    said = problems_of(spoilt, slug)
    assert f"«\u00a0{field}\u00a0» ne tient pas sur la feuille imprimée\u00a0: il dépasse de" in said
    assert "raccourcissez d’environ" in said


def test_a_table_that_does_not_hold_is_told(spoilt):
    spoil(
        spoilt,
        "feuille-de-route",
        '"Qui agit déjà là-dessus"',
        f'"{"Hexakosioihexekontahexaphobiquement" * 4}"',
    )
    assert "«\u00a0lignes\u00a0»" in problems_of(spoilt, "feuille-de-route")


def test_the_same_input_gives_the_same_bytes(corpus, monkeypatch):
    data = kit_document(kit_author(corpus, SITE, corpus.kits["vision"])).data
    first = Engine().render(data).pdf
    assert first == Engine().render(data).pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = Engine().render(data).pdf
    assert dated == Engine().render(data).pdf


def test_only_what_changed_is_printed_again(corpus, tmp_path, monkeypatch):
    cache = Cache(tmp_path / ".cache")
    first, _ = Press(ROOT, cache).print_all(documents(corpus, SITE))
    asked: list[str] = []
    press = Press(ROOT, cache)
    render = press.engine.render
    monkeypatch.setattr(press.engine, "render", lambda data: asked.append(data["titre"]) or render(data))
    again, _ = press.print_all(documents(corpus, SITE))
    assert asked == []
    assert [it.pdf for it in again] == [it.pdf for it in first]
    victim = next((tmp_path / ".cache").glob("*/*.pdf"))
    victim.write_bytes(victim.read_bytes()[:1000])
    press.print_all(documents(corpus, SITE))
    assert len(asked) == 1


def test_a_cache_that_cannot_be_written_is_no_trouble(corpus, tmp_path):
    (tmp_path / "plein").write_text("")
    printed, problems = Press(ROOT, Cache(tmp_path / "plein")).print_all(
        fiche_documents(corpus, SITE, "boussole")
    )
    assert printed
    assert problems == []


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "kit.pdf"
    write_whole(target, b"ancien")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("plein")))
    with pytest.raises(OSError, match="plein"):
        write_whole(target, b"nouveau")
    assert [file.name for file in tmp_path.iterdir()] == ["kit.pdf"]
    assert target.read_bytes() == b"ancien"


def test_an_archive_sorts_sheets_by_paper_and_is_always_the_same(corpus):
    def make() -> bytes:
        return archive(Press(ROOT).print_all(kit_parts(kit_author(corpus, SITE, corpus.kits["vision"])))[0])

    assert make() == make()


def test_a_kit_of_ones_own_can_be_made(corpus):
    entry = own_kit(corpus, ["boussole", "pause:10", "carte-postale"], "Notre soirée", 9, "17:30")
    assert Engine().render(kit_document(kit_author(corpus, SITE, entry)).data).pdf


@pytest.mark.parametrize(
    ("parts", "people", "start", "said"),
    [
        (["boussolle"], 9, "18:00", "vouliez-vous dire «\u00a0boussole\u00a0»"),
        (["pause"], 9, "18:00", "aucune fiche"),
        (["boussole"], 0, "18:00", "et non 0"),
        (["boussole"], 9, "25:00", "n’est pas une heure"),
        (["boussole"], 9, "18h75", "n’est pas une heure"),
        (["boussole", "pause:100"], 9, "18:00", "une pause dure de 1 à 99 minutes"),
        (["boussole", "pause:"], 9, "18:00", "une pause dure de 1 à 99 minutes"),
        (["boussole", "pause:dix"], 9, "18:00", "une pause dure de 1 à 99 minutes"),
    ],
)
def test_a_kit_that_cannot_be_made_is_refused_in_french(corpus, parts, people, start, said):
    with pytest.raises(Refused, match=said):
        own_kit(corpus, parts, "Essai", people, start)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("18h30", "18:30"),
        ("18 h 30", "18:30"),
        ("9h", "09:00"),
        ("9:05", "09:05"),
        ("18.30", "18:30"),
        ("00:00", "00:00"),
    ],
)
def test_an_hour_is_understood_as_people_write_it(corpus, written, meant):
    assert own_kit(corpus, ["boussole"], "Essai", 9, written).record.debut == meant
    assert for_people(corpus.kits["vision"], None, written).record.debut == meant


def test_the_opening_of_a_kit_of_ones_own_follows_the_hour(corpus):
    for hour, moment in (("9h", "ce matin"), ("14h", "cet après-midi"), ("20h", "ce soir")):
        entry = own_kit(corpus, ["boussole"], "Essai", 9, hour)
        data = json.dumps(kit_document(kit_author(corpus, SITE, entry)).data, ensure_ascii=False)
        assert f"ce qui se décide {moment}" in data
        assert "{" + "moment" not in data


def test_what_a_kit_does_not_print_is_in_no_list_of_its_sheets(corpus):
    entry = corpus.kits["feuille-de-route"]
    (left_out,) = (it for part in entry.record.fiches for it in part.copies if it.copies == 0)
    data = json.dumps(kit_document(kit_author(corpus, SITE, entry)).data, ensure_ascii=False)
    assert left_out.support not in data


def test_any_number_of_people_can_be_printed(corpus):
    engine = Engine()
    for people in (1, 2, 7, 61):
        assert engine.render(
            kit_document(kit_author(corpus, SITE, for_people(corpus.kits["vision"], people, None))).data
        ).pdf


def test_a_link_in_a_poster_of_many_sheets_is_printed(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text(encoding="utf-8")
    carte.write_text(
        text.replace('"**Notre quartier**"', '"[Notre quartier](fiche:carte)"'), encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["kits", "--site", str(site)])
    assert result.exit_code == 0, result.output


def test_what_typst_refuses_for_a_reason_of_its_own_is_told_at_its_record(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise NotSet("heading title is empty")

    monkeypatch.setattr(Engine, "render", refusing)
    result = CliRunner().invoke(main, ["kits", "--site", str(site)])
    assert result.exit_code == 1
    assert "fiches/carte.yml:1:1: erreur: la feuille" in result.stderr
    assert "heading title is empty" in result.stderr
