"""The words of a text, their equivalents, and the files that the search leaves in a site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.corpus import Folders, load_corpus
from generator.search import SearchRecord, Thesaurus, search_records, thesaurus, write_search
from generator.search.words import stem, stems, words


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’écoute d'un élu", ["ecoute", "elu"]),
        ("Qu’est-ce qu'une œuvre ?", ["oeuvre"]),
        ("acteur·rices, acteur.rice.s et acteurs/actrices", ["acteur", "acteur", "acteurs", "actrices"]),
        ("participant·e·s, étudiant(e)s, habitant-e-s", ["participant", "etudiant", "habitant"]),
        ("Q.P.V. et C.A.F", ["qpv", "caf"]),
        ("tiers-lieu 2030", ["tiers", "lieu", "2030"]),
        ("Un. Deux points.Trois", ["deux", "points", "trois"]),
        ("<script>alert(1)</script>", ["script", "alert", "1", "script"]),
        ("… « » ?", []),
    ],
)
def test_the_words_of_a_text_are_those_that_carry_meaning(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "family",
    [
        "habitant habitante habitants habitantes",
        "acteur actrice acteurs actrices",
        "animateur animatrices animation animer",
        "facilitateur facilitatrice facilitation faciliter",
        "participant participante participation participer",
        "engagé engagée engagées engagement engager",
        "local locaux locale locales",
        "professionnel professionnelle professionnels",
        "collectif collectives collectifs",
        "premier première premières",
        "réseau réseaux",
        "lieu lieux",
        "chercheur chercheuse chercheuses",
        "citoyen citoyenne citoyennes",
        "élu élue élus élues",
    ],
)
def test_plural_feminine_and_family_share_a_stem(family: str) -> None:
    assert len(set(stems(family))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("ville", "vie"), ("action", "acteur"), ("carte", "cartographie"), ("coopter", "coopérer")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_a_page_that_says_one_expression_is_found_by_the_others() -> None:
    known = Thesaurus([("balade urbaine", "marche exploratoire"), ("QPV", "quartiers prioritaires")])
    assert known.others(stems("Une marche exploratoire dans le quartier")) == stems("balade urbaine")
    assert known.others(stems("en QPV")) == stems("quartiers prioritaires")
    assert known.others(stems("une marche, puis un quartier")) == []


def test_the_glossary_gives_acronyms_their_long_forms(site: Path) -> None:
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    found = thesaurus(corpus.glossaire, corpus.synonymes).others(["qpv"])
    assert set(found) >= set(stems("quartier prioritaire"))


def test_every_page_and_every_word_of_the_glossary_has_a_record(site: Path) -> None:
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    found = {it.url: it for it in search_records(corpus)}
    assert {"fiches/carte/", "retours/mulhouse/", "kits/soiree/", "etapes/reunir/", "glossaire/#qpv"} <= set(
        found
    )
    assert found["retours/mulhouse/"].lieu == "Mulhouse"
    assert found["fiches/carte/"].etapes == ()  # it serves every step, so it is about none
    assert not {"brouillon", "relu", "publie"} & set(stems(found["retours/mulhouse/"].text))


def test_a_record_reaches_the_index_as_stems_and_the_results_as_written(tmp_path: Path) -> None:
    hostile = SearchRecord("a/", "<img src=x onerror=alert(1)>", "Page", "</p><script>", "--> <b>gras</b>")
    write_search(tmp_path, [hostile], Thesaurus([]))
    [page] = (tmp_path / "recherche" / "pages").iterdir()
    assert json.loads(page.read_text(encoding="utf-8"))["titre"] == "<img src=x onerror=alert(1)>"
    lists = {
        it.stem: it.read_text(encoding="utf-8").split() for it in (tmp_path / "recherche" / "mots").iterdir()
    }
    assert lists["-r"] == ["gras", "src"]
    known = {"img", "src", "x", "onerror", "alert", "1", "p", "script", "b", "gras", "page"}
    assert {word for begun in lists.values() for word in begun} == known
    assert all(word[0] == name for name, begun in lists.items() for word in begun if len(name) == 1)


def test_the_same_records_leave_the_same_files_and_the_old_ones_go(tmp_path: Path) -> None:
    records = [SearchRecord(f"{number}/", f"Page {number}", "Page", "Un résumé") for number in range(4)]

    def files(count: int) -> dict[str, bytes]:
        write_search(tmp_path, records[:count], Thesaurus([]))
        return {str(it.relative_to(tmp_path)): it.read_bytes() for it in tmp_path.rglob("*") if it.is_file()}

    first = files(3)
    assert len(files(4)) > len(first)
    assert files(3) == first


def test_a_site_may_do_without_the_search_or_without_synonyms(site: Path) -> None:
    def built() -> Path:
        assert CliRunner().invoke(main, ["construire", "--site", str(site)]).exit_code == 0
        return site / "site"

    assert (built() / "pagefind" / "pagefind.js").is_file()
    assert not (site / "methode" / "synonymes.yml").exists()
    rewrite(site / "mkdocs.yml", "plugins: [essaimage]", "plugins: [essaimage: {recherche: false}]")
    assert not (built() / "pagefind").exists()
    assert not (site / "site" / "recherche").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("groupes:\n  - [jeunes]\n", "methode/synonymes.yml:2:5: erreur: "),
        ("groupes:\n  - jeunes, ados\n", "methode/synonymes.yml:2:5: erreur: "),
        ("groupe:\n  - [jeunes, ados]\n", "methode/synonymes.yml:1:1: erreur: "),
    ],
)
def test_a_mistake_in_the_synonyms_is_told_at_its_line(site: Path, text: str, told: str) -> None:
    (site / "methode" / "synonymes.yml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert result.exit_code == 1
    assert result.stdout.startswith(told), result.stdout


def test_a_stem_is_never_empty() -> None:
    for word in ("s", "e", "es", "ses", "aux", "ss", "ee", "er", "ant", "jeux", "x"):
        assert stem(word)
