"""Places in a page: no name stands twice, whatever authors call their headings and their words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.addresses import file_of
from generator.cli import main
from generator.clock import build_day
from generator.corpus import Folders, load_corpus, without_drafts
from generator.pages import every_view
from generator.pages.places import Places
from generator.richtext import OF_A_STEP, OF_HOME, OF_THE_FRAME, OF_THE_LISTS
from tests.commande import set_entry

ROOT = Path(__file__).parents[1]
NAMES = sorted(OF_HOME | OF_A_STEP | OF_THE_LISTS)
TEMPLATES = ROOT / "generator" / "templates" / "site"


def ids_of(html: str) -> list[str]:
    return re.findall(r'<[a-z][^<>]*\sid="([^"]+)"', html)


def doubled(site: Path) -> dict[str, list[str]]:
    pages = {it: Counter(ids_of(it.read_text(encoding="utf-8"))) for it in site.rglob("*.html")}
    return {
        str(page.relative_to(site)): [name for name, times in counted.items() if times > 1]
        for page, counted in pages.items()
        if max(counted.values(), default=1) > 1
    }


def test_no_name_stands_twice_on_any_page_of_the_site(built: Path) -> None:
    assert doubled(built) == {}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose every heading and key is a name that the site gives to something."""
    import shutil

    site = Path(
        shutil.copytree(ROOT / "tests" / "corpus" / "petit", tmp_path_factory.mktemp("noms") / "site")
    )
    headings = "\n\n".join(
        f"## {name.replace('-', ' ').capitalize()}\n\nUn texte." for name in [*NAMES, "Titre", "Titre"]
    )
    for page in ("index.md", "methode.md", "etapes/reunir.md"):
        with (site / "methode" / page).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{headings}\n\n[un mot](terme:recherche)\n")
    with (site / "methode" / "glossaire.yml").open("a", encoding="utf-8") as file:
        for name in NAMES:
            file.write(
                f"  {name}:\n    terme: mot {name}\n    definition: Un texte.\n    courte: Un texte.\n"
            )
    with (site / "methode" / "precautions.yml").open("w", encoding="utf-8") as file:
        file.write("sources:\n  - {id: loi, titre: La loi, editeur: Journal officiel}\nprecautions:\n")
        for name in [*sorted(OF_THE_LISTS), "source-loi"]:
            file.write(
                f"  {name}:\n    titre: Avec {name}\n    consignes: [Demandez.]\n"
                "    origine: [{texte: Un texte., nature: fait, selon: La loi, source: loi}]\n"
            )
    result = CliRunner().invoke(main, ["construire", "--site", str(site)])
    assert (result.exit_code, result.stderr) == (0, "")
    return site / "site"


def test_no_name_stands_twice_whatever_authors_write(nasty: Path) -> None:
    assert doubled(nasty) == {}


def test_a_link_to_a_word_leads_to_it_whatever_its_name(nasty: Path) -> None:
    glossary = (nasty / "glossaire" / "index.html").read_text(encoding="utf-8")
    for page in ("methode", "etapes/reunir", ""):
        html = (nasty / page / "index.html").read_text(encoding="utf-8")
        places = re.findall(r'href="[./]*glossaire/#([^"]+)"', html)
        assert places
        for place in places:
            assert ids_of(glossary).count(place) == 1


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("etape.html", OF_A_STEP),
        ("accueil.html", OF_HOME),
        ("etapes.html", OF_THE_LISTS),
        ("glossaire.html", OF_THE_LISTS),
        ("par-ou-commencer.html", OF_THE_LISTS),
        ("precautions.html", OF_THE_LISTS),
    ],
)
def test_the_names_that_a_template_gives_are_kept_from_authors(template: str, names: frozenset[str]) -> None:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    given = re.findall(r'\bid="([a-z-]+)"|page\.h[123]\("([a-z-]+)"', text)
    assert {first or second for first, second in given} <= names


def test_the_names_of_the_frame_are_kept_from_authors(built: Path) -> None:
    pages = [set(ids_of(it.read_text(encoding="utf-8"))) for it in built.rglob("*.html")]
    everywhere = set.intersection(*pages)
    assert {it for it in everywhere if not it.startswith("__")} <= OF_THE_FRAME


# Links to places of pages that the program makes ----------------------------------------------------------


