"""Reference data: a code in, names and a place out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.territoires import advice_for_commune, advice_for_siren, referentiel

CODES = referentiel().codes()


@pytest.mark.parametrize(
    ("code", "nom", "departement", "region", "epci"),
    [
        (
            "68224",
            "Mulhouse",
            "Haut-Rhin",
            "Grand Est",
            "Communauté d’agglomération Mulhouse Alsace Agglomération",
        ),
        ("42218", "Saint-Étienne", "Loire", "Auvergne-Rhône-Alpes", "Saint-Étienne Métropole"),
        ("69123", "Lyon", "Rhône", "Auvergne-Rhône-Alpes", "Métropole de Lyon"),
        ("2A004", "Ajaccio", "Corse-du-Sud", "Corse", "Communauté d’agglomération du Pays Ajaccien"),
        ("97411", "Saint-Denis", "La Réunion", "La Réunion", None),
        ("97611", "Mamoudzou", "Mayotte", "Mayotte", None),
        ("97502", "Saint-Pierre", "Saint-Pierre-et-Miquelon", "Saint-Pierre-et-Miquelon", ""),
    ],
)
def test_a_commune_has_its_names(
    code: str, nom: str, departement: str, region: str, epci: str | None
) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    assert (lieu.code, lieu.nom, lieu.departement, lieu.region) == (code, nom, departement, region)
    assert epci in (None, lieu.epci)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("68224", 47.75, 7.33), ("75056", 48.85, 2.35), ("97411", -20.88, 55.45)],
)
def test_a_commune_is_where_it_is(code: str, latitude: float, longitude: float) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    assert (lieu.latitude, lieu.longitude) == (
        pytest.approx(latitude, abs=0.02),
        pytest.approx(longitude, abs=0.02),
    )


@pytest.mark.parametrize("code", ["", "00000", "68999", "68100 ", "69381", "2C001", "mulhouse"])
def test_a_code_that_is_no_commune_of_today_is_none(code: str) -> None:
    assert referentiel().commune(code) is None


def test_an_intercommunalite_is_placed_among_its_communes() -> None:
    lieu = referentiel().epci("244200770")
    assert lieu is not None
    assert (lieu.nom, lieu.departement, lieu.region) == (
        "Saint-Étienne Métropole",
        "Loire",
        "Auvergne-Rhône-Alpes",
    )
    assert lieu.latitude == pytest.approx(45.45, abs=0.1)
    assert lieu.longitude == pytest.approx(4.4, abs=0.1)


def test_an_intercommunalite_across_a_border_belongs_where_most_of_its_communes_are() -> None:
    lieu = referentiel().epci("200070308")
    assert lieu is not None
    assert lieu.nom == "Communauté d’agglomération Mâconnais Beaujolais Agglomération"
    assert (lieu.code_departement, lieu.departement, lieu.region) == (
        "71",
        "Saône-et-Loire",
        "Bourgogne-Franche-Comté",
    )


def test_a_commune_without_coordinates_is_looked_for_amid_its_intercommunalite() -> None:
    lieu = referentiel().commune("01001")
    assert lieu is not None
    assert lieu.latitude is None
    assert referentiel().around("01001") == (pytest.approx(46.1, abs=0.2), pytest.approx(4.9, abs=0.2))
    assert referentiel().around("29083") is None
    assert referentiel().around("99999") is None


@pytest.mark.parametrize("siren", ["", "68224", "244200771", "000000000"])
def test_a_siren_that_is_no_intercommunalite_is_none(siren: str) -> None:
    assert referentiel().epci(siren) is None


def test_kinds_of_intercommunalites_are_written_in_full() -> None:
    for siren, nom in (
        ("200066009", "Communauté d’agglomération Mulhouse Alsace Agglomération"),
        ("200000438", "Communauté de communes du Pays de Pontchâteau St-Gildas-des-Bois"),
        ("200046977", "Métropole de Lyon"),
    ):
        lieu = referentiel().epci(siren)
        assert lieu is not None
        assert lieu.nom == nom


@pytest.mark.parametrize(
    ("wrong", "name", "advice"),
    [
        ("68999", "mulhouse", 'pour Mulhouse, écrivez "68224"'),
        ("42000", "saint-etienne", 'c’est le code postal de Saint-Étienne\u00a0: écrivez "42218"'),
        ("93200", "saint-denis", 'c’est le code postal de Saint-Denis\u00a0: écrivez "93066"'),
        ("93299", "saint-denis", 'pour Saint-Denis, écrivez "93066"'),
        ("97499", "saint-denis", 'pour Saint-Denis, écrivez "97411"'),
        ("2A999", "ajaccio", 'pour Ajaccio, écrivez "2A004"'),
    ],
)
def test_a_wrong_code_is_mended_by_the_name_of_the_record_and_its_departement(
    wrong: str, name: str, advice: str
) -> None:
    assert advice_for_commune(wrong, [name]) == advice


def test_a_wrong_code_of_an_unknown_name_gets_the_nearest_one() -> None:
    advice = advice_for_commune("68999", ["un-quartier"])
    found = re.match(r'le plus proche est "(68\d{3})" \((.+)\)', advice)
    assert found is not None
    commune = referentiel().commune(found[1])
    assert commune is not None
    assert commune.nom == found[2]
    assert "nouveau retour --commune" in advice


def test_a_wrong_siren_gets_the_nearest_one() -> None:
    assert '"244200770"' in advice_for_siren("244200771")
    assert "Saint-Étienne Métropole" in advice_for_siren("244200771")


@given(st.sampled_from(CODES))
def test_every_commune_has_a_departement_a_region_and_a_place_on_the_globe(code: str) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    assert lieu.nom
    assert lieu.departement
    assert lieu.region
    assert code.startswith(lieu.code_departement)
    assert (lieu.latitude is None) == (lieu.longitude is None)
    if lieu.latitude is not None and lieu.longitude is not None:
        assert -90 <= lieu.latitude <= 90
        assert -180 <= lieu.longitude <= 180


def test_the_whole_country_is_there() -> None:
    assert len(CODES) == len(set(CODES)) > 34_900
    assert all(re.fullmatch(r"(\d{2}|2[AB])\d{3}", code) for code in CODES)
    assert {code[:3] for code in CODES} >= {"971", "972", "973", "974", "975", "976"}
