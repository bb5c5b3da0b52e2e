"""The page that prints a session: what is chosen, what is told, the PDF that the browser makes, the ZIP of the supports."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from math import hypot
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.corpus import Corpus
from generator.pages.plans import query_of_kit
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened

pytestmark = pytest.mark.navigateur
PAGE = "kits/imprimer/"
MM = 72 / 25.4
SHORT = "?titre=Notre soirée&pour=24&s=un-deux-quatre-tous~q.Pourquoi ?&s=pause.10&s=temps.5~t.Finir"
INSIDE = 9 * MM
"""No printer reaches closer to the edge of its paper than that."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, DESK) as page:
        yield page


def shown(page: Page, site: Site, query: str) -> None:
    page.goto(site.address(PAGE) + query)
    expect(page.locator(".feuillet").first).to_be_visible()


def total(page: Page) -> int:
    return int(re.findall(r"\d+", page.locator("[data-role=total]").inner_text())[0])


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def text_of(page: pypdfium2.PdfPage) -> str:
    found: str = page.get_textpage().get_text_range()
    return letters(found)


def letters(text: str) -> str:
    """What is read, whatever the line breaks, what makes or forbids them, and the hyphens that a reader takes for those."""
    return re.sub("[-\\s\u2060\u200b\u00ad\ufffe\u0002]", "", text).casefold()


def sizes_of(page: pypdfium2.PdfPage) -> Iterator[tuple[float, tuple[float, float, float, float]]]:
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        size = pypdfium2.raw.c_float()
        assert pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
        matrix = thing.get_matrix()
        yield size.value * hypot(matrix.c, matrix.d), thing.get_bounds()


def ink_near_the_edge(page: pypdfium2.PdfPage) -> int:
    """How many of the points that no printer reaches are not white."""
    picture = page.render(scale=0.5).to_pil().convert("L")
    width, height = picture.size
    edge = int(INSIDE * 0.5)
    inside = picture.crop((edge, edge, width - edge, height - edge))
    return sum(picture.histogram()[:-1]) - sum(inside.histogram()[:-1])


# The PDF of the browser ------------------------------------------------------------------------------

WRITTEN = """() => {
  const copy = document.querySelector(".feuilles:not(.feuilles--banc)").cloneNode(true);
  for (const it of copy.querySelectorAll(".feuillet__pied")) it.remove();
  return [copy.children.length, [...copy.querySelectorAll("h3, h4, p, li, td, th, dt, dd, strong, span")].map(it => it.textContent), copy.textContent];
}"""


@pytest.mark.parametrize("people", [7, 24, 80])
def test_every_kit_is_printed_clean_and_whole(page: Page, site: Site, corpus: Corpus, people: int) -> None:
    for slug, entry in corpus.kits.items():
        shown(page, site, re.sub(r"pour=\d+", f"pour={people}", query_of_kit(corpus, entry)))
        sheets, pieces, written = page.evaluate(WRITTEN)
        document = printed(page)
        pages = [document[number] for number in range(len(document))]
        assert len(pages) == total(page), slug
        assert len(pages) >= sheets

        # Nothing of any sheet is lost, and no page is empty.
        texts = [text_of(it) for it in pages]
        assert all(len(it) > 10 for it in texts), slug
        whole = "".join(texts)
        lost = {word for it in pieces for word in re.split(r"[\s/-]+", it) if letters(word) not in whole}
        assert lost == set(), slug
        assert Counter(letters(written)) - Counter(whole) == Counter(), slug

        # Ink stays where printers reach, and on its page; the foot of each page that goes on tells its licence.
        for number, it in enumerate(pages):
            width, height = it.get_size()
            assert sorted((round(width), round(height))) == [595, 842], (slug, number)
            assert ink_near_the_edge(it) == 0, (slug, number)
            assert "essaimage.example/" in texts[number], (slug, number)

        # One page holds the hours, whatever they are; what is read standing is in twelve points.
        lying = [it for it in pages if it.get_size()[0] > it.get_size()[1]]
        run = lying[0]
        assert letters("Le conducteur, de") in text_of(run)
        assert sum(letters("Le conducteur, de") in it for it in texts) == 1
        _, height = run.get_size()
        body = [
            size for size, (_, bottom, _, top) in sizes_of(run) if bottom > 23 * MM and top < height - 26 * MM
        ]
        assert min(body) >= 11.95, slug
        script = [
            it
            for it, text in zip(pages, texts, strict=True)
            if letters("Ce qu’on dit, ce qu’on fait") in text
        ]
        assert script
        for size, (_, bottom, _, top) in sizes_of(script[0]):
            if bottom > 30 * MM and top < 297 * MM - 22 * MM:
                assert size >= 11.95, slug


