"""What a record is: what the model takes, refuses in French, computes, and keeps frozen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import StringConstraints, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.diagnostics import Diagnostic
from generator.model import Deroule, Enonce, Fiche, Groupe, Kit, Notice, RetourExperience, validate
from generator.model.base import Model
from generator.model.messages import _PATTERN_HINTS
from generator.model.recit import Contact, Periode, Territoire
from generator.source import parse_yaml
from generator.words.dates import date_in_words
from generator.words.numbers import number


def judged(model: type[Model], fields: dict[str, Any]) -> tuple[Model | None, list[Diagnostic]]:
    """`fields` written as a YAML file, read and validated as any record."""
    reading = parse_yaml(json.dumps(fields, ensure_ascii=False), "fiche.yml")
    assert reading.document is not None
    return validate(model, reading.document)


def accepted(model: type[Model], fields: dict[str, Any]) -> bool:
    read, problems = judged(model, fields)
    assert (read is None) == bool(problems)
    assert all(problem.message for problem in problems)
    return read is not None


SENTENCE = {"texte": "Cela s’est passé.", "nature": "fait", "selon": "Quelqu’un"}
NOTICE = {"titre": "Titre", "resume": "Résumé.", "statut": "publie", "verifie_le": "2026-11-01"}
FICHE = {
    **NOTICE,
    "etapes": ["reunir"],
    "objectif": "Une carte.",
    "publics": ["habitants"],
    "groupe": {"min": 4, "max": 12},
    "deroule": [{"minutes": 10, "titre": "Accueil", "consigne": "On accueille.", "forme": "pleniere"}],
    "origine": [SENTENCE],
}
RETOUR = {
    **NOTICE,
    "territoire": {"code_insee": "68224"},
    "maturite": "en_cours",
    "point_de_depart": [SENTENCE],
}


@given(st.integers(-5, 1100), st.integers(-5, 1100), st.none() | st.integers(-2, 25))
def test_a_group_is_accepted_only_in_order_and_within_bounds(low: int, high: int, table: int | None) -> None:
    fields = {"min": low, "max": high, "table": table}
    wanted = 1 <= low <= high <= 1000 and (table is None or 1 <= table <= min(20, high))
    assert accepted(Groupe, fields) is wanted


def test_what_may_be_left_out_may_be_left_blank() -> None:
    assert accepted(Groupe, {"min": "1", "max": "2", "table": None})
    assert not accepted(Groupe, {"min": None, "max": "2"})


@given(st.lists(st.integers(1, 600), min_size=1, max_size=30))
def test_the_duration_of_a_fiche_is_the_sum_of_its_moments(minutes: list[int]) -> None:
    moment = FICHE["deroule"][0]
    fiche, _ = judged(Fiche, {**FICHE, "deroule": [{**moment, "minutes": it} for it in minutes]})
    assert isinstance(fiche, Fiche)
    assert fiche.duree == sum(minutes)


@given(st.integers(-999_999_999, 999_999_999))
def test_a_whole_number_is_read_from_its_plain_writing_only(number: int) -> None:
    assert accepted(Deroule, {**FICHE["deroule"][0], "minutes": str(number)}) is (1 <= number <= 600)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("08", "écrivez 8"),
        ("007", "écrivez 7"),
        ("1e3", "sans unité"),
        ("12:30", "sans unité"),
        ("10 min", "écrivez 10"),
        ("1_000", "sans unité"),
        ("٣", "sans unité"),
        ("+4", "écrivez 4"),
        ("9" * 30, "sans unité"),
        ("", "sans unité"),
    ],
)
def test_another_writing_of_a_number_is_refused_with_what_to_write(written: str, hint: str) -> None:
    _, (problem,) = judged(Deroule, {**FICHE["deroule"][0], "minutes": written})
    assert "on attend un nombre entier" in problem.message
    assert hint in problem.hint


@given(st.dates(min_value=date(1, 1, 1)), st.integers(1, 3))
def test_a_date_is_a_year_a_month_or_a_day(day: date, parts: int) -> None:
    written = "-".join(day.isoformat().split("-")[:parts])
    period, problems = judged(Periode, {"debut": written})
    assert problems == []
    assert isinstance(period, Periode)
    assert period.debut == written
    assert date_in_words(written).split("\u00a0")[-1] == written[:4]


@pytest.mark.parametrize(
    "written", ["2023-13", "2023-00", "2023-02-29", "0000", "23", "2023-3", "2023/03", "mars 2023"]
)
def test_a_date_that_does_not_exist_or_is_written_otherwise_is_refused(written: str) -> None:
    assert not accepted(Periode, {"debut": written})


@given(st.dates(), st.dates(), st.integers(1, 3), st.integers(1, 3))
def test_a_period_ends_after_it_begins_as_far_as_both_dates_tell(
    begin: date, end: date, of_begin: int, of_end: int
) -> None:
    debut = begin.isoformat()[: (4, 7, 10)[of_begin - 1]]
    fin = end.isoformat()[: (4, 7, 10)[of_end - 1]]
    known = min(len(debut), len(fin))
    assert accepted(Periode, {"debut": debut, "fin": fin}) is (debut[:known] <= fin[:known])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022", "2022"),
        ("2022-12", "décembre\u00a02022"),
        ("2022-02-01", "1er\u00a0février\u00a02022"),
        (date(2026, 11, 23), "23\u00a0novembre\u00a02026"),
    ],
)
def test_a_date_is_said_in_words(value: str | date, words: str) -> None:
    assert date_in_words(value) == words


FIGURE = {"valeur": "12", "unite": "personnes"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, None),
        ({"selon": None, "source": "recit"}, None),
        ({"selon": None}, "qui la fait"),
        ({"nature": "appreciation"}, None),
        ({"nature": "appreciation", "selon": None, "source": "recit"}, "qui la porte"),
        ({"texte": "12 personnes."}, "un chiffre sans source"),
        ({"texte": "12 personnes.", "source": "recit"}, None),
        ({"mesure": FIGURE}, "une mesure doit avoir une source"),
        ({"mesure": FIGURE, "source": "recit"}, None),
        ({"repere": "page deux"}, "un repère situe"),
        ({"repere": "page deux", "source": "recit"}, None),
    ],
)
def test_a_claim_says_who_makes_it_and_where_it_can_be_checked(
    changes: dict[str, Any], told: str | None
) -> None:
    _, problems = judged(Enonce, {**SENTENCE, **changes})
    assert [told in problem.message for problem in problems] == ([True] if told else [])


@pytest.mark.parametrize(
    ("fields", "good"),
    [
        ({"code_insee": "68224"}, True),
        ({"siren": "244200770"}, True),
        ({"code_insee": "2A004", "latitude": "41.9", "longitude": "8.7"}, True),
        ({"code_insee": "68224", "siren": "244200770"}, False),
        ({}, False),
        ({"code_insee": "68224", "longitude": "7.3"}, False),
        ({"code_insee": "68224", "latitude": "91", "longitude": "7.3"}, False),
        ({"code_insee": "68224", "latitude": "47", "longitude": "-180.5"}, False),
        ({"code_insee": "2C004"}, False),
        ({"code_insee": "6822"}, False),
        ({"code_insee": "68224\n"}, False),
        ({"siren": "24420077"}, False),
    ],
)
def test_a_territory_is_one_code_and_a_whole_place(fields: dict[str, Any], good: bool) -> None:
    assert accepted(Territoire, fields) is good


@pytest.mark.parametrize(
    ("dates", "good"),
    [
        (["2020", "2021-05", "2021-06-01", "2022"], True),
        (["2021", "2021-05", "2021"], True),
        (["2021-05", None, "2021-05"], True),
        (["2022", "2021"], False),
        (["2020", "2022", "2021"], False),
        (["2021-05", "2021-04-30"], False),
        (["2021-05", None, "2020"], False),
    ],
)
def test_a_story_goes_from_the_oldest_moment_to_the_latest(dates: list[str | None], good: bool) -> None:
    moments = [{"date": it, "titre": "Un moment", "enonce": SENTENCE} for it in dates]
    assert accepted(RetourExperience, {**RETOUR, "chronologie": moments}) is good


@pytest.mark.parametrize(
    ("names", "good"),
    [
        (["World Café"], True),
        (["RETEX", "REX"], True),
        ([FICHE["titre"].upper()], False),
        (["World Café", "world cafe"], False),
    ],
)
def test_another_name_of_a_tool_is_another_name(names: list[str], good: bool) -> None:
    assert accepted(Fiche, {**FICHE, "aussi_appele": names}) is good


@pytest.mark.parametrize(
    ("support", "good"),
    [
        ({"type": "affiche", "texte": "Bonjour"}, True),
        ({"type": "affiche"}, False),
        ({"type": "feuille", "cartes": [{"recto": "a"}]}, False),
        ({"type": "cartes", "vierges": 3}, True),
        ({"type": "etiquettes", "cartes": [{"recto": "a"}]}, True),
        ({"type": "cartes"}, False),
        ({"type": "grille", "colonnes": ["a"], "lignes": ["b"]}, True),
        ({"type": "grille", "colonnes": ["a"], "lignes_vides": 2}, True),
        ({"type": "grille", "colonnes": ["a"]}, False),
        ({"type": "grille", "lignes": ["a"]}, False),
    ],
)
def test_a_sheet_to_print_holds_what_its_type_needs(support: dict[str, Any], good: bool) -> None:
    assert accepted(Fiche, {**FICHE, "supports": [{"titre": "Un", "format": "A4", **support}]}) is good


@pytest.mark.parametrize(
    ("fiches", "good"),
    [
        ([{"fiche": "carte"}, {"pause": 10}], True),
        ([{"pause": 10}], False),
        ([{"fiche": "carte", "pause": 10}], False),
        ([{"fiche": "carte"}, {"consigne": "On souffle."}], False),
        ([], False),
    ],
)
def test_a_kit_is_a_row_of_fiches_and_pauses_with_one_fiche_at_least(fiches: list[Any], good: bool) -> None:
    kit = {
        **NOTICE,
        "objectif": "Une carte.",
        "public": ["habitants"],
        "participants": 12,
        "debut": "18:00",
        "intro": {"minutes": 5, "consigne": "Bienvenue."},
        "apres": ["Ranger."],
        "fiches": fiches,
    }
    assert accepted(Kit, kit) is good


@given(st.integers(-1, 30), st.integers(-1, 70))
def test_a_clock_time_is_hours_and_minutes_of_a_day(hours: int, minutes: int) -> None:
    kit = {"debut": f"{hours:02d}:{minutes:02d}"}
    _, problems = judged(Kit, kit)
    told = [problem for problem in problems if "on attend une heure" in problem.message]
    assert bool(told) is not (0 <= hours < 24 and 0 <= minutes < 60)


@pytest.mark.parametrize("field", ["titre", "resume"])
def test_a_line_is_set_in_french_typography(field: str) -> None:
    fiche, problems = judged(Fiche, {**FICHE, field: "  L'essai : pourquoi ?  "})
    assert problems == []
    assert getattr(fiche, field) == "L’essai\u00a0: pourquoi\u202f?"


@pytest.mark.parametrize(("field", "most"), [("titre", 90), ("resume", 300), ("objectif", 6000)])
def test_a_text_may_be_as_long_as_its_field_says_and_no_longer(field: str, most: int) -> None:
    assert accepted(Fiche, {**FICHE, field: "x" * most})
    _, (problem,) = judged(Fiche, {**FICHE, field: "x" * (most + 1)})
    assert f"ce texte a {number(most + 1)} signes, pour {number(most)} au plus" in problem.message
    assert problem.hint == "raccourcissez-le de 1\u00a0signe"


def test_all_problems_of_a_record_are_told_at_once_each_at_its_place() -> None:
    text = "titre: ''\nresumé: x\nstatut: fini\nverifie_le: hier\n"
    reading = parse_yaml(text, "fiche.yml")
    assert reading.document is not None
    _, problems = validate(Fiche, reading.document)
    lines = [problem.position.line for problem in problems]
    assert sorted(lines)[-3:] == [2, 3, 4]
    assert {it.position.column for it in problems if it.position.line == 4} == {13}


def test_a_record_is_frozen_once_read() -> None:
    fiche, _ = judged(Fiche, FICHE)
    assert isinstance(fiche, Fiche)
    with pytest.raises(ValidationError):
        fiche.titre = "Autre"
    with pytest.raises(ValidationError):
        fiche.groupe.min = 1


def _examples(model: type[Model]) -> Iterator[tuple[str, object, FieldInfo]]:
    for child in (model, *model.__subclasses__()):
        for name, field in child.model_fields.items():
            for example in field.examples or ():
                yield f"{child.__name__}.{name}", example, field


EXAMPLES = sorted(
    {
        name: (example, field)
        for model in Model.__subclasses__()
        for name, example, field in _examples(model)
    }.items()
)


@pytest.mark.parametrize(("example", "field"), [it for _, it in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_the_example_of_a_field_could_be_written_there(example: object, field: FieldInfo) -> None:
    TypeAdapter(Annotated[field.annotation, field]).validate_python(example)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("prenom@exemple.fr", True),
        ("accueil+info@centre-social.exemple.org", True),
        ("prenom@exemple", False),
        ("pré nom@exemple.fr", False),
        ('"nom"@exemple.fr', False),
        ("l'accueil@exemple.fr", False),
        ("<nom@exemple.fr>", False),
        ("a@b@exemple.fr", False),
        ("a?bcc=x@exemple.fr", False),
        ("a@exemple.fr?cc=c.fr", False),
        ("a,b@exemple.fr", False),
        ("a%0d%0aBcc:x@exemple.fr", False),
    ],
)
def test_an_address_of_mail_is_written_as_people_write_them(address: str, taken: bool) -> None:
    fields = {"nom": "Accueil", "fonction": "accueil", "courriel": address, "accord": "oui"}
    known = {name: it for name, it in fields.items() if name in Contact.model_fields}
    problems = [it for it in judged(Contact, known)[1] if "courriel" in it.message]
    assert (problems == []) is taken
    assert all(it.hint == "écrivez une adresse comme prenom@exemple.fr" for it in problems)


@pytest.mark.parametrize("model", [Fiche, Kit, RetourExperience])
def test_a_record_keeps_the_rules_that_all_records_share(model: type[Notice]) -> None:
    assert set(Notice.regles) <= set(model.regles)


def every_model() -> Iterator[type[Model]]:
    waiting = [Model]
    while waiting:
        model = waiting.pop()
        yield model
        waiting += model.__subclasses__()


@pytest.mark.parametrize(
    ("name", "field"),
    [(f"{model.__name__}.{name}", it) for model in every_model() for name, it in model.model_fields.items()],
)
def test_a_field_has_a_title_and_a_description_on_one_line(name: str, field: FieldInfo) -> None:
    assert field.title
    assert field.description == " ".join(str(field.description).split())


def test_every_pattern_that_may_be_broken_has_its_hint() -> None:
    patterns = {
        str(it.pattern)
        for model in every_model()
        for field in model.model_fields.values()
        for it in everything_in((field.annotation, *field.metadata))
        if isinstance(it, StringConstraints) and it.pattern is not None
    }
    assert patterns == set(_PATTERN_HINTS)
    assert all(_PATTERN_HINTS.values())


def everything_in(parts: Iterable[Any]) -> Iterator[Any]:
    """Annotations, what they are annotated with, and the types they are made of."""
    for part in parts:
        yield part
        yield from everything_in(getattr(part, "__metadata__", ()))
        yield from everything_in(get_args(part))
