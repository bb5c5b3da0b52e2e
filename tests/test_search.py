"""The words of a text, their equivalents, and the files that the search leaves in a site."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import PROGRAM_PAGES, SEARCH, address_of
from generator.cli import main
from generator.corpus import Corpus, Folders, load_corpus
from generator.pages import Renderer, every_view, page_views
from generator.search import (
    SearchRecord,
    Section,
    Thesaurus,
    search_records,
    sections_of,
    thesaurus,
    write_search,
)
from generator.search.words import joined, stem, stems, words
from tests.recherche.known import records_of

ROOT = Path(__file__).parents[1]


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
        "vote voter votez",
        "décroché décrochent décrocher décrochez",
    ],
)
def test_plural_feminine_and_family_share_a_stem(family: str) -> None:
    assert len(set(stems(family))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ville", "vie"),
        ("action", "acteur"),
        ("carte", "cartographie"),
        ("coopter", "coopérer"),
        ("Caf", "café"),
    ],
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


def corpus_of(folder: Path) -> Corpus:
    loaded = load_corpus(Folders(folder))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


@pytest.fixture(scope="module")
def real() -> Corpus:
    return corpus_of(ROOT)


def index_of(site: Path) -> Path:
    """The folder of the index, which has the name of what it holds."""
    folder = site / SEARCH
    return folder / str(json.loads((folder / "regles.json").read_text(encoding="utf-8"))["version"])


def test_every_page_and_every_word_of_the_glossary_has_a_record(site: Path) -> None:
    found = records_of(corpus_of(site))
    assert {"fiches/carte/", "retours/mulhouse/", "kits/soiree/", "etapes/reunir/", "glossaire/#qpv"} <= set(
        found
    )
    assert found["retours/mulhouse/"].lieu == "Mulhouse"
    assert found["fiches/carte/"].etapes == ()  # it serves every step, so it is about none


def test_the_real_site_is_found_whole_situations_by_their_own_place_and_towns_by_their_postal_codes(
    real: Corpus,
) -> None:
    found = records_of(real)
    assert real.orientation is not None
    for key, it in real.orientation.record.situations.items():
        assert found[f"par-ou-commencer/#{key}"].title == it.situation
        assert set(it.aussi_dit) <= set(found[f"par-ou-commencer/#{key}"].names)
    assert {"68100", "68200"} <= set(found["retours/mulhouse/"].names)
    assert "World Café" in found["fiches/cafe-tournant/"].names
    assert "obstacles" in {it.anchor for it in found["retours/mulhouse/"].sections}
    assert found["etapes/#livre"].title == "Tout en un livre"


def test_other_names_are_shown_where_they_are_known(real: Corpus) -> None:
    shown = {
        it.url: Renderer(real).render(it).html
        for it in page_views(real)
        if it.url in ("fiches/cafe-tournant/", "par-ou-commencer/")
    }
    assert "Aussi appelé\u00a0: World Café." in shown["fiches/cafe-tournant/"]
    assert "«\u00a0La salle reste vide.\u00a0»" in shown["par-ou-commencer/"]


def test_every_page_that_the_program_makes_is_found(real: Corpus) -> None:
    found = {it.url for it in search_records(real, every_view(real, date(2026, 11, 30)), {})}
    assert {address_of(uri) for uri in PROGRAM_PAGES} <= found


def test_the_parts_of_a_page_are_those_of_its_headings_without_what_no_one_reads() -> None:
    html = (
        '<h1 id="titre">Le titre</h1><p>Avant tout &amp; partout.</p><button>Copier</button>'
        '<h2 id="a">Un <em>mot</em></h2><svg><title>rien</title></svg><ul><li>Un  <a href="#">lien</a></li>'
        '<li>Un <a href="#">lien</a></li></ul><h3 id="b">Plus bas</h3><table><tr><td>case</td><td>2</td></tr></table>'
        "<h4>Sans place</h4>&lt;b&gt; reste un texte"
    )
    assert sections_of(html) == (
        Section("", "", ("Avant tout & partout.",)),
        Section("a", "Un mot", ("Un lien",)),
        Section("b", "Plus bas", ("case", "Sans place", "<b> reste un texte")),
    )


def test_neighbours_are_also_one_word_when_one_of_them_says_something() -> None:
    assert joined("World Café") == [stem("worldcafe")]
    assert "grandest" in joined("Grand Est")
    assert joined("1-2-4-All") == ["12", "24", stem("4all"), stem("124all")]
    assert joined("ce qui est") == ["cequiest"]
    assert joined("tout le monde") == ["toutlemond"]


def test_a_line_that_many_pages_say_is_of_none_of_them(tmp_path: Path) -> None:
    frame = Section("", "", ("Vous l’avez utilisé ?",))
    own = Section("", "", ("Une boussole.",))
    write_search(
        tmp_path, [SearchRecord(f"{it}/", "x", "Page", "", (frame, own)) for it in range(3)], Thesaurus([])
    )
    assert "utilis" in index_text(tmp_path)
    many = [SearchRecord(f"{it}/", "x", "Page", "", (frame,)) for it in range(40)]
    write_search(tmp_path, [*many, SearchRecord("y/", "y", "Page", "", (own,))], Thesaurus([]))
    assert "utilis" not in index_text(tmp_path)
    assert "boussol" in index_text(tmp_path)


def index_text(site: Path) -> str:
    return "".join(it.read_text(encoding="utf-8") for it in sorted((index_of(site) / "index").iterdir()))


@given(
    st.lists(
        st.lists(
            st.sampled_from(["boussole", "boussoles", "bout", "bousculer", "ami", "amis", "caf"]),
            min_size=1,
            max_size=6,
        ),
        min_size=1,
        max_size=30,
    )
)
def test_the_index_says_for_each_word_the_pages_that_have_it(pages: list[list[str]]) -> None:
    records = [SearchRecord(f"{it}/", " ".join(said), "", "") for it, said in enumerate(pages)]
    with tempfile.TemporaryDirectory() as name:
        write_search(Path(name), records, Thesaurus([]))
        files = (index_of(Path(name)) / "index").iterdir()
        index = {
            key: told for it in files for key, told in json.loads(it.read_text(encoding="utf-8")).items()
        }
    for word in {it for said in pages for it in said}:
        found = sorted(page for steps in index[stem(word)].values() for page in accumulate(steps))
        assert found == [rank for rank, said in enumerate(pages) if stem(word) in set(map(stem, said))]


def test_a_large_file_of_stems_is_cut_again_and_the_rules_say_which(tmp_path: Path) -> None:
    several = [f"bo{a}{b}{c}" for a in "aeioubcdf" for b in "lmnrst" for c in "abcdfghklmnopqrsuvwxyz"]
    write_search(tmp_path, [SearchRecord("a/", " ".join(several), "Page", "")], Thesaurus([]))
    rules = json.loads((tmp_path / SEARCH / "regles.json").read_text(encoding="utf-8"))
    names = {it.stem for it in (index_of(tmp_path) / "index").iterdir()}
    assert "bo" in rules["coupes"]
    assert {"boa", "bou", "pa"} <= names == set(rules["listes"])


def test_a_record_reaches_the_index_as_stems_and_the_results_as_written(tmp_path: Path) -> None:
    said = (Section("", "", ("--> <b>gras</b>",)),)
    hostile = SearchRecord("a/", "<img src=x onerror=alert(1)>", "Page", "</p><script>", said)
    write_search(tmp_path, [hostile], Thesaurus([]))
    [page] = (index_of(tmp_path) / "pages").iterdir()
    assert json.loads(page.read_text(encoding="utf-8"))["titre"] == "<img src=x onerror=alert(1)>"
    lists = {
        it.stem: it.read_text(encoding="utf-8").split() for it in (index_of(tmp_path) / "mots").iterdir()
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

    assert (built() / "recherche" / "index.html").is_file()
    assert (index_of(site / "site") / "tailles.json").is_file()
    assert not (site / "methode" / "synonymes.yml").exists()
    rewrite(site / "mkdocs.yml", "plugins: [essaimage]", "plugins: [essaimage: {recherche: false}]")
    assert not (built() / "recherche").exists()
    assert 'href="recherche/"' not in (site / "site" / "404.html").read_text(encoding="utf-8")


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
