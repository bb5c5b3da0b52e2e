"""The press in a real browser: the same bytes as the build’s, on demand, stopped at will, and without the network."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from generator.cli import main
from generator.corpus import Corpus, printed, without_drafts
from generator.printing import (
    Press,
    Refused,
    editable,
    kit_author,
    made,
    occasion_planned,
    planned,
    planned_kit,
    press_of,
    site_of,
)
from generator.seance import Plan, query_of
from tests.navigateur.conftest import ROOT, Site
from tests.navigateur.fenetres import DESK, PHONE, SMALL, barriers, opened
from tests.navigateur.test_composer import plans

pytestmark = [pytest.mark.navigateur, pytest.mark.usefixtures("pieces")]
KIT = "kits/boussole/"
FORM = "contribuer/outil/"
LONG = 180_000  # milliseconds: Python starts in some seconds, on a machine that does nothing else

ASK = """async (order) => {
  const { dataset } = document.querySelector("[data-presse]");
  const { Thread } = await import("/scripts/presse/thread.js");
  window.press ??= new Thread(new URL(dataset.dossier, location.href).href, JSON.parse(dataset.pieces));
  const nothing = () => undefined;
  const { dit, contenu } = await window.press.ask("imprimer", order, { octets: nothing, feuilles: nothing, etape: nothing });
  let text = "";
  for (let at = 0; at < contenu.length; at += 8192) text += String.fromCharCode(...contenu.subarray(at, at + 8192));
  return { told: dit, content: btoa(text) };
}"""


@pytest.fixture(scope="session")
def corpus(corpus: Corpus) -> Corpus:
    """What travels to the browser: the drafts stay at home."""
    return without_drafts(corpus)


@pytest.fixture(scope="module")
def press() -> Press:
    return press_of(ROOT, keeps=False)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page where the press is asked by its own door, one kit after the other."""
    with opened(browser, DESK) as page:
        page.goto(site.address(KIT))
        page.set_default_timeout(LONG)
        yield page


def asked(page: Page, **order: Any) -> tuple[dict[str, Any], bytes]:
    answer = page.evaluate(ASK, order)
    return answer["told"], b64decode(answer["content"])


def members(archive: bytes, folder: str = "") -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened_archive:
        names = [it for it in opened_archive.namelist() if it.startswith(folder)]
        return {it.removeprefix(folder): opened_archive.read(it) for it in names}


# The same bytes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(it.stem for it in (ROOT / "fiches" / "kits").glob("*.yml")))
def test_a_kit_is_printed_as_the_build_prints_it(page: Page, site: Site, slug: str) -> None:
    for papier in printed.PAPERS:
        _, pdf = asked(page, kit=slug, papier=papier, fin=".pdf")
        assert pdf == (site.folder / printed.kit_pdf(slug, papier)).read_bytes()


# Of two kits here, for the time it takes; of all of them in `benchmarks/presse.py`.
@pytest.mark.parametrize("slug", ["boussole", "separer-puis-croiser"])
def test_the_archive_of_a_kit_holds_what_the_build_publishes(
    page: Page, site: Site, corpus: Corpus, slug: str
) -> None:
    def published(path: str) -> bytes:
        return (site.folder / path).read_bytes()

    _, archive = asked(page, kit=slug, papier="A3", fin=".zip")
    assert members(archive, "pret-a-imprimer/") == members(published(printed.kit_piles(slug, "A3")))
    assert members(archive, "boutique/") == members(published(printed.kit_archive(slug)))
    named = site_of(corpus.settings)
    assert named is not None
    author = kit_author(corpus, named, corpus.kits[slug])
    assert members(archive, "a-modifier/") == {"mon-kit.odt": editable(author)}


def test_any_session_is_printed_as_the_program_prints_it(page: Page, corpus: Corpus, press: Press) -> None:
    named = site_of(corpus.settings)
    assert named is not None
    # The same twenty at each run: drawn by what draws them, and from nothing that was kept.
    drawn = settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @drawn
    @given(plans(list(corpus.fiches)), st.sampled_from(printed.PAPERS))
    def alike(plan: Plan, papier: Any) -> None:
        query = query_of(plan)
        told, pdf = asked(page, plan=query, papier=papier, fin=".pdf")
        try:
            today, _ = planned(corpus, query)
            entry, occasion = planned_kit(corpus, today), occasion_planned(today, "", "", "")
        except Refused as refused:
            refusal = str(refused)
        else:
            refusal = ""
        if refusal:
            assert told == {"refus": refusal}
            return
        file, problems = made(".pdf", press, kit_author(corpus, named, entry, occasion, papier))
        if file is None:
            assert problems
            assert "refus" in told
        else:
            assert pdf == file.content
            assert told["detail"] == file.told

    alike()


def test_the_archive_of_a_session_is_that_of_the_command(page: Page, tmp_path: Path) -> None:
    query = "?v=1&titre=Essai&pour=9&debut=09:30&s=boussole&s=pause.5"
    file = tmp_path / "ma-seance.zip"
    done = CliRunner().invoke(
        main, ["kit", "--plan", query, "--papier", "A4", "-o", str(file), "--site", str(ROOT)]
    )
    assert done.exit_code == 0, done.output
    assert asked(page, plan=query, papier="A4", fin=".zip")[1] == file.read_bytes()


def test_what_the_command_refuses_is_refused_in_the_same_words(page: Page) -> None:
    told, content = asked(page, plan="?v=1&s=boussol", papier="A4", fin=".pdf")
    said = CliRunner().invoke(main, ["kit", "--plan", "?v=1&s=boussol", "--site", str(ROOT)])
    assert told["refus"] == said.stderr.strip()
    assert content == b""


