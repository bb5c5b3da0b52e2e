"""Pages written by hand: their front matter is a closed list, their text never runs, and each has its policy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.corpus.handwritten import MAX_PICTURE

SCRIPT = "<script>alert(1)</script>"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def run(site: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--site", str(site)])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def write(site: Path, text: str, name: str = "contribuer.md") -> None:
    (site / "methode" / name).write_text(text, encoding="utf-8")


def built(site: Path) -> dict[str, str]:
    """Every page of a site that builds."""
    result = run(site, "construire")
    assert result.exit_code == 0
    assert "erreur" not in result.stderr
    return {
        it.relative_to(site / "site").as_posix(): it.read_text(encoding="utf-8")
        for it in (site / "site").rglob("*.html")
    }


@pytest.fixture(scope="module")
def theme_scripts(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The inline scripts of the good small site."""
    import shutil

    site = Path(
        shutil.copytree(Path(__file__).parent / "corpus" / "petit", tmp_path_factory.mktemp("bon") / "site")
    )
    return {script for html in built(site).values() for script in scripts_of(html)}


def scripts_of(html: str) -> list[str]:
    return re.findall(r"<script\b[^>]*>((?:(?!</script>).)+)</script>", html, re.DOTALL | re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        f'---\ntitle: "Contribuer{SCRIPT}"\n---\n\n# T\n',
        f"---\ntitle: Contribuer\ndescription: 'x\">{SCRIPT}'\n---\n\n# T\n",
        "---\ntitle: Contribuer\ndescription: 'x\"><meta http-equiv=refresh content=0;url=//ailleurs.example>'\n---\n\n# T\n",
        f"---\ntitle: '</title>{SCRIPT}'\naccroche: '{SCRIPT}'\n---\n\n# T\n",
        f"# Contribuer </title>{SCRIPT}\n\nx\n",
        f"# {SCRIPT}\n\n## {SCRIPT}\n\nx\n",
        f"# `{SCRIPT}`\n\n## `{SCRIPT}` &lt;script&gt; &amp;lt;script\n\nx\n",
        f"{SCRIPT}\n\n<img src=x onerror=alert(1)>\n\n<base href=//ailleurs.example>\n",
        "template: redirect.html\nlocation: https://ailleurs.example/\n\n# Comme des champs d’un autre temps\n",
        "title: Un titre\nauthor: x\n\n# Un autre\n",
    ],
    ids=["title", "description", "refresh", "all", "heading", "headings", "code", "body", "older", "fields"],
)
def test_what_a_page_says_of_itself_is_shown_and_never_runs(
    site: Path, theme_scripts: set[str], text: str
) -> None:
    write(site, text)
    for path, html in built(site).items():
        assert set(scripts_of(html)) <= theme_scripts, path
        assert len(POLICY.findall(html)) == 1, path
        assert html.count("<meta http-equiv") == 1, path
        assert not re.search(r"<(?:base|iframe|img[^>]*onerror)\b", html), path


def test_a_title_with_signs_of_html_is_read_as_it_was_written_everywhere(site: Path) -> None:
    write(
        site,
        "---\ntitle: Droits & devoirs <b>\ndescription: Un & deux\n---\n\n# Droits & devoirs\n\n## A & B\n",
    )
    pages = built(site)
    html = pages["contribuer/index.html"]
    assert "<title>Droits &amp; devoirs &lt;b&gt; - Petit site</title>" in html
    assert '<meta name="description" content="Un &amp; deux">' in html
    assert "&amp;amp;" not in "".join(pages.values())
    assert "Droits &amp; devoirs &lt;b&gt;" in pages["index.html"]
    record = (site / "site" / "recherche").rglob("*.json")
    assert any("Droits & devoirs <b>" in unescape(it.read_text(encoding="utf-8")) for it in record)


def test_a_page_without_front_matter_takes_its_title_from_its_heading(site: Path) -> None:
    write(site, "# L'entraide & nous\n\nx\n")
    assert "<title>L’entraide &amp; nous - Petit site</title>" in built(site)["contribuer/index.html"]


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("<java\nscript:alert(1)>", False),
        ("&#106;avascript:alert(1)", False),
        ("javascript&colon;alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("blob:x", False),
        ("intent:x", False),
        ("ms-word:ofe|u|x", False),
        ("//ailleurs.example", False),
        ("https://ailleurs.example/a.png", True),
        ("data:image/png;base64,x", True),
    ],
)
def test_an_address_of_another_kind_is_refused_at_its_line(site: Path, address: str, picture: bool) -> None:
    write(site, f"# Titre\n\n{'!' if picture else ''}[ici]({address})\n")
    result = run(site, "construire")
    assert result.exit_code == 1
    assert re.search(
        r"^methode/contribuer\.md:(3|1):\d+: erreur: l’adresse .* n’est pas admise", result.stderr
    )
    assert not (site / "site").exists()


