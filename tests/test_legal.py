"""The pages a public body owes its readers: complete, in the order asked for, and never claiming too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.legal import cited

ROOT = Path(__file__).parents[1]
MENTIONS = """
      mentions:
        editeur: {nom: La ville de Petit, adresse: 1 place de la Mairie, telephone: 01 02 03 04 05}
        directeur_de_publication: Camille Petit
        contact: {courriel: contact@petit.example}
        hebergeur: {nom: "<b>Un</b> hébergeur", adresse: 2 rue des Serveurs, telephone: 05 04 03 02 01, journaux: un an}
        accessibilite:
          etablie_le: 2026-11-23
"""
AUDITED = """\
          conformite: partiellement-conforme
          audit:
            auteur: Un cabinet
            date: 2026-10-01
            pourcentage: 62.5
            environnement: Firefox et NVDA
            outils: axe
            pages: [Accueil, Contact]
"""


def build(site: Path, mentions: str) -> Result:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    given = f"plugins:\n  - essaimage:{mentions.rstrip()}\n"
    text, once = re.subn(r"^plugins:.*\n(?:[ -].*\n)*", lambda _: given, text, flags=re.MULTILINE)
    assert once == 1
    settings.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["construire", "--site", str(site)])
    assert "Traceback" not in result.output
    return result


def read(site: Path, page: str) -> str:
    return (site / "site" / page / "index.html").read_text(encoding="utf-8")


def test_a_site_that_gives_its_mentions_has_the_four_pages(site: Path) -> None:
    assert build(site, MENTIONS).exit_code == 0
    assert "La ville de Petit" in read(site, "mentions-legales")
    assert "05 04 03 02 01" in read(site, "mentions-legales")
    assert "un an" in read(site, "donnees-personnelles")
    assert "&lt;b&gt;Un&lt;/b&gt; hébergeur" in read(site, "ecoconception")
    assert "non conforme" in read(site, "accessibilite")


def test_what_is_told_of_the_site_is_text_and_nothing_else(site: Path) -> None:
    build(site, MENTIONS)
    assert "<b>Un" not in read(site, "mentions-legales")
    assert "&lt;b&gt;Un" in read(site, "mentions-legales")


def test_the_declaration_keeps_the_order_the_law_asks_for(site: Path) -> None:
    build(site, MENTIONS + AUDITED)
    html = read(site, "accessibilite")
    wanted = [
        "Engagement",
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Établissement de cette déclaration",
        "Retour d’information et contact",
        "Voies de recours",
    ]
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == wanted
    assert "62,5\u00a0% des critères" in html
    assert "partiellement conforme" in html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{courriel: à préciser}", "L’adresse où écrire sera donnée ici avant la mise en ligne."),
        (
            "{courriel: à préciser, page: https://petit.fr/contact, adresse: 1 place du Marché}",
            "Écrivez depuis notre page de contact, ou par courrier à l’adresse suivante : 1 place du Marché.",
        ),
        ("{courriel: nous@petit.fr, adresse: à préciser}", "Écrivez à nous@petit.fr."),
        (
            "{courriel: nous@petit.fr, page: https://petit.fr/contact}",
            "Écrivez à nous@petit.fr, ou depuis notre page de contact.",
        ),
    ],
)
def test_every_known_way_to_write_is_given_and_no_other(site: Path, given: str, said: str) -> None:
    assert build(site, MENTIONS.replace("{courriel: contact@petit.example}", given)).exit_code == 0
    html = re.sub(r"<[^>]+>", "", read(site, "mentions-legales")).replace("\u00a0", " ")
    assert said in " ".join(html.split())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("        directeur_de_publication: Camille Petit\n", "", "« directeur_de_publication » manque"),
        (", journaux: un an", "", "« journaux » manque"),
        ("contact:", "contacte:", "vouliez-vous dire « contact »"),
        (
            "contact: {courriel: contact@petit.example}",
            "contact: ouvrez un ticket",
            "on attend un bloc de champs",
        ),
        (
            "contact@petit.example",
            "ouvrez un ticket",
            "on attend une adresse de courriel, et non « ouvrez un ticket »",
        ),
        ("contact@petit.example", "a?bcc=b%40c.fr&x@petit.example", "on attend une adresse de courriel"),
        (
            "          etablie_le",
            "          conformite: totalement-conforme\n          etablie_le",
            "rien ne permet",
        ),
        ("2026-11-23", "2062-11-23", "« etablie_le » : 23 novembre 2062 n’est pas encore venu"),
        (
            "        contact:",
            "        relues_le: 2062-01-01\n        contact:",
            "« relues_le » : 1er janvier 2062 n’est pas encore venu",
        ),
        (
            "          etablie_le",
            "          audit: {auteur: A, date: 2061-05-02, pourcentage: 40, environnement: B, outils: C, pages: [D]}\n"
            "          etablie_le",
            "« date » : 2 mai 2061 n’est pas encore venu",
        ),
    ],
)
def test_a_missing_entry_is_told_at_its_line_and_nothing_is_published(
    site: Path, old: str, new: str, said: str
) -> None:
    assert old in MENTIONS
    result = build(site, MENTIONS.replace(old, new, 1))
    assert result.exit_code == 1
    told = result.stderr.replace("\u00a0", " ")
    assert said in told
    assert re.search(r"^mkdocs\.yml:\d+:\d+: erreur: ", told, re.MULTILINE)
    assert not (site / "site").exists()


def test_a_share_too_small_allows_no_claim(site: Path) -> None:
    result = build(site, MENTIONS + AUDITED.replace("62.5", "40"))
    assert result.exit_code == 1
    assert "rien ne permet de déclarer" in result.stderr


def test_a_site_without_mentions_has_its_credits_and_its_map_only(site: Path) -> None:
    assert build(site, "\n").exit_code == 0
    assert (site / "site" / "credits" / "index.html").is_file()
    assert not (site / "site" / "mentions-legales").exists()


def test_the_site_map_leads_to_every_page(site: Path) -> None:
    build(site, MENTIONS)
    html = read(site, "plan-du-site")
    linked = {href.removeprefix("../") for href in re.findall(r'href="(\.\./[^"#]*)"', html)}
    for file in (site / "site").rglob("index.html"):
        address = file.parent.relative_to(site / "site").as_posix() + "/"
        if address not in ("./", "plan-du-site/"):
            assert address in linked


def real_corpus() -> Corpus:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    return corpus


def test_every_source_is_credited_once_with_all_that_rests_on_it() -> None:
    corpus = real_corpus()
    every = list(cited(corpus))
    named = [(it.source.titre, it.source.url, it.source.editeur) for it in every]
    assert len(named) == len(set(named))
    for kind in (corpus.fiches, corpus.retours, corpus.kits):
        for entry in kind.values():
            for source in entry.record.sources:
                assert any(entry in it.records and it.source.url == source.url for it in every), source.titre


def test_whoever_has_no_account_is_told_where_to_send_their_file(site: Path) -> None:
    assert build(site, MENTIONS).exit_code == 0
    assert "mailto:recits" not in read(site, "contribuer/formulaire")
    address = MENTIONS.replace(
        "petit.example}\n", "petit.example}\n        contributions: recits@petit.example\n"
    )
    assert build(site, address).exit_code == 0
    assert 'href="mailto:recits@petit.example?subject=' in read(site, "contribuer/formulaire")
    assert 'href="mailto:recits@petit.example?subject=' in read(site, "contribuer/outil")


LATER = re.sub(
    r"(nom|adresse|telephone|journaux|courriel|directeur_de_publication): [^,}\n]+",
    r"\1: à préciser",
    MENTIONS,
)


def test_while_something_is_to_be_said_the_site_builds_and_its_pages_say_that_it_is_not_on_line(
    site: Path,
) -> None:
    result = build(site, LATER)
    assert (result.exit_code, result.stderr) == (0, "")
    for page in ("mentions-legales", "accessibilite", "donnees-personnelles"):
        html = read(site, page)
        assert "Ce site n’est pas encore en ligne." in html, page
        assert "mailto:" not in html, page
        assert "Écrivez à" not in html, page
    assert build(site, MENTIONS).exit_code == 0
    assert "pas encore en ligne" not in read(site, "mentions-legales")


def test_where_to_write_is_a_sentence_whatever_is_given(site: Path) -> None:
    all_of_it = (
        "{courriel: contact@petit.example, page: https://petit.example/ecrire, adresse: 1 place de la Mairie}"
    )
    for page in ("mentions-legales", "accessibilite", "donnees-personnelles"):
        assert build(site, MENTIONS).exit_code == 0
        here = '<a href="mailto:contact@petit.example">contact@petit.example</a>'
        assert f"Écrivez à {here}." in read(site, page)
        more = MENTIONS.replace("{courriel: contact@petit.example}", all_of_it)
        assert build(site, more).exit_code == 0
        html = read(site, page)
        assert f"Écrivez à {here}, ou depuis <a href" in html
        assert ", ou par courrier à l’adresse suivante\u00a0: 1 place de la Mairie." in html


def test_whom_the_law_does_not_oblige_says_so(site: Path) -> None:
    build(site, MENTIONS)
    assert "volontaire" not in read(site, "accessibilite")
    build(site, MENTIONS + "          cadre: volontaire\n")
    assert "cette déclaration est volontaire" in read(site, "accessibilite")


def test_the_page_on_sobriety_counts_the_fonts_that_are_sent() -> None:
    said = (ROOT / "generator" / "templates" / "site" / "ecoconception.html").read_text(encoding="utf-8")
    assert "en ordinaire et en gras" in said
    fonts = sorted(it.stem for it in (ROOT / "generator" / "theme" / "fonts").glob("*.woff*"))
    assert fonts == ["AtkinsonHyperlegible-Bold", "AtkinsonHyperlegible-Regular"]
