"""Every field of prose, of every record: the same words in bold and the same links on its page and on paper.

The fields are found in the model, and so will be those that it gains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.corpus import Corpus, Entry, Folders, load_corpus
from generator.corpus.walking import _prose_fields, prose, walk
from generator.model import Mentions, Options, RetourExperience, Usage, UsageRaconte
from generator.model.base import Model
from generator.pages import Renderer, every_view
from generator.printing import Site, documents
from tests.recherche.known import lines_of, records_of
from tests.test_legal import AUDITED, MENTIONS

ROOT = Path(__file__).parents[1]
KINDS = ("etapes", "fiches", "kits", "retours", "usages")
ON_SCREEN_ONLY = {"Situation", "Accessibilite", "UsageRaconte"}
"""What no sheet shows: the way in, what the law asks of a site, and how each use of a tool went."""


def models(base: type[Model] = Model) -> Iterator[type[Model]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


FIELDS = {(it.__name__, name) for it in models() if it is not Usage for name in _prose_fields(it)}
NAMES = map("".join, product(ascii_lowercase, repeat=3))


def marked(name: str) -> str:
    return f"Voir **gras-{name}** et [lien-{name}](https://exemple.fr/{name}), `code-{name}`, https://nu.fr/{name}."


TOLD = {
    "fiche": "carte-postale",
    "adaptation": "Debout.",
    "marche": "Chacun a parlé.",
    "pas_marche": "Le bruit.",
}
USAGE = {
    **TOLD,
    "verdict": {"texte": "Refait.", "nature": "fait", "selon": "Nous"},
}
ALONE = {**TOLD, "date": "2025-03", "encore": "oui", "organisation": "Nous", "statut": "relu"}
"""What nobody tells on this site yet."""
AROUND = {"repo_url": "", "site_name": "", "site_url": "", "menu": (), "autres": ()}


class Filling:
    """Writes a text of its own in every field of prose, and remembers which went where."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[str, str]] = {}

    def record(self, record: Model) -> Model:
        data = record.model_dump()
        if isinstance(record, RetourExperience) and not record.usages:
            data["usages"] = [USAGE]
            record = type(record).model_validate(data)
        for at, model in list(walk(record)):
            for field in sorted(_prose_fields(type(model))):
                data = self._field(type(record), data, at, type(model), field)
        return type(record).model_validate(data)

    def _field(self, kind: type[Model], data: Any, at: Any, model: type[Model], field: str) -> Any:
        name = next(NAMES)
        filled = kind.model_validate(data).model_dump()
        inside = filled
        for step in at:
            inside = inside[step]
        many = isinstance(inside[field], tuple | list)
        # A poster with drawings has a paragraph for each.
        for text in (marked(name), "\n\n".join([marked(name)] * 4)):
            inside[field] = [text] if many else text
            with suppress(ValidationError):
                kind.model_validate(filled)
                self.names[name] = (model.__name__, field)
                return filled
        return data  # a support that is no poster has no text

    def corpus(self, corpus: Corpus) -> Corpus:
        def entries(known: Any) -> Any:
            return {
                slug: Entry(it.kind, it.slug, it.path, self.record(it.record), it.body)
                for slug, it in known.items()
            }

        orientation = corpus.orientation
        if orientation is not None:
            orientation = replace(orientation, record=self.record(orientation.record))
        return replace(
            corpus,
            **{kind: entries(getattr(corpus, kind)) for kind in KINDS},
            glossaire=self.record(corpus.glossaire),
            precautions=self.record(corpus.precautions),
            orientation=orientation,
        )


@pytest.fixture(scope="module")
def filled() -> tuple[Filling, Corpus]:
    corpus = load_corpus(Folders(ROOT)).corpus
    assert corpus is not None
    told = UsageRaconte.model_validate(ALONE)
    corpus = replace(
        corpus,
        usages={"essai": Entry("usage", "essai", "usages/essai.yml", told)},
        reverse=replace(corpus.reverse, usages_of_fiche={"carte-postale": ("essai",)}),
    )
    filling = Filling()
    mentions = filling.record(Mentions.model_validate(yaml.safe_load(MENTIONS + AUDITED)["mentions"]))
    assert isinstance(mentions, Mentions)
    settings = replace(corpus.settings, options=Options.model_validate({"mentions": mentions}))
    return filling, replace(filling.corpus(corpus), settings=settings)