def test_links_of_the_kinds_that_a_page_may_have_pass(site: Path) -> None:
    write(
        site,
        "# T\n\n## A\n\n[a](https://exemple.fr/?x=javascript:y) [b](mailto:accueil@exemple.fr) [c](index.md) [d](#a) "
        "<https://exemple.fr>\n",
    )
    built(site)


def test_a_picture_is_published_and_a_file_that_only_claims_to_be_one_is_not(site: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    (site / "methode" / "images").mkdir()
    (site / "methode" / "images" / "plan.png").write_bytes(png)
    write(site, "# T\n\n![Le plan](images/plan.png)\n")
    built(site)
    assert (site / "site" / "images" / "plan.png").read_bytes() == png
    (site / "methode" / "images" / "plan.png").write_bytes(b"<!doctype html><script>alert(1)</script>")
    assert "n’est pas une image PNG" in run(site, "valider").stdout
    assert run(site, "construire").exit_code == 1


# The frame of a site ------------------------------------------------------------------------------


def frame(site: Path, text: str, name: str = "main.html") -> None:
    folder = site / "cadre"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    settings = site / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("font: false", "font: false, custom_dir: cadre"),
        encoding="utf-8",
    )


def test_a_frame_that_forgets_the_policy_has_it_all_the_same(site: Path) -> None:
    frame(site, '{% extends "base.html" %}')
    pages = built(site)
    assert all(len(POLICY.findall(html)) == 1 for html in pages.values())
    assert "404.html" in pages


def test_a_script_that_the_frame_itself_holds_is_let_through(site: Path) -> None:
    frame(site, '{% extends "base.html" %}{% block extrahead %}<script>ours()</script>{% endblock %}')
    for html in built(site).values():
        assert html.count("<script>ours()</script>") == 1
        assert len(POLICY.findall(html)) == 1


@pytest.mark.parametrize(
    "block",
    [
        "{% block extrahead %}{% if page.title == 'Contribuer' %}<script>alert(1)</script>{% endif %}{% endblock %}",
        '{% block extrahead %}<script src="https://ailleurs.example/a.js"></script>{% endblock %}',
        '{% block content %}<iframe src="x"></iframe>{% endblock %}',
    ],
    ids=["a script of one page", "a script from elsewhere", "a frame"],
)
def test_a_page_that_would_hold_something_else_stops_the_build(site: Path, block: str) -> None:
    frame(site, f'{{% extends "base.html" %}}{block}')
    result = run(site, "construire")
    assert result.exit_code == 1
    assert "n’est pas admis dans une page" in result.stderr
    assert not (site / "site").exists()


def test_a_page_that_another_plugin_writes_without_policy_stops_the_build(site: Path) -> None:
    (site / "crochets.py").write_text(
        "from pathlib import Path\n\n"
        "def on_post_build(config):\n    Path(config.site_dir, 'autre.html').write_text('<p>x</p>')\n",
        encoding="utf-8",
    )
    settings = site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}hooks: [crochets.py]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "construire", "--site", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 1
    assert "« autre.html » manque, ou n’a pas de politique de sécurité" in done.stderr
    assert not (site / "site").exists()


# The place of another page --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "methode/index.md",  # methode/methode.md is there
        "contribuer/index.md",
        "fiches/carte.md",
        "livre.md",
        "credits/index.md",
        "recherche/index.md",
        "assets/index.md",
    ],
)
def test_a_page_that_would_take_the_place_of_another_is_told_by_every_door(site: Path, name: str) -> None:
    (site / "methode" / name).parent.mkdir(parents=True, exist_ok=True)
    (site / "methode" / name).write_text("# Détournée\n\nBonjour.\n", encoding="utf-8")
    for command in ("valider", "construire"):
        result = CliRunner().invoke(main, [command, "--site", str(site)])
        assert result.exit_code == 1, command
        assert "cette page prendrait la place d’une autre" in result.output, command


