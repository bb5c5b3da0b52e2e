"""One rule, one place: whatever the door, the answer is the same.

`RULES` lists every rule that people meet through more than one door, and the test that compares their answers.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from generator.cli import main
from generator.model.fields import Adresse, Courriel, DateLibre, Entier, Heure, Jour, Ligne, Nombre, Slug
from generator.model.notice import Statut
from generator.model.recit import CodeInsee, Siren
from generator.words.licences import Licence, LicenceSource

HERE = Path(__file__).parent
MAUVAIS = HERE / "corpus" / "mauvais"
CASES = sorted(folder.name for folder in MAUVAIS.iterdir() if folder.is_dir())

RULES = {
    # rule: (doors, where their answers are compared)
    "what a record may hold": ("valider, construire, kits", "test_portes.py: every_door_refuses_alike"),
    "the values of a field": ("reader, schema, form", "test_portes.py: a_value_is_right_for_the_schema"),
    "withdrawn records": ("reader, schema", "test_exports.py: an_editor_and_valider_agree"),
    "patterns in a browser": ("schema, form", "navigateur/test_motifs.py: "),
    "web addresses": (
        "reader, schema, links of texts",
        "test_adresses_web.py: the_reader_and_the_schema_agree",
    ),
    "what a use of a tool says": ("reader, form", "navigateur/test_essai.py: what_the_model_refuses"),
    "records drawn from the schema": ("form, YAML, reader", "navigateur/test_formulaire.py: "),
    "pages written by hand": ("valider, construire", "test_pages_ecrites.py: the_same_by_every_door"),
    "addresses of the site": (
        "registry, valider, build",
        "test_adresses.py: every_file_of_a_site_has_a_maker",
    ),
    "places of a page": (
        "links of pages, build",
        "test_ancres.py: the_places_that_a_check_knows_are_those_of_the_page",
    ),
    "settings of a site": ("valider, construire", "test_reglages.py: by_valider_as_by_construire"),
    "the licence of a site": ("form, drafts, pages, credits", "test_reglages.py: the_licence_of_a_site"),
    "what a licence allows": ("page, sheet, book, credits", "test_mots.py: "),
    "numbers": ("page, sheet, comparison, search", "test_mots.py: the_number_that_was_written"),
    "what shapes a text": ("page, sheet, search", "test_prose.py: every_field_of_prose_is_shaped"),
    "what fits on a sheet": ("valider, kits", "papier/test_preuve.py: "),
    "signs that print": ("valider, kits", "papier/test_signes.py: "),
    "words as they are searched": ("index, search box", "navigateur/test_modules.py: "),
    "names of communes": ("command, form", "navigateur/test_modules.py: "),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_answers_of_the_doors_of_a_rule_are_compared_somewhere(rule: str) -> None:
    file, _, name = RULES[rule][1].partition(": ")
    text = (HERE / file).read_text(encoding="utf-8")
    assert re.search(rf"def test_\w*{name}", text), rule


def _told(text: str) -> list[str]:
    return re.findall(r"^\S[^\n]*:\d+:\d+: (?:erreur|avertissement): [^\n]+$", text, re.MULTILINE)


@pytest.mark.parametrize("case", CASES)
def test_every_door_refuses_alike_what_is_wrong(case: str, site: Path) -> None:
    shutil.copytree(MAUVAIS / case, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("attendu.txt"))
    expected = (MAUVAIS / case / "attendu.txt").read_text(encoding="utf-8").splitlines()
    for command in ("construire", "kits"):
        result = CliRunner().invoke(main, [command, "--site", str(site)])
        assert (result.exit_code, _told(result.stderr)) == (1, expected), command
    assert not (site / "site").exists()


def _accepts(kind: Any) -> Callable[[Any], bool]:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def accepted(value: Any) -> bool:
        try:
            adapter.validate_python(value)
        except ValidationError:
            return False
        return True

    return accepted


SAME = {
    "Slug": (Slug, st.text("ab1-A é", max_size=8)),
    "Adresse": (Adresse, st.text("htps:/.fr[]'@ <?#", max_size=20).map(lambda it: f"https://{it}")),
    "Courriel": (Courriel, st.text("ab@.-+ é", max_size=12)),
    "CodeInsee": (CodeInsee, st.text("0123456789AB", max_size=6)),
    "Siren": (Siren, st.text("0123456789 ", max_size=10)),
    "Heure": (Heure, st.text("0123456789:h", max_size=5)),
    "Licence": (
        Licence,
        st.sampled_from(["CC-BY-4.0", "CC-BY", "cc-by-4.0", "Etalab-2.0", "inconnue", "MIT"]),
    ),
    "LicenceSource": (LicenceSource, st.sampled_from(["CC-BY-ND-4.0", "inconnue", "CC BY 4.0", "GFDL"])),
    "Statut": (Statut, st.sampled_from(["brouillon", "relu", "publie", "publié", "Relu"])),
}
"""Kinds of value whose rule the schema says whole."""

LOOSER = {
    "DateLibre": (DateLibre, st.text("0123456789-", max_size=10)),
    "Jour": (Jour, st.text("0123456789-", max_size=10)),
    "Entier": (Entier, st.integers(-(10**6), 10**6)),
    "Nombre": (Nombre, st.floats(-1e6, 1e6)),
    "Ligne": (Ligne, st.text("a é", max_size=220)),
}
"""Kinds of which the schema cannot say all: a day that is on no calendar, a text of nothing but blanks."""


@pytest.mark.parametrize("name", SAME)
@given(data=st.data())
def test_a_value_is_right_for_the_schema_when_it_is_for_the_reader_and_only_then(
    name: str, data: st.DataObject
) -> None:
    kind, values = SAME[name]
    value = data.draw(values)
    schema = Draft202012Validator(TypeAdapter(kind).json_schema())
    assert schema.is_valid(value) == _accepts(kind)(value)


@pytest.mark.parametrize("name", LOOSER)
@given(data=st.data())
def test_what_the_reader_accepts_the_schema_never_refuses(name: str, data: st.DataObject) -> None:
    kind, values = LOOSER[name]
    value = data.draw(values)
    if _accepts(kind)(value):
        assert Draft202012Validator(TypeAdapter(kind).json_schema()).is_valid(value)
