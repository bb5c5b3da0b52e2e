"""The contribution form in a real browser: what is typed becomes a valid record, and nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from generator.model import Fiche, RetourExperience, validate
from generator.source import Document, parse_yaml, read_file
from generator.theme.modules import needed_at_once
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import drawn_before, style_of_an_older_browser
from tests.navigateur.generated import records
from tests.navigateur.vigie import provoked

pytestmark = pytest.mark.navigateur

RECORDS = [
    *((file, "formulaire", RetourExperience) for file in sorted((ROOT / "retours_experience").glob("*.yml"))),
    *((file, "outil", Fiche) for file in sorted((ROOT / "fiches").glob("*.yml"))),
]
STATE = "#etat"
ANSWER = "#reponse"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="fr-FR", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Page:
    return opened(context, site)


def opened(context: BrowserContext, site: Site, name: str = "formulaire") -> Page:
    page = context.new_page()
    page.goto(site.address(f"contribuer/{name}/"))
    page.locator("#formulaire").wait_for(state="visible")
    return page


def yaml_of(page: Page) -> str:
    return str(page.locator("#yaml").text_content())


def import_draft(page: Page, data: object) -> None:
    content = json.dumps(data, ensure_ascii=False).encode()
    page.locator("#importer").set_input_files(
        {"name": "brouillon.json", "mimeType": "application/json", "buffer": content}
    )
    expect(page.locator(STATE)).to_contain_text("La copie a été reprise")


def field(page: Page, name: str):
    return page.locator(f"#champs > [data-champ={name}]")


def typed(page: Page, name: str, text: str) -> None:
    field(page, name).locator("> input, > textarea").fill(text)


def test_every_record_of_the_site_goes_through_the_form_and_comes_out_the_same(
    context: BrowserContext, site: Site
) -> None:
    pages = {name: opened(context, site, name) for name in ("formulaire", "outil")}
    for file, name, model in RECORDS:
        document = read_file(file, file.name).document
        assert document is not None
        wanted, problems = validate(model, document)
        assert problems == []
        import_draft(pages[name], document.data)
        reading = parse_yaml(yaml_of(pages[name]), file.name)
        assert reading.diagnostics == ()
        assert reading.document is not None
        got, problems = validate(model, reading.document)
        assert problems == []
        assert got == wanted, file.name


def read_by_the_model(page: Page, model: type[RetourExperience] | type[Fiche]) -> Any:
    reading = parse_yaml(yaml_of(page), "essai.yml")
    assert reading.document is not None
    got, problems = validate(model, reading.document)
    assert problems == []
    return got


@pytest.mark.parametrize(
    ("name", "record", "model"),
    [
        ("formulaire", "retours_experience/mulhouse.yml", RetourExperience),
        ("outil", "fiches/boussole.yml", Fiche),
    ],
    ids=["retour", "fiche"],
)
def test_a_field_of_upkeep_is_not_shown_to_a_newcomer_and_stays_in_a_record_that_has_it(
    context: BrowserContext, site: Site, name: str, record: str, model: type[RetourExperience] | type[Fiche]
) -> None:
    page = opened(context, site, name)
    former = field(page, "anciens_noms")
    expect(former).to_be_hidden()
    expect(page.locator("#manques")).not_to_contain_text("Anciens noms")
    document = read_file(ROOT / record, record).document
    assert document is not None
    data = cast("dict[str, Any]", document.data)
    import_draft(page, {**data, "anciens_noms": ["avant", "encore-avant"]})
    expect(former).to_be_visible()
    assert read_by_the_model(page, model).anciens_noms == ("avant", "encore-avant")
    written = yaml_of(page)
    page.reload()
    page.locator("#formulaire").wait_for(state="visible")
    expect(former).to_be_visible()
    assert yaml_of(page) == written
    import_draft(page, data)
    expect(former).to_be_hidden()
    assert read_by_the_model(page, model).anciens_noms == ()
    import_draft(page, {**data, "anciens_noms": ["Avant !"]})
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).to_contain_text("Anciens noms : Cette forme ne convient pas.")


def test_a_date_to_come_is_told_as_the_command_tells_it(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="fr-FR")
    context.clock.set_fixed_time("2026-11-29T23:30:00Z")
    page = opened(context, site)
    checked = field(page, "verifie_le")
    checked.locator("input").fill("2026-12-01")
    checked.locator("input").blur()
    told = checked.locator("> .champ__erreur")
    expect(told).to_have_text(
        "1er décembre 2026 n’est pas encore venu : vérifiez l’année, le mois et le jour."
    )
    # It has begun already on the other side of the Earth.
    checked.locator("input").fill("2026-11-30")
    expect(told).to_be_hidden()
    field(page, "contributions").get_by_role("button", name="Ajouter").click()
    when = field(page, "contributions").locator("[data-champ=date] input")
    for wrong, sentence in (
        ("2026-12", "décembre 2026 n’est pas encore venu"),
        ("2026-13", "Cette forme ne convient pas."),
        ("2026-11-32", "Cette forme ne convient pas."),
    ):
        when.fill(wrong)
        page.locator("#verifier").click()
        expect(page.locator("#erreurs")).to_contain_text(f"Contributions, 1 › Date : {sentence}")
    when.fill("2026-11")
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).not_to_contain_text("Date :")
    context.close()


def test_the_mistake_of_a_text_in_a_list_is_told_at_its_box(context: BrowserContext, site: Site) -> None:
    page = opened(context, site, "outil")
    import_draft(page, {"titre": "Un outil", "variantes": ["Une.", "Deux.", "Trois."]})
    items = field(page, "variantes").locator("> .champ__elements > li")
    second = items.nth(1).locator("> textarea, > input")
    items.nth(0).locator("> textarea, > input").fill("")
    second.fill("x" * 6001)
    second.blur()
    told = items.nth(1).locator("> .champ__erreur")
    expect(told).to_contain_text("lettres, et peut en avoir")
    expect(second).to_have_attribute("aria-invalid", "true")
    expect(second).to_have_accessible_description(re.compile("lettres, et peut en avoir"))
    page.locator("#verifier").click()
    page.locator("#erreurs").get_by_role("link", name=re.compile("^Variantes, 2 : Ce texte a")).click()
    expect(second).to_be_focused()
    expect(items.nth(0).locator("> .champ__erreur")).to_be_hidden()
    second.fill("Deux.")
    expect(told).to_be_hidden()
    expect(second).to_have_attribute("aria-invalid", "false")


def test_words_that_this_site_lacks_are_kept_and_said_to_be_unknown(
    context: BrowserContext, site: Site
) -> None:
    page = opened(context, site, "outil")
    record = {
        "titre": "Un outil",
        "publics": ["martiens", "jeunes"],
        "precautions": ["lave"],
        "statut": "rêvé",
    }
    import_draft(page, record)
    read = parse_yaml(yaml_of(page), "essai.yml").document
    assert read is not None
    assert {name: read.data[name] for name in record} == record
    expect(field(page, "publics").get_by_label("martiens (inconnu de ce site)")).to_be_checked()
    import_draft(page, {"titre": "Un autre", "publics": ["jeunes"]})
    expect(page.get_by_text("inconnu de ce site")).to_have_count(0)


def test_what_is_checked_twice_is_said_twice(page: Page) -> None:
    import_draft(page, mulhouse().data)
    page.evaluate(
        """() => new MutationObserver(() => {
             const { textContent } = document.querySelector("#reponse");
             if (textContent) document.body.dataset.said = (document.body.dataset.said ?? "") + "|" + textContent;
           }).observe(document.querySelector("#reponse"), {childList: true})"""
    )
    page.locator("#verifier").click()
    page.locator("#verifier").click()
    expect(page.locator("body")).to_have_attribute("data-said", re.compile(r"^\|(.{20,})\|\1$"))


def test_a_source_that_nothing_declares_is_told_until_it_is_declared(page: Page) -> None:
    start = field(page, "point_de_depart").locator("> .champ__elements > li")
    start.locator("[data-champ=source] input").first.fill("bilan")
    page.locator("#verifier").click()
    told = start.locator("> [data-champ=source] > .champ__erreur")
    expect(told).to_have_text("La source « bilan » n’est pas déclarée : ajoutez-la sous « Sources ».")
    link = page.locator("#erreurs a", has_text="Point de départ, 1 › Source : La source « bilan »")
    link.click()
    expect(start.locator("> [data-champ=source] > input")).to_be_focused()
    field(page, "sources").get_by_role("button", name="Ajouter").click()
    field(page, "sources").locator("[data-champ=id] input").fill("bilan")
    expect(told).to_be_hidden()


def test_the_form_claims_no_more_than_it_has_looked_at_and_no_longer_once_it_changes(page: Page) -> None:
    type_mulhouse(page)
    expect(page.locator(ANSWER)).to_contain_text("la relecture vérifiera aussi")
    expect(page.locator(ANSWER)).to_be_in_viewport()
    typed(page, "titre", "Autre chose")
    expect(page.locator(ANSWER)).to_be_empty()


def fill(holder: Locator, data: dict[str, Any]) -> None:
    """Type `data` in the fields that `holder` shows, opening the blocks it needs by their buttons."""
    for name, value in data.items():
        one = holder.locator(f":scope > [data-champ='{name}']")
        genre = one.get_attribute("data-genre")
        if genre == "par-etape":
            fill(one, value)
        elif genre == "cases":
            for word in value:
                one.locator(f"input[value='{word}']").check()
        elif genre in ("bloc", "liste"):
            elements = one.locator(":scope > .champ__elements > .champ__element")
            for rank, item in enumerate(value if isinstance(value, list) else [value]):
                if elements.count() <= rank:
                    one.locator(":scope > .champ__actions > [data-action=ajouter]").click()
                if isinstance(item, dict):
                    fill(elements.nth(rank), item)
                else:
                    elements.nth(rank).locator("input, textarea").first.fill(str(item))
        elif genre == "choix":
            one.locator(":scope > select").select_option(str(value))
        else:
            one.locator(":scope > input, :scope > textarea").fill(str(value))


def test_mulhouse_typed_from_its_page_gives_the_same_record(page: Page) -> None:
    type_mulhouse(page)


# What browsers of 2021 and later have, and the oldest we promise (Chrome 86, Firefox 78, Safari 14) have not.
RECENT = """
  delete String.prototype.toWellFormed; delete String.prototype.isWellFormed; delete String.prototype.at;
  for (const it of ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with", "group"])
    delete Array.prototype[it];
  for (const it of ["hasOwn", "groupBy"]) delete Object[it];
  delete Map.groupBy; delete Array.fromAsync; delete Promise.withResolvers; delete Promise.any; delete Promise.try;
  for (const it of ["structuredClone", "navigation", "Iterator", "WeakRef"]) delete globalThis[it];
  delete Crypto.prototype.randomUUID; delete Intl.Segmenter; delete RegExp.escape;
  delete HTMLDialogElement.prototype.showModal; delete HTMLElement.prototype.showPopover;
  delete AbortSignal.timeout; delete AbortSignal.any;
  for (const it of ["union", "intersection", "difference"]) delete Set.prototype[it];
"""


def test_a_browser_of_2020_fills_the_form_to_the_end(context: BrowserContext, site: Site) -> None:
    context.add_init_script(RECENT)
    page = opened(context, site)
    assert page.evaluate("typeof ''.toWellFormed") == "undefined"
    type_mulhouse(page)


def test_half_a_sign_becomes_the_sign_of_what_cannot_be_read(page: Page) -> None:
    field(page, "titre").locator("> input").evaluate(
        "it => { it.value = 'a\\ud83db\\ude00c 😀'; it.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    document = parse_yaml(yaml_of(page), "essai.yml").document
    assert document is not None
    assert document.data["titre"] == "a\ufffdb\ufffdc 😀"


def told_without_the_form(page: Page, site: Site) -> None:
    """The page says in French what to do without the form, and the form is not there, half working."""
    page.goto(site.address("contribuer/formulaire/"), wait_until="load")
    expect(page.get_by_text("Ce formulaire a besoin de JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="d’autres façons de contribuer")).to_be_visible()
    expect(page.locator("#formulaire")).to_be_hidden()


def test_without_javascript_the_page_says_what_to_do(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    told_without_the_form(context.new_page(), site)
    context.close()


SCRIPTS = ROOT / "generator" / "theme" / "scripts"
OF_THE_FORM = [
    "formulaire",
    *(f"formulaire/{it.stem}" for it in sorted((SCRIPTS / "formulaire").glob("*.js"))),
    *sorted(
        it.removeprefix("scripts/").removesuffix(".js")
        for it in needed_at_once(
            "scripts/formulaire.js", lambda it: (SCRIPTS.parent / it).read_text(encoding="utf-8")
        )
        if it.startswith("scripts/shared/")
    ),
]


@pytest.mark.parametrize("script", OF_THE_FORM)
def test_a_script_that_does_not_come_leaves_a_page_that_says_what_to_do(
    context: BrowserContext, site: Site, script: str
) -> None:
    context.route(f"**/scripts/{script}.js", lambda it: it.abort())
    told_without_the_form(context.new_page(), site)


@pytest.mark.parametrize(
    "broken", ["un mot de trop", "throw new Error('aie');"], ids=["unreadable", "thrown"]
)
def test_a_script_in_error_leaves_a_page_that_says_what_to_do(
    browser: Browser, context: BrowserContext, site: Site, broken: str
) -> None:
    context.route(
        "**/scripts/formulaire.js", lambda it: it.fulfill(body=broken, content_type="text/javascript")
    )
    with provoked(browser):
        told_without_the_form(context.new_page(), site)


def test_once_the_form_is_there_the_sentence_of_its_absence_is_not(page: Page) -> None:
    expect(page.get_by_text("Ce formulaire a besoin de JavaScript")).to_be_hidden()


def test_an_error_while_one_writes_is_told_and_a_copy_can_be_kept(browser: Browser, page: Page) -> None:
    typed(page, "titre", "Avant l’erreur")
    with provoked(browser) as errors:
        page.locator("#proposer").evaluate("it => it.remove()")
        typed(page, "titre", "Après l’erreur")
        expect(page.locator(STATE)).to_contain_text("Une erreur a arrêté cette page")
    assert "no #proposer" in errors[0]
    with page.expect_download() as waiting:
        page.locator("#exporter").click()
    assert "Après l’erreur" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_contact_is_checked_like_any_other_field(page: Page) -> None:
    field(page, "contacts").get_by_role("button", name="Ajouter").click()
    address = field(page, "contacts").locator("[data-champ=courriel] input")
    for wrong in ("accueil", "accueil@exemple", "a b@exemple.fr", '"a"@exemple.fr', "a@b@exemple.fr"):
        address.fill(wrong)
        page.locator("#verifier").click()
        expect(page.locator("#erreurs")).to_contain_text("Courriel : Cette forme ne convient pas.")
    address.fill("accueil@exemple.fr")
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).to_be_visible()
    expect(page.locator("#erreurs")).not_to_contain_text("Cette forme ne convient pas")


def place_of(page: Page) -> tuple[Locator, Locator, Locator]:
    """The department, the commune and the code of the form."""
    place = page.locator("[data-champ=territoire]")
    code = place.locator("[data-champ=code_insee] input")
    return place.get_by_label("Département"), place.get_by_label("Commune", exact=True), code


def choose(page: Page, department: str, commune: str) -> None:
    departments, name, _ = place_of(page)
    departments.focus()
    expect(departments.locator(f"option[value='{department}']")).to_have_count(1)
    departments.select_option(department)
    name.fill(commune)
    name.press("Tab")


@pytest.mark.parametrize(
    ("department", "typed_name", "code"),
    [
        ("42", "Saint Etienne", "42218"),
        ("42", "st-étienne", "42218"),
        ("62", "lievin", "62510"),
        ("62", "BETHUNE", "62119"),
        ("59", "Condé-sur-l’Escaut", "59153"),
        ("59", "conde sur l'escaut", "59153"),
        ("93", "St Denis", "93066"),
        ("93", "L’Île-Saint-Denis", "93039"),
    ],
)
def test_a_commune_is_found_however_its_name_is_typed(
    page: Page, department: str, typed_name: str, code: str
) -> None:
    choose(page, department, typed_name)
    expect(place_of(page)[2]).to_have_value(code)
    assert f'code_insee: "{code}"' in yaml_of(page)


def test_a_name_that_no_commune_bears_empties_the_code_and_says_so_beside_the_field(page: Page) -> None:
    choose(page, "62", "Liévin")
    _, name, code = place_of(page)
    expect(code).to_have_value("62510")
    choose(page, "59", "Roubaixx")
    expect(code).to_have_value("")
    assert "62510" not in yaml_of(page)
    told = page.locator(f"#{name.get_attribute('aria-describedby')}")
    expect(told).to_contain_text(
        "Aucune commune de ce département ne s’appelle « Roubaixx ». Est-ce Roubaix ?"
    )
    expect(name).to_have_attribute("aria-invalid", "true")
    name.fill("Roubaix")
    name.press("Tab")
    expect(code).to_have_value("59512")
    expect(told).to_be_hidden()
    expect(name).to_have_attribute("aria-invalid", "false")


def test_another_department_empties_the_commune_and_its_code(page: Page) -> None:
    choose(page, "62", "Liévin")
    departments, name, code = place_of(page)
    expect(code).to_have_value("62510")
    departments.select_option("59")
    expect(code).to_have_value("")
    expect(name).to_have_value("")
    assert "62510" not in yaml_of(page)


def test_departments_come_in_their_usual_order(page: Page) -> None:
    choose(page, "59", "Roubaix")
    codes = place_of(page)[0].locator("option").evaluate_all("all => all.map(it => it.value)")
    assert codes[:4] == ["", "01", "02", "03"]
    assert codes[codes.index("19") :][:4] == ["19", "2A", "2B", "21"]
    assert codes[-1] == "989"


def test_communes_that_do_not_load_are_told_and_asked_again(context: BrowserContext, site: Site) -> None:
    context.route("**/contribuer/communes/59.json", lambda it: it.abort())
    page = opened(context, site)
    choose(page, "59", "Roubaix")
    expect(page.locator(STATE)).to_contain_text("La liste des communes ne se charge pas")
    _, name, code = place_of(page)
    expect(page.locator(f"#{name.get_attribute('aria-describedby')}")).to_contain_text(
        "la connexion a manqué"
    )
    context.unroute_all()
    name.fill("roubaix")
    name.press("Tab")
    expect(code).to_have_value("59512")


def test_departments_that_do_not_load_are_asked_again(context: BrowserContext, site: Site) -> None:
    context.route("**/contribuer/communes/index.json", lambda it: it.fulfill(status=503))
    page = opened(context, site)
    departments, _, code = place_of(page)
    departments.focus()
    expect(page.locator(STATE)).to_contain_text("La liste des communes ne se charge pas")
    context.unroute_all()
    page.locator("#verifier").focus()
    choose(page, "59", "Roubaix")
    expect(code).to_have_value("59512")


def test_a_record_without_a_territory_is_not_right(page: Page) -> None:
    choose(page, "42", "Nulle-Part-en-Forez")
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).to_contain_text("Territoire : Remplissez au moins un champ de ce bloc.")
    expect(field(page, "territoire").locator("> .champ__erreur")).to_be_visible()
    choose(page, "42", "Saint Etienne")
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).not_to_contain_text("Territoire :")


def test_the_day_proposed_is_the_one_of_the_place_where_one_writes(browser: Browser, site: Site) -> None:
    for zone, day in (("Pacific/Noumea", "2026-03-02"), ("America/Martinique", "2026-03-01")):
        context = browser.new_context(timezone_id=zone)
        context.clock.set_fixed_time("2026-03-01T23:30:00Z")
        page = opened(context, site)
        expect(field(page, "verifie_le").locator("input")).to_have_value(day)
        context.close()


# Refused to our scripts alone: those of the theme underneath would stop too.
REFUSED = """
  for (const it of ["getItem", "setItem", "removeItem"]) {
    const ordinary = Storage.prototype[it];
    Storage.prototype[it] = function (key, ...rest) {
      if (key.startsWith("essaimage")) throw new DOMException("refused", "SecurityError");
      return ordinary.call(this, key, ...rest);
    };
  }
"""


def test_all_is_erased_and_begun_again_even_where_nothing_is_kept(
    context: BrowserContext, site: Site
) -> None:
    context.add_init_script(REFUSED)
    page = opened(context, site)
    typed(page, "titre", "À effacer")
    page.on("dialog", lambda it: it.accept())
    page.locator("#effacer").click()
    expect(page.locator(STATE)).to_have_text("Tout est effacé.")
    expect(field(page, "titre").locator("input")).to_have_value("")
    expect(field(page, "verifie_le").locator("input")).not_to_have_value("")
    assert "licence: CC-BY-NC-SA-4.0" in yaml_of(page).replace('"', "")
    expect(field(page, "territoire").locator("> .champ__elements > *")).to_have_count(1)


def test_what_was_erased_does_not_come_back(context: BrowserContext, site: Site) -> None:
    page = opened(context, site)
    typed(page, "titre", "À effacer")
    page.on("dialog", lambda it: it.accept())
    page.locator("#effacer").click()
    page.reload()
    page.locator("#formulaire").wait_for(state="visible")
    expect(field(page, "titre").locator("input")).to_have_value("")


def test_a_file_is_still_there_when_the_browser_comes_to_fetch_it(page: Page) -> None:
    page.evaluate(
        """() => {
          window.seen = { given: 0, revoked: 0, inPage: false };
          const revoke = URL.revokeObjectURL;
          URL.revokeObjectURL = it => { window.seen.revoked += 1; revoke.call(URL, it); };
          document.addEventListener("click", ({ target }) => {
            if (target.download) { window.seen.given += 1; window.seen.inPage = target.isConnected; }
          }, true);
        }"""
    )
    with page.expect_download() as waiting:
        page.locator("#exporter").click()
    assert waiting.value.suggested_filename == "brouillon-sans-titre.json"
    assert page.evaluate("window.seen") == {"given": 1, "revoked": 0, "inPage": True}
    assert page.locator("a[download]").count() == 0


def test_two_collectives_of_one_host_do_not_share_a_draft(context: BrowserContext, site: Site) -> None:
    def elsewhere(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace("/voisins/", "/")))

    context.route("**/voisins/**", elsewhere)
    ours = opened(context, site)
    typed(ours, "titre", "Chez nous")
    neighbours = context.new_page()
    neighbours.goto(site.address("voisins/contribuer/formulaire/"))
    neighbours.locator("#formulaire").wait_for(state="visible")
    expect(field(neighbours, "titre").locator("input")).to_have_value("")
    typed(neighbours, "titre", "Chez les voisins")
    expect(ours.locator(STATE)).to_have_text("Gardé dans ce navigateur.")
    ours.reload()
    expect(field(ours, "titre").locator("input")).to_have_value("Chez nous")


def mulhouse() -> Document:
    document = read_file(ROOT / "retours_experience" / "mulhouse.yml", "mulhouse.yml").document
    assert document is not None
    return document


def type_mulhouse(page: Page) -> None:
    """Type the record of Mulhouse in the form, check it, and find it whole in the file."""
    document = mulhouse()
    wanted, _ = validate(RetourExperience, document)
    fill(page.locator("#champs"), cast("dict[str, Any]", document.data))
    page.locator("#verifier").click()
    expect(page.locator(ANSWER)).to_contain_text("Rien à redire dans le formulaire.")
    reading = parse_yaml(yaml_of(page), "mulhouse.yml")
    assert reading.document is not None
    got, problems = validate(RetourExperience, reading.document)
    assert problems == []
    assert isinstance(got, RetourExperience)
    assert isinstance(wanted, RetourExperience)
    # Boxes are ticked, so their words come in the order of the list.
    for name in ("themes", "dispositifs"):
        assert sorted(getattr(got, name)) == sorted(getattr(wanted, name))
    same = {"themes", "dispositifs"}
    assert got.model_dump(exclude=same) == wanted.model_dump(exclude=same)


@pytest.fixture(scope="module")
def forms(browser: Browser, site: Site) -> Iterator[dict[str, Page]]:
    context = browser.new_context(locale="fr-FR")
    yield {kind: opened(context, site, name) for kind, name in (("retour", "formulaire"), ("fiche", "outil"))}
    context.close()


@pytest.mark.parametrize(("kind", "model"), [("retour", RetourExperience), ("fiche", Fiche)])
@settings(
    max_examples=40,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
@given(st.data())
def test_any_record_the_model_accepts_goes_through_the_form_unchanged(
    forms: dict[str, Page], kind: str, model: type[RetourExperience] | type[Fiche], data: st.DataObject
) -> None:
    record = data.draw(records(kind))
    given_document = parse_yaml(json.dumps(record, ensure_ascii=False), "essai.yml").document
    assume(given_document is not None)
    assert given_document is not None
    wanted, _ = validate(model, given_document)
    assume(wanted is not None)
    import_draft(forms[kind], record)
    reading = parse_yaml(yaml_of(forms[kind]), "essai.yml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    got, problems = validate(model, reading.document)
    assert problems == []
    assert got == wanted


TEXTS = st.one_of(
    # Of signs without a name yet, the browser and Python may know different ones.
    st.text(st.characters(codec="utf-8", exclude_categories=("Cn",)), max_size=60),
    st.text("aé\u0301\u0302\u200c\u200d\ufe0f\ufe01\u3164\u2800\U000e0041\uf0b7\ufdd0😀ष1", max_size=30),
    st.sampled_from(
        ["yes", "no", "- a", "# x", "a: b", "---", "&a *a", "!!str", "12", "null", "| x", "%", "\u202eabc"]
    ),
    st.text("ab \n:-#'\"\\|>{}[]", max_size=30),
)
KEYS = st.sampled_from(["texte", "selon", "code_insee", "bilan-d-apprentissages", "e1"])
DATA = st.recursive(
    TEXTS,
    lambda inside: st.one_of(
        st.lists(inside, min_size=1, max_size=3),
        st.dictionaries(KEYS, inside, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def writer(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.address("contribuer/formulaire/"))
    yield page
    context.close()


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["titre", "resume", "texte"]), DATA, min_size=1),
        min_size=20,
        max_size=20,
    )
)
def test_any_text_comes_back_from_the_file_as_it_was_written(
    writer: Page, records: list[dict[str, object]]
) -> None:
    written = writer.evaluate(
        """async records => {
          const { cleaned } = await import("/scripts/formulaire/values.js");
          const { toYaml } = await import("/scripts/shared/yaml.js");
          const clean = it => typeof it === "string" ? cleaned(it)
            : Array.isArray(it) ? it.map(clean)
            : Object.fromEntries(Object.entries(it).map(([key, value]) => [key, clean(value)]));
          return records.map(clean).map(it => [it, toYaml(it, "retour")]);
        }""",
        records,
    )
    for data, text in written:
        reading = parse_yaml(text, "essai.yml")
        assert reading.diagnostics == (), text
        assert reading.document is not None
        assert reading.document.data == emptied(data)


def emptied(value: object) -> object:
    """Our reader takes an empty text for nothing at all."""
    if isinstance(value, dict):
        return {key: emptied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [emptied(item) for item in value]
    return value


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "- a : # b",
        "---",
        "<script>alert(1)</script>",
        "مرحبا بكم",
        "😀 à l’œuvre",
        "{{ 7*7 }}",
    ],
)
def test_odd_texts_are_kept_as_texts(page: Page, text: str) -> None:
    typed(page, "titre", text)
    document = parse_yaml(yaml_of(page), "essai.yml").document
    assert document is not None
    assert document.data["titre"] == text
    assert page.locator("#carte h3").text_content() == text


def test_signs_that_nobody_sees_are_taken_out_of_a_paste(page: Page) -> None:
    typed(page, "titre", "«\u00a0collé\u200b depuis\u202e Word\u00a0»")
    document = parse_yaml(yaml_of(page), "essai.yml").document
    assert document is not None
    assert document.data["titre"] == "«\u00a0collé depuis Word\u00a0»"


def test_a_text_far_too_long_is_kept_whole_and_told(page: Page) -> None:
    long = "mot " * 12_500
    typed(page, "resume", long)
    page.locator("#verifier").click()
    expect(page.locator("#erreurs")).to_contain_text("lettres, et peut en avoir 300")
    assert field(page, "resume").locator("textarea").input_value() == long.strip() + " "
    page.reload()
    page.locator("#formulaire").wait_for(state="visible")
    assert field(page, "resume").locator("textarea").input_value().strip() == long.strip()


def test_what_is_typed_is_found_again_after_the_tab_was_closed(context: BrowserContext, site: Site) -> None:
    first = opened(context, site)
    typed(first, "titre", "Roubaix, le matin")
    field(first, "sources").get_by_role("button", name="Ajouter").click()
    field(first, "sources").locator("[data-champ=titre] input").fill("Un témoignage")
    first.close()
    again = opened(context, site)
    expect(again.locator(STATE)).to_contain_text("retrouvé")
    assert field(again, "titre").locator("input").input_value() == "Roubaix, le matin"
    assert field(again, "sources").locator("[data-champ=titre] input").input_value() == "Un témoignage"


def test_a_browser_that_keeps_nothing_says_so_and_a_copy_saves_it(
    context: BrowserContext, site: Site, tmp_path: Path
) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page = opened(context, site)
    typed(page, "titre", "Rien ne se perd")
    expect(page.locator(STATE)).to_contain_text("refuse de garder")
    with page.expect_download() as waiting:
        page.locator("#exporter").click()
    copy = tmp_path / "copie.json"
    waiting.value.save_as(copy)
    assert json.loads(copy.read_text(encoding="utf-8"))["titre"] == "Rien ne se perd"


def test_two_open_tabs_are_told_of_each_other(context: BrowserContext, site: Site) -> None:
    first, second = opened(context, site), opened(context, site)
    typed(second, "titre", "Depuis l’autre onglet")
    expect(first.locator(STATE)).to_contain_text("autre onglet")
    assert field(first, "titre").locator("input").input_value() == ""


def test_two_tabs_never_write_over_each_other(context: BrowserContext, site: Site) -> None:
    first, second = opened(context, site), opened(context, site)
    typed(first, "titre", "Écrit dans le premier")
    typed(second, "titre", "Écrit dans le second")
    typed(first, "resume", "Suite du premier")
    first.close()
    second.close()
    page = opened(context, site)
    titre = field(page, "titre").locator("input")
    both = {titre.input_value()}
    page.get_by_role("button", name="Passer à ce brouillon").click()
    expect(page.locator(STATE)).to_contain_text("l’autre brouillon")
    both.add(titre.input_value())
    assert both == {"Écrit dans le premier", "Écrit dans le second"}


def test_a_file_that_is_no_draft_changes_nothing(page: Page) -> None:
    typed(page, "titre", "Toujours là")
    for content in (b"pas du JSON", b"[1, 2]", b"null"):
        page.locator("#importer").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": content}
        )
        expect(page.locator(STATE)).to_contain_text("n’est pas une copie")
        assert field(page, "titre").locator("input").input_value() == "Toujours là"
        typed(page, "titre", "Toujours là")


def test_blocks_are_added_moved_and_removed_by_keyboard(page: Page) -> None:
    steps = field(page, "conseils")
    add = steps.locator("> .champ__actions > button")
    for text in ("un", "deux"):
        add.focus()
        page.keyboard.press("Enter")
        page.keyboard.type(text)
    order = "all => all.map(it => it.value)"
    texts = steps.locator("[data-champ=texte] textarea")
    assert texts.evaluate_all(order) == ["un", "deux"]
    steps.get_by_role("button", name="Monter : Conseils, 2").focus()
    page.keyboard.press("Enter")
    assert texts.evaluate_all(order) == ["deux", "un"]
    steps.get_by_role("button", name="Retirer : Conseils, 1").focus()
    page.keyboard.press("Enter")
    assert texts.evaluate_all(order) == ["un"]
    assert page.evaluate("document.activeElement !== document.body")


def test_mistakes_are_told_beside_their_field_and_listed_with_links(page: Page) -> None:
    page.locator("#verifier").click()
    listed = page.locator("#erreurs a")
    assert listed.count() >= 3
    expect(page.locator("#erreurs")).to_be_focused()
    titre = field(page, "titre").locator("input")
    assert titre.get_attribute("aria-invalid") == "true"
    told = page.locator(f"#{str(titre.get_attribute('aria-describedby')).split()[-1]}")
    assert told.text_content() == "Ce champ est nécessaire."
    listed.first.click()
    expect(titre).to_be_focused()
    typed(page, "titre", "Un titre")
    assert not told.is_visible()


def test_a_mistake_has_its_sign_in_every_browser(context: BrowserContext, site: Site) -> None:
    for older in (False, True):
        if older:
            context.route("**/*.css", style_of_an_older_browser)
        page = opened(context, site)
        page.locator("#verifier").click()
        drawn = drawn_before(page, ".champ__erreur:not([hidden])")
        assert drawn == ('"⚠ "' if older else '"⚠ " / ""')


def test_a_commune_is_found_by_its_name(page: Page) -> None:
    place = page.locator("[data-champ=territoire]")
    choose = place.get_by_label("Département")
    choose.focus()
    expect(choose.locator("option")).not_to_have_count(0)
    choose.select_option("59")
    name = place.get_by_label("Commune", exact=True)
    expect(name).to_be_enabled()
    name.fill("roubaix")
    name.press("Tab")
    assert place.locator("[data-champ=code_insee] input").input_value() == "59512"
    assert 'code_insee: "59512"' in yaml_of(page)


def test_the_card_is_the_one_the_catalogue_would_show(context: BrowserContext, site: Site) -> None:
    words = "it => it.innerText.replace(/\\s+/g, ' ').trim()"
    for path, name, slug in (("retours", "formulaire", "mulhouse"), ("fiches", "outil", "carte-postale")):
        folder = "retours_experience" if path == "retours" else "fiches"
        document = read_file(ROOT / folder / f"{slug}.yml", slug).document
        assert document is not None
        form = opened(context, site, name)
        import_draft(form, document.data)
        catalogue = context.new_page()
        catalogue.goto(site.address(f"{path}/"))
        card = catalogue.locator(".carte", has=catalogue.locator(f'.carte__titre a[href*="{slug}"]'))
        expect(form.locator("#carte")).to_contain_text("Haut-Rhin" if slug == "mulhouse" else "Esquisse")
        assert card.evaluate(words).startswith(form.locator("#carte").evaluate(words))


def test_each_field_may_show_an_example_and_the_form_says_what_it_cannot_check(page: Page) -> None:
    expect(field(page, "titre").locator(".champ__aide")).to_contain_text("Par exemple")
    page.get_by_text("Ce qui sera vérifié dans la proposition").click()
    expect(page.get_by_text("La chronologie va du plus ancien au plus récent.")).to_be_visible()
    expect(page.get_by_text("Ce qui est vérifié, commencé ou donné pour un fait")).to_be_visible()


def test_no_help_lists_the_values_of_a_file_beside_a_choice_that_names_them(
    context: BrowserContext, site: Site
) -> None:
    for name in ("formulaire", "outil"):
        page = opened(context, site, name)
        told = page.evaluate(
            """[document, ...[...document.querySelectorAll("template")].map(it => it.content)].flatMap(root =>
              [...root.querySelectorAll("[data-genre=choix]")].map(it => [
                it.querySelector(":scope > .champ__aide")?.textContent ?? "",
                [...it.querySelectorAll("option")].map(one => one.value).filter(Boolean),
              ]))"""
        )
        assert len(told) > 5
        assert [text for text, values in told if sum(it in text for it in values) > 1] == []
        assert sum(bool(text) for text, _ in told) > 3


def with_forge(context: BrowserContext, template: str) -> None:
    """The form of a site whose forge begins a new file at `template`."""

    def elsewhere(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('data-nouveau=""', f'data-nouveau="{template}"')
        )

    context.route("**/contribuer/formulaire/", elsewhere)


def test_nothing_leaves_before_the_people_quoted_agreed(context: BrowserContext, site: Site) -> None:
    with_forge(context, "https://forge.example/nouveau?nom={nom}")
    page = opened(context, site)
    expect(page.locator("#telecharger")).to_be_disabled()
    expect(page.locator("#copier")).to_be_disabled()
    expect(page.locator("#proposer")).to_be_hidden()
    page.locator("#accord").check()
    expect(page.locator("#telecharger")).to_be_enabled()
    expect(page.locator("#proposer")).to_be_visible()
    page.locator("#accord").uncheck()
    expect(page.locator("#proposer")).to_be_hidden()


def test_without_a_known_forge_no_link_is_offered(page: Page) -> None:
    page.locator("#accord").check()
    expect(page.locator("#telecharger")).to_be_enabled()
    expect(page.locator("#proposer")).to_be_hidden()


@pytest.mark.parametrize(
    ("template", "complete"),
    [
        ("https://github.com/nous/essaimage/new/trunk/recits?filename={nom}&amp;value={texte}", True),
        ("https://gitlab.com/nous/essaimage/-/new/trunk/recits?file_name={nom}", False),
    ],
)
def test_the_proposal_opens_a_new_file_on_the_forge(
    context: BrowserContext, site: Site, template: str, complete: bool
) -> None:
    with_forge(context, template)
    page = opened(context, site)
    typed(page, "titre", "Roubaix : des cafés & $' {texte}")
    page.locator("#accord").check()
    link = page.locator("#proposer")
    address = urlsplit(str(link.get_attribute("href")))
    assert template.startswith(f"https://{address.netloc}{address.path}?")
    asked = parse_qs(address.query)
    assert (asked.get("filename") or asked["file_name"]) == ["roubaix.yml"]
    assert asked.get("value", [""])[0].strip() == (yaml_of(page).strip() if complete else "")
    typed(page, "resume", "é" * 3000)
    long = str(link.get_attribute("href"))
    assert len(quote(long, safe="")) < 8190
    assert "roubaix.yml" in long
    expect(link).to_contain_text("copiez d’abord le fichier")
