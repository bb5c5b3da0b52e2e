"""A story takes place where its code says, and says when the two disagree; places are found as people name them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.corpus import Folders, load_corpus
from generator.corpus.places import place_stories
from generator.diagnostics import Severity
from generator.donnees import rows
from generator.donnees.extract import extract
from generator.model import RetourExperience
from generator.model.recit import Territoire
from generator.pages.maps import map_of
from generator.richtext import slugify
from generator.territoires import (
    Found,
    Unfound,
    find,
    fold,
    kilometres,
    mentions,
    parts_named,
    places_named,
    referentiel,
    served_by,
)

CODES = referentiel().codes()
find("Nulle part")  # the names are read once, before Hypothesis looks at the clock


def told(
    site: Path, titre: str, territoire: str, *, file: str = "un-recit", resume: str = "Un récit."
) -> str:
    """What `valider` says of a story."""
    text = (
        f'titre: "{titre}"\nresume: "{resume}"\nstatut: publie\nverifie_le: 2026-11-01\n'
        f"territoire: {territoire}\nmaturite: en_cours\n"
        "point_de_depart:\n  - {texte: On commence., nature: fait, selon: Une habitante}\n"
    )
    (site / "retours_experience" / f"{file}.yml").write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(main, ["valider", "--site", str(site)]).stdout
    return answer.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("titre", "code", "right"),
    [
        ("Roubaix : des cafés", "59100", "59512"),
        ("Roubaix se met à table", "59100", "59512"),
        ("Saint-Étienne : 2030", "42100", "42218"),
        ("ST-ETIENNE : 2030", "42100", "42218"),
        ("St Étienne, quartier des Tilleuls : 2030", "42100", "42218"),
        ("Marseille : la mer", "13015", "13055"),
        ("Lyon 7e : la fête", "69007", "69123"),
        ("Ville de Maubeuge : la fête", "59600", "59392"),
        ("L'Haÿ-les-Roses : la fête", "59512", "94038"),
        ("Courneuve : la fête", "59512", "93027"),
        ("Annecy-le-Vieux : la fête", "59512", "74010"),
        ("Plaine Commune : la fête", "59512", "200057867"),
    ],
)
def test_a_code_that_is_not_the_place_of_the_title_is_an_error_with_the_right_one(
    site: Path, titre: str, code: str, right: str
) -> None:
    answer = told(site, titre, f'{{code_insee: "{code}"}}')
    assert f": erreur: {code} est le code Insee " in answer
    assert f'"{right}"' in answer


def test_the_name_of_the_file_tells_the_place_of_a_title_without_one(site: Path) -> None:
    answer = told(site, "Des cafés du matin", '{code_insee: "59100"}', file="roubaix")
    assert 'le code postal de Roubaix ; pour Roubaix, écrivez "59512"' in answer


@pytest.mark.parametrize(
    ("titre", "territoire", "resume"),
    [
        ("Lens : des cafés", '{siren: "246200364"}', "Un récit."),
        ("Lomme : des cafés", '{code_insee: "59350"}', "Un récit."),
        ("Lyon 7e : des cafés", '{code_insee: "69123"}', "Un récit."),
        ("Plaine Commune : des cafés", '{code_insee: "93066"}', "Un récit."),
        ("Saint-Denis : des cafés", '{siren: "200057867"}', "Un récit."),
        ("Saint-Denis : des cafés", '{code_insee: "97411"}', "Un récit."),
        ("La Madeleine : des cafés", '{code_insee: "27229", quartiers: [La Madeleine]}', "Un récit."),
        ("La Madeleine : des cafés", '{code_insee: "27229"}', "Un quartier d’Évreux s’éveille."),
        ("Un café des parents : un an après", '{code_insee: "59512"}', "Un récit."),
        ("Des cafés du matin", '{code_insee: "59512"}', "Un récit."),
        ("ROUBAIX : des cafés", '{code_insee: "59512"}', "Un récit."),
        ("Ensemble : des cafés", '{code_insee: "59512"}', "Un récit."),
        ("Pays de Morlaix : des cafés", '{code_insee: "29151"}', "Un récit."),
        ("Mulhouse Alsace Agglomération : des cafés", '{siren: "200066009"}', "Un récit."),
    ],
)
def test_an_honest_title_is_not_doubted(site: Path, titre: str, territoire: str, resume: str) -> None:
    assert told(site, titre, territoire, resume=resume) == ""


@pytest.mark.parametrize(("titre", "code"), [("Bruxelles : x", "21004"), ("Molenbeek : x", "21012")])
def test_a_code_from_abroad_that_falls_on_a_village_is_worth_a_look(
    site: Path, titre: str, code: str
) -> None:
    answer = told(site, titre, f'{{code_insee: "{code}"}}')
    assert f": avertissement: {code} est le code Insee d’A" in answer


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("59512", 3.17, 50.69), ("97411", 55.45, -20.88), ("01001", 4.9, 46.1), ("29083", -4.9, 48.0)],
)
def test_swapped_coordinates_are_told_with_what_to_write(
    site: Path, code: str, latitude: float, longitude: float
) -> None:
    answer = told(site, "Un récit", f'{{code_insee: "{code}", latitude: {latitude}, longitude: {longitude}}}')
    assert f"erreur: la latitude {latitude} et la longitude {longitude} sont échangées" in answer
    assert f"écrivez latitude: {longitude}, longitude: {latitude}" in answer


def test_a_point_far_from_its_place_is_told_and_one_beside_it_is_not(site: Path) -> None:
    answer = told(site, "Un récit", '{code_insee: "59512", latitude: 5.069, longitude: 3.17}')
    assert "erreur: le point (latitude 5.069, longitude 3.17) est à 5\u202f073 km de Roubaix" in answer
    assert told(site, "Un récit", '{code_insee: "59512", latitude: 50.7, longitude: 3.2}') == ""
    assert told(site, "Un récit", '{code_insee: "97353", latitude: 2.5, longitude: -54.0}') == ""


@pytest.mark.parametrize(
    ("code", "point", "said"),
    [
        (
            "21012",
            "latitude: 50.855, longitude: 4.33",
            "d’Ampilly-le-Sec, que dit le code « 21012 » ; si le code est faux, corrigez-le",
        ),
        ("59350", "latitude: 50.85, longitude: 4.35", "km de Lille"),
        (
            "21012",
            "latitude: 47.75, longitude: 7.33",
            'si le code est faux, pour Mulhouse, écrivez "68224" ; si c’est le point',
        ),
        ("01001", "latitude: 48.85, longitude: 2.35", 'pour Paris, écrivez "75056"'),
    ],
)
def test_a_code_and_a_point_that_are_far_apart_are_an_error_whichever_is_wrong(
    site: Path, code: str, point: str, said: str
) -> None:
    answer = told(site, "Un récit", f'{{code_insee: "{code}", {point}}}', resume="Ampilly-le-Sec, Lille.")
    assert ": erreur: le point (" in answer
    assert said in answer


@given(st.sampled_from(CODES))
def test_a_point_in_the_middle_of_its_commune_is_never_far(code: str) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    if lieu.latitude is not None and lieu.longitude is not None:
        assert (
            said_of(
                f"{lieu.nom} : la fête", code_insee=code, latitude=lieu.latitude, longitude=lieu.longitude
            )
            == []
        )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("75111", "75056"),
        ("Lyon 7ème", "69123"),
        ("Annecy-le-Vieux", "74010"),
        ("Lomme", "59350"),
        ("St-Étienne", "42218"),
        ("lievin", "62510"),
        ("courneuve", "93027"),
        ("Chalon s/ Saône", "71076"),
        ("Saint-Denis (93)", "93066"),
        ("Saint-Denis, La Réunion", "97411"),
        ("93120", "93027"),
        ("68164", "68162"),
        ("Plaine Commune", "200057867"),
        ("200057875", "200057875"),
        ("est ensemble", "200057875"),
        ("Métropole européenne de Lille", "200093201"),
        ("pays ajaccien", "242010056"),
        ("CA du Pays Ajaccien", "242010056"),
        ("Grand Paris", "200054781"),
    ],
)
def test_a_place_is_found_as_people_name_it(asked: str, code: str) -> None:
    found = find(asked)
    assert isinstance(found, Found), found
    assert found.lieu.code == code


def test_a_part_of_a_commune_is_kept_in_words_and_a_code_of_two_meanings_says_both() -> None:
    part, both = find("Annecy-le-Vieux"), find("59100")
    assert isinstance(part, Found)
    assert isinstance(both, Found)
    assert "fait partie d’Annecy" in part.note
    assert "quartiers" in part.note
    assert both.lieu.nom == "Bousignies"
    assert "--commune 59512" in both.note


def test_several_places_of_one_name_are_listed_each_with_its_code() -> None:
    found = find("Saint-Denis")
    assert isinstance(found, Unfound)
    assert "--commune 93066   Saint-Denis, Seine-Saint-Denis" in found.told
    assert "--commune 97411   Saint-Denis, La Réunion" in found.told


def test_every_part_of_greater_paris_is_a_place() -> None:
    sirens = [siren for siren, *_ in rows("ept.csv")]
    assert len(sirens) == 11
    for siren in sirens:
        lieu = referentiel().epci(siren)
        assert lieu is not None
        assert lieu.epci == "Métropole du Grand Paris"
        assert lieu.region == "Île-de-France"
        assert lieu.departement
        assert lieu.latitude == pytest.approx(48.85, abs=0.2)
        assert lieu.longitude == pytest.approx(2.35, abs=0.35)
        assert [it.code for it in places_named(lieu.nom)] == [siren]


@given(st.sampled_from(CODES))
def test_every_commune_is_found_by_its_own_name_in_any_dress(code: str) -> None:
    lieu = referentiel().commune(code)
    assert lieu is not None
    for name in (
        lieu.nom,
        lieu.nom.upper(),
        lieu.nom.replace("-", " "),
        re.sub(r"\bSaint\b", "St", lieu.nom),
    ):
        assert lieu in places_named(name)
    assert mentions(f"On se retrouve à {lieu.nom}, le soir.", lieu.nom)


@given(st.sampled_from([it[0] for it in rows("anciens.csv")]))
def test_a_former_code_leads_to_a_commune_of_today(code: str) -> None:
    found = find(code)
    assert isinstance(found, Found)
    assert found.lieu.code in CODES or found.lieu.code == code


@given(st.sampled_from([it for it in rows("anciens.csv") if it[1]]))
def test_a_former_name_leads_to_a_commune_of_today(row: list[str]) -> None:
    assert row[3] in [it.commune for it in parts_named(row[1])]


@given(st.sampled_from([it[0] for it in rows("codes_postaux.csv")]))
def test_a_postal_code_leads_to_communes_of_today(code: str) -> None:
    assert served_by(code)
    assert set(served_by(code)) <= set(CODES)


@given(st.text(max_size=40))
def test_any_name_is_answered_and_folding_twice_changes_nothing(name: str) -> None:
    assert isinstance(find(name), Found | Unfound)
    assert fold(fold(name)) == fold(name)


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_never_half_the_globe(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert 0 <= kilometres(one, other) <= 20_016


def test_the_tables_of_codes_know_only_communes_of_today() -> None:
    known = set(CODES)
    assert {row[3] for row in rows("anciens.csv")} <= known
    assert {code for row in rows("codes_postaux.csv") for code in row[1].split()} <= known
    members = [code for row in rows("ept.csv") for code in row[2].split()]
    assert len(members) == len(set(members))
    assert set(members) <= set(referentiel().members("200054781"))


def test_the_tables_of_codes_are_made_from_the_package_as_it_comes(tmp_path: Path) -> None:
    communes = [
        {
            "code": "01001",
            "nom": "L'Aire",
            "type": "commune-actuelle",
            "codesPostaux": ["01400"],
            "anciensCodes": ["01002"],
        },
        {"code": "01003", "nom": "Le Bois", "type": "commune-deleguee", "chefLieu": "01001"},
        {"code": "01001", "nom": "L'Aire", "type": "commune-deleguee", "chefLieu": "01001"},
        {
            "code": "01201",
            "nom": "L'Aire 1er Arrondissement",
            "type": "arrondissement-municipal",
            "commune": "01001",
            "codesPostaux": ["01401"],
        },
    ]
    (tmp_path / "communes.json").write_text(json.dumps(communes), encoding="utf-8")
    parts = [{"code": "200057867", "nom": "Plaine", "membres": [{"code": "01001"}]}]
    (tmp_path / "ept.json").write_text(json.dumps(parts), encoding="utf-8")
    extract(tmp_path, tmp_path)
    assert (tmp_path / "anciens.csv").read_text(encoding="utf-8").splitlines() == [
        "code,nom,genre,commune",
        "01002,,ancienne,01001",
        "01003,Le Bois,deleguee,01001",
        "01201,L'Aire 1er Arrondissement,arrondissement,01001",
    ]
    assert (tmp_path / "codes_postaux.csv").read_text(
        encoding="utf-8"
    ) == "code_postal,communes\n01400,01001\n"
    assert (tmp_path / "ept.csv").read_text(
        encoding="utf-8"
    ) == "siren,nom,communes\n200057867,Plaine,01001\n"


def test_a_part_of_greater_paris_is_a_territory_like_any_other(site: Path) -> None:
    assert told(site, "Plaine Commune : des assises", '{siren: "200057867"}', file="plaine-commune") == ""
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    # It tells no step yet: it stands among the places whose story is still to be written.
    (stop,) = [
        stop for _, stops in map_of(corpus).to_write for stop in stops if stop.entry.slug == "plaine-commune"
    ]
    assert (stop.nom, stop.lieu.departement) == ("Plaine Commune", "Seine-Saint-Denis")
    assert stop.point is not None


def test_a_place_that_a_template_starts_is_the_one_asked_for(site: Path) -> None:
    for asked, code in (("Plaine Commune", 'siren: "200057867"'), ("75111", 'code_insee: "75056"')):
        result = CliRunner().invoke(main, ["nouveau", "retour", "--commune", asked, "--site", str(site)])
        assert result.exit_code == 0, result.output
        name = "plaine-commune" if "siren" in code else "paris"
        assert code in (site / "retours_experience" / f"{name}.yml").read_text(encoding="utf-8")
    assert "Paris 11e Arrondissement" in result.stderr
    assert CliRunner().invoke(main, ["valider", "--site", str(site)]).exit_code == 0


PETIT = load_corpus(Folders(Path(__file__).parent / "corpus" / "petit")).corpus
SIRENS = referentiel().sirens()
STRAY = [
    (postal, town)
    for postal, served in rows("codes_postaux.csv")
    if referentiel().commune(postal) is not None and postal not in served.split()
    for town in served.split()
]


def said_of(titre: str, slug: str = "un-recit", **code: Any) -> list[str]:
    """What is said of the place of a story with this title and this code."""
    assert PETIT is not None
    entry = PETIT.retours["illzach"]
    fields = {"titre": titre, "resume": "Un récit.", "territoire": Territoire(**code)}
    record = RetourExperience.model_construct(**(dict(entry.record) | fields))
    _, problems = place_stories({slug: replace(entry, slug=slug, record=record)}, lambda _path: None)
    return [it.sentence for it in problems if it.severity is Severity.ERREUR]


@given(st.sampled_from(SIRENS), st.data())
def test_no_place_is_doubted_under_its_own_name(siren: str, data: st.DataObject) -> None:
    lieu = referentiel().epci(siren)
    assert lieu is not None
    code = data.draw(st.sampled_from(referentiel().members(siren)))
    commune = referentiel().commune(code)
    assert commune is not None
    short = re.sub(r"^Communauté (?:d’agglomération|de communes|urbaine) | \([^()]*\)$", "", lieu.nom)
    for name in (lieu.nom, short, commune.nom):
        assert said_of(f"{name} : la fête", siren=siren) == []
    for name in (commune.nom, commune.nom.upper(), lieu.nom):
        assert said_of(f"{name} : la fête", code_insee=code) == []


@given(st.sampled_from(STRAY))
def test_a_postal_code_is_told_by_the_title_or_by_the_file(pair: tuple[str, str]) -> None:
    postal, code = pair
    village, town = referentiel().commune(postal), referentiel().commune(code)
    assert village is not None
    assert town is not None
    if mentions(town.nom, village.nom):
        return
    for titre, slug in (
        (f"{town.nom} : la fête", "x"),
        (f"On danse à {town.nom}", "x"),
        ("La fête", slugify(town.nom)),
    ):
        (problem,) = said_of(titre, slug, code_insee=postal)
        assert f'"{code}"' in problem
