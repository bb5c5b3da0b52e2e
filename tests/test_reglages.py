"""The settings of a site: one file, read with line and column, and asked by every door."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from generator.corpus import Folders, Settings, load_corpus, read_settings
from generator.corpus.forge import forge_of, new_file_address
from tests.commande import plain, run, set_entry


def with_options(site: Path, options: str) -> Path:
    file = site / "mkdocs.yml"
    given = f"plugins:\n  - essaimage: {{{options}}}\n"
    text, once = re.subn(r"^plugins:.*\n(?:[ -].*\n)*", given, file.read_text(encoding="utf-8"), flags=re.M)
    assert once == 1
    file.write_text(text, encoding="utf-8")
    return site


def settings_of(tmp_path: Path, repo: str, edit: str, forge: str = "") -> Settings:
    options = f"{{forge: {forge}}}" if forge else ""
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: x\nsite_url: https://x.fr/\nrepo_url: {repo}\nedit_uri: {edit}\ndocs_dir: methode\n"
        f"theme: {{name: essaimage}}\nplugins:\n  - essaimage: {options}\n",
        encoding="utf-8",
    )
    settings, problems = read_settings(tmp_path)
    assert problems == []
    return settings


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "site_nam: x",
            "le champ « site_nam » n’existe pas dans mkdocs.yml ; vouliez-vous dire « site_name » ?",
        ),
        ("strict: peut-être", "« strict » : on attend oui ou non ; écrivez « oui » ou « non »"),
        ("docs_dir: docs", "« docs_dir » : seule la valeur « methode » est admise"),
        ("theme: {name: mkdocs}", "« name » : le thème des pages est « essaimage »"),
        ("theme: {name: essaimage, custom_dir: rien}", "le dossier « rien » n’existe pas"),
        ("theme: {name: essaimage, custom_dir: ../ailleurs}", "« ../ailleurs » n’est pas dans celui du site"),
        ("theme: {name: essaimage, custom_dir: /tmp}", "« /tmp » n’est pas dans celui du site"),
        ("theme: {name: essaimage, custom_dir: .}", "tout le contenu du dossier « . » serait publié"),
        ("theme: {name: essaimage, custom_dir: ./}", "tout le contenu du dossier « ./ » serait publié"),
        ("theme: {name: essaimage, custom_dir: ''}", "tout le contenu du dossier «  » serait publié"),
        ("theme: {name: essaimage, custom_dir: Fiches/kits}", "du dossier « Fiches/kits » serait publié"),
        ("theme: {name: essaimage, custom_dir: ./methode}", "du dossier « ./methode » serait publié"),
        ("theme: {name: essaimage, custom_dir: .git}", "du dossier « .git » serait publié"),
        ("theme: {name: essaimage, custom_dir: [a]}", "« custom_dir » : on attend le nom d’un dossier"),
        ("extra_javascript: [https://x.example/a.js]", "viendrait d’un autre site"),
        ("extra_css: [//x.example/a.css]", "viendrait d’un autre site"),
        ("nav: methode.md", "« nav » : on attend une liste, et non un texte"),
        ("plugins: [search]", "« essaimage » manque parmi les greffons"),
        ("plugins: [{essaimage: {imprime: non}}]", "vouliez-vous dire « imprimer » ?"),
        ("plugins: [{essaimage: {licence: CC-BY-SA}}]", "écrivez l’une de celles-ci"),
        ("plugins: [{essaimage: {pays: France}}]", "on attend un pays en deux lettres"),
        ("plugins: [{essaimage: {pays: UK}}]", "on attend un pays en deux lettres, et non « UK »"),
        (
            "plugins: [{essaimage: {pays: re}}]",
            "la loi qui s’applique à « RE » est celle de la France ; écrivez FR",
        ),
        ("plugins: [{essaimage: {forge: bitbucket}}]", "« forge » : la valeur « bitbucket » n’existe pas"),
        ("plugins: [{essaimage: [imprimer]}]", "on attend un bloc de champs"),
        ("plugins: [{essaimage: {papier: {couleur: bleu}}}]", "cette couleur n’est pas comprise"),
        (
            "plugins: [{essaimage: {papier: {logo: ../secret.svg}}}]",
            "ce fichier doit être dans « overrides »",
        ),
        ("nav: [{Titre: }]", "cette entrée du menu ne mène à aucune page"),
        (
            "nav: [methode.md, nulle-part.md]",
            "le menu mène à « nulle-part.md », qui n’est pas une page du site",
        ),
        ("nav: [metode.md]", "vouliez-vous dire « methode.md » ?"),
        ("extra: {mentions: {contact: x}}", "déplacez « mentions » sous « plugins », puis « essaimage »"),
        ("use_directory_urls: false", "retirez « use_directory_urls »"),
        ("x: !!python/name:os.system", "l’étiquette de type « !!python/name:os.system » n’est pas admise"),
        ("site_url: exemple.fr", "on attend une adresse web"),
        ("hooks: [absent.py]", "MkDocs n’admet pas la valeur de « hooks »"),
        ("markdown_extensions: [nulle_part]", "MkDocs n’admet pas la valeur de « markdown_extensions »"),
    ],
)
def test_a_mistake_in_the_settings_is_told_at_its_line_in_french_by_valider_as_by_construire(
    site: Path, line: str, told: str
) -> None:
    number = set_entry(site, line)
    for command in ("valider", "construire"):
        result = run(command, "--site", site)
        assert result.exit_code == 1, command
        (said,) = [it for it in plain(result.output).splitlines() if told in it]
        assert said.startswith(f"mkdocs.yml:{number}:"), command
        assert "Config value" not in result.output


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("retours/ailleurs.md", "cette page a changé de nom ; écrivez « retours/illzach.md »"),
        ("guide.md", "cette page a changé de nom ; écrivez « methode.md »"),
        ("annexe.md", "cette page est retirée depuis le 1er novembre 2026 ; retirez ce lien"),
        ("vieille-annexe.md", "cette page est retirée depuis le 1er novembre 2026 ; retirez ce lien"),
        ("fiches/projet.md", "un brouillon que le public ne verra pas ; faites-le relire"),
    ],
)
def test_an_entry_of_the_menu_for_a_page_that_is_there_no_more_says_what_became_of_it(
    site: Path, entry: str, told: str
) -> None:
    story, tool = site / "retours_experience" / "illzach.yml", site / "fiches" / "carte.yml"
    draft = re.sub("statut: .*", "statut: brouillon", tool.read_text(encoding="utf-8"))
    (site / "fiches" / "projet.yml").write_text(draft, encoding="utf-8")
    story.write_text(
        f"{story.read_text(encoding='utf-8').rstrip()}\nanciens_noms: [ailleurs]\n", encoding="utf-8"
    )
    page = site / "methode" / "methode.md"
    page.write_text(f"---\nanciens_noms: [guide]\n---\n{page.read_text(encoding='utf-8')}", encoding="utf-8")
    (site / "methode" / "annexe.md").write_text(
        "---\ntitle: Une annexe\nretire: {le: 2026-11-01, motif: Elle n’a plus cours.}\n"
        "anciens_noms: [vieille-annexe]\n---\n",
        encoding="utf-8",
    )
    line = set_entry(site, f"nav:\n  - methode.md\n  - Autre: {entry}") + 2
    for command in ("valider", "construire"):
        result = run(command, "--site", site)
        assert result.exit_code == 1, command
        (said,) = [it for it in plain(result.output).splitlines() if it.startswith("mkdocs.yml:")]
        assert said.startswith(f"mkdocs.yml:{line}:12: erreur: le menu mène à « {entry} »"), command
        assert told in said


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("retours/ailleurs.md", "cette page a changé de nom ; écrivez « retours/illzach.md »"),
        ("retours/illzach.md", ""),
    ],
)
def test_a_link_of_a_page_to_a_former_page_says_its_name_now(site: Path, link: str, told: str) -> None:
    story = site / "retours_experience" / "illzach.yml"
    story.write_text(
        f"{story.read_text(encoding='utf-8').rstrip()}\nanciens_noms: [ailleurs]\n", encoding="utf-8"
    )
    (site / "methode" / "contribuer.md").write_text(f"# T\n\n[ici]({link})\n", encoding="utf-8")
    assert told in plain(run("valider", "--site", site).stdout)
    assert bool(told) == (run("valider", "--site", site).exit_code == 1)


def test_a_page_that_no_entry_of_the_menu_leads_to_is_told_and_published(site: Path) -> None:
    (site / "methode" / "a-part.md").write_text("# À part\n\nDu texte.\n", encoding="utf-8")
    result = run("valider", "--site", site)
    assert result.exit_code == 0
    assert "methode/a-part.md:1:1: avertissement: aucune entrée du menu" in plain(result.stdout)
    assert run("construire", "--site", site).exit_code == 0
    assert (site / "site" / "a-part" / "index.html").is_file()


@pytest.mark.parametrize(
    ("repo", "edit", "chosen", "kind", "address"),
    [
        (
            "https://github.com/a/b",
            "edit/main/methode/",
            "",
            "github",
            "https://github.com/a/b/new/main/fiches?filename={nom}&value={texte}",
        ),
        (
            "https://github.com/a/b.git",
            "edit/master/site/methode/",
            "",
            "github",
            "https://github.com/a/b/new/master/site/fiches?filename={nom}&value={texte}",
        ),
        (
            "https://framagit.org/a/b/",
            "-/edit/main/methode/",
            "",
            "gitlab",
            "https://framagit.org/a/b/-/new/main/fiches?file_name={nom}",
        ),
        (
            "https://codeberg.org/a/b",
            "_edit/main/methode",
            "",
            "forgejo",
            "https://codeberg.org/a/b/_new/main/fiches?filename={nom}&value={texte}",
        ),
        ("https://gitea.ville.fr/a/b", "_edit/x/methode/", "", "forgejo", None),
        ("https://git.ville.fr/a/b", "edit/main/methode/", "", "", ""),
        ("https://git.ville.fr/a/b", "edit/main/methode/", "forgejo", "forgejo", None),
        ("https://github.com/a/b", "edit/main/methode/", "aucune", "", ""),
        ("https://github.com/a/b", "edit/main/docs/", "", "github", ""),
    ],
)
def test_a_new_file_is_proposed_where_the_pencil_leads(
    tmp_path: Path, repo: str, edit: str, chosen: str, kind: str, address: str | None
) -> None:
    settings = settings_of(tmp_path, repo, edit, chosen)
    assert forge_of(settings) == kind
    found = new_file_address(settings, "fiches")
    assert (
        found.startswith(repo.removesuffix("/").removesuffix(".git")) if address is None else found == address
    )


def test_the_licence_of_a_site_is_that_of_its_form_its_drafts_its_pages_and_its_credits(site: Path) -> None:
    with_options(site, "licence: CC-BY-SA-4.0, imprimer: non")
    for record in (site / "fiches").glob("*.yml"):
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub(r"^licence:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    assert {it.record.licence for it in corpus.fiches.values()} == {"CC-BY-SA-4.0"}
    assert run("construire", "--site", site).exit_code == 0
    pages = site / "site"
    assert "CC BY-SA 4.0" in (pages / "credits" / "index.html").read_text(encoding="utf-8")
    assert 'data-licence="CC-BY-SA-4.0"' in (pages / "contribuer/formulaire/index.html").read_text(
        encoding="utf-8"
    )
    fiche = (pages / "fiches" / next(iter(corpus.fiches)) / "index.html").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in fiche
    assert "but commercial" not in fiche or "même dans un but commercial" in fiche


def test_the_sentences_of_one_site_stand_on_no_other(site: Path) -> None:
    assert run("construire", "--site", site).exit_code == 0
    shown = "".join(it.read_text(encoding="utf-8") for it in (site / "site").rglob("*.html"))
    for sentence in ("la lecture de ce projet", "aucun organisme", "l’équipe d’Essaimage", "Sept temps"):
        assert sentence not in shown, sentence


def test_what_french_law_asks_is_not_asked_of_a_site_elsewhere(site: Path) -> None:
    mentions = (
        "mentions: {editeur: {nom: A, adresse: B, telephone: C}, directeur_de_publication: D, "
        "contact: {courriel: e@e.fr}, hebergeur: {nom: F, adresse: G, telephone: H, journaux: I}}"
    )
    with_options(site, f"pays: FR, imprimer: non, {mentions}")
    told = plain(run("valider", "--site", site).stdout)
    assert "« mentions » : le champ « accessibilite » manque dans les mentions ; ajoutez-le" in told
    with_options(site, f"pays: be, imprimer: non, {mentions}")
    assert run("construire", "--site", site).exit_code == 0
    assert not (site / "site" / "accessibilite").exists()
    shown = "".join(it.read_text(encoding="utf-8") for it in (site / "site").rglob("*.html"))
    assert "CNIL" not in shown
    assert "RGAA" not in shown


def test_the_sheets_of_a_site_have_its_colour_and_its_logo(site: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#ff00ff"/></svg>'
    (site / "overrides" / "images").mkdir(parents=True)
    (site / "overrides" / "images" / "logo.svg").write_text(logo, encoding="utf-8")
    with_options(site, 'papier: {couleur: "#0f6a00", logo: images/logo.svg}')
    set_entry(site, "theme: {name: essaimage, custom_dir: overrides}")
    target = site.parent / "kit.pdf"
    result = run("kit", "soiree", "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    cover = pypdfium2.PdfDocument(target)[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in cover.getcolors(1 << 20)}
    assert (255, 0, 255) in colours
    assert (0x0F, 0x6A, 0x00) in colours
    assert (0x1D, 0x3B, 0x53) not in colours


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('papier: {couleur: "#ffff00"}', "cette couleur est trop claire pour du papier"),
        ("papier: {logo: images/absent.svg}", "le logo « images/absent.svg » n’existe pas"),
        ("papier: {logo: images/logo.gif}", "« images/logo.gif » n’est ni un SVG ni un PNG"),
    ],
)
def test_a_look_of_sheets_that_cannot_be_is_told(site: Path, options: str, told: str) -> None:
    with_options(site, options)
    result = run("valider", "--site", site)
    assert result.exit_code == 1
    assert told in plain(result.stdout)


@pytest.mark.parametrize("command", [["kits"], ["kit", "soiree"]])
def test_a_site_without_paper_and_address_is_asked_for_the_address_before_a_sheet(
    site: Path, command: list[str]
) -> None:
    with_options(site, "imprimer: non")
    settings = site / "mkdocs.yml"
    text = re.sub(r"^site_url:.*\n", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")
    result = run(*command, "--site", site)
    assert result.exit_code == 2
    assert "ajoutez « site_url »" in plain(result.stderr)


@pytest.mark.parametrize(
    ("template", "text", "told"),
    [
        (
            "essaimage/credits.html",
            "{{ page.h1('x') }}\n{% if %}\n",
            "2:1: erreur: l’écriture de ce gabarit n’est pas comprise ici",
        ),
        (
            "essaimage/fiche.html",
            "\n\n{{ rien.du_tout }}\n",
            "3:1: erreur: ce gabarit demande ce qui n’existe pas",
        ),
        (
            "essaimage/accueil.html",
            "{{ title }}{{ rien() }}\n",
            "1:1: erreur: ce gabarit demande ce qui n’existe pas",
        ),
        ("main.html", "{% block x %}\n", "1:1: erreur: l’écriture de ce gabarit n’est pas comprise ici"),
        *(
            ("essaimage/credits.html", f"x\n{wrong}\n", "2:1: erreur: ce gabarit demande ce qui n’existe pas")
            for wrong in (
                "{{ page.h1() }}",
                "{{ 1 + 'a' }}",
                "{% for a, b in 3 %}{% endfor %}",
                "{{ 1 / 0 }}",
            )
        ),
        (
            "essaimage/macros.html",
            "{% macro head() %}{{ rien.du_tout }}{% endmacro %}{{ rien.du_tout }}\n",
            "1:1: erreur: ce gabarit demande ce qui n’existe pas",
        ),
        (
            "essaimage/retour.html",
            "{% if entry.slug == 'mulhouse' %}\n{{ rien.du_tout }}\n{% endif %}\n",
            "2:1: erreur: ce gabarit demande ce qui n’existe pas",
        ),
        (
            "essaimage/retour.html",
            "{% if entry.slug == 'illzach' %}\n{{ rien.du_tout }}\n{% endif %}\n",
            "2:1: erreur: ce gabarit demande ce qui n’existe pas",
        ),
    ],
)
@pytest.mark.parametrize("folder", ["overrides", "habillage/local"])
def test_a_template_of_the_site_that_is_wrong_is_told_at_its_line_by_valider_as_by_construire(
    site: Path, folder: str, template: str, text: str, told: str
) -> None:
    set_entry(site, f"theme: {{name: essaimage, custom_dir: {folder}}}")
    (site / folder / "essaimage").mkdir(parents=True)
    (site / folder / template).write_text(text, encoding="utf-8")
    for command in ("valider", "construire"):
        result = run(command, "--site", site)
        assert result.exit_code == 1, command
        assert plain(result.output).count(f"{folder}/{template}:{told}") == 1, command
