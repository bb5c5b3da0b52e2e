"""Each claim has a place that one can cite, which holds whatever is written around it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.comparison import lost_citations
from generator.corpus import Corpus, Folders, claims_of, load_corpus, place_of_claim
from generator.model import Enonce, RetourExperience
from generator.pages import Renderer, page_views
from generator.theme import THEME
from tests.commande import run

STORY = Path("retours_experience/mulhouse.yml")
SAID = "Douze personnes sont venues."
AGAIN = "Douze personnes sont venues, puis d’autres."


def corpus_of(site: Path) -> Corpus:
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


def claim(text: str, **fields: str) -> Enonce:
    return Enonce.model_validate({"texte": text, "nature": "fait", "source": "recit", **fields})


def changed(corpus: Corpus, **fields: object) -> Corpus:
    """The corpus whose story of Mulhouse has those fields."""
    entry = corpus.retours["mulhouse"]
    record = RetourExperience.model_construct(**(dict(entry.record) | fields))
    return replace(corpus, retours={**corpus.retours, "mulhouse": replace(entry, record=record)})


def page_of(corpus: Corpus, uri: str) -> str:
    view = next(it for it in page_views(corpus) if it.uri == uri)
    return Renderer(corpus).render(view).html


def places(html: str) -> list[str]:
    return re.findall(r'<(?:li|div) class="enonce enonce--\w+" id="([^"]+)"', html)


def rewritten(site: Path, old: str, new: str) -> Corpus:
    file = site / STORY
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return corpus_of(site)


def test_every_claim_of_a_story_has_a_place_and_a_link_to_it(site: Path) -> None:
    corpus = corpus_of(site)
    html = page_of(corpus, "retours/mulhouse.md")
    expected = [place_of_claim(it) for _, it in claims_of(corpus.retours["mulhouse"].record)]
    assert sorted(places(html)) == sorted(expected) != []
    assert all(f'href="#{it}"' in html for it in expected)


@given(st.text(min_size=1), st.sampled_from(["’", "'", " ", "\u00a0", "\n", "."]))
def test_signs_and_spaces_do_not_change_the_place_of_a_claim(text: str, sign: str) -> None:
    assert place_of_claim(claim(f"On a vu {text}")) == place_of_claim(claim(f"on{sign}a vu{sign}{text}"))


@given(
    st.permutations(["Un café s’ouvre.", "Un local ferme.", "Un bus passe.", "Une place change."]), st.data()
)
def test_the_place_of_a_claim_holds_when_others_come_go_move_or_are_written_anew(
    texts: list[str], data: st.DataObject
) -> None:
    kept = texts[0]
    others = [data.draw(st.sampled_from([it, f"{it} Autrement dit.", ""])) for it in texts[1:]]
    around = [claim(it) for it in others if it]
    at = data.draw(st.integers(0, len(around)))
    found = [place_of_claim(it) for it in (*around[:at], claim(kept), *around[at:])]
    assert found[at] == place_of_claim(claim(kept))
    assert len(set(found)) == len(found)


def test_the_same_words_told_twice_on_a_page_have_two_places(site: Path) -> None:
    corpus = corpus_of(site)
    (told,) = corpus.retours["mulhouse"].record.effets
    found = places(page_of(changed(corpus, conseils=(told,)), "retours/mulhouse.md"))
    assert found.count(place_of_claim(told)) == 1
    assert found.count(f"{place_of_claim(told)}--2") == 1


def test_a_claim_written_anew_is_told_with_what_to_write_for_its_link_to_hold(site: Path) -> None:
    before = corpus_of(site)
    place = place_of_claim(claim(SAID))
    (told,) = lost_citations(before, rewritten(site, SAID, AGAIN))
    assert f"retours/mulhouse/\\#{place}" in told or f"retours/mulhouse/#{place}" in told
    key = place.removeprefix("enonce--")
    assert f"id: {key}" in told
    held = rewritten(site, AGAIN, f"{AGAIN}\n    id: {key}")
    assert lost_citations(before, held) == []
    assert place in places(page_of(held, "retours/mulhouse.md"))


def test_a_claim_taken_away_is_told_and_one_more_is_not(site: Path) -> None:
    before = corpus_of(site)
    after = changed(before, conseils=(claim("Commencez petit, dit une voisine."),))
    assert lost_citations(before, after) == []
    (told,) = lost_citations(after, before)
    assert "Lien perdu" in told
    assert "retiré" in told


def test_a_record_that_changes_its_name_keeps_the_links_of_its_claims(site: Path) -> None:
    before = corpus_of(site)
    file = site / STORY
    text = file.read_text(encoding="utf-8").replace(SAID, AGAIN) + "anciens_noms: [mulhouse]\n"
    file.with_name("mulhouse-alsace.yml").write_text(text, encoding="utf-8")
    file.unlink()
    for other in (site / "retours_experience" / "illzach.yml", site / "methode" / "etapes" / "reunir.md"):
        shown = other.read_text(encoding="utf-8").replace("retour: mulhouse", "retour: mulhouse-alsace")
        other.write_text(shown.replace("retour:mulhouse", "retour:mulhouse-alsace"), encoding="utf-8")
    (told,) = lost_citations(before, corpus_of(site))
    assert place_of_claim(claim(SAID)) in told


def test_the_command_that_compares_tells_the_lost_links_of_claims(site: Path, tmp_path: Path) -> None:
    before = shutil.copytree(site, tmp_path / "avant")
    rewritten(site, SAID, AGAIN)
    result = run("comparer", before, "--site", site)
    assert "Lien perdu" in result.output
    assert result.exit_code == 0


def test_a_key_that_is_another_claim_s_is_refused_at_its_line(site: Path) -> None:
    key = place_of_claim(claim("On s’est réunis.")).removeprefix("enonce--")
    file = site / STORY
    text = file.read_text(encoding="utf-8").replace(SAID, f"{SAID}\n    id: {key}", 1)
    file.write_text(text, encoding="utf-8")
    result = run("valider", "--site", site)
    line = 1 + text.splitlines().index(f"    id: {key}")
    assert f"mulhouse.yml:{line}:" in result.output
    assert "déjà celui d’un autre énoncé" in result.output
    assert result.exit_code == 1


def test_a_proof_shown_elsewhere_leads_to_its_claim_and_not_to_the_top_of_its_story(
    built: Path,
) -> None:
    html = (built / "par-ou-commencer" / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'class="vecu__nom"><strong><a href="\.\./(retours/[^"#]+)#([^"]+)"', html)
    assert len(named) > 10
    for page, place in named:
        assert f'id="{place}"' in (built / page / "index.html").read_text(encoding="utf-8")


def test_what_one_copies_from_a_claim_keeps_who_and_where_apart(built: Path) -> None:
    html = (built / "retours" / "mulhouse" / "index.html").read_text(encoding="utf-8")
    assert 'Bris</strong></span> · <span class="preuve__source">' in html.replace("\n", "")


def meta(html: str) -> Mapping[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html))


@pytest.mark.parametrize(
    ("page", "picture"),
    [
        ("", "vignettes/site.png"),
        ("glossaire/", "vignettes/site.png"),
        ("postures/", "vignettes/site.png"),
        ("retours/mulhouse/", "vignettes/retours/mulhouse.png"),
        ("fiches/boussole/", "vignettes/fiches/boussole.png"),
        ("kits/vision/", "vignettes/kits/vision.png"),
        ("etapes/reunir/", "vignettes/etapes/reunir.png"),
    ],
)
def test_a_shared_address_shows_a_title_a_sentence_and_a_picture(
    built: Path, page: str, picture: str
) -> None:
    html = (built / page / "index.html").read_text(encoding="utf-8")
    told = meta(html)
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', html)
    assert told["og:url"] == canonical
    assert told["og:title"]
    assert told["og:description"]
    assert told["og:site_name"] == "Essaimage"
    assert told["og:image"] == f"{canonical.removesuffix(page)}{picture}"
    with Image.open(built / picture) as drawn:
        assert drawn.size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)
        assert len(drawn.convert("RGB").getcolors(1200 * 630) or ()) > 2
    assert (built / picture).stat().st_size < 60_000


def test_a_site_without_an_address_promises_no_picture(site: Path) -> None:
    file = site / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("site_url: https://petit.example/\n", "")
    file.write_text(text.replace("[essaimage]", "[{essaimage: {imprimer: non}}]"), encoding="utf-8")
    assert run("construire", "--site", site).exit_code == 0
    told = meta((site / "site" / "index.html").read_text(encoding="utf-8"))
    assert "og:image" not in told
    assert told["og:title"]


def test_the_place_of_a_claim_is_named_alike_by_the_program_and_the_script() -> None:
    script = (THEME / "scripts" / "citer" / "citation.js").read_text(encoding="utf-8")
    assert f'const PLACE = "#{place_of_claim(claim(SAID))[:8]}";' in script
