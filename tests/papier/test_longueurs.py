"""Long texts go on to more pages, long words stay in their column, and what is told to be cut is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from generator.corpus import Corpus
from generator.diagnostics import has_errors
from generator.model import Enonce, Fiche, Support
from generator.model.fiche import Carte, Deroule
from generator.printing import Press, fiche_documents, proof
from tests.papier.conftest import ROOT, SITE

SENTENCE = "Chacun raconte ce qui compte ici, puis le groupe choisit une suite et la note. "
WORDS = (
    "Interconnaissance",
    "Institutionnalisation",
    "Anticonstitutionnellement",
    "Intergouvernementalisations",
    "Approfondissement des contradictions",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
)


def long(letters: int, last: str = "terminus") -> str:
    return (SENTENCE * (letters // len(SENTENCE) + 1))[: letters - len(last) - 1] + f" {last}"


def remade(record: Any, **changes: Any) -> Any:
    return type(record).model_construct(**(dict(record) | changes))


def with_fiche(corpus: Corpus, **changes: Any) -> Corpus:
    """The corpus with one fiche, changed."""
    entry = corpus.fiches["boussole"]
    plain: dict[str, Any] = dict.fromkeys(("supports", "posture", "pieges", "variantes", "accessibilite"), ())
    record = remade(entry.record, **(plain | changes))
    return replace(corpus, fiches={"boussole": replace(entry, record=record)}, kits={}, retours={})


def pages_of(corpus: Corpus, name: str = "animation") -> list[pypdfium2.PdfPage]:
    assert not has_errors(proof(corpus, SITE, Press(ROOT)))
    printed, problems = Press(ROOT).print_all(fiche_documents(corpus, SITE, "boussole"))
    assert problems == []
    (pdf,) = (it.pdf for it in printed if f"/{name}" in it.document.path)
    return list(pypdfium2.PdfDocument(pdf))


def text_of(pages: list[pypdfium2.PdfPage]) -> str:
    return " ".join(page.get_textpage().get_text_range().replace("\r\n", " ") for page in pages)


def letters_of(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            yield letter, text.get_charbox(index)


def moments(corpus: Corpus, number: int, consigne: str, titre: str = "Un moment") -> tuple[Deroule, ...]:
    first: Fiche = corpus.fiches["boussole"].record
    told = {"consigne": consigne, "titre": titre, "pour_les_participants": None}
    return tuple(remade(first.deroule[0], **told) for _ in range(number))


def claims(corpus: Corpus, number: int, texte: str) -> tuple[Enonce, ...]:
    return tuple(remade(corpus.fiches["boussole"].record.origine[0], texte=texte) for _ in range(number))


CASES = {
    "a long aim": lambda it: {"objectif": long(2900)},
    "an aim longer than a page": lambda it: {"objectif": long(9000)},
    "moments at the limit": lambda it: {"deroule": moments(it, 4, f"« {long(5990)} »")},
    "many moments": lambda it: {"deroule": moments(it, 30, long(700))},
    "long origins": lambda it: {"origine": claims(it, 8, long(700)), "variantes": ("Une courte variante.",)},
    "one long section": lambda it: {"variantes": tuple(long(360) for _ in range(14))},
    "sections for several pages": lambda it: {"pieges": tuple(long(900) for _ in range(30))},
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_long_fiche_takes_more_pages_and_loses_nothing(corpus: Corpus, case: Any) -> None:
    changes = case(corpus)
    pages = pages_of(with_fiche(corpus, **changes))
    wanted = sum(str(dict(enumerate([value]))).count("terminus") for value in changes.values())
    assert text_of(pages).replace("- ", "").count("terminus") == wanted
    for page in pages:
        width, height = page.get_size()
        for letter, (left, bottom, right, top) in letters_of(page):
            assert min(left, bottom, width - right, height - top) > 30, letter
    if len(pages) > 2:
        assert "suite" in text_of(pages)


def test_what_is_said_at_length_to_the_participants_is_all_printed(corpus: Corpus) -> None:
    for field, text in (("consigne", f"« {long(5900)}. »"), ("pour_les_participants", long(5900))):
        told = tuple(remade(it, **{field: text}) for it in moments(corpus, 2, "Un mot."))
        pages = pages_of(with_fiche(corpus, deroule=told), "participants")
        assert text_of(pages).count("terminus") == 2


@pytest.mark.parametrize("word", WORDS)
def test_a_long_word_stays_in_its_column(corpus: Corpus, word: str) -> None:
    needs = (remade(corpus.fiches["boussole"].record.materiel[0], nom=word * 3),)
    fiche = with_fiche(corpus, deroule=moments(corpus, 3, "Zzz zzz.", word), materiel=needs)
    first, second, *_ = pages_of(fiche)
    letters = list(letters_of(first))
    said = min(left for letter, (left, *_) in letters if letter == "Z")
    rows = [box for letter, box in letters if letter == "Z"]
    for letter, (left, bottom, right, _) in letters:
        beside = any(-3 < row[1] - bottom < 45 for row in rows)
        if beside and letter not in "Zz." and left < said:
            assert right <= said, (word, letter)
    middle = second.get_size()[0] / 2
    crossing = [
        letter
        for letter, (left, bottom, right, _) in letters_of(second)
        if left < middle < right and 100 < bottom < second.get_size()[1] - 80
    ]
    assert crossing == []


def test_discs_of_moments_without_text_do_not_touch(corpus: Corpus) -> None:
    (page,) = pages_of(with_fiche(corpus, deroule=moments(corpus, 5, "Rien à dire.")), "participants")
    tops = sorted(
        (bottom + top) / 2
        for letter, (left, bottom, right, top) in letters_of(page)
        if letter in "12345" and 45 < left < 70
    )
    assert len(tops) == 5
    assert min(after - before for before, after in pairwise(tops)) > 9.5 / 25.4 * 72


SUPPORTS = [
    ("affiche", "A4"),
    ("affiche", "A3"),
    ("feuille", "A4"),
    ("feuille", "A5"),
    ("feuille", "A6"),
    ("cartes", "A7"),
    ("etiquettes", "A7"),
]


def support(kind: str, paper: str, text: str) -> Support:
    cards = {"cartes": (Carte.model_construct(recto=text, verso=None),) * 2}
    holds: dict[str, Any] = cards if kind in ("cartes", "etiquettes") else {"texte": text}
    empty: dict[str, Any] = {
        "texte": None,
        "cartes": (),
        "vierges": 0,
        "colonnes": (),
        "lignes": (),
        "lignes_vides": 0,
    }
    fields: dict[str, Any] = {"titre": "Essai", "type": kind, "format": paper, "copies": 1, "par": "table"}
    return Support.model_construct(**(fields | empty | holds))


@pytest.mark.parametrize(("kind", "paper"), SUPPORTS)
@pytest.mark.parametrize("letters", [600, 4000, 5900])
def test_cutting_what_is_told_is_enough(corpus: Corpus, kind: str, paper: str, letters: int) -> None:
    if "A7" in paper and letters > 600:
        letters //= 10
    text = long(letters)
    told = proof(with_fiche(corpus, supports=(support(kind, paper, text),)), SITE, Press(ROOT))
    if not told:
        return
    assert {it.position.line for it in told} == {told[0].position.line}
    much = re.search(r"environ ([0-9]+)", told[0].hint.replace("\u202f", ""))
    assert much, told[0]
    shorter = support(kind, paper, text[: letters - int(much[1])])
    assert not has_errors(proof(with_fiche(corpus, supports=(shorter,)), SITE, Press(ROOT)))


def grid(columns: tuple[str, ...], lines: tuple[str, ...], blank: int = 0) -> Support:
    return remade(support("grille", "A4", ""), texte=None, colonnes=columns, lignes=lines, lignes_vides=blank)


def test_a_grid_says_which_of_its_parts_does_not_fit(corpus: Corpus) -> None:
    def told(it: Support) -> str:
        (problem,) = proof(with_fiche(corpus, supports=(it,)), SITE, Press(ROOT))
        return f"{problem.message} ; {problem.hint}".replace("\u00a0", " ")

    wide = told(grid(("Anticonstitutionnellement",) * 8, (), 5))
    assert re.search(r"un mot de « colonnes » est trop large de [0-9,]+ mm", wide)
    assert "0 mm" not in wide.replace("0 mm ", "") or not re.search(r"\b0 mm", wide)
    many = told(grid(("Un", "Deux"), tuple(f"Ligne {number}" for number in range(60))))
    number = re.search(r"« lignes » ne tient pas .* retirez-en ([0-9]+)", many)
    assert number
    kept = tuple(f"Ligne {it}" for it in range(60 - int(number[1])))
    assert proof(with_fiche(corpus, supports=(grid(("Un", "Deux"), kept),)), SITE, Press(ROOT)) == []
    wordy = told(grid(("Un", "Deux", "Trois"), (long(150),) * 14))
    share = re.search(r"« lignes » ne tient pas .* raccourcissez d’environ ([0-9]+) %", wordy)
    assert share
    cut = (long(150)[: 150 - 150 * int(share[1]) // 100 - 1],) * 14
    assert proof(with_fiche(corpus, supports=(grid(("Un", "Deux", "Trois"), cut),)), SITE, Press(ROOT)) == []