@pytest.mark.parametrize("which", ["built", "nasty"])
def test_the_places_that_a_check_knows_are_those_of_the_page_that_is_built(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    root = ROOT if which == "built" else site.parent
    corpus = load_corpus(Folders(root)).corpus
    assert corpus is not None
    public = without_drafts(corpus)
    views = every_view(public, build_day())
    places = Places(public, views, None)
    pages = {it: set(ids_of(it.read_text(encoding="utf-8"))) for it in site.rglob("*.html")}
    # The page of the search has its field at a place of its own, and no box around it.
    framed = (ids for page, ids in pages.items() if page != site / file_of("recherche.md"))
    frame = set.intersection(*framed) | {it for ids in pages.values() for it in ids if it.startswith("__")}
    frame |= {"recherche-ici"}
    assert len(views) >= 20
    for view in views:
        assert places.of(view.uri).every - frame == pages[site / view.url / "index.html"] - frame, view.uri


DEAD = {
    "retours/mulhouse.md#effet": "vouliez-vous dire « effets » ?",
    "retours/mulhouse.md#conseils": "valeurs possibles : a-completer, chronologie, effets, etape-reunir, ",
    "carte.md#territoire-lyon": "vouliez-vous dire « territoire-mulhouse » ?",
    "etapes/reunir.md#situation": "valeurs possibles : ",
    "etapes/reunir.md#situations": "valeurs possibles : ",
    "glossaire.md#qvp": "valeurs possibles : caf, qpv",
    "index.md#situations": "valeurs possibles : ",
    "credits.md#rien": "valeurs possibles : ",
    "fiches/carte.md#imprimé": "vouliez-vous dire « imprimer » ?",
}
ALIVE = (
    "retours/mulhouse.md#effets",
    "retours/mulhouse.md",
    "retours/index.md?theme=jeunesse#titre",
    "fiches/carte.md#imprimer",
    "fiches/index.md#explorer",
    "etapes/reunir.md#outils",
    "carte.md#territoire-mulhouse",
    "glossaire.md#qpv",
    "index.md#methode",
    "plan-du-site.md#autres",
    "#un-titre",
)


def test_a_link_to_a_place_that_a_page_of_the_program_will_not_have_is_told_with_those_that_it_has(
    site: Path,
) -> None:
    links = "\n\n".join(f"[ici]({it})" for it in (*ALIVE, *DEAD))
    (site / "methode" / "contribuer.md").write_text(
        f"# Contribuer\n\n## Un titre\n\n{links}\n", encoding="utf-8"
    )
    answers = []
    for command in ("valider", "construire"):
        result = CliRunner().invoke(main, [command, "--site", str(site)])
        assert result.exit_code == 1
        answers.append([it for it in result.output.splitlines() if it.startswith("methode/contribuer.md:")])
    assert answers[0] == answers[1]
    first = 5 + 2 * len(ALIVE)
    assert len(answers[0]) == len(DEAD)
    for number, (told, (link, hint)) in enumerate(zip(answers[0], DEAD.items(), strict=True)):
        said = told.replace("\u00a0", " ")
        assert said.startswith(
            f"methode/contribuer.md:{first + 2 * number}:7: erreur: le lien vers « {link} »"
        ), said
        assert hint in said


def test_a_place_of_a_page_is_that_of_the_site_and_of_its_own_templates(site: Path) -> None:
    own = site / "overrides" / "essaimage"
    own.mkdir(parents=True)
    (own / "credits.html").write_text('{{ page.h1("x") }}<p id="chez-nous">x</p>', encoding="utf-8")
    set_entry(site, "theme: {name: essaimage, custom_dir: overrides}")
    page = site / "methode" / "contribuer.md"
    page.write_text("# T\n\n[a](credits.md#chez-nous) [b](credits.md#sources)\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["valider", "--site", str(site)]).stdout
    assert "3:31: erreur" in told
    assert "chez-nous » mène" not in told.replace("\u00a0", " ")


def test_a_link_to_a_page_that_the_program_makes_for_others_is_told(site: Path) -> None:
    page = site / "methode" / "contribuer.md"
    links = "[a](precautions.md) [b](carte.md) [c](mentions-legales.md#x) [d](par-ou-commencer.md)"
    page.write_text(f"# T\n\n{links}\n", encoding="utf-8")
    for command in ("valider", "construire"):
        told = CliRunner().invoke(main, [command, "--site", str(site)]).output.replace("\u00a0", " ")
        dead = re.findall(
            r"^methode/contribuer.md:3:(\d+): erreur: le lien vers « (.*?) » ne mène à rien", told, re.M
        )
        assert [it for _, it in dead] == ["precautions.md", "mentions-legales.md", "par-ou-commencer.md"], (
            told
        )
