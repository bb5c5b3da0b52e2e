"""A session of one’s own: its question, its logo, what it prints besides; and what cannot be is told in one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.commande import plain, run

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#ff00ff"/></svg>'


def pages(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [plain(page.get_textpage().get_text_range()) for page in document]


def printed(site: Path, target: Path, *options: str | Path) -> list[str]:
    result = run("kit", "soiree", *options, "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    return pages(target)


def test_a_question_goes_on_the_wall_and_on_the_sheet_of_who_takes_part(site: Path, tmp_path: Path) -> None:
    told = printed(site, tmp_path / "kit.pdf", "--question", "carte=Où se retrouve-t-on ?")
    words = [" ".join(it.split()) for it in told]
    asked = [it for it in words if "Où se retrouve" in it]
    assert any(it.startswith("La question") for it in asked)
    assert any("POUR LES PARTICIPANTS" in it for it in asked)
    assert any("LE SCRIPT" in it for it in words)


def test_a_question_without_a_name_is_that_of_the_first_fiche(site: Path, tmp_path: Path) -> None:
    told = printed(site, tmp_path / "kit.pdf", "--question", "Que faire ?")
    assert sum("Que faire" in it for it in told) >= 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--question", "cate=Où ?"],
            "La fiche « cate » n’est pas dans ce kit ; vouliez-vous dire « carte » ?",
        ),
        (["--question", "a", "--question", "b"], "La question « b » est de trop"),
        (["--question", " "], "Une question a de 1 à 200 lettres, et celle-ci en a 0."),
        (["--question", "x" * 201], "Une question a de 1 à 200 lettres, et celle-ci en a 201."),
        (["--question", "M" * 32], "Dans la question, un mot a 32 lettres ; coupez-le : 31 au plus."),
        (["--question", "Soirée 🎉"], "Dans la question, les polices des feuilles imprimées"),
        (["--avec", "tirrage"], "On n’imprime pas « tirrage » en plus ; vouliez-vous dire « tirage » ?"),
        (["--logo", "absent.png"], "le logo « absent.png » n’existe pas"),
        (["--papier", "a5"], "--papier"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_nothing_is_written(
    site: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    result = run("kit", "soiree", *options, "-o", tmp_path / "kit.pdf", "--site", site)
    assert result.exit_code == 2
    assert said in plain(result.output)
    assert not (tmp_path / "kit.pdf").exists()


def picture(size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("L", size).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nous.png", b"ceci n'est pas une image", "n’est pas une image PNG que l’on puisse lire"),
        ("nous.png", picture((40, 40))[:-20], "n’est pas une image PNG que l’on puisse lire"),
        ("nous.png", picture((6000, 10)), "a plus de 5000 points de côté"),
        ("nous.png", bytes(1_000_001), "pèse plus d’un mégaoctet"),
        ("nous.gif", b"GIF89a", "n’est ni un SVG ni un PNG"),
        ("nous.svg", b"<html/>", "n’est pas une image SVG que l’on puisse lire"),
        ("nous.svg", SVG.encode("utf-16"), "n’est pas une image SVG que l’on puisse lire"),
        (
            "nous.svg",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.encode(),
            "contient un en-tête DOCTYPE ou ENTITY",
        ),
        (
            "nous.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
            "va chercher « /etc/passwd » ailleurs",
        ),
        (
            "nous.svg",
            SVG.replace("<rect", "<style>@import 'a.css';</style><rect").encode(),
            "va chercher « a.css »",
        ),
        (
            "nous.svg",
            SVG.replace("#ff00ff", "url(file:///etc/passwd#a)").encode(),
            "va chercher « file:///etc",
        ),
        ("nous.svg", SVG.replace("viewBox", 'width="0" viewBox').encode(), "n’a pas de taille"),
        ("nous.svg", SVG.replace("viewBox", 'height="-3px" viewBox').encode(), "n’a pas de taille"),
    ],
)
def test_a_file_that_cannot_be_a_logo_is_told_by_the_command_as_by_the_settings(
    site: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    logo = tmp_path / name
    logo.write_bytes(content)
    result = run("kit", "soiree", "--logo", logo, "-o", tmp_path / "kit.pdf", "--site", site)
    assert result.exit_code == 2
    assert said in plain(result.output)
    assert not (tmp_path / "kit.pdf").exists()
    (site / "overrides" / "images").mkdir(parents=True, exist_ok=True)
    (site / "overrides" / "images" / name).write_bytes(content)
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace(
        "plugins: [essaimage]", f"plugins: [{{essaimage: {{papier: {{logo: images/{name}}}}}}}]"
    )
    text = text.replace("theme: {name: material,", "theme: {name: material, custom_dir: overrides,")
    settings.write_text(text, encoding="utf-8")
    answer = run("valider", "--site", site)
    assert answer.exit_code == 1
    assert said in plain(answer.output)


@pytest.mark.parametrize(
    "svg",
    [
        SVG,
        SVG.replace("viewBox", 'width="100%" height="0.5cm" viewBox'),
        SVG.replace("#ff00ff", "url(#a)"),
        SVG.replace("<rect", "<style>rect{fill:url('#a')}</style><rect"),
    ],
)
def test_a_logo_that_holds_all_it_needs_is_taken(site: Path, tmp_path: Path, svg: str) -> None:
    logo = tmp_path / "nous.svg"
    logo.write_text(svg, encoding="utf-8")
    printed(site, tmp_path / "kit.pdf", "--logo", logo)


def test_the_longest_word_that_is_taken_holds_on_every_sheet(site: Path, tmp_path: Path) -> None:
    printed(site, tmp_path / "kit.pdf", "--question", "M" * 31)
    for page in pypdfium2.PdfDocument(tmp_path / "kit.pdf"):
        text, width = page.get_textpage(), page.get_width()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1) == "M":
                left, _, right, _ = text.get_charbox(index)
                assert left > 30
                assert right < width - 30


def test_a_logo_stands_on_the_cover(site: Path, tmp_path: Path) -> None:
    logo = tmp_path / "nous.svg"
    logo.write_text(SVG, encoding="utf-8")
    printed(site, tmp_path / "kit.pdf", "--logo", logo)
    cover = pypdfium2.PdfDocument(tmp_path / "kit.pdf")[0].render().to_pil().convert("RGB")
    assert (255, 0, 255) in {colour for _, colour in cover.getcolors(1 << 24)}


def test_what_a_session_prints_besides_is_printed(site: Path, tmp_path: Path) -> None:
    kit = tmp_path / "kit.pdf"
    told = printed(site, kit, "--avec", "tirage, chevalets,prenoms,photos", "--participants", "13")
    assert any("Je m’appelle" in it for it in told)
    assert any(it.count("Photo : non") >= 24 for it in told)
    tables = sum(it.strip().startswith(("Table", "elbaT")) or "Table\r\n" in it for it in told)
    assert tables >= 1
