"""What the catalogues are filtered by."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import Corpus, Folders, load_corpus
from generator.pages.facets import Facets, facets_of_fiches, facets_of_retours
from tests.test_pages_attendues import HERE

ROOT = Path(__file__).parents[1]


def corpus_of(root: Path) -> Corpus:
    loaded = load_corpus(Folders(root))
    assert loaded.corpus is not None, loaded.diagnostics
    return loaded.corpus


@pytest.fixture(scope="module")
def petit() -> Corpus:
    return corpus_of(HERE / "corpus" / "petit")


@pytest.fixture(scope="module")
def real() -> Corpus:
    return corpus_of(ROOT)


def test_a_fiche_is_found_by_step_duration_group_audience_material_and_proof(petit: Corpus) -> None:
    assert facets_of_fiches(petit).values["carte"] == {
        "etape": ("reunir",),
        "duree": ("60",),
        "groupe": ("8", "20"),
        "public": ("habitants",),
        "materiel": ("peu", "affiche", "cartes", "grille"),
        "preuve": ("eprouve",),
    }


def test_a_retour_is_found_by_theme_framework_step_maturity_region_kind_of_territory_and_proof_of_effects(
    petit: Corpus,
) -> None:
    values = facets_of_retours(petit).values
    assert values["mulhouse"] == {
        "theme": ("jeunesse",),
        "dispositif": ("contrat-de-ville",),
        "recit": ("raconte",),
        "etape": ("reunir",),
        "maturite": ("en_cours",),
        "region": ("grand-est",),
        "territoire": ("commune",),
        "effets": ("mesure", "fait"),
    }
    assert values["illzach"]["effets"] == ("rien",)
    assert values["illzach"]["etape"] == ()
    assert values["illzach"]["recit"] == ("repere",)


def both(corpus: Corpus) -> tuple[Facets, Facets]:
    return facets_of_fiches(corpus), facets_of_retours(corpus)


def test_each_box_counts_the_records_that_it_keeps(real: Corpus) -> None:
    for facets in both(real):
        for facet in facets.facets:
            for option in facet.options:
                keeping = [slug for slug, it in facets.values.items() if option.value in it[facet.name]]
                assert len(keeping) == option.count, (facet.name, option)


def test_every_value_of_every_record_has_its_box(real: Corpus) -> None:
    for facets in both(real):
        boxes = {(facet.name, option.value) for facet in facets.facets for option in facet.options}
        for values in facets.values.values():
            assert {(name, value) for name, found in values.items() for value in found} <= boxes


def test_every_fiche_has_one_duration_and_at_least_one_group_size(real: Corpus) -> None:
    for slug, values in facets_of_fiches(real).values.items():
        assert len(values["duree"]) == 1, slug
        assert values["groupe"], slug


def test_values_stand_in_an_address_as_they_are(real: Corpus) -> None:
    for facets in both(real):
        for facet in facets.facets:
            assert facet.name.isalpha()
            for option in facet.options:
                assert option.value.replace("-", "").replace("_", "").isalnum(), option
                assert option.label
