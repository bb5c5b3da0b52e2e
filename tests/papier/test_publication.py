"""What pages offer to print: every file exists, and what is said of it is true."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from generator.corpus import Corpus
from generator.printing import BOOK, DECK, Press, Publication, own_kit, publish
from generator.printing.cache import Cache
from tests.papier.conftest import ROOT, SITE


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def publication(corpus: Corpus, cache: Cache) -> Publication:
    found, problems = publish(corpus, SITE, Press(ROOT, cache))
    assert problems == []
    assert found is not None
    return found


def test_every_fiche_every_kit_the_book_and_the_pocket_deck_are_offered(
    corpus: Corpus, publication: Publication
) -> None:
    wanted = {("fiche", it) for it in corpus.fiches} | {("kit", it) for it in corpus.kits} | {BOOK, DECK}
    assert set(publication.impressions) == wanted


def test_what_is_said_of_each_file_is_true(publication: Publication) -> None:
    for offered in publication.impressions.values():
        assert len({it.titre for it in offered}) == len(offered)
        for it in offered:
            content = publication.files[it.path]
            said = it.detail.replace("\u00a0", " ")
            weight = re.search(r"([0-9\u202f]+) Ko$", said)
            assert weight
            assert 0 <= int(weight[1].replace("\u202f", "")) * 1000 - len(content) < 1000
            if it.path.endswith(".zip"):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    assert said.startswith(f"ZIP, {len(archive.namelist())} fichier")
            elif it.path.endswith(".odt"):
                assert said.startswith("ODT, ")
                assert zipfile.is_zipfile(io.BytesIO(content))
            else:
                with pypdfium2.PdfDocument(content) as document:
                    assert said.startswith(f"PDF, {len(document)} page")


def test_each_pdf_is_shown_by_a_picture_of_its_first_page(publication: Publication) -> None:
    for offered in publication.impressions.values():
        for it in offered:
            if it.path.endswith(".pdf") and "-apercu-" not in it.path:  # whose picture is shown larger, apart
                picture = Image.open(io.BytesIO(publication.files[it.picture]))
                assert min(picture.size) > 60
                assert len(publication.files[it.picture]) < 30_000


def test_the_archive_of_a_kit_is_sorted_by_paper_and_says_how_many_copies(publication: Publication) -> None:
    with zipfile.ZipFile(io.BytesIO(publication.files["kits/vision/vision.zip"])) as archive:
        names = archive.namelist()
        assert all(name.split("/")[0] in ("A3", "A4") for name in names)
        assert all("exemplaire" in name for name in names)
        assert names == sorted(names)
        for name in names:
            with pypdfium2.PdfDocument(archive.read(name)) as document:
                sides = {
                    round(max(document.get_page_size(index)) / 72 * 25.4) for index in range(len(document))
                }
            assert sides == {420 if name.startswith("A3") else 297}


def test_a_change_in_one_fiche_prints_only_what_it_stands_in(
    corpus: Corpus, cache: Cache, publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = corpus.fiches["boussole"]
    record = type(entry.record).model_construct(**(dict(entry.record) | {"objectif": "Un autre but."}))
    changed = replace(corpus, fiches={**corpus.fiches, "boussole": replace(entry, record=record)})
    press = Press(ROOT, cache)
    printed: list[str] = []
    render = press.engine.render
    monkeypatch.setattr(press.engine, "render", lambda data: printed.append(data["titre"]) or render(data))

    assert publish(changed, SITE, press)[0] is not None

    kits = {
        it.record.titre for it in corpus.kits.values() if any(s.fiche == "boussole" for s in it.record.fiches)
    }
    assert f"{entry.record.titre}, pour animer" in printed
    allowed = (entry.record.titre, "Essaimage, le livre", "Le jeu de poche", *kits)
    theirs = tuple(f"({kit})" for kit in kits)
    assert [it for it in printed if not it.startswith(allowed) and not it.endswith(theirs)] == []


def test_how_far_the_printing_is_can_be_followed(corpus: Corpus, cache: Cache) -> None:
    heard: list[tuple[int, int]] = []
    publish(corpus, SITE, Press(ROOT, cache), lambda done, total: heard.append((done, total)))
    assert [done for done, _ in heard] == list(range(1, len(heard) + 1))
    assert {total for _, total in heard} == {len(heard)}


def test_fiches_of_several_licences_stand_side_by_side_in_a_kit_of_the_site_s(corpus: Corpus) -> None:
    entry = corpus.fiches["boussole"]
    record = type(entry.record).model_construct(**(dict(entry.record) | {"licence": "CC-BY-SA-4.0"}))
    mixed = replace(corpus, fiches={**corpus.fiches, "boussole": replace(entry, record=record)})
    made = own_kit(mixed, ["boussole", "carte-postale"], "Essai", 12, "18:00")
    assert made.record.licence == corpus.settings.options.licence
    alone = own_kit(mixed, ["boussole"], "Essai", 12, "18:00")
    assert alone.record.licence == "CC-BY-SA-4.0"
