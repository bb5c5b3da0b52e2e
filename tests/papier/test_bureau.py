"""What one fills in and sends, as a text document: another program opens it, and finds what the paper says."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from odfdo import Document, Element

from generator.corpus import Corpus, session
from generator.printing import editable, for_people, kit_author
from tests.commande import plain, run
from tests.papier.conftest import ROOT, SITE

KITS = sorted(it.stem for it in (ROOT / "fiches" / "kits").glob("*.yml"))
SECTIONS = [
    "Le conducteur",
    "À imprimer, à apporter",
    "Feuille de présence",
    "À chaud : votre avis",
    "Dépouiller les avis",
    "Compte rendu",
]


def opened(file: Path) -> Document:
    document = Document(file)
    assert document.get_type() == "text"
    return document


def words(element: Element) -> str:
    return plain(" ".join(str(it) for it in element.get_elements("descendant::text:p|descendant::text:h")))


def made(corpus: Corpus, slug: str, people: int, folder: Path) -> Document:
    file = folder / f"{slug}.odt"
    file.write_bytes(editable(kit_author(corpus, SITE, for_people(corpus.kits[slug], people, None))))
    return opened(file)


@pytest.mark.parametrize("people", [7, 24, 80])
@pytest.mark.parametrize("slug", KITS)
def test_every_kit_can_be_filled_in_with_another_program(
    corpus: Corpus, slug: str, people: int, tmp_path: Path
) -> None:
    document = made(corpus, slug, people, tmp_path)
    kit = for_people(corpus.kits[slug], people, None).record
    told = session(corpus, kit)
    left_out = {"presence": SECTIONS[2:3], "avis": SECTIONS[3:5], "programme": []}
    without = [section for it in kit.sans for section in left_out[it]]
    titles = [
        plain(str(it)).strip()
        for it in document.body.headers
        if str(it.get_attribute("text:outline-level")) == "1"
    ]
    assert [it.partition(", de ")[0] for it in titles] == [it for it in SECTIONS if it not in without]
    tables = {it.name: it for it in document.body.tables}
    assert tables["Conducteur"].height == 2 + sum(1 + len(part.moments) for part in told.parts)
    if "presence" not in kit.sans:
        assert tables["Presence"].height == 1 + people
    assert tables["Apporter"].height == 1 + len(told.needs)
    everything = words(document.body)
    for part in told.parts:
        assert part.start in everything
        assert not part.fiche or plain(part.fiche.titre)[:12] in everything
    assert not re.search("[{}]", everything)


def test_a_text_document_is_packed_as_office_programs_want_it(corpus: Corpus, tmp_path: Path) -> None:
    made(corpus, "vision", 24, tmp_path)
    with zipfile.ZipFile(tmp_path / "vision.odt") as file:
        first, *others = file.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        for it in others:
            ElementTree.fromstring(file.read(it))
        listed = ElementTree.fromstring(file.read("META-INF/manifest.xml"))
        paths = {value for it in listed for name, value in it.attrib.items() if name.endswith("full-path")}
        assert paths - {"/"} == {it.filename for it in others} - {"META-INF/manifest.xml"}


def test_a_text_document_is_always_the_same_bytes(corpus: Corpus) -> None:
    first, again = (editable(kit_author(corpus, SITE, corpus.kits["vision"])) for _ in range(2))
    assert first == again


def test_the_account_is_begun_with_what_was_said_of_the_session(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "soiree.odt"
    said = ("--date", "jeudi 3 décembre", "--lieu", "Maison <pour> tous & toutes", "--animation", "Nadia")
    asked = ("--question", "Que garde le quartier ?")
    result = run("kit", "soiree", *said, *asked, "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    everything = words(opened(target).body)
    account = everything[everything.index("Compte rendu") :]
    for told in (
        "jeudi 3 décembre, Maison <pour> tous & toutes",
        "Animation : Nadia",
        "Que garde le quartier ?",
    ):
        assert told in account


def test_a_kit_of_ones_own_brings_its_text_document(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "soiree.zip"
    assert run("kit", "soiree", "-o", target, "--site", site).exit_code == 0
    with zipfile.ZipFile(target) as archive:
        (tmp_path / "kit.odt").write_bytes(archive.read("a-modifier/mon-kit.odt"))
    opened(tmp_path / "kit.odt")
