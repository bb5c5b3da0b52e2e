"""Every line of the table of cases (`cas.yml`), asked of the session: groups, clock, paper, things to bring."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Fiche, Kit
from generator.seance import Job, Session, advice, grouping, groups, remarks, session_of
from generator.seance.seating import drawn
from tests.seance.plans import STEPS

CASES = yaml.safe_load((Path(__file__).parent / "cas.yml").read_text(encoding="utf-8"))
USAGES = {"variante", "preparation"}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_table_has_enough_cases_to_hold_another_reckoning_to_it() -> None:
    assert len(CASES["groupes"]) + len(CASES["seances"]) >= 80


@pytest.mark.parametrize("case", CASES["groupes"], ids=str)
def test_people_sit_together_as_the_table_says(case: dict[str, Any]) -> None:
    made = groups(case["personnes"], case.get("table"), case["moments"], case.get("salles", 1))
    told = {
        "duos": plain(grouping("deux", made)) if "deux" in case["moments"] else None,
        "tables": plain(grouping("table", made)) if "table" in case["moments"] else None,
        "ensemble": plain(grouping("pleniere", made)) if "pleniere" in case["moments"] else None,
        "seul": plain(grouping("seul", made)) if "seul" in case["moments"] else None,
    }
    assert told == {name: case.get(name) for name in told}


@pytest.mark.parametrize("case", CASES["tirages"], ids=str)
def test_tables_are_drawn_as_the_table_says(case: dict[str, Any]) -> None:
    assert drawn(case["personnes"], case["temps"]) == tuple(map(tuple, case["tables"]))


def support(titre: str, asked: list[Any]) -> dict[str, Any]:
    copies, par, size, *usage = asked
    kind = "grille" if size in ("A3", "A4") else "feuille"
    told = {"titre": titre, "type": kind, "format": size, "copies": copies, "par": par, "texte": "Un texte."}
    return told | {"colonnes": ["Une"], "lignes_vides": 1} | ({"usage": usage[0]} if usage else {})


def thing(nom: str, asked: list[Any]) -> dict[str, Any]:
    quantity, par, *used_up = asked
    told = {"nom": nom, "quantite": quantity, "par": par}
    return told | ({"consommable": "oui"} if used_up else {})


def titre_of(forme: str, named: list[str]) -> str:
    return "Pause" if forme == "pause" else named[0] if named else "Un moment"


def fiche(titre: str, told: dict[str, Any]) -> Fiche:
    least, most = told.get("pour", (1, 1000))
    moments = [
        {
            "minutes": minutes,
            "titre": titre_of(forme, named),
            "consigne": "Faites.",
            "forme": "pleniere" if forme == "pause" else forme,
        }
        for minutes, forme, *named in told["moments"]
    ]
    return Fiche.model_validate(
        NOTICE
        | {
            "titre": titre,
            "etapes": told.get("etapes", ["reunir"]),
            "objectif": "Un objectif.",
            "publics": ["habitants"],
            "groupe": {"min": least, "max": most} | ({"table": told["table"]} if "table" in told else {}),
            "deroule": moments,
            "supports": [support(*it) for it in told.get("imprime", {}).items()],
            "materiel": [thing(*it) for it in told.get("apporte", {}).items()],
            "accessibilite": told.get("accessibilite", []),
            "origine": [{"texte": "Un texte.", "nature": "appreciation", "selon": "Nous"}],
        }
    )


NOTICE: dict[str, Any] = {
    "resume": "Un résumé.",
    "statut": "publie",
    "licence": "CC-BY-NC-SA-4.0",
    "verifie_le": "2026-11-30",
    "contributions": [{"nom": "Nous", "role": "redaction", "date": "2026-11"}],
}


def sequence(told: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(told, str):
        name, _, minutes = told.partition(":")
        return {"pause": int(minutes)} if name == "pause" else {"fiche": name}
    if "durees" in told:
        told = {key: value for key, value in told.items() if key != "durees"} | {
            "notes": [{"moment": titre, "minutes": minutes} for titre, minutes in told["durees"].items()]
        }
    made = {key: value for key, value in told.items() if key != "exemplaires"}
    copies = [{"support": titre, "copies": many} for titre, many in told.get("exemplaires", {}).items()]
    return made | ({"copies": copies} if copies else {})


def session(case: dict[str, Any]) -> Session:
    kit = Kit.model_validate(
        NOTICE
        | {
            "titre": "Un kit",
            "objectif": "Un objectif.",
            "public": ["habitants"],
            "participants": case["participants"],
            "debut": case.get("debut", "18:00"),
            "intro": {"minutes": 10, "consigne": "Ouvrez."},
            "fiches": [sequence(it) for it in case["suite"]],
            "apres": ["Rangez."],
            "sans": case.get("sans", []),
            "avec": case.get("avec", []),
        }
    )
    fiches = {name: fiche(name, told) for name, told in case["fiches"].items()}
    return session_of(kit, fiches, case.get("papier", "A3"))


def name_of(job: Job) -> str:
    if job.support is not None:
        return job.support.titre
    if job.kind == "participants":
        return f"{job.fiche}, pour les participants" + (f" : {plain(job.question)}" if job.question else "")
    if job.kind == "question":
        return f"Question : {plain(job.question)}"
    return {
        "programme": "Programme",
        "tirage": "Tirage",
        "chevalets": "Chevalets",
        "prenoms": "Prénoms",
        "photos": "Photo : non",
        "presence": "Présence",
        "avis": "Avis",
    }[job.kind]


SIZES = {
    "avis": "A5",
    "question": "A3",
    "programme": "A3",
    "tirage": "A7",
    "prenoms": "A7",
    "photos": "petits",
}


def told_of(job: Job) -> str:
    size = job.support.format if job.support is not None else SIZES.get(job.kind, "A4")
    wanted = "" if job.needed else ", si vous voulez"
    glued = f", {job.glued} à coller" if job.glued > 1 else ""
    return f"{job.copies} × {size}, {job.sheets} {job.paper}{glued}{wanted}"


@pytest.mark.parametrize("case", CASES["seances"], ids=lambda it: it["cas"])
def test_a_session_is_reckoned_as_the_table_says(case: dict[str, Any]) -> None:
    made = session(case)
    jobs = {name_of(it): told_of(it) for it in made.jobs}
    assert jobs == jobs | case.get("imprimer", {})
    assert not jobs.keys() & set(case.get("absents", ()))
    if "heures" in case:
        assert [it.start for it in made.parts] == case["heures"]
    if "fin" in case:
        assert made.parts[-1].end == case["fin"]
    if "apporter" in case:
        assert {it.nom: it.quantite for it in made.needs} == case["apporter"]
    if "remarques" in case:
        assert [plain(it) for it in remarks(made)] == case["remarques"]


@pytest.mark.parametrize("case", CASES["conseils"], ids=lambda it: it["cas"])
def test_a_session_is_advised_as_the_table_says(case: dict[str, Any]) -> None:
    found = advice(session(case), STEPS, case.get("fin", ""))
    assert [plain(it) for it in found] == case["conseils"]
