"""Signs the font lacks: looked for in every text that reaches paper, in no other, and told with their place."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.corpus import Corpus, Entry, Folders, claims_of, is_told, load_corpus
from generator.diagnostics import format_text
from generator.model import Contribution
from generator.model.base import Model
from generator.printing import Press, Site, documents, kit_author, own_kit, publish
from generator.printing.documents import kit_document, kit_parts
from generator.printing.fonts import unwritable
from generator.printing.places import Place
from generator.printing.signs import printed_texts, sign_problems, signs_told
from generator.territoires import referentiel
from tests.papier.conftest import ROOT, SITE

CLOSED = {
    "id",
    "source",
    "etapes",
    "etape",
    "fiche",
    "retour",
    "publics",
    "precautions",
    "public",
    "themes",
    "dispositifs",
    "statut",
    "licence",
    "nature",
    "role",
    "maturite",
    "pictogramme",
    "forme",
    "par",
    "usage",
    "consommable",
    "sans",
    "support",
    "type",
    "format",
    "date",
    "debut",
    "fin",
    "verifie_le",
    "consulte_le",
    "code_insee",
    "siren",
    "consentement",
    "moment",
    "avec",
    "lu_a",
    "en_une_minute",
    "recoupe_par",
}
"""Fields that name other records, come from a list, or hold a number or a date: plain letters only."""


def marked(value: Any, names: Iterator[str], field: str = "") -> Any:
    """`value` with a word of its own in every free text."""
    if isinstance(value, Model):
        fields = {name: marked(getattr(value, name), names, name) for name in type(value).model_fields}
        return type(value).model_construct(**fields)
    if isinstance(value, tuple):
        return value if field in CLOSED else tuple(marked(it, names, field) for it in value)
    if isinstance(value, dict):
        return {key: marked(it, names, field) for key, it in value.items()}
    return f"{value} {next(names)}" if isinstance(value, str) and field not in CLOSED else value


def with_moments(kit: Any, corpus: Corpus, fiches: Any) -> Any:
    """The kit whose notes name the moments of its fiches as they are called now."""

    def renamed(sequence: Any) -> Any:
        if not sequence.notes:
            return sequence
        before, now = (of[sequence.fiche].record.deroule for of in (corpus.fiches, fiches))
        names = {old.titre: new.titre for old, new in zip(before, now, strict=True)}
        notes = tuple(
            type(it).model_construct(**(dict(it) | {"moment": names[it.moment]})) for it in sequence.notes
        )
        return type(sequence).model_construct(**(dict(sequence) | {"notes": notes}))

    return type(kit).model_construct(**(dict(kit) | {"fiches": tuple(map(renamed, kit.fiches))}))


def with_witnesses(story: Any, before: Any) -> Any:
    """The story whose witnesses are named as in the claims that they make, as these are now."""
    names = {
        old.selon: new.selon for (_, old), (_, new) in zip(claims_of(before), claims_of(story), strict=True)
    }
    temoins = tuple(
        type(it).model_construct(**(dict(it) | {"nom": names[was.nom]}))
        for it, was in zip(story.temoins, before.temoins, strict=True)
    )
    return type(story).model_construct(**(dict(story) | {"temoins": temoins}))


def marked_corpus(corpus: Corpus) -> Corpus:
    names = (f"zq{number}zq" for number in count())

    def of(entries: Any) -> Any:
        return {
            slug: replace(it, record=marked(it.record, names), body=it.body and f"{it.body}\n\n{next(names)}")
            for slug, it in entries.items()
        }

    fiches = of(corpus.fiches)
    return replace(
        corpus,
        etapes=of(corpus.etapes),
        fiches=fiches,
        kits={
            slug: replace(it, record=with_moments(it.record, corpus, fiches))
            for slug, it in of(corpus.kits).items()
        },
        retours={
            slug: replace(it, record=with_witnesses(it.record, corpus.retours[slug].record))
            for slug, it in of(corpus.retours).items()
        },
        glossaire=marked(corpus.glossaire, names),
        vocabulaires=marked(corpus.vocabulaires, names),
        precautions=marked(corpus.precautions, names),
    )


def marks_of(text: str) -> set[str]:
    return set(re.findall("zq[0-9]+zq", text))


def data_of(corpus: Corpus) -> str:
    """All that the templates read, for every PDF of a corpus."""
    every = [*documents(corpus, SITE)]
    every += [part for entry in corpus.kits.values() for part in kit_parts(kit_author(corpus, SITE, entry))]
    return json.dumps([it.data for it in every], ensure_ascii=False)


def test_what_is_checked_is_what_is_printed_and_nothing_else(corpus: Corpus) -> None:
    whole = marked_corpus(corpus)
    entries: list[Entry[Any]] = [
        it for each in (whole.etapes, whole.fiches, whole.kits, whole.retours) for it in each.values()
    ]
    looked_at = {mark for entry in entries for mark in marks_of(entry.body)}
    for record in (*(it.record for it in entries), whole.glossaire, whole.precautions):
        for location, text in printed_texts(record):
            # Where exactly a tool found its origin is not printed; the same claim in a story is, whole.
            if not ("origine" in location and location[-1] == "repere"):
                looked_at |= marks_of(text)
    stories = {slug: it for slug, it in whole.retours.items() if is_told(it.record)}
    for name, those in (("publics", whole.fiches), ("themes", stories), ("dispositifs", stories)):
        used = {it for entry in those.values() for it in getattr(entry.record, name)}
        for slug, it in getattr(whole.vocabulaires, name).items():
            looked_at |= marks_of(it.nom) if slug in used else set()
    printed = marks_of(data_of(whole))
    assert len(printed) > 1000
    assert printed - looked_at == set()
    assert looked_at - printed == set()


def test_the_site_the_names_of_places_and_our_own_words_are_all_written_with_the_font(corpus: Corpus) -> None:
    assert list(sign_problems(corpus, SITE, Place(ROOT))) == []
    assert unwritable(data_of(corpus)) == ""
    known = referentiel()
    names = [
        *known.departements().values(),
        *(it for each in known.communes_of().values() for it in each.values()),
    ]
    assert unwritable("".join(names)) == ""


ODD = "日本, سلام, 😀"
CASES = {
    "the title of a fiche": ("fiches/boussole.yml", "titre: "),
    "a claim of a story": ("retours_experience/mulhouse.yml", "  - texte: "),
    "a source of a story": ("retours_experience/mulhouse.yml", "    titre: "),
    "a word of the glossary": ("methode/glossaire.yml", "    terme: "),
    "a definition": ("methode/glossaire.yml", "    definition: "),
    "a field of a step": ("methode/etapes/reunir.md", "resume: "),
    "a public": ("methode/vocabulaires.yml", "    nom: "),
    "a kit": ("fiches/kits/vision.yml", "titre: "),
}


def with_word(line: str, word: str) -> str:
    """A line of YAML with a word more at the end of its text, within its quotes."""
    end = line[-1] if line[-1] in "\"'" else ""
    return f"{line.removesuffix(end)} {word}{end}"


def line_of_text(line: str) -> int:
    """How many lines below its field a text begins: in a block, on the next one."""
    return 1 if line.endswith(">-") else 0


def problems_of(root: Path) -> str:
    corpus = load_corpus(Folders(root)).corpus
    assert corpus is not None
    return format_text(sign_problems(corpus, SITE, Place(root)))


@pytest.mark.parametrize(("name", "start"), CASES.values(), ids=CASES)
def test_a_sign_the_font_lacks_is_told_at_its_field(spoilt: Path, name: str, start: str) -> None:
    file = spoilt / name
    lines = file.read_text("utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith(start))
    within = number + line_of_text(lines[number])
    lines[within] = with_word(lines[within], "日本語")
    file.write_text("\n".join(lines), "utf-8")
    said = problems_of(spoilt)
    column = lines[within].index("日") + 1
    assert said.startswith(f"{name}:{within + 1}:{column}: erreur: les polices des feuilles imprimées")
    assert "«\u00a0日\u00a0» (U+65E5), «\u00a0本\u00a0» (U+672C), «\u00a0語\u00a0» (U+8A9E)" in said
    assert said.count("\n") == 1


def test_a_sign_in_the_body_of_a_step_is_told_at_its_line_and_column(spoilt: Path) -> None:
    file = spoilt / "methode" / "etapes" / "reunir.md"
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\n\nUn mot de plus : 日本語.\n", "utf-8")
    assert problems_of(spoilt).startswith(f"methode/etapes/reunir.md:{text.count(chr(10)) + 3}:18: erreur: ")


def test_the_name_of_the_site_is_told_in_its_settings(corpus: Corpus, spoilt: Path) -> None:
    settings = spoilt / "mkdocs.yml"
    settings.write_text(
        "# Réglages\nplugins: [essaimage]\nsite_name:  日本語\nsite_url: https://a.example/\n", "utf-8"
    )
    odd = Site("日本語", SITE.url)
    assert format_text(sign_problems(corpus, odd, Place(spoilt))).startswith(
        "mkdocs.yml:3:13: erreur: les polices des feuilles imprimées"
    )
    settings.unlink()
    assert format_text(sign_problems(corpus, odd, Place(spoilt))).startswith("mkdocs.yml:1:1: erreur: ")


def test_the_address_of_the_site_is_looked_at_too(corpus: Corpus, spoilt: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", spoilt)
    said = format_text(sign_problems(corpus, Site("Essaimage", "https://日本.example/"), Place(spoilt)))
    line = (spoilt / "mkdocs.yml").read_text("utf-8").split("site_url:")[0].count("\n") + 1
    assert said.startswith(f"mkdocs.yml:{line}:11: erreur: ")


def test_a_sign_that_stays_on_the_screen_is_free(spoilt: Path) -> None:
    file = spoilt / "retours_experience" / "mulhouse.yml"
    contact = "contacts:\n  - {nom: 日本語, courriel: accueil@exemple.fr, consentement: oui}\n"
    file.write_text(file.read_text("utf-8") + contact, "utf-8")
    assert problems_of(spoilt) == ""


def test_nothing_is_published_with_a_sign_lost(spoilt: Path) -> None:
    file = spoilt / "retours_experience" / "mulhouse.yml"
    lines = file.read_text("utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith("  - texte: "))
    lines[number] = with_word(lines[number], ODD)
    file.write_text("\n".join(lines), "utf-8")
    corpus = load_corpus(Folders(spoilt)).corpus
    assert corpus is not None
    few = replace(corpus, fiches={}, kits={}, etapes={})
    published, problems = publish(few, Site("日本語", SITE.url), Press(spoilt))
    assert published is None
    assert {it.path for it in problems} == {"mkdocs.yml", "retours_experience/mulhouse.yml"}
    assert all(sign in problems[1].message for sign in "日本سل")


def test_a_kit_of_ones_own_says_its_signs_before_it_is_printed(corpus: Corpus) -> None:
    assert signs_told("Notre soirée") == ""
    with pytest.raises(ValueError, match="n’ont pas de signe pour «\u00a0日\u00a0»"):
        own_kit(corpus, ["boussole"], "日本語", 9, "18:00")


@pytest.mark.parametrize(
    ("titre", "told"),
    [
        (
            "Notre\u200bsoirée",
            "un espace sans largeur (U+200B) se cache dans « Notresoirée » ; effacez ce mot",
        ),
        ("Notre\u202e soirée", "un signe qui retourne le sens du texte (U+202E)"),
        ("Notre" + "\u0301" * 6, "plus de 4 accents s’empilent sur une lettre"),
    ],
)
def test_a_title_of_ones_own_holds_no_more_than_that_of_a_record(
    corpus: Corpus, titre: str, told: str
) -> None:
    with pytest.raises(ValueError, match=r"^Dans le titre, ") as refused:
        own_kit(corpus, ["boussole"], titre, 9, "18:00")
    assert told in str(refused.value).replace("\u00a0", " ")


def test_an_accent_that_was_typed_apart_is_joined_to_its_letter(corpus: Corpus) -> None:
    assert own_kit(corpus, ["boussole"], "Soire\u0301e", 9, "18:00").record.titre == "Soirée"


def test_two_supports_and_two_parts_of_a_kit_never_share_a_file(corpus: Corpus) -> None:
    paths = [it.path for it in documents(corpus, SITE)]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("titre", ["½" * 80, "!!!", "ﷺ" * 40, "œ" * 80])
def test_any_title_of_a_support_gives_a_file_that_a_disk_can_hold(
    corpus: Corpus, titre: str, tmp_path: Path
) -> None:
    entry = corpus.fiches["carte-postale"]
    (first, *_) = entry.record.supports
    supports = (type(first).model_construct(**(dict(first) | {"titre": titre})),)
    record = type(entry.record).model_construct(**(dict(entry.record) | {"supports": supports}))
    odd = replace(corpus, fiches={**corpus.fiches, "carte-postale": replace(entry, record=record)})
    every = [*documents(odd, SITE), *kit_parts(kit_author(odd, SITE, odd.kits["vision"]))]
    for it in every:
        file = tmp_path / it.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_suffix(".png").touch()
        assert "--" not in file.name
        assert len(file.name.encode()) < 160
    assert kit_document(kit_author(odd, SITE, odd.kits["vision"]))


def test_who_only_read_a_record_over_is_on_no_sheet() -> None:
    written, read = (Contribution(nom="日本語", role=role) for role in ("redaction", "relecture"))
    assert [text for _, text in printed_texts((written, read))] == ["日本語"]
    assert Place(ROOT)("fiches/inconnue.yml", ()).line == 1


def test_a_kit_is_not_printed_under_a_name_of_site_that_loses_its_letters(site: Path) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("site_name: Petit site", "site_name: 日本語"), "utf-8")
    result = CliRunner().invoke(main, ["kit", "soiree", "-o", str(site / "kit.pdf"), "--site", str(site)])
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: erreur: les polices des feuilles imprimées" in result.stderr
    assert not (site / "kit.pdf").exists()
