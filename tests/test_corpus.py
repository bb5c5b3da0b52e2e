"""All records together: links both ways, computed values, licences, clock times."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.corpus import (
    Corpus,
    Folders,
    completeness,
    load_corpus,
    session,
)
from generator.corpus.walking import prose, walk
from generator.diagnostics import Severity

PETIT = Path(__file__).parent / "corpus" / "petit"
ROOT = Path(__file__).parents[1]


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def sentences(root: Path) -> list[str]:
    return [
        f"{it.severity.value}: {it.path}:{it.position.line}: {it.message}"
        for it in load_corpus(Folders(root)).diagnostics
    ]


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def another_territory(site: Path, slug: str, usages: str = "", code: str = 'siren: "244200770"') -> None:
    text = (
        f"titre: {slug}\nresume: Un récit.\nstatut: publie\nverifie_le: 2026-11-01\n"
        f"territoire: {{{code}}}\nmaturite: engage\n"
        "point_de_depart:\n  - {texte: On commence., nature: fait, selon: Quelqu'un}\n" + usages
    )
    (site / "retours_experience" / f"{slug}.yml").write_text(text, encoding="utf-8")


def test_who_refers_to_a_record_is_known_from_the_record() -> None:
    reverse = corpus_of(PETIT).reverse
    assert reverse.fiches_of_etape == {"reunir": ("carte",)}
    assert reverse.retours_of_etape == {"reunir": ("mulhouse",)}
    assert reverse.kits_of_fiche == {"carte": ("soiree",)}
    assert reverse.retours_of_fiche == {"carte": ("mulhouse",)}
    assert reverse.inspired_by == {"illzach": (), "mulhouse": ("illzach",)}


def test_reverse_links_of_the_real_site_are_its_links_turned_around() -> None:
    corpus = corpus_of(ROOT)
    forward = {(slug, etape) for slug, it in corpus.fiches.items() for etape in it.record.etapes}
    backward = {(slug, etape) for etape, slugs in corpus.reverse.fiches_of_etape.items() for slug in slugs}
    assert forward == backward
    used = {(slug, it.fiche) for slug, retour in corpus.retours.items() for it in retour.record.usages}
    assert used == {
        (slug, fiche) for fiche, slugs in corpus.reverse.retours_of_fiche.items() for slug in slugs
    }


def test_completeness_counts_the_parts_told_and_names_the_others() -> None:
    corpus = corpus_of(PETIT)
    told, begun = (completeness(corpus.retours[slug].record) for slug in ("mulhouse", "illzach"))
    assert (told.filled, begun.filled) == (5, 1)
    for it in (told, begun):
        assert it.filled + len(it.missing) == it.total == 14
    assert "Effets" in begun.missing
    assert "Effets" not in told.missing


def test_the_clock_of_a_kit_runs_from_its_start_past_midnight() -> None:
    corpus = corpus_of(PETIT)
    kit = corpus.kits["soiree"].record
    made = session(corpus, kit)
    parts = [(it.start, it.end, it.minutes) for it in made.parts]
    assert parts == [("23:30", "23:45", 15), ("23:45", "00:45", 60), ("00:45", "00:55", 10)]
    assert [it.sequence for it in made.parts] == [None, *kit.fiches]
    assert made.minutes == 85


def test_the_parts_of_the_real_kits_follow_each_other() -> None:
    corpus = corpus_of(ROOT)
    for entry in corpus.kits.values():
        parts = session(corpus, entry.record).parts
        assert parts[0].start == entry.record.debut
        assert [it.start for it in parts[1:]] == [it.end for it in parts[:-1]]


def test_etapes_come_in_the_order_of_the_method(site: Path) -> None:
    text = (site / "methode" / "etapes" / "reunir.md").read_text(encoding="utf-8")
    for slug, rank in (("agir", 3), ("comprendre", 2)):
        (site / "methode" / "etapes" / f"{slug}.md").write_text(
            text.replace("ordre: 1", f"ordre: {rank}"), encoding="utf-8"
        )
    assert list(corpus_of(site).etapes) == ["reunir", "comprendre", "agir"]
    assert sentences(site) == [
        f"avertissement: methode/etapes/{slug}.md:1: aucune fiche ne sert l’étape «\u00a0{slug}\u00a0»"
        for slug in ("agir", "comprendre")
    ]


def test_a_finished_corpus_does_not_change() -> None:
    corpus = corpus_of(PETIT)
    for table in (corpus.etapes, corpus.fiches, corpus.kits, corpus.retours, corpus.lieux):
        assert isinstance(table, MappingProxyType)
    with pytest.raises(FrozenInstanceError):
        corpus.fiches["carte"].slug = "autre"


def test_a_place_comes_from_the_code() -> None:
    lieux = corpus_of(PETIT).lieux
    assert {slug: lieu.nom for slug, lieu in lieux.items()} == {"illzach": "Illzach", "mulhouse": "Mulhouse"}


def test_a_source_that_nothing_cites_is_only_a_warning(site: Path) -> None:
    rewrite(
        site / "fiches" / "carte.yml",
        "sources:\n",
        "sources:\n  - {id: autre, titre: Un autre, editeur: Un éditeur}\n",
    )
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None
    assert [it.severity for it in loaded.diagnostics] == [Severity.AVERTISSEMENT]


def test_a_link_to_a_record_that_could_not_be_read_is_not_told_as_broken(site: Path) -> None:
    rewrite(site / "fiches" / "carte.yml", "statut: publie", "statut: fini")
    assert sentences(site) == [
        "erreur: fiches/carte.yml:3: «\u00a0statut\u00a0»\u00a0: la valeur «\u00a0fini\u00a0» n’existe pas"
    ]


def test_the_mistakes_of_all_files_are_told_in_one_run(site: Path) -> None:
    rewrite(site / "fiches" / "carte.yml", "statut: publie", "statut: fini")
    rewrite(site / "fiches" / "kits" / "soiree.yml", "participants: 12", "participants: douze")
    rewrite(site / "retours_experience" / "mulhouse.yml", "themes: [jeunesse]", "themes: [vieillesse]")
    assert [it.split(":")[1].strip() for it in sentences(site)] == [
        "fiches/carte.yml",
        "fiches/kits/soiree.yml",
        "retours_experience/mulhouse.yml",
    ]


def test_a_circle_of_three_inspirations_is_told_once(site: Path) -> None:
    for slug, model in (("a", "b"), ("b", "c"), ("c", "a")):
        another_territory(
            site,
            slug,
            f"inspire_de:\n  - retour: {model}\n    repris:\n      - {{texte: Tout., nature: fait, selon: Quelqu'un}}\n",
        )
    (told,) = sentences(site)
    assert "a → b → c → a" in told


def test_every_markdown_text_of_a_record_is_found_with_its_path() -> None:
    record = corpus_of(PETIT).fiches["carte"].record
    found = dict(prose(record))
    assert found["objectif",] == "Une carte que l'on garde."
    assert found["deroule", 1, "consigne"] == "On dessine le QPV."
    assert found["pieges", 0] == "Aller trop vite."
    assert found["supports", 0, "texte"] == "**Notre quartier**"
    assert found["origine", 0, "texte"] == "Une pratique courante."
    assert len(found) == 6
    assert {at for at, _ in walk(record)} >= {(), ("groupe",), ("supports", 1, "cartes", 0)}


def test_a_file_that_is_only_worth_a_look_does_not_hide_a_link_to_nothing_of_its_name(site: Path) -> None:
    story = (site / "retours_experience" / "illzach.yml").read_text(encoding="utf-8")
    story = re.sub("titre: .*", "titre: 'Bruxelles : un essai'", story, count=1)
    story = re.sub("territoire: .*", 'territoire: {code_insee: "21004"}', story)
    (site / "retours_experience" / "bruxelles.yml").write_text(story, encoding="utf-8")
    kit = site / "fiches" / "kits" / "soiree.yml"
    kit.write_text(
        kit.read_text(encoding="utf-8").replace("fiche: carte", "fiche: bruxelles"), encoding="utf-8"
    )
    told = [it.sentence.replace("\u00a0", " ") for it in load_corpus(Folders(site)).diagnostics]
    assert any("« fiche » vaut « bruxelles », qui n’est pas une fiche" in it for it in told), told
