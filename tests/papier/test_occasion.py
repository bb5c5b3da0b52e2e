"""The day, the place and who leads a session, where a person says them; dotted lines where nobody does."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.commande import plain, run
from tests.papier.conftest import ROOT

SAID = ("--date", "jeudi 3 décembre", "--lieu", "Maison pour tous", "--animation", "Nadia et Łukasz")


def pages(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [plain(page.get_textpage().get_text_range()) for page in document]


def printed(site: Path, target: Path, *options: str) -> list[str]:
    result = run("kit", "soiree", *options, "-o", target, "--site", site)
    assert result.exit_code == 0, result.output
    return pages(target)


def test_what_is_said_of_a_session_stands_on_its_cover_and_on_what_people_fill_in(
    site: Path, tmp_path: Path
) -> None:
    told = printed(site, tmp_path / "kit.pdf", *SAID)
    for words in ("jeudi 3 décembre", "Maison pour tous", "Nadia et Łukasz"):
        assert words in told[0]
    (attendance,) = (it for it in told if "Feuille de présence" in it and "Prénom" in it)
    (opinion,) = (it for it in told if "votre avis" in it and "Entourez" in it)
    assert "jeudi 3 décembre" in attendance
    assert opinion.count("jeudi 3 décembre") == 2


def test_nothing_is_made_up_where_nothing_is_said(site: Path, tmp_path: Path) -> None:
    told = printed(site, tmp_path / "kit.pdf")
    assert "Lieu :" in told[0]
    assert "décembre" not in " ".join(told)


def test_the_longest_title_the_most_parts_and_the_longest_answers_hold_on_one_cover(tmp_path: Path) -> None:
    fiches = sorted(it.stem for it in (ROOT / "fiches").glob("*.yml"))[:20]
    title = "Une très longue soirée du quartier où l’on fait tout ce que l’on peut faire ensemble, oui"
    answers = ("--date", "x" * 29 + " " + "y" * 30, "--lieu", "M" * 60, "--animation", "Anne et " * 7 + "Lou")
    target = tmp_path / "kit.pdf"
    result = run(
        "kit", "--fiches", ",".join(fiches), "--titre", title, *answers, "-o", target, "--site", ROOT
    )
    assert result.exit_code == 0, result.output
    told = pages(target)
    assert "Vous aurez en repartant" in told[0]
    assert "Le conducteur".upper() in told[1].upper()


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--lieu", "x" * 61, "Pour le lieu, écrivez 60 lettres au plus ; vous en avez écrit 61."),
        ("--date", "مساء", "Dans la date, les polices des feuilles imprimées n’ont pas de signe pour"),
        ("--animation", "Nadia 🎉", "Dans l’animation, les polices"),
        ("--lieu", "a\u202eb", "Dans le lieu, "),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_written(
    option: str, text: str, said: str, site: Path, tmp_path: Path
) -> None:
    result = run("kit", "soiree", option, text, "-o", tmp_path / "kit.pdf", "--site", site)
    assert result.exit_code == 2
    assert said in plain(result.output)
    assert not (tmp_path / "kit.pdf").exists()


def test_the_run_sheet_of_the_longest_session_holds_on_one_page(tmp_path: Path) -> None:
    fiches = sorted(it.stem for it in (ROOT / "fiches").glob("*.yml"))[:20]
    target = tmp_path / "kit.pdf"
    command = ("kit", "--fiches", ",".join(fiches), "--participants", "24", "--debut", "08:00")
    result = run(*command, "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output
    told = pages(target)
    assert "Si l’on est en retard" in told[1]
    assert "LE SCRIPT" in told[2]
    for fiche in ("Aller vers", "Mesure partagée"):
        assert fiche in told[1]


PLAN = (
    "https://petit.example/kits/composer/?v=1&titre=Notre+soir%C3%A9e&pour=18&debut=19:00&ouverture=5"
    "&s=un-deux-quatre-tous~q.Que+garder+%3F~m.2.0&s=pause.10&s=temps.12~t.Nous+revoir+%3F"
)


def test_a_session_composed_on_the_page_is_printed_as_it_was_planned(tmp_path: Path) -> None:
    target = tmp_path / "seance.pdf"
    result = run("kit", "--plan", PLAN, "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output
    told = pages(target)
    assert "Notre soirée" in told[0]
    assert "19:38" in told[1]
    assert "Nous revoir ?" in told[1]
    assert "12 min" in told[1]
    assert "chacun pour soi" not in told[1]
    assert any("Que garder ?" in it for it in told)


def test_a_plan_says_when_where_and_who_and_what_is_asked_beside_it_wins(tmp_path: Path) -> None:
    target = tmp_path / "seance.pdf"
    address = PLAN + "&date=2026-12-03&lieu=Salle+Jean-Moulin&animation=Camille&fin=19:10"
    result = run("kit", "--plan", address, "--animation", "Driss", "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output
    told = "\n".join(pages(target))
    assert "jeudi 3 décembre 2026" in told
    assert "Salle Jean-Moulin" in told
    assert "Driss" in told
    assert "Camille" not in told
    assert "À savoir : la séance finit 40 min après la fin souhaitée, 19:10" in plain(result.output)


def test_a_plan_of_before_is_printed_and_what_changed_is_told(tmp_path: Path) -> None:
    target = tmp_path / "seance.pdf"
    result = run("kit", "--plan", "?s=carte-postale~m.60.5", "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output
    assert "« Carte postale du futur » a changé depuis" in plain(result.output)


def test_a_title_that_french_spaces_make_longer_is_printed(tmp_path: Path) -> None:
    target = tmp_path / "seance.pdf"
    address = "?s=carte-postale&s=temps.5~t." + "Quoi?Qui?" * 7 + "Ou?Et?"
    result = run("kit", "--plan", address, "-o", target, "--site", ROOT)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://petit.example/kits/composer/", "Cette adresse ne contient aucune séance"),
        ("?pour=24&s=carte-postal", "La fiche « carte-postal » n’existe pas"),
        ("?s=carte-postale~q." + "a" * 40, "Dans la question, un mot a 40 lettres ; coupez-le : 31 au plus."),
        ("?s=carte-postale~q.Hein" + "?" * 190, "Dans la question, un mot a"),
        ("?s=carte-postale&s=temps.5~t.%F0%9F%8E%89", "Dans le titre d’un temps, les polices"),
        ("?s=temps.5~t.Finir", "Ce kit ne contient aucune fiche."),
        ("?pour=0&s=carte-postale", "« 0 » n’est pas un nombre de 1 à 1000"),
        (
            "?s=un-deux-quatre-tous~m.1.0~m.2.0~m.3.0~m.4.0~m.5.0",
            "Tous les moments de la fiche « Seul, à deux, à quatre, tous » sont sautés",
        ),
    ],
)
def test_a_plan_that_cannot_be_printed_is_told(tmp_path: Path, address: str, said: str) -> None:
    target = tmp_path / "seance.pdf"
    result = run("kit", "--plan", address, "-o", target, "--site", ROOT)
    assert result.exit_code == 2
    assert said in plain(result.output)
    assert not target.exists()
