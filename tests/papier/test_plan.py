from __future__ import annotations

import pytest

from generator.model.fiche import Carte, Support
from generator.printing import plan


@pytest.mark.parametrize(
    ("people", "ideal", "sizes"),
    [(24, 6, (6, 6, 6, 6)), (26, 6, (6, 5, 5, 5, 5)), (5, 6, (5,)), (1, 4, (1,)), (13, None, (5, 4, 4))],
)
def test_people_share_out_evenly_and_no_table_is_larger_than_ideal(people, ideal, sizes):
    assert plan.table_sizes(people, ideal) == sizes


def test_nobody_is_lost_or_crowded_whatever_the_number():
    for people in range(1, 200):
        for ideal in range(1, 21):
            sizes = plan.table_sizes(people, ideal)
            assert sum(sizes) == people
            assert max(sizes) <= ideal
            assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("forme", "people", "said"),
    [
        ("deux", 24, "12\u00a0duos"),
        ("deux", 25, "11\u00a0duos et 1\u00a0trio"),
        ("deux", 3, "1\u00a0trio"),
        ("table", 24, "4\u00a0tables de\u00a06"),
        ("table", 26, "1\u00a0table de\u00a06 et 4 de\u00a05"),
        ("pleniere", 7, "tous ensemble"),
    ],
)
def test_the_run_sheet_says_how_people_sit(forme, people, said):
    assert plan.grouping(forme, people, 6) == said


def test_quantities_follow_people_and_tables():
    assert plan.quantity(2, "personne", 24, 6) == 48
    assert plan.quantity(2, "table", 25, 6) == 10
    assert plan.quantity(2, "seance", 25, 6) == 2


def cards(number: int, **fields: object) -> Support:
    texts = tuple(Carte(recto=f"Carte {index}") for index in range(number))
    return Support.model_validate(
        {"titre": "Jeu", "type": "cartes", "format": "A6", "cartes": texts} | fields
    )


def test_a_single_card_fills_the_sheet_and_a_deck_takes_several_masters():
    one = plan.printing("f", 0, cards(1, par="personne"), 24, 6)
    assert (one.copies, one.masters, one.runs, one.sheets) == (24, 1, 6, 6)
    deck = plan.printing("f", 0, cards(12, par="table"), 24, 6)
    assert (deck.copies, deck.masters, deck.runs, deck.sheets) == (4, 3, 4, 12)
    pair = plan.printing("f", 0, cards(2, par="table"), 24, 6)
    assert (pair.masters, pair.runs) == (1, 2)


def test_clock_times_run_on_after_midnight():
    assert plan.later("23:50", 25) == "00:15"


def test_material_is_merged_by_name_and_counted_for_the_people(corpus):
    needs = {it.nom: it for it in plan.material(corpus, corpus.kits["vision"].record)}
    assert needs["Stylo ou feutre"].quantite == 24
    assert len(needs["Stylo ou feutre"].fiches) == 2
    assert needs["Gros feutre"].quantite == 6
    assert needs["Boîte de crayons de couleur"].quantite == 4


def test_the_vision_evening_ends_at_twenty_past_eight(corpus):
    parts = plan.run_sheet(corpus, corpus.kits["vision"].record)
    assert [part.start for part in parts] == ["18:00", "18:10", "18:35", "18:50"]
    assert parts[-1].end == parts[-1].moments[-1].end == "20:20"
