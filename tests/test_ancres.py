"""Places in a page: no name stands twice, whatever authors call their headings and their words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.richtext import OF_A_STEP, OF_HOME, OF_THE_FRAME, OF_THE_LISTS

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
