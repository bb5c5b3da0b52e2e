"""The font that a site chooses for its sheets: seen on paper, and told in French when it cannot serve."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from pymupdf_fonts import fontbuffers

from generator.printing import press_of
from generator.printing.font_file import Damaged, characters, refuse_damage, tables
from generator.printing.fonts import FIRST
from generator.printing.look import look_of
from generator.printing.typst_fonts import faces_of
from tests.commande import plain, run

FIRA = ("figo", "figbo", "figit", "figbi")


def with_font(site: Path, family: str, fonts: dict[str, bytes]) -> Path:
    """The site with a font chosen for its sheets, and these files among its own."""
    folder = site / "overrides" / "polices"
    folder.mkdir(parents=True)
    for name, content in fonts.items():
        (folder / name).write_bytes(content)
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for name, given in (
        ("theme", "theme: {name: essaimage, custom_dir: overrides}\n"),
        ("plugins", f"plugins:\n  - essaimage:\n      papier:\n        police: {family}\n"),
    ):
        text, once = re.subn(rf"^{name}:.*\n(?:[ -].*\n)*", given, text, flags=re.M)
        assert once == 1
    settings.write_text(text, encoding="utf-8")
    return site


def write(site: Path, words: str) -> None:
    """Put some words on a sheet of the site."""
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text(encoding="utf-8")
    assert text.count("On s'accueille.") == 1
    carte.write_text(text.replace("On s'accueille.", words), encoding="utf-8")


def fira(*names: str) -> dict[str, bytes]:
    return {f"{name}.ttf": fontbuffers[name]() for name in names}


def changed(font: bytes, change: Callable[[TTFont], None]) -> bytes:
    """A font remade after a change, whole and sound."""
    opened = TTFont(io.BytesIO(font))
    change(opened)
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def with_rights(rights: int) -> dict[str, bytes]:
    fonts = fira(*FIRA)

    def restrict(font: TTFont) -> None:
        font["OS/2"].fsType = rights

    return fonts | {"figbo.ttf": changed(fonts["figbo.ttf"], restrict)}


def said_of(site: Path) -> str:
    """What is said at the line of the font, the same by every door."""
    told = []
    for command in ("valider", "construire"):
        result = run(command, "--site", site)
        assert result.exit_code == 1, command
        told += [it for it in plain(result.output).splitlines() if it.startswith("mkdocs.yml:")]
    first, second = told
    assert first == second
    line = (site / "mkdocs.yml").read_text(encoding="utf-8").split("police:")[0].count("\n") + 1
    start = f"mkdocs.yml:{line}:17: erreur: "
    assert first.startswith(start)
    return first.removeprefix(start)


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(thing.FontName).partition("+")[2]
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        }


def kit_of(site: Path) -> bytes:
    target = site / "kit.pdf"
    result = run("kit", "soiree", "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    return target.read_bytes()


def test_the_sheets_of_a_site_are_all_written_with_its_font(site: Path) -> None:
    write(site, "*On* s’accueille ***bien***.")
    assert fonts_of(kit_of(with_font(site, "firago", fira(*FIRA)))) == {
        "FiraGO-Regular",
        "FiraGO-Bold",
        "FiraGO-Italic",
        "FiraGO-BoldItalic",
    }


def test_what_the_font_lacks_is_written_with_ours(site: Path) -> None:
    with_font(
        site,
        "Ubuntu",
        {f"{it}.ttf": fontbuffers[it]() for it in ("ubuntu", "ubuntubo", "ubuntuit", "ubuntubi")},
    )
    write(site, "On s’accueille ☐ Nguyễn.")
    pdf = kit_of(site)
    assert any("NotoSans" in it for it in fonts_of(pdf))
    shown = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "On s’accueille ☐ Nguyễn." in shown


def test_a_sign_that_only_the_font_of_the_site_draws_is_admitted_and_printed_with_it(site: Path) -> None:
    write(site, "On s’accueille avec მშვიდობა.")
    assert "n’ont pas de signe pour « მ »" in plain(run("valider", "--site", site).output)
    with_font(site, "FiraGO", fira(*FIRA))
    assert run("valider", "--site", site).exit_code == 0
    shown = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(kit_of(site)))
    assert "მშვიდობა" in shown
    result = run("kit", "--fiches", "carte", "--titre", "მშვიდობა", "-o", site / "a-soi.pdf", "--site", site)
    assert result.exit_code == 0, result.output


def test_a_sign_counts_only_when_every_style_of_the_font_draws_it(site: Path) -> None:
    def forget(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord("მ"), None)

    fonts = fira(*FIRA)
    with_font(site, "FiraGO", fonts | {"figbo.ttf": changed(fonts["figbo.ttf"], forget)})
    look = look_of(site)
    assert look.unwritable("შმ") == "მ"


@pytest.mark.parametrize(
    ("family", "fonts", "told"),
    [
        (
            "Firago Sans",
            lambda: fira(*FIRA),
            "la police « Firago Sans » n’est pas dans « overrides/polices » ; vouliez-vous dire « FiraGO » ?",
        ),
        (
            "../../etc",
            dict,
            "la police « ../../etc » n’est pas dans « overrides/polices » ; "
            "mettez-y les fichiers de cette famille, en .ttf ou en .otf",
        ),
        (
            "FiraGO",
            lambda: fira("figo", "figit"),
            "il manque des styles à la police « FiraGO » : gras, gras italique ; mettez leurs fichiers dans "
            "« overrides/polices », où l’on ne trouve que : normal (figo.ttf), italique (figit.ttf)",
        ),
        (
            "FiraGO",
            lambda: fira(*FIRA) | {"figbo.ttf": fontbuffers["figbo"]()[:300_000]},
            "le fichier « figbo.ttf » de « overrides/polices » n’est pas une police, ou elle est abîmée ; "
            "reprenez-le d’où il vient, en .ttf ou en .otf, ou retirez-le",
        ),
        *(
            (
                "FiraGO",
                lambda rights=rights: with_rights(rights),
                "le fichier « figbo.ttf » interdit de joindre cette police à un PDF ; "
                "demandez-en le droit à qui l’a faite, ou choisissez une autre police",
            )
            for rights in (0x0002, 0x0100, 0x0200)
        ),
    ],
)
def test_a_font_that_cannot_serve_is_told_at_its_line_by_valider_as_by_construire(
    site: Path, family: str, fonts: Callable[[], dict[str, bytes]], told: str
) -> None:
    assert said_of(with_font(site, family, fonts())) == told
    assert run("kit", "soiree", "-o", site / "kit.pdf", "--site", site).exit_code == 1
    assert not (site / "kit.pdf").exists()


def test_a_font_asked_of_a_site_without_a_folder_of_its_own_is_told_where_it_goes(site: Path) -> None:
    with_font(site, "FiraGO", fira(*FIRA))
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(", custom_dir: overrides", ""), encoding="utf-8")
    assert said_of(site).endswith("ajoutez « custom_dir: overrides » sous « theme »")


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x0006])
def test_a_font_that_may_be_printed_serves(site: Path, rights: int) -> None:
    assert look_of(with_font(site, "FiraGO", with_rights(rights))).police is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda font: b"",
        lambda font: b"version https://git-lfs.github.com/spec/v1\n",
        lambda font: b"wOF2" + font[4:],
        lambda font: font[:10],
        lambda font: font.replace(b"\n", b"\r\n"),
        lambda font: font[:200_000] + bytes(64) + font[200_064:],
        lambda font: font[:4] + struct.pack(">H", 60_000) + font[6:],
    ],
    ids=["empty", "pointer", "web", "cut", "line ends", "hole", "directory"],
)
def test_a_damaged_font_is_known_as_such(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        refuse_damage(spoil(fontbuffers["figo"]()))


@pytest.mark.parametrize("table", ["name", "head", "GPOS"])
def test_a_font_whose_sums_a_tool_forgot_to_make_anew_is_sound(table: str) -> None:
    font = bytearray(fontbuffers["figo"]())
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        at = 12 + 16 * number
        tag, kept, start, length = struct.unpack_from(">4sIII", font, at)
        if tag.decode() == table:
            padded = bytes(font[start : start + length]) + bytes(-length % 4)
            whole = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
            struct.pack_into(">I", font, at + 4, whole if table == "head" else kept ^ 1)
    refuse_damage(bytes(font))


def test_no_sound_font_at_hand_is_taken_for_damaged() -> None:
    every = [*(load() for load in fontbuffers.values()), *(it.read_bytes() for it in FIRST.glob("*.ttf"))]
    for font in every:
        refuse_damage(font)
    assert len({it.number for it in faces_of(every)}) == len(every)


def test_the_characters_of_a_font_are_those_that_another_reader_finds() -> None:
    for name in ("figo", "fimo", "notos", "symbol2", "ubuntu"):
        font = fontbuffers[name]()
        expected = frozenset(map(chr, TTFont(io.BytesIO(font)).getBestCmap()))
        assert characters(tables(font)) == expected, name


def test_a_font_that_varies_serves_for_both_its_weights(site: Path) -> None:
    def vary(font: TTFont) -> None:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = str(record).replace("Space Mono", "Mobile").replace("SpaceMono", "Mobile")
        builder = FontBuilder(font=font)
        builder.setupFvar([("wght", 300, 400, 800, "Graisse")], [])
        wider = {
            name: [
                TupleVariation({"wght": (0, 1, 1)}, [(it % 7 * 15, 0) for it in range(points)] + [(0, 0)] * 4)
            ]
            for name in font.getGlyphOrder()
            if (points := len(getattr(font["glyf"][name], "coordinates", ())))
            and not font["glyf"][name].isComposite()
        }
        builder.setupGvar({name: wider.get(name, []) for name in font.getGlyphOrder()})

    fonts = {f"{it}.ttf": changed(fontbuffers[it](), vary) for it in ("spacemo", "spacemit")}
    with_font(site, "Mobile", fonts)
    look = look_of(site)
    assert look.problems == ()
    assert look.police is not None
    assert len(look.police.files) == 2
    assert all("Mobile" in it for it in fonts_of(kit_of(site)))


def test_another_font_prints_every_sheet_again(site: Path) -> None:
    usual = press_of(site).engine.fingerprint
    with_font(site, "FiraGO", fira(*FIRA))
    chosen = press_of(site).engine.fingerprint
    regular = site / "overrides" / "polices" / "figo.ttf"
    regular.write_bytes(
        changed(regular.read_bytes(), lambda font: font["OS/2"].__setattr__("achVendID", "ZZZZ"))
    )
    assert len({usual, chosen, press_of(site).engine.fingerprint}) == 3


def test_the_font_of_the_sheets_is_credited_and_published_nowhere(site: Path) -> None:
    page = site / "site" / "credits" / "index.html"
    assert run("construire", "--site", site).exit_code == 0
    assert "composées en" not in page.read_text(encoding="utf-8")
    with_font(site, "FiraGO", fira(*FIRA))
    assert run("construire", "--site", site).exit_code == 0
    assert "composées en FiraGO" in page.read_text(encoding="utf-8")
    assert list((site / "site").rglob("fig*")) == []
