"""A synthetic site of N records made from the model, and the same text as plain Markdown.

Every record is valid against `generator.model`; texts are drawn from a small French vocabulary with
a fixed seed, so that two runs build the same site.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import yaml

from generator.corpus import Folders, load_corpus
from generator.corpus.walking import prose
from generator.model import Fiche, RetourExperience
from generator.territoires import referentiel

ROOT = Path(__file__).parent.parent
SENTENCE = (
    "le collectif réunit des habitants et des associations pour parler du quartier avec la CAF sans jargon chacun écoute puis propose une action simple "
    "que les autres complètent ensemble la confiance vient avec le temps quand on tient parole et que les résultats se voient"
)
WORDS = SENTENCE.split()


def write_site(folder: Path, records: int) -> None:
    """A site with the real method and `records` records: one fiche for nine retours d’expérience."""
    chance = random.Random(2030)
    shutil.copytree(ROOT / "methode", folder / "methode")
    write_settings(folder)
    shutil.copytree(ROOT / "fiches", folder / "fiches")
    shutil.copytree(ROOT / "retours_experience", folder / "retours_experience")
    codes = [code for code in referentiel().codes() if code[:2] not in ("97", "98")]
    for number in range(records):
        if number % 10 == 0:
            _write(folder / "fiches" / f"outil-{number:05d}.yml", _fiche(chance, number))
        else:
            _write(folder / "retours_experience" / f"lieu-{number:05d}.yml", _retour(chance, number, codes))


def write_settings(folder: Path) -> None:
    """The settings of the site, and its own look; it prints nothing."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    # The stock site prints nothing, so neither do we; paper has a benchmark of its own.
    settings, once = re.subn(
        r"^  - essaimage:\n", r"\g<0>      imprimer: false\n", settings, flags=re.MULTILINE
    )
    assert once == 1
    settings, once = re.subn(r"^      presse: oui\b", "      presse: non", settings, flags=re.MULTILINE)
    assert once == 1
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def write_fiches(folder: Path, number: int) -> None:
    """So many fiches: the real ones, which the real method names, then others with three supports each."""
    chance = random.Random(2030)
    for name in ("methode", "fiches", "retours_experience"):
        shutil.copytree(ROOT / name, folder / name)
    real = len(list((folder / "fiches").glob("*.yml")))
    for index in range(real, number):
        _write(folder / "fiches" / f"outil-{index:05d}.yml", _fiche(chance, index) | _supports(chance, index))


def write_markdown(site: Path, folder: Path, *, short_menu: bool) -> None:
    """The text of the site at `site` as one Markdown page a record, for stock MkDocs + Material.

    As it comes, MkDocs lists every page in the menu of every page; `short_menu` names the home page
    only, which is what a team with many pages ends up doing.
    """
    corpus = load_corpus(Folders(site)).corpus
    assert corpus is not None
    docs = folder / "docs"
    for kind, entries in (("fiches", corpus.fiches), ("retours", corpus.retours)):
        (docs / kind).mkdir(parents=True)
        for slug, entry in entries.items():
            (docs / kind / f"{slug}.md").write_text(_markdown(entry.record), encoding="utf-8")
    (docs / "index.md").write_text("# Accueil\n", encoding="utf-8")
    settings = "site_name: Témoin\nsite_url: https://temoin.example/\ntheme: {name: material, language: fr}\n"
    if short_menu:
        settings += "nav: [index.md]\nnot_in_nav: |\n  /fiches/\n  /retours/\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _markdown(record: Fiche | RetourExperience) -> str:
    """A record's texts, each under a heading or in a list, with links between pages turned to Markdown."""
    lines = [f"# {record.titre}", "", record.resume, ""]
    section = ""
    for location, text in prose(record):
        if location and location[0] != section:
            section = str(location[0])
            lines += [f"## {section.replace('_', ' ').capitalize()}", ""]
        plain = text.replace("](etape:", "](https://exemple.fr/etapes/").replace(
            "](fiche:", "](https://exemple.fr/fiches/"
        )
        lines += [f"- {plain}", ""]
    for source in record.sources:
        lines += [f"- [{source.titre}]({source.url})"]
    return "\n".join(lines) + "\n"


