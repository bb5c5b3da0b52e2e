"""« Racontez en deux minutes » in a real browser: six questions, a valid record, and a page of a tool that changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import UsageRaconte, validate
from generator.pages.contributing import QUESTIONS
from generator.source import parse_yaml
from tests.commande import run
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened
from tests.navigateur.service import served

pytestmark = pytest.mark.navigateur
PAGE = "contribuer/essai/"
ASKED = f"{PAGE}?outil=carte-postale&date=2025-03-12&pour=24&minutes=52"


def built(root: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return root / "site"


def content_of_the_site(root: Path) -> Path:
    """The content of the real site, to be told in; nothing in it prints."""
    for folder in ("methode", "fiches", "retours_experience", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for before, after in (
        ("\n  - essaimage:\n", "\n  - essaimage:\n      imprimer: false\n"),
        ("\n      presse: oui", "\n      presse: non"),
    ):
        assert before in settings
        settings = settings.replace(before, after)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return content_of_the_site(tmp_path_factory.mktemp("raconte"))


@pytest.fixture(scope="module")
def here(copy: Path) -> Iterator[Site]:
    folder = built(copy)
    with served(folder) as address:
        yield Site(folder, address, ())


def shown(page: Page, site: Site, path: str = PAGE) -> Page:
    page.goto(site.address(path))
    page.locator("#formulaire").wait_for(state="visible")
    return page


def yaml_of(page: Page) -> str:
    return str(page.locator("#yaml").text_content())


def read(text: str) -> UsageRaconte:
    document = parse_yaml(text, "essai.yml").document
    assert document is not None
    record, problems = validate(UsageRaconte, document)
    assert problems == []
    assert record is not None
    return record


def field(page: Page, name: str) -> Any:
    return page.locator(f"#champs [data-champ={name}]").locator("> input, > textarea, > select")


def test_the_page_asks_six_questions_at_most_and_every_field_has_its_place(
    browser: Browser, here: Site
) -> None:
    asked = [name for names in QUESTIONS.values() for name in names]
    assert len(QUESTIONS) <= 6
    assert {*asked, "statut", "licence"} == set(UsageRaconte.model_fields)
    with opened(browser, PHONE) as page:
        shown(page, here)
        questions = page.locator(".question:visible > legend").all_inner_texts()
        assert [it.replace("\u202f", " ").split(". ", 1)[1] for it in questions] == list(QUESTIONS)
        expect(page.locator("[data-champ=statut]")).to_be_hidden()


def test_what_the_address_says_is_already_filled_in(browser: Browser, here: Site) -> None:
    with opened(browser, PHONE) as page:
        shown(page, here, ASKED)
        found = {it: field(page, it).input_value() for it in ("fiche", "date", "participants", "duree")}
        assert found == {"fiche": "carte-postale", "date": "2025-03-12", "participants": "24", "duree": "52"}


def test_an_address_that_says_nonsense_is_told_and_never_believed(browser: Browser, here: Site) -> None:
    with opened(browser, PHONE) as page:
        shown(page, here, f"{PAGE}?outil=inconnu&date=hier&pour=beaucoup&minutes=-3&autre=x")
        expect(page.locator("#etat")).to_contain_text(
            "L’outil « inconnu » n’est pas, ou n’est plus, sur ce site"
        )
        assert field(page, "fiche").input_value() == ""
        page.locator("#verifier").click()
        told = page.locator("#erreurs").inner_text()
        for words in (
            "Outil : Choisissez dans la liste.",
            "Date : Cette forme ne convient pas.",
            "Participants : Écrivez un nombre",
        ):
            assert words in told.replace("\u00a0", " ")
        assert "Écrivez au moins 1" in told


def by_touch(page: Page) -> None:
    field(page, "encore").select_option("avec_changements")
    place = page.locator("[data-champ=territoire]")
    place.get_by_label("Département").tap()
    expect(place.locator("option[value='59']")).to_have_count(1)
    place.get_by_label("Département").select_option("59")
    commune = place.get_by_label("Commune", exact=True)
    commune.tap()
    commune.fill("Roubaix")
    field(page, "adaptation").tap()
    field(page, "adaptation").fill("Debout, sans tables.")
    field(page, "marche").tap()
    field(page, "marche").fill("Chacun a parlé.")
    field(page, "pas_marche").tap()
    field(page, "pas_marche").fill("Le lieu était bruyant.")
    expect(field(page, "code_insee")).to_have_value("59512")
    page.locator("#verifier").tap()
    expect(page.locator("#reponse")).to_contain_text("Rien à redire")
    page.locator("#accord").tap()


def test_told_by_touch_it_passes_the_check_and_changes_the_page_of_the_tool(
    browser: Browser, here: Site, copy: Path
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True,
        is_mobile=True,
        accept_downloads=True,
    )
    page = context.new_page()
    page.goto(here.address("fiches/carte-postale/"))
    expect(page.locator("main")).to_contain_text("Personne n’a encore raconté l’avoir utilisé.")
    page.get_by_role("link", name="Racontez en deux minutes").tap()
    expect(page).to_have_url(here.address(f"{PAGE}?outil=carte-postale"))
    shown(page, here, ASKED)
    by_touch(page)
    with page.expect_download() as download:
        page.locator("#telecharger").tap()
    name = download.value.suggested_filename
    assert name == "carte-postale-59512-2025-03-12.yml"
    (copy / "usages").mkdir()
    file = copy / "usages" / name
    download.value.save_as(file)
    context.close()

    checked = run("valider", "--site", copy)
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.stdout
    record = read(file.read_text(encoding="utf-8"))
    assert (record.fiche, record.date, record.participants, record.duree) == (
        "carte-postale",
        "2025-03-12",
        24,
        52,
    )
    assert (record.encore, record.statut) == ("avec_changements", "relu")
    with served(built(copy)) as address, opened(browser, PHONE) as after:
        told = Site(copy / "site", address, ())
        after.goto(told.address("fiches/carte-postale/"))
        section = after.locator("main").inner_text().replace("\u00a0", " ")
        assert "constaté 52 min (1 séance, 1 territoire)" in section
        for words in (
            "Roubaix, 12 mars 2025, 24 personnes",
            "Debout, sans tables.",
            "Le lieu était bruyant.",
        ):
            assert words in section
        assert "Le referait-on ? oui, avec des changements : 1." in section.replace("\u202f", " ")
        assert barriers(after) == []
        after.goto(told.address("fiches/"))
        card = after.locator("[data-slug=carte-postale]")
        expect(card).to_contain_text("Éprouvé")
        after.goto(told.address("kits/vision/"))
        expect(after.locator("main")).to_contain_text("La preuve de ce qu’il contient")


def test_told_by_keyboard_alone(browser: Browser, here: Site) -> None:
    with opened(browser, DESK) as page:
        shown(page, here, f"{PAGE}?outil=carte-postale")

        def go_to(selector: str) -> None:
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate("it => document.activeElement.matches(it)", selector):
                    return
            raise AssertionError(f"{selector} is not reached by the keyboard")

        field(page, "fiche").focus()
        for selector, words in (
            ("[data-champ=organisation] > input", "Centre social des Coteaux"),
            ("[data-champ=date] > input", "2025-03"),
            ("[data-champ=participants] > input", "18"),
            ("[data-champ=pas_marche] > textarea", "Personne n’est venu."),
        ):
            go_to(selector)
            page.keyboard.type(words)
        go_to("[data-champ=encore] > select")
        page.keyboard.press("N")
        go_to("#accord")
        page.keyboard.press("Space")
        go_to("#verifier")
        page.keyboard.press("Enter")
        expect(page.locator("#reponse")).to_contain_text("Rien à redire")
        record = read(yaml_of(page))
        assert (record.organisation, record.encore, record.pas_marche) == (
            "Centre social des Coteaux",
            "non",
            "Personne n’est venu.",
        )


def test_each_session_keeps_its_own_draft(browser: Browser, here: Site) -> None:
    with opened(browser, PHONE) as page:
        shown(page, here, ASKED)
        field(page, "marche").fill("Mercredi.")
        shown(page, here, ASKED.replace("2025-03-12", "2025-03-13"))
        assert field(page, "marche").input_value() == ""
        shown(page, here, ASKED)
        expect(page.locator("#etat")).to_contain_text("Votre brouillon a été retrouvé.")
        assert field(page, "marche").input_value() == "Mercredi."


def test_a_copy_of_a_draft_opens_the_place_again(browser: Browser, here: Site) -> None:
    with opened(browser, PHONE) as page:
        shown(page, here, ASKED)
        page.once("dialog", lambda it: it.accept())
        page.locator("#effacer").click()
        expect(page.get_by_label("Département")).to_be_visible()
        page.locator(".champs-replies > summary").click()
        field(page, "code_insee").fill("59512")
        assert 'code_insee: "59512"' in yaml_of(page)
        expect(page.get_by_role("button", name="Retirer")).to_have_count(0)


# Every way to say or not to say what no field can tell alone.
PLACES = ({}, {"code_insee": "59512"}, {"siren": "200093201"}, {"code_insee": "59512", "siren": "200093201"})
WAYS = [
    {
        **({"territoire": place} if place else {}),
        **({"organisation": "La Maison"} if organisation else {}),
        **({"pas_marche": "Trop long."} if failed else {}),
        "encore": encore,
    }
    for place, organisation, failed, encore in product(
        PLACES, (False, True), (False, True), ("oui", "avec_changements", "non")
    )
]


def test_the_browser_refuses_what_the_model_refuses(browser: Browser, here: Site) -> None:
    with opened(browser, PHONE) as page:
        shown(page, here)
        found = page.evaluate(
            """async (ways) => {
              const { mistakesInUse } = await import("/scripts/formulaire/rules.js");
              return ways.map((it) => Object.keys(mistakesInUse(it)).length > 0);
            }""",
            WAYS,
        )
    for way, refused in zip(WAYS, found, strict=True):
        lines = ["fiche: carte-postale", "date: 2025-03", "statut: relu", f"encore: {way['encore']}"]
        lines += [
            f"{name}: {value}" for name, value in way.items() if isinstance(value, str) and name != "encore"
        ]
        if "territoire" in way:
            lines += ["territoire:", *(f'  {name}: "{code}"' for name, code in way["territoire"].items())]
        document = parse_yaml("\n".join(lines) + "\n", "essai.yml").document
        assert document is not None
        record, _ = validate(UsageRaconte, document)
        assert refused == (record is None), way


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_axe_finds_nothing_in_any_state_of_the_form(
    browser: Browser, here: Site, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, size, scheme) as page:
        shown(page, here)
        found = barriers(page)
        page.locator("#verifier").click()
        expect(page.locator("#erreurs")).to_be_visible()
        found += barriers(page)
        page.locator(".champs-replies > summary").click()
        page.locator("#accord").check()
        found += barriers(page)
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
