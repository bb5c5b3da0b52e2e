"""Addresses: every file of a site has one maker, old addresses live on, what is withdrawn says so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.addresses import (
    COMMUNES,
    FOLDERS,
    OF_THE_FRAME,
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
        directeur_de_publication: Camille Petit
        contact: {courriel: contact@petit.example}
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
    for made in ("assets/", COMMUNES, "livre/", SEARCH, SCRIPTS, *OF_THE_FRAME):
        assert any(it.startswith(made) for it in written), made


def test_the_names_of_prints_stand_once(site: Path) -> None:
    corpus = corpus_of(site)
    planned = {it.path for it in documents(corpus, Site("Petit", "https://petit.example/"))}
    assert planned | {printed.kit_contact_sheet(it) for it in corpus.kits} == {
        it for it in registry_of(corpus).files if it.endswith(".pdf")
    } | {
        printed.BOOK,
        printed.DECK,
    }


# Two makers of one place ------------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
WORDS = "cette page prendrait la place d’une autre : "


@pytest.mark.parametrize("uri", sorted(PROGRAM_PAGES))
def test_a_page_by_hand_does_not_take_the_place_of_a_page_of_the_program(site: Path, uri: str) -> None:
    if uri == "par-ou-commencer.md":
        shutil.copy(ROOT / "methode" / uri.replace(".md", ".yml"), site / "methode")
    if uri == "precautions.md":
        written = "precautions: {eau: {titre: De l’eau, consignes: [Buvez.], origine: [{texte: Un usage., nature: principe, selon: Nous}]}}"
        (site / "methode" / "precautions.yml").write_text(written, encoding="utf-8")
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
        ("recherche/donnees/plan.png", "un dossier du site, pour la recherche"),
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
    found = [it.read_text(encoding="utf-8") for it in (out / "recherche").rglob("pages/*.json")]
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


# Old addresses live on --------------------------------------------------------------------------------------


def read(out: Path, address: str) -> str:
    return (out / address / "index.html").read_text(encoding="utf-8")


def test_old_addresses_forward_without_a_script_and_search_engines_leave_them_out(site: Path) -> None:
    lively(site)
    out = built(site)
    sitemap = (out / "sitemap.xml").read_text(encoding="utf-8")
    indexed = "".join(it.read_text(encoding="utf-8") for it in (out / "recherche").rglob("pages/*.json"))
    for former, present in (
        ("fiches/carte-de-2030/", "fiches/carte/"),
        ("fiches/la-carte/", "fiches/carte/"),
        ("kits/veillee/", "kits/soiree/"),
        ("retours/illzach-centre/", "retours/illzach/"),
        ("retours/la-bas/", "retours/ailleurs/"),
        ("guide/raconter/", "contribuer/"),
        ("participer/", "contribuer/"),
    ):
        html = read(out, former)
        (target,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
        assert (out / former / target).resolve() == (out / present).resolve()
        assert f'<link rel="canonical" href="https://petit.example/{present}">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert "Content-Security-Policy" in html
        assert former not in sitemap
        assert former not in indexed
        assert f'/{present}">' in html.partition("</head>")[2]
    assert "fiches/carte/" in sitemap


def test_prints_stay_at_their_old_addresses_too(site: Path) -> None:
    lively(site)
    out = built(site)
    for former in ("carte-de-2030", "la-carte"):
        for file in (out / "fiches" / "carte").glob("*.pdf"):
            assert (out / "fiches" / former / file.name).read_bytes() == file.read_bytes()
    assert (out / "kits/veillee/veillee.pdf").read_bytes() == (out / "kits/soiree/soiree.pdf").read_bytes()


@pytest.mark.parametrize(
    ("file", "names", "told"),
    [
        ("retours_experience/illzach.yml", "[mulhouse]", "retours_experience/mulhouse.yml"),
        ("retours_experience/illzach.yml", "[illzach]", "ce nom est déjà celui de ce fichier"),
        ("retours_experience/illzach.yml", "[avant, avant]", "ou est écrit deux fois"),
        ("retours_experience/illzach.yml", "[con]", "le nom « con » n’a pu être celui d’aucun fichier"),
        ("retours_experience/illzach.yml", "[retours/x]", "on attend un identifiant"),
        ("retours_experience/illzach.yml", "[../x]", "on attend un identifiant"),
        ("fiches/carte.yml", "[avant]", "methode/fiches/avant.md"),
    ],
)
def test_an_old_name_that_is_taken_is_refused_with_both_names(
    site: Path, file: str, names: str, told: str
) -> None:
    page(site, "fiches/avant.md")
    add(site / file, f"anciens_noms: {names}\n")
    answer = refused(site)
    assert told in answer
    assert f"{file}:" in answer


def test_an_old_name_asked_for_by_two_records_is_refused_once(site: Path) -> None:
    add(site / "retours_experience" / "illzach.yml", "anciens_noms: [avant]\n")
    add(site / "retours_experience" / "mulhouse.yml", "anciens_noms: [avant]\n")
    answer = refused(site)
    assert "un ancien nom de retours_experience/" in answer
    assert answer.count("erreur") == 1


def test_an_old_name_in_a_link_is_told_with_the_new_one(site: Path) -> None:
    add(site / "fiches" / "carte.yml", "anciens_noms: [plan]\n")
    rewrite(site / "fiches" / "kits" / "soiree.yml", "fiche: carte", "fiche: plan")
    assert "« plan » a changé de nom ; écrivez « carte »" in refused(site)


def test_no_draft_is_started_under_an_old_name(site: Path) -> None:
    add(site / "fiches" / "carte.yml", "anciens_noms: [plan]\n")
    result = run(site, "nouveau", "fiche", "--titre", "Plan")
    assert result.exit_code == 2
    assert "« plan » est un ancien nom de « carte »" in result.stderr.replace("\u00a0", " ")


# What was withdrawn -----------------------------------------------------------------------------------------

GONE = "titre: Un récit retiré\nretire: {le: 2026-11-01, motif: À la demande d’une personne citée.}\n"


def test_a_withdrawn_record_leaves_a_page_that_says_so_and_nothing_of_its_text(site: Path) -> None:
    record = site / "retours_experience" / "illzach.yml"
    summary = "Le récit reste à écrire."
    assert summary in record.read_text(encoding="utf-8")
    record.write_text(GONE, encoding="utf-8")
    out = built(site)
    html = read(out, "retours/illzach").replace("\u00a0", " ")
    assert "retirée le 1er novembre 2026" in html
    assert "À la demande d’une personne citée." in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'http-equiv="refresh"' not in html
    for file in files_of(out):
        content = (out / file).read_bytes()
        if file.endswith((".html", ".json", ".xml", ".txt")):
            assert summary.encode() not in content, file
            if file != "retours/illzach/index.html":
                assert b"retours/illzach" not in content, file
                assert "Un récit retiré".encode() not in content, file


def test_a_withdrawn_tool_is_no_longer_printed(site: Path) -> None:
    shutil.copy(site / "fiches" / "carte.yml", site / "fiches" / "autre.yml")
    assert len(files_of(built(site) / "fiches" / "autre")) > 1
    (site / "fiches" / "autre.yml").write_text(GONE, encoding="utf-8")
    out = built(site)
    assert files_of(out / "fiches" / "autre") == {"index.html"}
    assert "fiches/autre" not in read(out, "plan-du-site")


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (
            "resume: Ce qui fut.\n",
            ":3:1: erreur: la page est retirée, et rien de son texte ne reste : « resume »",
        ),
        ("statut: publie\n", ":3:1: erreur: la page est retirée"),
        ("anciens_noms: [mulhouse]\n", "cet ancien nom est l’adresse d’autre chose"),
    ],
)
def test_what_a_withdrawn_record_still_holds_is_told(site: Path, left: str, told: str) -> None:
    (site / "retours_experience" / "illzach.yml").write_text(GONE + left, encoding="utf-8")
    assert told in refused(site)


@pytest.mark.parametrize(
    "spoilt",
    [
        "titre: x\nretire: {le: 2026-11-01}\n",
        "titre: x\nretire: oui\n",
        "retire: {le: 2026-11-01, motif: y}\n",
    ],
)
def test_a_withdrawal_says_when_and_why(site: Path, spoilt: str) -> None:
    (site / "retours_experience" / "illzach.yml").write_text(spoilt, encoding="utf-8")
    assert "retours_experience/illzach.yml:" in refused(site)


def test_the_reason_of_a_withdrawal_is_read_as_any_short_text(site: Path) -> None:
    record = site / "retours_experience" / "illzach.yml"
    record.write_text(GONE.replace("demande", "**demande**"), encoding="utf-8")
    told = run(site, "valider").stdout.replace("\u00a0", " ")
    assert "illzach.yml:2:38: avertissement: « **demande** » resterait écrit tel quel" in told


def test_links_to_what_was_withdrawn_are_told(site: Path) -> None:
    (site / "fiches" / "carte.yml").write_text(GONE, encoding="utf-8")
    told = run(site, "valider").stdout.replace("\u00a0", " ")
    assert "fiches/kits/soiree.yml:" in told
    assert "« carte » est retiré depuis le 1er novembre 2026 ; retirez ce lien" in told


def test_a_page_by_hand_can_be_withdrawn_and_its_text_must_go(site: Path) -> None:
    file = site / "methode" / "annexe.md"
    front = "---\ntitle: Une annexe\nretire: {le: 2026-11-01, motif: Elle n’a plus cours.}\n---\n"
    file.write_text(f"{front}\n# Une annexe\n", encoding="utf-8")
    assert "methode/annexe.md:6:1: erreur: la page est retirée" in refused(site)
    file.write_text(front, encoding="utf-8")
    assert "Elle n’a plus cours." in read(built(site), "annexe")


# What a proposal would leave dead ---------------------------------------------------------------------------


@pytest.fixture
def before(site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(site, tmp_path / "avant"))


def compared(site: Path, before: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["comparer", str(before), "--site", str(site)])
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout.replace("\u00a0", " ")


def test_an_address_that_would_die_is_told_until_something_answers_there(site: Path, before: Path) -> None:
    record = site / "retours_experience" / "illzach.yml"
    renamed = record.with_name("illzach-centre.yml")
    record.rename(renamed)
    code, told = compared(site, before)
    assert code == 1
    assert "- **Adresse perdue** : retours/illzach/" in told
    assert r"anciens\_noms: \[illzach\]" in told
    add(renamed, "anciens_noms: [illzach]\n")
    assert compared(site, before)[0] == 0
    renamed.unlink()
    assert compared(site, before)[0] == 1
    record.write_text(GONE, encoding="utf-8")
    code, told = compared(site, before)
    assert code == 0
    assert "- Page retirée : « Un récit retiré », page retours/illzach/, le 1er novembre 2026" in told


@pytest.mark.parametrize("former", [True, False])
def test_a_page_by_hand_and_a_former_name_are_addresses_too(site: Path, before: Path, former: bool) -> None:
    if former:
        add(before / "fiches" / "carte.yml", "anciens_noms: [plan]\n")
    else:
        page(before, "annexe/suite.md")
    code, told = compared(site, before)
    assert code == 1
    assert ("fiches/plan/" if former else "annexe/suite/") in told
    assert (r"\[plan\]" if former else r"\[annexe/suite\]") in told


def test_what_goes_back_to_a_draft_leaves_its_address_dead(site: Path, before: Path) -> None:
    rewrite(site / "retours_experience" / "illzach.yml", "statut: publie", "statut: brouillon")
    code, told = compared(site, before)
    assert code == 1
    assert "Le fichier est repassé en brouillon" in told


def test_a_reviewer_reads_what_stood_before_and_what_stands_now(site: Path, before: Path) -> None:
    record = site / "retours_experience" / "illzach.yml"
    rewrite(record, "nature: fait, source: recit}", "nature: fait, selon: Jean Dupont, source: recit}")
    rewrite(record, "verifie_le: 2026-11-01", "verifie_le: 2026-10-20")
    rewrite(site / "fiches" / "carte.yml", "nom: feutres", "nom: craies")
    code, told = compared(site, before)
    assert code == 0
    assert "  - point de départ, selon : rien → « Jean Dupont »" in told
    assert "  - vérifié le : « 2026-11-01 » → « 2026-10-20 »" in told
    assert "« feutres » → « craies »" in told


def test_no_title_is_read_as_markdown_in_the_summary_of_a_proposal(site: Path, before: Path) -> None:
    title = "![x](https://a.example/i) <b>gras</b> **`x`** www.a.example"
    rewrite(site / "fiches" / "carte.yml", "titre: Carte du quartier", f"titre: '{title}'")
    _, told = compared(site, before)
    html = MarkdownIt().render(told)
    assert not re.search(r"<(a|img|b|code|strong|h[1-6])\b", html)
    assert "https\\://" in told
    assert "www\\.a.example" in told
