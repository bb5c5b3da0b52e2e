"""The JSON Schemas: up to date, in French, and true of every record of the site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.withdrawing import without_text
from generator.exports import schemas
from generator.model import Fiche, Retrait, validate
from generator.source import parse_yaml

ROOT = Path(__file__).parents[1]
SCHEMAS = dict(schemas())
KINDS = {
    "retours_experience/*.yml": "retour",
    "fiches/*.yml": "fiche",
    "fiches/kits/*.yml": "kit",
    "methode/glossaire.yml": "glossaire",
    "methode/synonymes.yml": "synonymes",
    "methode/vocabulaires.yml": "vocabulaires",
}
RECORDS = [
    (file.relative_to(ROOT).as_posix(), kind)
    for glob, kind in KINDS.items()
    for file in sorted(ROOT.glob(glob))
]


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: YAML 1.2, where a date is a text and `no` a word."""


# A loader adds to a copy of its parent's table, so emptying this one leaves PyYAML's own as it is.
Editor.yaml_implicit_resolvers = {}
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)$"), ["~", "n", ""])


def faults(schema: dict[str, Any], value: Any, root: dict[str, Any], at: str = "") -> list[str]:
    """What in `value` breaks the schema, for the words of `KNOWN`."""
    schema = {**schema, **_resolved(schema, root)}
    if "if" in schema:
        branch = "else" if faults(schema["if"], value, root) else "then"
        return faults(schema[branch], value, root, at)
    found = [
        f"{at}: {word}" for word, holds in CHECKS.items() if word in schema and not holds(schema[word], value)
    ]
    if "anyOf" in schema and all(faults(option, value, root, at) for option in schema["anyOf"]):
        found.append(f"{at}: anyOf")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        patterns = schema.get("patternProperties", {})
        others = schema.get("additionalProperties", True)
        for key, item in value.items():
            matching = (
                [known[key]]
                if key in known
                else [it for form, it in patterns.items() if re.search(form, key)]
            )
            if matching:
                found += [fault for it in matching for fault in faults(it, item, root, f"{at}/{key}")]
            elif others is False:
                found.append(f"{at}/{key}: additionalProperties")
            elif isinstance(others, dict):
                found += faults(others, item, root, f"{at}/{key}")
            if "propertyNames" in schema:
                found += faults(schema["propertyNames"], key, root, f"{at}/{key}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += faults(schema.get("items", {}), item, root, f"{at}/{index}")
    return found


def _resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    return root["$defs"][schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else {}


TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
CHECKS: dict[str, Any] = {
    "type": lambda wanted, value: isinstance(value, TYPES[wanted]),
    "enum": lambda wanted, value: value in wanted,
    "const": lambda wanted, value: value == wanted,
    "pattern": lambda wanted, value: not isinstance(value, str) or re.search(wanted, value),
    "minLength": lambda wanted, value: not isinstance(value, str) or len(value) >= wanted,
    "maxLength": lambda wanted, value: not isinstance(value, str) or len(value) <= wanted,
    "minItems": lambda wanted, value: not isinstance(value, list) or len(value) >= wanted,
    "maxItems": lambda wanted, value: not isinstance(value, list) or len(value) <= wanted,
    "minimum": lambda wanted, value: not isinstance(value, int | float) or value >= wanted,
    "maximum": lambda wanted, value: not isinstance(value, int | float) or value <= wanted,
    "required": lambda wanted, value: not isinstance(value, dict) or set(wanted) <= set(value),
}
ANNOTATIONS = {
    "title",
    "description",
    "default",
    "examples",
    "$comment",
    "format",
    "$schema",
    "$defs",
    "$ref",
}
KNOWN = {
    *CHECKS,
    *ANNOTATIONS,
    "anyOf",
    "if",
    "then",
    "else",
    "properties",
    "patternProperties",
    "maxProperties",
    "minProperties",
    "additionalProperties",
    "propertyNames",
    "items",
}


def parts_of(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema inside it."""
    yield schema
    inside = [*schema.get("anyOf", [])]
    for word in ("properties", "patternProperties", "$defs"):
        inside += schema.get(word, {}).values()
    one = ("items", "additionalProperties", "propertyNames", "if", "then", "else")
    inside += [schema[word] for word in one if word in schema]
    for part in inside:
        if isinstance(part, dict):
            yield from parts_of(part)


@cache
def read(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=Editor)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_in_the_repository_is_the_one_of_the_model(name: str) -> None:
    assert (ROOT / "schemas" / name).read_bytes().decode("utf-8") == SCHEMAS[name], "run `essaimage schemas`"


def test_the_schemas_in_the_repository_obey_the_schema_of_schemas() -> None:
    files = sorted(map(str, (ROOT / "schemas").glob("*.json")))
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize(("glob", "kind"), KINDS.items())
def test_a_checker_that_is_not_ours_accepts_every_record_of_the_site(glob: str, kind: str) -> None:
    schema = str(ROOT / "schemas" / f"{kind}.schema.json")
    files = sorted(map(str, ROOT.glob(glob)))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_folder_of_schemas_holds_nothing_else() -> None:
    assert {file.name for file in (ROOT / "schemas").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_uses_only_words_that_editors_know(name: str) -> None:
    words = {word for part in parts_of(json.loads(SCHEMAS[name])) for word in part}
    assert words - KNOWN == set()


@pytest.mark.parametrize(("name", "kind"), RECORDS)
def test_a_record_begins_by_naming_its_schema_to_the_editor(name: str, kind: str) -> None:
    up = "../" * name.count("/")
    first = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json"
    assert ((ROOT / name).parent / first.partition("$schema=")[2]).is_file()


@pytest.mark.parametrize(("name", "kind"), RECORDS)
def test_a_record_of_the_site_obeys_its_schema_as_an_editor_reads_it(name: str, kind: str) -> None:
    schema = json.loads(SCHEMAS[f"{kind}.schema.json"])
    assert faults(schema, read(name), schema) == []


def test_a_schema_finds_the_mistakes_an_editor_can_show() -> None:
    schema = json.loads(SCHEMAS["fiche.schema.json"])
    record = deepcopy(read("fiches/boussole.yml"))
    record["statut"] = "fini"
    record["objectiff"] = record.pop("objectif")
    record["groupe"]["min"] = 0
    record["deroule"][0]["minutes"] = "10 min"
    record["verifie_le"] = None
    assert sorted(it.partition(":")[0] for it in faults(schema, record, schema)) == [
        "",
        "/deroule/0/minutes",
        "/groupe/min",
        "/objectiff",
        "/statut",
        "/verifie_le",
    ]


@settings(max_examples=60)
@given(
    st.sampled_from(["titre", "resume", "objectif"]),
    st.text(st.characters(codec="utf-8", categories=("L", "N")), max_size=9)
    | st.integers(0, 400).map("x".__mul__),
)
def test_what_a_schema_lets_through_the_model_lets_through(field: str, text: str) -> None:
    schema = json.loads(SCHEMAS["fiche.schema.json"])
    record = {**read("fiches/boussole.yml"), field: text}
    reading = parse_yaml(json.dumps(record, ensure_ascii=False), "fiche.yml")
    assert reading.document is not None
    assert bool(validate(Fiche, reading.document)[1]) == bool(faults(schema, record, schema))


WITHDRAWN = st.fixed_dictionaries(
    {
        "retire": st.none()
        | st.just("oui")
        | st.dictionaries(
            st.sampled_from(["le", "motif", "par"]), st.text("2026-1x", max_size=10), max_size=3
        )
        | st.just({"le": "2026-11-01", "motif": "À sa demande."})
    },
    optional={
        "titre": st.text("ab é", max_size=8) | st.just("a" * 91),
        "anciens_noms": st.lists(st.text("a-É", max_size=3), max_size=2),
        "resume": st.just("Un texte qui reste."),
    },
)


@pytest.mark.parametrize("kind", ["fiche", "kit", "retour", "etape"])
@given(record=WITHDRAWN)
def test_an_editor_and_valider_agree_on_what_is_left_of_a_withdrawn_record(
    kind: str, record: dict[str, Any]
) -> None:
    schema = json.loads(SCHEMAS[f"{kind}.schema.json"])
    reading = parse_yaml(json.dumps(record, ensure_ascii=False), "retire.yml")
    assert reading.document is not None
    kept, left = without_text(reading.document, Retrait)
    wrong = bool(left) or bool(validate(Retrait, kept)[1])
    assert wrong == bool(faults(schema, _stripped(record), schema))


def _stripped(value: Any) -> Any:
    """What no schema can say: a text of blanks is empty, an impossible day is no day."""
    if isinstance(value, dict):
        return {
            key: None if key == "le" and not _is_a_day(item) else _stripped(item)
            for key, item in value.items()
        }
    return value.strip() if isinstance(value, str) else value


def _is_a_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def test_a_checker_that_is_not_ours_accepts_a_withdrawn_record_and_tells_what_is_left_of_its_text(
    tmp_path: Path,
) -> None:
    gone = tmp_path / "recit.yml"
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        str(ROOT / "schemas/retour.schema.json"),
        str(gone),
    ]
    said = []
    for rest in ("", "resume: Un texte qui reste.\n"):
        gone.write_text(
            f"titre: Un récit\nretire: {{le: '2026-11-01', motif: À sa demande.}}\n{rest}", encoding="utf-8"
        )
        said.append(subprocess.run(command, capture_output=True, text=True, check=False))
    assert [it.returncode for it in said] == [0, 1]
    assert "'resume' was unexpected" in said[1].stdout
    assert "maturite" not in said[1].stdout


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_a_schema_has_a_title_and_a_description_in_french(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    for part in (schema, schema.get("else", schema), *schema.get("$defs", {}).values()):
        assert part["title"][0].islower(), part["title"]
        assert "description" not in part
        for key, of_field in part.get("properties", {}).items():
            assert "title" in of_field or "$ref" in of_field, key
            assert of_field.get("description", "").endswith((".", "…")), key
            assert "'" not in of_field["description"], key