def test_a_record_fills_every_field_of_prose_of_the_model(filled: tuple[Filling, Corpus]) -> None:
    filling, _ = filled
    assert FIELDS - set(filling.names.values()) == set()


def test_every_field_of_prose_is_shaped_on_its_page(filled: tuple[Filling, Corpus]) -> None:
    filling, corpus = filled
    renderer = Renderer(corpus)
    shown = "".join(renderer.render(it, AROUND).html for it in every_view(corpus, date(2026, 11, 25)))
    for name, field in filling.names.items():
        if field in {("Situation", "lecture")} or f"gras-{name}" in shown:
            assert f"<strong>gras-{name}</strong>" in shown, field
            assert re.search(f'<a href="https://exemple.fr/{name}"[^>]*>lien-{name}</a>', shown), field
            assert re.search(f'<a href="https://nu.fr/{name}"[^>]*>https://nu.fr/{name}</a>', shown), field
            assert f"<code>code-{name}</code>" in shown, field
    seen = {field for name, field in filling.names.items() if f"gras-{name}" in shown}
    assert FIELDS - seen == set()
    assert not re.search(r"\*\*gras|lien-\w+\]\(|`code", unescape(shown))


def test_every_field_of_prose_is_shaped_on_paper(filled: tuple[Filling, Corpus]) -> None:
    filling, corpus = filled
    runs = list(_runs([it.data for it in documents(corpus, Site("Essaimage", "https://essaimage.example/"))]))
    bold = {it["s"] for it in runs if it.get("gras")}
    links = {(it["url"], it["s"].replace("\u200b", "")) for it in runs if "url" in it}
    codes = {it["s"] for it in runs if it.get("code")}
    printed = set()
    for name, field in filling.names.items():
        if f"gras-{name}" in bold:
            printed.add(field)
            assert (f"https://exemple.fr/{name}", f"lien-{name}") in links, field
            assert (f"https://nu.fr/{name}", f"https://nu.fr/{name}") in links, field
            assert f"code-{name}" in codes, field
    assert {it for it in FIELDS - printed if it[0] not in ON_SCREEN_ONLY} == set()


def _runs(value: Any) -> Iterator[dict[str, Any]]:
    """Every run of text of a sheet; a text outside of any run holds no mark."""
    if isinstance(value, dict):
        if "s" in value:
            yield value
        for inside in value.values():
            yield from _runs(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _runs(inside)
    elif isinstance(value, str):
        assert not re.search(r"\*\*gras|lien-\w+\]\(|`code", value), value


def test_every_field_of_prose_is_found_by_its_words(filled: tuple[Filling, Corpus]) -> None:
    filling, corpus = filled
    text = "\n".join(f"{it.resume}\n{lines_of(it)}" for it in records_of(corpus).values())
    assert not re.search(r"\*\*gras|lien-\w+\]\(|`code", text)
    found = {
        field for name, field in filling.names.items() if f"gras-{name} et lien-{name}, code-{name}" in text
    }
    assert {it for it in FIELDS - found if it[0] not in ON_SCREEN_ONLY} == set()


def test_a_field_of_prose_is_read_by_valider_wherever_it_stands(
    filled: tuple[Filling, Corpus],
) -> None:
    _, corpus = filled
    told = [text for kind in KINDS for it in getattr(corpus, kind).values() for _, text in prose(it.record)]
    assert all("**gras-" in text for text in told)


def test_a_source_without_publisher_is_named_by_its_title_alone(site: Path) -> None:
    carte = site / "fiches" / "carte.yml"
    text = carte.read_text(encoding="utf-8")
    old = "{id: guide, titre: Un guide, editeur: Un éditeur}"
    assert old in text
    new = '{id: guide, titre: Un guide, url: "https://exemple.fr/", licence: CC-BY-SA-4.0}'
    carte.write_text(text.replace(old, new), encoding="utf-8")
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    foot = next(documents(corpus, Site("Petit", "https://petit.example/"))).data["feuilles"][0]["pied"]
    assert foot["source"] == "D’après exemple.fr, «\u00a0Un guide\u00a0» (CC BY-SA 4.0)"
