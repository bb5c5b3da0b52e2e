"""What each licence allows is said of that licence, on page and paper, and each text of a collection keeps its own."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.legal import legal_views
from generator.pages.rendering import Renderer
from generator.pages.views import page_views
from generator.printing import Press, Site, kit_author, kit_document, own_kit
from generator.printing.documents import Document, book_document, fiche_documents
from generator.words import licences
from generator.words.licences import TERMS, Licence, LicenceSource, may_enter, permission

RECORDS: tuple[str, ...] = get_args(Licence)
ADAPT = "reprendre et adapter"
TRADE, NO_TRADE = ", même dans un but commercial", " sans but commercial"
CITE, SAY = "en citant les auteurs et la source", "en disant ce que vous changez"
SHARE = "en partageant vos adaptations sous la même licence"
SENTENCES = {
    "BY-NC-SA": f"{NO_TRADE}, {CITE}, {SAY} et {SHARE}.",
    "BY-SA": f"{TRADE}, {CITE}, {SAY} et {SHARE}.",
    "BY-NC": f"{NO_TRADE}, {CITE} et {SAY}.",
    "BY": f"{TRADE}, {CITE} et {SAY}.",
    "": f"{TRADE}, sans condition.",
    "Etalab": f"{TRADE}, en citant la source et la date de sa mise à jour.",
}


def kind_of(licence: str) -> str:
    """`CC-BY-SA-3.0-FR` → `BY-SA`."""
    if not licence.startswith("CC-BY"):
        return "Etalab" if licence.startswith("Etalab") else ""
    return licence.removeprefix("CC-").partition("-3.0")[0].partition("-4.0")[0]


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def under(site: Path, licence: str, *files: str) -> Path:
    for name in files:
        file = site / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("verifie_le:", f"licence: {licence}\nverifie_le:", 1), encoding="utf-8")
    return site


FICHE, KIT = "fiches/carte.yml", "fiches/kits/soiree.yml"
STORIES = ("retours_experience/mulhouse.yml", "retours_experience/illzach.yml")


def page_of(corpus: Corpus, url: str) -> str:
    views = [*page_views(corpus), *legal_views(corpus)]
    return Renderer(corpus).render(next(it for it in views if it.url == url)).html


def sheets_of(site: Path, corpus: Corpus, document: Document) -> list[str]:
    """The text of each page, without the spaces and hyphens that depend on where a line ends."""
    (printed,), problems = Press(site).print_all([document])
    assert problems == []
    with pypdfium2.PdfDocument(printed.pdf) as pdf:
        return [squeezed(page.get_textpage().get_text_range()) for page in pdf]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "").replace("-", "")


def test_a_licence_has_a_name_an_address_and_terms() -> None:
    assert set(TERMS) == set(get_args(LicenceSource))
    assert {it for it in TERMS if not TERMS[it].address} == {"tous-droits-reserves", "inconnue"}
    assert all(it.address.startswith("https://") for it in TERMS.values() if it.address)
    assert len({it.name for it in TERMS.values()}) == len(TERMS)
    assert all(TERMS[it].adaptable for it in RECORDS)


@pytest.mark.parametrize("licence", RECORDS)
def test_page_kit_book_and_credits_say_what_this_licence_allows(licence: Licence, site: Path) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    option = f"plugins: [{{essaimage: {{licence: {licence}}}}}]"
    settings.write_text(text.replace("plugins: [essaimage]", option), encoding="utf-8")
    corpus = corpus_of(under(site, licence, FICHE, KIT, *STORIES))
    told = SENTENCES[kind_of(licence)]
    for url in ("fiches/carte/", "kits/soiree/", "retours/mulhouse/"):
        page = page_of(corpus, url)
        assert f"Vous pouvez {ADAPT} cette page{told}" in page
        assert page.count("Vous pouvez reprendre") == 1
        assert f'href="{licences.address(licence)}" rel="license' in page
    assert f"Vous pouvez {ADAPT} ces textes{told}" in page_of(corpus, "credits/")

    own = Site("Petit", "https://petit.example/", licence)
    for document in (
        kit_document(kit_author(corpus, own, corpus.kits["soiree"])),
        book_document(corpus, own),
    ):
        text = "".join(sheets_of(site, corpus, document))
        assert squeezed(f"Vous pouvez {ADAPT} ces feuilles{told}") in text
        assert text.count("Vouspouvezreprendre") == 1
    first = next(fiche_documents(corpus, own, "carte"))
    for sheet in sheets_of(site, corpus, first):
        assert squeezed(f"{licences.name(licence)} ({licences.address_on_paper(licence)})") in sheet


@pytest.mark.parametrize("licence", ["CC-BY-SA-4.0", "CC0-1.0", "CC-BY-NC-3.0-FR"])
def test_a_kit_and_the_book_keep_the_licence_of_each_text(licence: Licence, site: Path) -> None:
    corpus = corpus_of(under(site, licence, FICHE))
    own = Site("Petit", "https://petit.example/")
    kept = squeezed(f"vous pouvez {ADAPT} ces textes{SENTENCES[kind_of(licence)]}")
    others = squeezed(f"vous pouvez {ADAPT} ces textes{SENTENCES['BY-NC-SA']}")
    name = squeezed(licences.name(licence))

    kit = sheets_of(site, corpus, kit_document(kit_author(corpus, own, corpus.kits["soiree"])))
    assert squeezed("Chaque fiche garde sa licence : voir les crédits") in kit[0]
    assert kept in kit[-1]
    assert others in kit[-1]
    assert any("PRÉPARERETTENIR" in sheet and name in sheet for sheet in kit)

    book = sheets_of(site, corpus, book_document(corpus, own))
    assert squeezed("Chaque texte garde sa licence : voir les crédits") in book[0]
    assert not [sheet for sheet in book if "()" in sheet]
    assert any(squeezed("Licence : ") + name in sheet for sheet in book)
    assert any(kept in sheet for sheet in book)

    page = page_of(corpus, "kits/soiree/")
    assert "Chaque fiche garde sa licence" in page
    assert licences.address(licence) in page
    assert f"Vous pouvez {ADAPT} ce texte{SENTENCES[kind_of(licence)]}" in page_of(corpus, "credits/")

    made = own_kit(corpus, ["carte"], "Essai", 12, "18:00")
    assert made.record.licence == licence


def test_a_source_without_author_nor_publisher_is_told_by_its_site(site: Path) -> None:
    fiche = site / FICHE
    source = 'id: guide, titre: Un guide, url: "https://www.exemple.fr/a/b", licence: CC-BY-4.0'
    text = fiche.read_text(encoding="utf-8")
    fiche.write_text(
        text.replace("id: guide, titre: Un guide, editeur: Un éditeur", source), encoding="utf-8"
    )
    corpus = corpus_of(site)
    own = Site("Petit", "https://petit.example/")
    for sheet in sheets_of(site, corpus, next(fiche_documents(corpus, own, "carte"))):
        assert squeezed("D’après exemple.fr, « Un guide » (CC BY 4.0)") in sheet


def test_a_page_never_says_that_those_it_cites_have_not_agreed(site: Path) -> None:
    corpus = corpus_of(site)
    urls = [it.url for it in page_views(corpus)]
    assert [it for it in (*urls, "credits/") if "validé" in page_of(corpus, it)] == []


ANY = st.sampled_from(sorted(TERMS))


@given(ANY, ANY, ANY)
def test_a_chain_of_adaptations_never_frees_a_work_from_its_licence(
    first: str, second: str, third: str
) -> None:
    if may_enter(first, second) and may_enter(second, third):
        assert may_enter(first, third)
    if may_enter(first, second):
        assert TERMS[first].adaptable
        assert not TERMS[second].commercial or TERMS[first].commercial
        assert TERMS[second].share_alike or not TERMS[first].share_alike
        assert TERMS[second].credit or not TERMS[first].credit


@pytest.mark.parametrize(
    ("work", "homes"),
    [
        ("CC-BY-SA-4.0", {"CC-BY-SA-4.0"}),
        ("CC-BY-NC-SA-4.0", {"CC-BY-NC-SA-4.0"}),
        ("CC-BY-SA-3.0", {"CC-BY-SA-3.0", "CC-BY-SA-3.0-FR", "CC-BY-SA-4.0"}),
        ("CC-BY-NC-SA-3.0-FR", {"CC-BY-NC-SA-3.0", "CC-BY-NC-SA-3.0-FR", "CC-BY-NC-SA-4.0"}),
        ("CC-BY-NC-4.0", {it for it in RECORDS if "-NC-" in it}),
        ("CC-BY-4.0", {it for it in RECORDS if TERMS[it].credit}),
        ("Etalab-2.0", {it for it in RECORDS if TERMS[it].credit}),
        ("CC0-1.0", set(RECORDS) - {"CC-PDM-1.0"}),
        ("CC-PDM-1.0", set(RECORDS)),
        ("CC-BY-ND-4.0", set()),
        ("CC-BY-NC-ND-3.0-FR", set()),
        ("tous-droits-reserves", set()),
        ("inconnue", set()),
    ],
)
def test_an_adaptation_may_be_published_under(work: str, homes: set[str]) -> None:
    assert {it for it in RECORDS if may_enter(work, it)} == homes
    assert set(licences.homes(work)) <= homes


@given(ANY, st.sampled_from(["-", " ", "_", "."]), st.booleans())
def test_a_licence_written_another_way_is_recognised_and_a_near_one_never(
    licence: str, mark: str, capitals: bool
) -> None:
    other = licence.replace("-", mark)
    said = licences.instead_of(other.upper() if capitals else other.lower(), TERMS)
    assert said == f"écrivez «\u00a0{licence}\u00a0»"
    for near in (f"{licence}-US", licence[:-1] + "9", licence.replace("BY-", "BY-ZZ-")):
        if near not in TERMS:
            assert licences.instead_of(near, TERMS).startswith("écrivez l’une de celles-ci")


@pytest.mark.parametrize("licence", ["CC-BY-ND-4.0", "tous-droits-reserves"])
def test_what_may_not_be_adapted_is_not_said_to_be(licence: str) -> None:
    assert ADAPT not in permission(licence)