def _write(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _sentence(chance: random.Random, words: int) -> str:
    chosen = [chance.choice(WORDS) for _ in range(words)]
    return " ".join(chosen).capitalize() + "."


def _enonce(chance: random.Random) -> dict[str, object]:
    nature = chance.choice(["fait", "appreciation", "intention", "principe"])
    text = _sentence(chance, 24)
    if chance.random() < 0.1:
        text += " Voir l’étape [vision](etape:vision), c’est **important**."
    return {"texte": text, "nature": nature, "selon": "Une habitante", "source": "recit", "repere": "page 3"}


def _common(titre: str, chance: random.Random) -> dict[str, object]:
    return {
        "titre": titre,
        "resume": _sentence(chance, 18),
        "statut": "publie",
        "verifie_le": "2026-11-01",
        "sources": [
            {"id": "recit", "titre": "Un récit", "editeur": "Un éditeur", "url": "https://exemple.fr/recit"}
        ],
    }


def _fiche(chance: random.Random, number: int) -> dict[str, object]:
    return {
        **_common(f"Outil {number}", chance),
        "etapes": chance.sample(["reunir", "se-connaitre", "comprendre", "vision", "agir"], 2),
        "objectif": _sentence(chance, 30),
        "publics": ["habitants"],
        "groupe": {"min": 6, "max": 30, "table": 6},
        "deroule": [
            {
                "minutes": chance.choice([5, 10, 20]),
                "titre": _sentence(chance, 3),
                "consigne": _sentence(chance, 40),
                "forme": chance.choice(["seul", "deux", "table", "pleniere"]),
            }
            for _ in range(8)
        ],
        "posture": [_sentence(chance, 15) for _ in range(3)],
        "pieges": [_sentence(chance, 20) for _ in range(4)],
        "variantes": [_sentence(chance, 20) for _ in range(3)],
        "origine": [_enonce(chance)],
    }


def _supports(chance: random.Random, number: int) -> dict[str, object]:
    """Three supports, of the kinds that come in turn."""

    def texts(count: int, words: int) -> list[str]:
        return [_sentence(chance, words) for _ in range(count)]

    kinds: list[dict[str, object]] = [
        {"type": "affiche", "format": "A3", "texte": "\n\n".join(texts(4, 8))},
        {"type": "cartes", "format": "A6", "cartes": [{"recto": it} for it in texts(8, 10)]},
        {"type": "grille", "format": "A4", "colonnes": texts(3, 3), "lignes": texts(5, 4)},
        {"type": "feuille", "format": "A5", "texte": "\n\n".join(texts(4, 12))},
        {"type": "etiquettes", "format": "A6", "cartes": [{"recto": it} for it in texts(8, 3)]},
    ]
    chosen = [kinds[(number + index) % len(kinds)] for index in range(3)]
    return {"supports": [{"titre": f"Support {index}", **it} for index, it in enumerate(chosen, start=1)]}


def _retour(chance: random.Random, number: int, codes: list[str]) -> dict[str, object]:
    def some(count: int) -> list[dict[str, object]]:
        return [_enonce(chance) for _ in range(count)]

    return {
        **_common(f"Récit {number}", chance),
        "territoire": {"code_insee": chance.choice(codes)},
        "maturite": "en_cours",
        "point_de_depart": some(3),
        "chronologie": [
            {
                "date": 2020 + index,
                "titre": _sentence(chance, 4),
                "etape": "reunir",
                "enonce": _enonce(chance),
            }
            for index in range(4)
        ],
        "postures": some(3),
        "effets": some(3),
        "obstacles": [{"enonce": _enonce(chance), "contournement": some(1)} for _ in range(2)],
        "conseils": some(2),
        "usages": [{"fiche": "carte-postale", "duree": 90, "verdict": _enonce(chance)}],
        "etapes": {slug: {"fait": some(2)} for slug in ("reunir", "comprendre", "vision", "agir")},
    }