def test_a_dark_screen_prints_black_on_white(browser: Browser, site: Site) -> None:
    pictures = []
    for scheme in ("light", "dark"):
        with opened(browser, DESK, scheme) as page:
            shown(page, site, SHORT)
            document = printed(page)
            pictures.append(
                [document[it].render(scale=0.5).to_pil().tobytes() for it in range(len(document))]
            )
    assert pictures[0] == pictures[1]


def test_nothing_is_read_by_its_colour_alone(page: Page, site: Site) -> None:
    shown(page, site, SHORT)
    document = printed(page)
    for number in range(len(document)):
        picture = document[number].render(scale=0.5).to_pil().convert("RGB")
        colours = {it for _, it in picture.getcolors(maxcolors=1 << 24) or []}
        assert all(max(it) - min(it) <= 2 for it in colours), number


def test_where_margins_hold_nothing_each_sheet_says_its_licence_at_its_end(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        page.add_init_script("delete window.CSSMarginRule;")
        shown(page, site, SHORT)
        document = printed(page)
        texts = [text_of(document[it]) for it in range(len(document))]
        assert any(letters("Et après") in it and letters("CC BY-SA 4.0") in it for it in texts)
        assert len(document) == total(page)


# The page ---------------------------------------------------------------------------------------------


def test_what_is_ticked_is_printed_and_counted(page: Page, site: Site) -> None:
    shown(page, site, SHORT)
    every = total(page)
    tents = page.get_by_label("Les numéros des tables, à plier")
    tents.focus()
    page.keyboard.press("Space")
    expect(tents).not_to_be_checked()
    expect(tents).to_be_focused()
    assert total(page) == every - 6
    assert page.locator(".feuillet--chevalet").count() == 0
    assert "Numéros des tables" not in (page.locator(".feuillet").nth(2).text_content() or "")
    assert len(printed(page)) == every - 6
    page.get_by_label("Toutes les copies à la suite").check()
    with_copies = total(page)
    assert with_copies == every - 6 + 5 + 11
    assert len(printed(page)) == with_copies
    for box in page.locator("[data-partie]").all():
        box.uncheck()
    expect(page.locator("[data-role=total]")).to_have_text("Rien n’est coché : il n’y a rien à imprimer.")
    expect(page.get_by_role("button", name="Imprimer ces feuilles")).to_be_disabled()


def test_the_day_and_the_place_stand_on_the_sheets_that_ask_for_them(page: Page, site: Site) -> None:
    shown(page, site, SHORT)
    page.get_by_role("textbox", name="Date").fill("jeudi 3 décembre")
    page.get_by_role("textbox", name="Lieu").fill("Maison pour tous")
    page.get_by_role("textbox", name="Lieu").press("Tab")
    expect(page.locator(".feuillet--conducteur .feuillet__tete")).to_contain_text("jeudi 3 décembre")
    expect(page.locator(".programme__ou")).to_have_text("jeudi 3 décembre · Maison pour tous")
    expect(page.locator(".avis__titre").first).to_contain_text("Notre soirée · jeudi 3 décembre")


def test_the_print_button_prints(page: Page, site: Site) -> None:
    page.add_init_script("window.print = () => { window.asked = true; };")
    shown(page, site, SHORT)
    page.get_by_role("button", name="Imprimer ces feuilles").press("Enter")
    assert page.evaluate("window.asked")


def test_without_a_session_the_page_says_what_to_do(page: Page, site: Site) -> None:
    page.goto(site.address(PAGE))
    expect(page.get_by_text("il n’y en a pas encore ici")).to_be_visible()
    expect(page.locator("[data-role=feuilles]")).to_be_hidden()
    page.locator("main").get_by_role("link", name="Composer une séance").click()
    assert page.url == site.address("kits/composer/")


def test_a_tool_that_is_gone_is_told_and_the_rest_is_printed(page: Page, site: Site) -> None:
    shown(page, site, "?pour=24&s=constructor&s=disparu&s=carte-postale")
    expect(page.locator("[data-role=avis]")).to_have_text(
        "Ces outils ne sont plus ici, et sont laissés de côté : constructor, disparu."
    )
    expect(page.locator(".feuillet--conducteur")).to_contain_text("Carte postale du futur")
    page.get_by_role("link", name="Modifier cette séance").click()
    assert page.url == site.address("kits/composer/?v=1&pour=24&debut=18:00&s=carte-postale")


def test_what_people_typed_is_printed_as_typed(page: Page, site: Site) -> None:
    shown(page, site, "?titre=%3Cimg src=x onerror=alert(1)%3E&pour=9&s=carte-postale~q.%3Cb%3EQuoi%3C/b%3E")
    assert page.locator("#imprimer img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("[data-pied]").first.get_attribute("data-pied")
    assert "<b>Quoi</b>" in (page.locator(".participants").text_content() or "")


def test_a_title_that_would_end_a_style_ends_nothing(page: Page, site: Site) -> None:
    shown(page, site, "?titre=%22; } body { display: none } \\&pour=9&s=carte-postale")
    document = printed(page)
    assert letters('"; } body { display: none } \\') in "".join(
        text_of(document[it]) for it in range(len(document))
    )


def test_a_network_that_fails_is_told_and_tried_again(page: Page, site: Site) -> None:
    page.route("**/feuilles/fiches/*.json", lambda route: route.abort())
    page.goto(site.address(PAGE) + SHORT)
    expect(page.locator("[data-role=avis]")).to_contain_text("le réseau manque peut-être")
    page.unroute("**/feuilles/fiches/*.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".feuillet").first).to_be_visible()
    expect(page.locator("[data-role=avis]")).to_have_text("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_axe_finds_nothing_whatever_the_session(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        page.goto(site.address(PAGE))
        expect(page.locator("[data-role=vide]")).to_be_visible()
        assert barriers(page) == []
        shown(page, site, "?v=2&pour=20&s=carte-postale~q.Pourquoi ?&s=pause.10&s=temps.5~t.Finir&s=disparu")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert barriers(page) == []


# The supports in one file ------------------------------------------------------------------------------


def kept_in(found: list[Any]) -> Callable[[Any], None]:
    """What keeps all it hears of; playwright cannot listen with a method of a list."""

    def keep(it: Any) -> None:
        found.append(it)

    return keep


def asked(page: Page) -> Any:
    return page.get_by_role("button", name="Télécharger tous ces PDF en un fichier ZIP")


def test_the_ready_pdfs_come_in_one_archive_named_by_their_copies(page: Page, site: Site) -> None:
    shown(page, site, SHORT)
    with page.expect_download() as download:
        asked(page).press("Enter")
    assert download.value.suggested_filename == "notre-soiree-supports.zip"
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
        assert [it.filename for it in infos] == [
            "A4/03-les-quatre-temps-1-exemplaire.pdf",
            "A4/04-notre-idee-3-exemplaires.pdf",
            "A4/05-pour-qui-garde-le-temps-1-exemplaire.pdf",
        ]
        assert {it.compress_type for it in infos} == {zipfile.ZIP_STORED}
        links = page.locator("[data-role=fichiers] a").all()
        for info, link in zip(infos, links, strict=True):
            path = str(link.get_attribute("href")).removeprefix(f"{site.url}/")
            assert archive.read(info) == (site.folder / path).read_bytes()
    expect(page.locator("[data-role=telechargement]")).to_have_text(
        "3 fichiers dans « notre-soiree-supports.zip »."
    )


def test_any_files_make_an_archive_that_others_read(page: Page, site: Site) -> None:
    page.goto(site.address("kits/"))
    files = {"A4/été-1.pdf": b"", "b": bytes(range(256)) * 300, "c/d/e.txt": b"\x00PK\x03\x04"}
    made = page.evaluate(
        """async files => {
          const { zipOf } = await import("/scripts/imprimer/zip.js");
          const pieces = zipOf(Object.entries(files).map(([name, it]) => ({ name, bytes: Uint8Array.from(it) })));
          return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
        }""",
        {name: list(content) for name, content in files.items()},
    )
    target = site.folder.parent / "essai.zip"
    target.write_bytes(bytes(made))
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("missing", "Le PDF de « Notre idée » n’est pas sur le site : rien n’a été enregistré."),
        ("cut", "Le réseau a manqué pendant « Notre idée » : rien n’a été enregistré."),
    ],
)
def test_a_file_that_does_not_come_is_named_and_nothing_is_saved(
    page: Page, site: Site, answer: str, told: str
) -> None:
    def answered(route: Route) -> None:
        if answer == "cut":
            route.abort()
        else:
            route.fulfill(status=404, body="")

    page.route("**/feuille-notre-idee-*.pdf", answered)
    saved: list[Any] = []
    page.on("download", kept_in(saved))
    shown(page, site, SHORT)
    asked(page).click()
    expect(page.locator("[data-role=telechargement]")).to_contain_text(told)
    expect(asked(page)).to_be_enabled()
    assert saved == []


def test_a_download_is_stopped_and_nothing_is_saved(page: Page, site: Site) -> None:
    held: list[Route] = []
    page.route("**/feuille-notre-idee-*.pdf", kept_in(held))
    saved: list[Any] = []
    page.on("download", kept_in(saved))
    shown(page, site, SHORT)
    asked(page).click()
    expect(page.locator("[data-role=telechargement]")).to_have_text("1 sur 3 fichiers…")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Arrêter").press("Enter")
    expect(page.locator("[data-role=telechargement]")).to_have_text(
        "Téléchargement arrêté : rien n’a été enregistré."
    )
    expect(asked(page)).to_be_focused()
    assert saved == []
    for it in held:
        it.abort()
