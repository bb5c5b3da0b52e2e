"""Precautions are written once, and every fiche and kit that needs one shows it, on the page and on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from generator.comparison import compare
from generator.corpus import Corpus, Folders, load_corpus, published_addresses
from generator.diagnostics import has_errors
from generator.pages import Renderer, page_views
from generator.pages.form import form_of
from generator.printing import Press, Site, documents, proof
from tests.recherche.known import lines_of, records_of

WRITTEN = """\
sources:
  - {id: loi, titre: Loi sur l’image des enfants, editeur: Journal officiel}
precautions:
  mineurs:
    titre: Avec des mineurs
    consignes:
      - "Faites signer <i>l’accord</i> des parents, **avant** la séance."
      - Nommez un adulte à qui parler.
    origine:
      - {texte: Les parents protègent l’image de leur enfant., nature: fait, selon: La loi, source: loi}
  images:
    titre: Photos et sons
    consignes: [Demandez à chaque personne.]
    origine:
      - {texte: C’est notre usage., nature: appreciation, selon: Notre équipe}
  argent:
    titre: Avec de l’argent
    consignes: [Comptez à deux.]
    origine:
      - {texte: C’est notre usage., nature: appreciation, selon: Notre équipe}
"""
SITE = Site("Le petit site", "https://exemple.fr/")


def _added(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{line}\n", encoding="utf-8")


@pytest.fixture
def careful(site: Path) -> Path:
    (site / "methode" / "precautions.yml").write_text(WRITTEN, encoding="utf-8")
    _added(site / "fiches" / "carte.yml", "precautions: [mineurs]")
    _added(site / "fiches" / "kits" / "soiree.yml", "precautions: [images]")
    return site


def corpus_of(site: Path) -> Corpus:
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None, loaded.diagnostics
    assert not has_errors(loaded.diagnostics)
    return loaded.corpus


def _page(corpus: Corpus, uri: str) -> str:
    (view,) = (it for it in page_views(corpus) if it.uri == uri)
    return Renderer(corpus).render(view).html


def test_a_fiche_shows_each_of_its_precautions_in_full_and_names_them_at_the_top(careful: Path) -> None:
    html = _page(corpus_of(careful), "fiches/carte.md")
    top, _, below = html.partition("</dl>")
    assert 'href="#precaution-mineurs">Avec des mineurs</a>' in top
    assert "<strong>avant</strong> la séance" in below
    assert "&lt;i&gt;l’accord" in below
    assert 'href="../../precautions/#mineurs"' in below
    assert "Photos et sons" not in html


def test_a_kit_shows_those_of_its_fiches_beside_its_own_in_the_order_of_the_list(careful: Path) -> None:
    html = _page(corpus_of(careful), "kits/soiree.md")
    assert html.index('id="precaution-mineurs"') < html.index('id="precaution-images"')
    assert "precaution-argent" not in html


def test_one_page_lists_them_all_with_who_says_so_and_who_needs_them(careful: Path) -> None:
    html = _page(corpus_of(careful), "precautions.md")
    for expected in (
        'id="mineurs"',
        'id="argent"',
        "selon <strong>La loi</strong>",
        'href="#source--loi"',
        'id="source--loi"',
        'href="../fiches/carte/"',
        'href="../kits/soiree/"',
    ):
        assert expected in html


def test_they_are_printed_once_in_each_pdf_that_needs_them(careful: Path) -> None:
    corpus = corpus_of(careful)
    printed, problems = Press(careful).print_all(documents(corpus, SITE))
    assert not problems
    texts = {
        it.document.path: " ".join(
            word
            for page in pypdfium2.PdfDocument(it.pdf)
            for word in page.get_textpage().get_text_range().split()
        )
        for it in printed
    }
    assert texts["fiches/carte/animation.pdf"].count("Avec des mineurs") == 1
    assert "Photos et sons" not in texts["fiches/carte/animation.pdf"]
    for words in ("Nommez un adulte à qui parler", "Demandez à chaque personne"):
        assert texts["kits/soiree/soiree.pdf"].count(words) == 1
        assert texts["livre/livre.pdf"].count(words) == 1
    assert "Avec des mineurs" not in texts["fiches/carte/participants.pdf"]


def test_the_proof_of_what_is_printed_looks_at_them(careful: Path) -> None:
    file = careful / "methode" / "precautions.yml"
    file.write_text(WRITTEN.replace("Demandez", "Demandez \U00012000"), encoding="utf-8")
    (problem,) = proof(corpus_of(careful), SITE, Press(careful))
    assert (problem.path, problem.position.line) == ("methode/precautions.yml", 13)


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        ("fiches/carte.yml", "[mineurs]", "[mineur]", "« mineur », qui n’est pas une précaution du site"),
        ("fiches/kits/soiree.yml", "[images]", "[sons]", "« sons », qui n’est pas une précaution du site"),
        ("methode/precautions.yml", "source: loi", "source: lois", "la source « lois » n’est pas déclarée"),
        ("methode/precautions.yml", "**avant**", "[avant](fiche:perdue)", "ne mène à rien"),
    ],
)
def test_what_leads_nowhere_is_told_at_its_place(
    careful: Path, file: str, before: str, after: str, expected: str
) -> None:
    target = careful / file
    target.write_text(target.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    told = [it for it in load_corpus(Folders(careful)).diagnostics if it.path == file]
    assert any(expected in it.message.replace("\u00a0", " ") for it in told)
    assert all(it.position.line > 1 for it in told)


def test_a_site_that_has_none_has_no_page_and_no_question_about_them(site: Path) -> None:
    corpus = corpus_of(site)
    assert "precautions/index.html" not in published_addresses(corpus)
    assert "Précautions" not in _page(corpus, "fiches/carte.md")
    assert "precautions" not in {it.nom for it in form_of(corpus, "fiche").fields}


def test_the_form_offers_those_of_the_site(careful: Path) -> None:
    (field,) = (it for it in form_of(corpus_of(careful), "fiche").fields if it.nom == "precautions")
    assert field.genre == "cases"
    assert ("mineurs", "Avec des mineurs") in field.options


def test_the_search_finds_each_of_them_by_its_words(careful: Path) -> None:
    found = records_of(corpus_of(careful))["precautions/#mineurs"]
    assert found.title == "Avec des mineurs"
    assert "Nommez un adulte" in lines_of(found)


def test_a_proposal_that_changes_them_is_told_to_reviewers(site: Path, careful: Path) -> None:
    before = corpus_of(careful)
    file = careful / "methode" / "precautions.yml"
    file.write_text(WRITTEN.replace("Comptez à deux", "Comptez à trois"), encoding="utf-8")
    (line,) = compare(before, corpus_of(careful))
    assert line.replace("\u00a0", " ") == "- Les précautions changent : Avec de l’argent"