def test_a_picture_too_heavy_for_a_page_is_told(site: Path) -> None:
    with (site / "methode" / "plan.png").open("wb") as picture:
        picture.write(b"\x89PNG\r\n\x1a\n")
        picture.truncate(MAX_PICTURE + 1)
    result = CliRunner().invoke(main, ["valider", "--site", str(site)])
    assert "methode/plan.png:1:1: erreur: cette image dépasse 4\u00a0Mio" in result.stdout


@pytest.mark.parametrize("address", ["[x](https://[::1)", "<https://[a>", "![x](https://[::1/a.png)"])
def test_an_address_that_no_program_can_read_is_told(site: Path, address: str) -> None:
    (site / "methode" / "essai.md").write_text(f"# Essai\n\n{address}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["construire", "--site", str(site)])
    assert result.exit_code == 1
    assert "methode/essai.md:" in result.output
    assert not (site / "site").exists()


# One reading of pages -----------------------------------------------------------------------------------


def told(result: Result) -> list[str]:
    """Every problem of the pages, line by line, wherever a command tells it."""
    return [it for it in result.output.splitlines() if it.startswith("methode/")]


BAD_PAGES = {
    "a fiche that is not there": ("Voir [rien](fiche:nexiste-pas).", "2:13", "ne mène à rien"),
    "a kit, a story, a step and a word": (
        "[a](kit:x) [b](retour:x) [c](etape:x) [d](terme:x)",
        "2:5",
        "ne mène à rien",
    ),
    "a page that is not there": (
        "Voir [rien](rien.md).",
        "2:13",
        "le lien vers «\u00a0rien.md\u00a0» ne mène à rien",
    ),
    "a page of a record that is not there": ("Voir [M](retours/mulouse.md).", "2:10", "retours/mulhouse.md"),
    "an address in place of a file": (
        "Voir [M](retours/mulhouse/).",
        "2:10",
        "écrivez «\u00a0retours/mulhouse.md\u00a0»",
    ),
    "a heading that is not there": ("Voir [M](#rien).", "2:10", "à aucun de ses titres"),
    "a heading of another page": ("Voir [M](methode.md#rien).", "2:10", "à aucun de ses titres"),
    "a word that is not there": ("Voir [M](glossaire.md#rien).", "2:10", "à aucun de ses titres"),
    "a picture that is not there": ("![Le plan](plan.png)", "2:12", "n’existe pas"),
    "a picture of elsewhere": ("![Le plan](https://e.fr/a.png)", "2:12", "n’est pas admise"),
    "a scheme that nobody knows": ("[a](ftp://e.fr/x)", "2:5", "n’est pas admise"),
    "a scheme near ours": ("[a](fiches:carte)", "2:5", "n’est pas admise"),
    "an address that serves nothing": ("[1]: https://e.fr", "2:1", "montré nulle part"),
    "words hidden in a link": ('[a](https://e.fr "mots")', "2:19", "montrés nulle part"),
    "a link left open": ("[a](https://e.fr", "2:1", "n’est pas admise"),
    "an address of another host": ("[a](//e.fr)", "2:5", "n’est pas admise"),
    "an address that no program reads": ("<https://[a>", "2:2", "n’est pas admise"),
    "a reference that leads nowhere": ("[a][b]\n\n[b]: rien.md", "4:6", "ne mène à rien"),
}


@pytest.mark.parametrize("kind", BAD_PAGES)
def test_what_is_wrong_in_a_page_is_told_at_its_place_and_the_same_by_every_door(
    site: Path, kind: str
) -> None:
    text, place, said = BAD_PAGES[kind]
    write(site, f"# Titre\n{text}\n")
    checked, made = run(site, "valider"), run(site, "construire")
    assert checked.exit_code == made.exit_code == 1
    assert f"methode/contribuer.md:{place}: erreur: " in checked.stdout
    assert said in checked.stdout
    assert told(checked) == told(made)
    assert "Doc file" not in made.output


@pytest.mark.parametrize(
    "wrong", ["retours/mulouse.md", "fiches/cartes.md", "etapes/reunirr.md", "glosaire.md"]
)
def test_a_page_that_a_record_makes_is_known_and_its_neighbour_is_proposed(site: Path, wrong: str) -> None:
    write(site, f"# Titre\n\n[a]({wrong})\n")
    assert "vouliez-vous dire" in run(site, "valider").stdout


def test_links_to_records_pages_places_and_pictures_of_the_site_lead_there(site: Path) -> None:
    (site / "methode" / "guide").mkdir()
    (site / "methode" / "guide" / "plan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    write(
        site,
        "---\ntitle: Suite\n---\n\n# Le début\n\n[kit](kit:soiree) [récit](retour:mulhouse) [étape](etape:reunir) "
        "[outil](fiche:carte) [mot](terme:qpv)\n[accueil](../index.md) [ici](#le-debut) [titre](../methode.md) "
        "[liste](../fiches/index.md) [mot](../glossaire.md#qpv)\n[récit](../retours/mulhouse.md#effets) "
        "[racine](/contribuer.md) [filtre](../fiches/index.md?etape=reunir#liste) ![Le plan](plan.png) https://e.fr/a <a@e.fr>\n",
        "guide/suite.md",
    )
    assert "erreur" not in run(site, "valider").stdout
    html = built(site)["guide/suite/index.html"]
    for address in (
        "../../kits/soiree/",
        "../../retours/mulhouse/",
        "../../etapes/reunir/",
        "../../fiches/carte/",
        "../../glossaire/#qpv",
        "../../",
        "#le-debut",
        "../../methode/",
        "../../fiches/",
        "../../retours/mulhouse/#effets",
        "../../contribuer/",
        "../../fiches/?etape=reunir#liste",
        "https://e.fr/a",
        "mailto:a@e.fr",
    ):
        assert f'href="{address}"' in html, address
    assert 'src="../../guide/plan.png"' in html


def test_a_page_leads_to_no_draft(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    kits = site / "fiches" / "kits" / "soiree.yml"
    for file in (carte, kits):
        file.write_text(
            re.sub("^statut: .*$", "statut: brouillon", file.read_text("utf-8"), flags=re.M), "utf-8"
        )
    write(site, "# T\n\n[a](fiche:carte) [b](fiches/carte.md)\n")
    said = [it for it in told(run(site, "valider")) if it.startswith("methode/contribuer.md")]
    assert len(said) == 2
    assert all("un brouillon, que le public ne verra pas" in it for it in said)


@pytest.mark.parametrize(
    "text",
    [
        "Attention: ce texte est important.\n\nLa suite.\n",
        "Mulhouse: une ville\n-------------------\n\nLa suite.\n",
        "template: x\nlocation: y\n\nLa suite.\n",
        "---\n\nLa suite après un trait, avec Attention: un mot.\n",
    ],
)
def test_the_first_lines_of_a_page_are_its_text(site: Path, text: str) -> None:
    write(site, text, "essai.md")
    if text.startswith("---\n"):
        assert run(site, "valider").exit_code == 1
        return
    html = built(site)["essai/index.html"]
    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    for line in (it for it in text.splitlines() if it.strip("- ")):
        assert line in words


def test_a_title_with_a_colon_is_told_as_in_a_record(site: Path) -> None:
    write(site, "---\ntitle: Les postures : tenir le cap\n---\n\n# T\n", "postures.md")
    assert "methode/postures.md:2:" in run(site, "valider").stdout


def test_tables_codes_quotations_and_lines_of_a_page_are_laid_out(site: Path) -> None:
    write(
        site,
        '# T\n\n| Quand | Quoi |\n|---|---|\n| 9 h | **Ouvrir**, QPV |\n\n```yaml\ntitre: <b> "l\'eau"\n```\n\n> Un mot.\n\n'
        "---\n\n3. trois\n4. quatre\n\nUne ligne  \nfinie, `a < b`.\n",
    )
    assert run(site, "valider").stdout == ""
    html = built(site)["contribuer/index.html"]
    assert '<div class="defile" role="region" tabindex="0" aria-label="Quand, Quoi">' in html
    assert '<th scope="row">9\u00a0h</th><td><strong>Ouvrir</strong>, <a class="terme"' in html
    assert "<code>titre: &lt;b&gt; &#34;l&#39;eau&#34;</code>" in html
    assert "<blockquote><p>Un mot.</p>" in html
    assert "<hr>" in html
    assert '<ol start="3">' in html
    assert "Une ligne<br>\nfinie, <code>a &lt; b</code>" in html