# The panel --------------------------------------------------------------------------------------------


def panel(page: Page) -> Any:
    return page.locator("[data-presse]")


def printed_from(page: Page) -> None:
    panel(page).get_by_role("button", name="Imprimer en PDF").click()
    expect(panel(page).get_by_role("status")).to_have_text(
        "C’est prêt. Téléchargez ce que vous voulez imprimer.", timeout=LONG
    )


def test_a_kit_is_printed_on_demand_kept_and_printed_again_without_the_network(
    browser: Browser, site: Site
) -> None:
    with opened(browser, PHONE) as page:
        requests: list[str] = []
        page.context.on("request", lambda it: requests.append(it.url))
        page.goto(site.address(KIT))
        expect(panel(page)).to_contain_text("25\u00a0Mo")
        assert not [it for it in requests if "/presse/" in it and "/scripts/" not in it]
        printed_from(page)
        assert all(it.startswith((site.url, "blob:", "data:")) for it in requests)
        links = panel(page).get_by_role("listitem")
        expect(links).to_have_count(2)
        with page.expect_download() as got:
            links.first.get_by_role("link").click()
        assert got.value.suggested_filename.endswith(".zip")
        assert zipfile.is_zipfile(got.value.path())
        assert barriers(page) == []

        page.context.set_offline(True)
        panel(page).get_by_label("Nous serons").fill("7")
        printed_from(page)
        page.context.set_offline(False)

        again = page.context.new_page()
        again.goto(site.address("kits/vision/"))
        requests.clear()
        printed_from(again)
        assert [it for it in requests if it.endswith((".zip", ".wasm", ".json"))] == []


@pytest.mark.parametrize("moment", ["La presse arrive", "La presse se prépare"])
def test_the_press_is_stopped_at_any_moment_and_begun_again(
    browser: Browser, site: Site, moment: str
) -> None:
    with opened(browser, SMALL) as page:
        page.goto(site.address(KIT))
        begin = panel(page).get_by_role("button", name="Imprimer en PDF")
        stop = panel(page).get_by_role("button", name="Arrêter")
        begin.press("Enter")
        expect(panel(page).get_by_role("status")).to_contain_text(moment, timeout=LONG)
        stop.press("Enter")
        expect(panel(page).get_by_role("status")).to_contain_text("Arrêté.")
        expect(begin).to_be_focused()
        expect(panel(page).get_by_role("progressbar")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL[0]


def refusing_to_keep(route: Route) -> None:
    answer = route.fetch()
    refused = answer.text().replace(
        "caches.open(CACHE)", 'Promise.reject(new DOMException("no", "SecurityError"))'
    )
    assert refused != answer.text()
    route.fulfill(response=answer, body=refused)


def test_a_damaged_piece_is_not_run_and_the_other_doors_are_told(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        page.context.route("**/presse/*-site.zip", lambda route: route.fulfill(body=b"x" * 10, status=200))
        page.goto(site.address(KIT))
        panel(page).get_by_role("button", name="Imprimer en PDF").click()
        expect(panel(page).get_by_role("status")).to_contain_text("Les PDF tout prêts", timeout=LONG)


def test_a_composed_session_is_printed_from_its_address_where_nothing_can_be_kept(
    browser: Browser, site: Site
) -> None:
    with opened(browser, DESK) as page:
        page.context.route("**/scripts/presse/pieces.js", refusing_to_keep)
        page.goto(site.address("kits/composer/?v=1&titre=Jeudi&pour=8&s=boussole"))
        printed_from(page)
        expect(panel(page).get_by_role("link").first).to_have_text("jeudi.zip")


# The checker -------------------------------------------------------------------------------------------


STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def under_a_policy(route: Route) -> None:
    """The thread as a host serves it that sends a policy of its own: what README.md says is enough."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})


def test_what_is_typed_is_checked_as_the_repository_will(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    with opened(browser, DESK) as page:
        page.context.route("**/scripts/presse/worker.js", under_a_policy)
        requests: list[str] = []
        page.context.on("request", lambda it: requests.append(it.url))
        page.goto(site.address(FORM))
        page.locator('[data-champ="titre"] input').first.fill("Un outil : essai")
        expect(panel(page)).to_contain_text("11\u00a0Mo")
        panel(page).get_by_role("button", name="Vérifier comme le dépôt le fera").click()
        expect(panel(page).get_by_role("status")).to_contain_text("mot pour mot", timeout=LONG)
        assert not [it for it in requests if it.endswith("typst.zip")]
        said = panel(page).get_by_role("listitem").all_inner_texts()
        text = page.locator("#yaml").text_content()
        name = page.locator("#yaml").get_attribute("data-nom")
    copy = tmp_path / "site"
    for folder in ("fiches", "methode", "retours_experience", "overrides"):
        shutil.copytree(ROOT / folder, copy / folder)
    for file in ("mkdocs.yml", "REUSE.toml"):
        shutil.copy(ROOT / file, copy / file)
    (copy / "fiches" / f"{name}.yml").write_text(str(text), encoding="utf-8")
    answer = CliRunner().invoke(main, ["valider", "--site", str(copy)])
    assert said == answer.stdout.splitlines()
    assert said


def test_the_list_of_the_pieces_is_light_in_a_page(site: Site) -> None:
    html = (site.folder / KIT / "index.html").read_text(encoding="utf-8")
    told = html.partition('data-pieces="')[2].partition('"')[0]
    assert len(told) < 2500
    assert {it["nom"] for it in json.loads(told.replace("&#34;", '"'))} >= {"typst.zip", "site.zip"}
