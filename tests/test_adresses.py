"""Addresses: every file of a site has one maker, old addresses live on, what is withdrawn says so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import (
    COMMUNES,
    FOLDERS,
    OF_THE_FRAME,
    PAGEFIND,
    PROGRAM_PAGES,
    SCRIPTS,
    SEARCH,
    Claim,
    Maker,
    Registry,
)
from generator.cli import main
from generator.corpus import Corpus, Folders, load_corpus, printed, registry_of, without_drafts
from generator.printing import Site, documents

ROOT = Path(__file__).parents[1]

LEGAL = ("mentions-legales/", "accessibilite/", "donnees-personnelles/", "ecoconception/")
MENTIONS = """plugins:
  - essaimage:
      mentions:
        editeur: {nom: La ville de Petit, adresse: 1 place de la Mairie, telephone: 01 02 03 04 05}
        directeur_de_publication: La maire
        contact: contact@petit.example
        hebergeur: {nom: Un hébergeur, adresse: 2 rue des Serveurs, telephone: 05 04 03 02 01, journaux: un an}
        accessibilite: {etablie_le: 2026-11-23}
"""


def run(site: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--site", str(site)])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def with_mentions(site: Path) -> None:
    file = site / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"^plugins:.*\n(?:[ -].*\n)*", MENTIONS, text, flags=re.MULTILINE), encoding="utf-8"
    )


def refused(site: Path) -> str:
    """What is wrong, which `valider` and `construire` tell word for word alike."""
    told, stopped = run(site, "valider"), run(site, "construire")
    assert (told.exit_code, stopped.exit_code) == (1, 1)
    assert told.stdout in stopped.stderr
    assert not (site / "site").exists()
    return told.stdout.replace("\u00a0", " ")


def built(site: Path) -> Path:
    result = run(site, "construire")
    assert (result.exit_code, result.stderr) == (0, "")
    return site / "site"


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")


def page(site: Path, name: str, front: str = "", body: str = "# Une page\n\nBonjour.\n") -> None:
    add(site / "methode" / name, (f"---\n{front}\n---\n\n" if front else "") + body)


def corpus_of(site: Path) -> Corpus:
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def files_of(site: Path) -> set[str]:
    return {
        it.relative_to(site).as_posix()
        for it in site.rglob("*")
        if it.is_file() and not it.name.startswith(".")
    }


# One maker a file -------------------------------------------------------------------------------------------


def lively(site: Path) -> None:
    """A site with something of each kind: mentions, pictures, former names, what was withdrawn, a draft."""
    with_mentions(site)
    add(site / "fiches" / "carte.yml", "anciens_noms: [carte-de-2030, la-carte]\n")
    add(site / "fiches" / "kits" / "soiree.yml", "anciens_noms: [veillee]\n")
    add(site / "retours_experience" / "illzach.yml", "anciens_noms: [illzach-centre]\n")
    add(
        site / "retours_experience" / "ailleurs.yml",
        "titre: Ailleurs\nretire: {le: 2026-11-01, motif: À sa demande.}\nanciens_noms: [la-bas]\n",
    )
    rewrite(site / "methode" / "contribuer.md", "---\n", "---\nanciens_noms: [guide/raconter, participer]\n")
    page(
        site,
        "credits.md",
        "remplace: credits",
        "# Nos crédits\n\nMon texte à moi.\n\n![Le plan](images/plan.png)\n",
    )
    add(site / "methode" / "images" / "plan.png", "")
    (site / "methode" / "images" / "plan.png").write_bytes(PNG)
    shutil.copy(site / "retours_experience" / "illzach.yml", site / "retours_experience" / "brouillon.yml")
    draft = site / "retours_experience" / "brouillon.yml"
    text = re.sub(r"^statut: .*$", "statut: brouillon", draft.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = text.replace("anciens_noms: [illzach-centre]\n", "").replace(
        "titre: Illzach", "titre: Le brouillon d’Illzach", 1
    )
    draft.write_text(f"{text}nom_court: Brouillon\n", encoding="utf-8")


def test_every_file_of_a_site_has_a_maker_and_every_maker_has_made_its_files(site: Path) -> None:
    lively(site)
    written = files_of(built(site))
    places = registry_of(without_drafts(corpus_of(site)))
    assert {it for it in written if places.maker_of(it) is None} == set()
    assert set(places.files) - written == set()
    alone = {it for it in written if it not in places.files and it not in OF_THE_FRAME}
    apart = {it for it in alone if not it.startswith((*FOLDERS, "images/"))}
    assert apart == set()
    # The look of a site may do without the others.
    for made in ("assets/", COMMUNES, "livre/", PAGEFIND, SEARCH, SCRIPTS, *OF_THE_FRAME):
        assert any(it.startswith(made) for it in written), made


def test_the_names_of_prints_stand_once(site: Path) -> None:
    corpus = corpus_of(site)
    planned = {it.path for it in documents(corpus, Site("Petit", "https://petit.example/"))}
    assert planned == {it for it in registry_of(corpus).files if it.endswith(".pdf")} | {printed.BOOK}


# Two makers of one place ------------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
WORDS = "cette page prendrait la place d’une autre : "


@pytest.mark.parametrize("uri", sorted(PROGRAM_PAGES))
def test_a_page_by_hand_does_not_take_the_place_of_a_page_of_the_program(site: Path, uri: str) -> None:
    if uri == "par-ou-commencer.md":
        shutil.copy(ROOT / "methode" / uri.replace(".md", ".yml"), site / "methode")
    page(site, uri)
    told = run(site, "valider").stdout.replace("\u00a0", " ")
    expected = (
        f"{WORDS}la page « {PROGRAM_PAGES[uri].title} », que le programme fait ; donnez-lui un autre nom"
    )
    assert f"methode/{uri}:1:1: erreur: {expected}" in told
    line = f"« remplace: {uri.removesuffix('.md')} »"
    assert (line in told) is PROGRAM_PAGES[uri].replaceable


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("retours/mulhouse.md", "retours_experience/mulhouse.yml"),
        ("fiches/carte.md", "fiches/carte.yml"),
        ("fiches/carte/index.md", "fiches/carte.yml"),
        ("kits/soiree.md", "fiches/kits/soiree.yml"),
        ("contribuer/index.md", "methode/contribuer/index.md"),
        ("livre.md", "un dossier du site, pour le livre imprimé"),
        ("pagefind/index.md", "un dossier du site, pour la recherche"),
        ("contribuer/communes.md", "un dossier du site, pour les communes du formulaire"),
        ("etapes/index.md", "que le programme fait"),
    ],
)
def test_a_page_by_hand_does_not_take_the_place_of_something_else(site: Path, name: str, holder: str) -> None:
    page(site, name)
    told = refused(site)
    assert WORDS in told
    assert holder in told


@pytest.mark.parametrize(
    ("picture", "holder"),
    [
        ("recherche/plan.png", "un dossier du site, pour la recherche"),
        ("livre/livre.png", "un dossier du site, pour le livre imprimé"),
        ("fiches/carte/animation.png", "une feuille à imprimer de fiches/carte.yml"),
        ("kits/soiree/soiree.png", "une feuille à imprimer de fiches/kits/soiree.yml"),
    ],
)
def test_a_picture_does_not_take_the_place_of_something_else(site: Path, picture: str, holder: str) -> None:
    file = site / "methode" / picture
    file.parent.mkdir(parents=True)
    file.write_bytes(PNG)
    told = refused(site)
    assert (
        f"methode/{picture}:1:1: erreur: cette image prendrait la place d’un autre fichier : {holder}" in told
    )


@pytest.mark.parametrize(
    "name", ["index", "con", "nul", "aux", "prn", "com1", "lpt9", "a" * 81, "Carte", "carte."]
)
@pytest.mark.parametrize(
    "folder", ["fiches", "fiches/kits", "retours_experience", "methode/etapes", "methode"]
)
def test_a_name_that_no_disk_could_keep_is_refused_in_every_folder(
    site: Path, folder: str, name: str
) -> None:
    # `index.md` is a name that pages have.
    if name == "index" and folder.startswith("methode"):
        return
    suffix = ".md" if folder.startswith("methode") else ".yml"
    (site / folder / f"{name}{suffix}").write_text("titre: x\n", encoding="utf-8")
    assert f"{folder}/{name}{suffix}:1:1: erreur: " in refused(site)


def test_two_names_that_a_disk_may_take_for_one_are_one() -> None:
    for one, other in (("images/Plan.png", "images/plan.PNG"), ("caf\u00e9/a.png", "cafe\u0301/a.png")):
        places = Registry([Claim(one, Maker("l’un")), Claim(other, Maker("l’autre"))])
        assert [(it.claim.maker.name, it.holder.name) for it in places.contests] == [("l’autre", "l’un")]


@given(st.lists(st.lists(st.sampled_from("abA"), min_size=1, max_size=3).map("/".join), max_size=8))
def test_places_that_are_kept_can_all_be_written_side_by_side(names: list[str]) -> None:
    places = Registry([Claim(name, Maker(str(number))) for number, name in enumerate(names)])
    assert len(places.files) + len(places.contests) == len(names)
    kept = [it.lower() for it in places.files]
    assert len(set(kept)) == len(kept)
    assert not any(one != other and other.startswith(f"{one}/") for one in kept for other in kept)


# A page by hand in the place of a page of the program --------------------------------------------------------


def test_a_page_by_hand_takes_knowingly_the_place_of_a_page_of_the_program(site: Path) -> None:
    page(
        site,
        "credits.md",
        "title: Nos crédits à nous\nremplace: credits",
        "# Nos crédits\n\nMON TEXTE À MOI.\n",
    )
    page(site, "carte.md", "title: Notre carte\nremplace: carte", "# Notre carte\n\nUn plan.\n")
    rewrite(site / "mkdocs.yml", "  - matrice.md", "  - carte.md\n  - matrice.md")
    out = built(site)
    html = (out / "credits" / "index.html").read_text(encoding="utf-8")
    assert "MON TEXTE À MOI." in html
    assert "Les documents cités" not in html
    plan = (out / "plan-du-site" / "index.html").read_text(encoding="utf-8")
    assert plan.count('href="../credits/"') == 1 + 1  # in the list, and at the foot of each page
    assert plan.count('href="../carte/"') >= 1
    found = [it.read_text(encoding="utf-8") for it in (out / "recherche" / "pages").glob("*.json")]
    assert sum('"carte/"' in it for it in found) == 1
    assert sum("Notre carte" in it for it in found) == 1


def test_every_page_that_may_be_replaced_can_be(site: Path) -> None:
    names = [uri for uri, it in PROGRAM_PAGES.items() if it.replaceable]
    with_mentions(site)
    for uri in names:
        page(site, uri, f"remplace: {uri.removesuffix('.md')}", f"# À nous\n\nDe notre main, {uri}.\n")
    out = built(site)
    for uri in names:
        html = (out / uri.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
        assert f"De notre main, {uri}." in html


@pytest.mark.parametrize(
    ("name", "front", "told"),
    [
        ("glossaire.md", "remplace: glossaire", "la page « glossaire/ » ne se remplace pas"),
        ("nos-credits.md", "remplace: credits", "renommez ce fichier « credits.md »"),
        ("credits.md", "remplace: credit", "vouliez-vous dire « credits » ?"),
        ("zzz.md", "remplace: zzz", "valeurs possibles : accessibilite, carte, "),
        ("credits.md", "remplace: [credits]", "« remplace »"),
        ("credits.md", "remplace: ../credits", "on attend l’adresse d’une page, et non « ../credits »"),
    ],
)
def test_what_replaces_nothing_is_told_at_its_line(site: Path, name: str, front: str, told: str) -> None:
    page(site, name, front)
    answer = refused(site)
    assert told in answer
    assert f"methode/{name}:2:1" in answer
