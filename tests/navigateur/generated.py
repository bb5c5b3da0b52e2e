"""Any record that the model accepts, drawn from its own JSON Schema."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from generator.exports import schema_of

# The words of closed lists and the names of other records are those that the form offers.
KNOWN = {
    "themes": ("engagement-des-jeunes", "vie-de-quartier"),
    "dispositifs": ("contrat-de-ville", "ctg"),
    "publics": ("jeunes", "habitants"),
    "etapes": ("reunir", "vision"),
    "precautions": ("mineurs", "images"),
    "etape": ("reunir", "vision"),
    "fiche": ("carte-postale", "boussole"),
    "retour": ("mulhouse", "saint-etienne"),
}
SEEN = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"))
TEXT = st.one_of(
    st.text(SEEN, max_size=40),
    st.sampled_from(
        ["yes", "- a : # b", "---", "12", "null", "| x", "&a *a", "{{ 7*7 }}", "l’œuvre 😀", "مرحبا"]
    ),
)
PATTERNS = {
    r"^https?://\S+$": st.sampled_from(["https://exemple.fr/a?b=c#d", "http://exemple.fr"]),
    "^[0-9]{4}(-[0-9]{2}){0,2}$": st.sampled_from(["2022", "2022-12", "2022-12-31"]),
    r"^([0-9]{2}|2[AB])[0-9]{3}$": st.sampled_from(["68224", "2A004", "01004"]),
}


def records(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Data of `kind`, nearly always valid; what no schema says is put right, the rest is for the model to judge."""
    schema = schema_of(kind)
    return _object(schema, schema).map(_put_right)


def _value(name: str, part: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    while "anyOf" in part:
        part = next(it for it in part["anyOf"] if it.get("type") != "null")
    if "$ref" in part:
        part = root["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    kind = part.get("type")
    if kind == "array":
        return st.lists(
            _value(name, part["items"], root),
            min_size=part.get("minItems", 0),
            max_size=2,
            unique=name in KNOWN,
        )
    if "patternProperties" in part:
        (inside,) = part["patternProperties"].values()
        return st.dictionaries(st.sampled_from(KNOWN[name]), _value("", inside, root), max_size=2)
    if kind == "object":
        return _object(part, root)
    if name in KNOWN:
        return st.sampled_from(KNOWN[name])
    if "enum" in part or "const" in part:
        return st.sampled_from(part.get("enum", [part.get("const")]))
    if kind == "integer":
        return st.integers(part.get("minimum", 0), part.get("maximum", 1000))
    if kind == "number":
        return st.integers(part.get("minimum", -900) * 10, part.get("maximum", 900) * 10).map(
            lambda it: it / 10
        )
    if part.get("format") == "date":
        return st.dates().map(str)
    if part.get("pattern") in PATTERNS:
        return PATTERNS[part["pattern"]]
    if "pattern" in part:
        drawn = st.from_regex(part["pattern"], fullmatch=True, alphabet=SEEN)
        return drawn.map(lambda it: it.strip()[:60].rstrip("-"))
    return TEXT.map(str.strip).filter(bool).map(lambda it: it[: part.get("maxLength", 60)].strip())


def _object(part: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    drawn = {name: _value(name, inside, root) for name, inside in part["properties"].items()}
    required = {name: drawn.pop(name) for name in part.get("required", ())}
    return st.fixed_dictionaries(required, optional=drawn)


def _put_right(record: dict[str, Any]) -> dict[str, Any]:
    if "territoire" in record:
        record["territoire"] = {"code_insee": "68224"} | {
            name: it for name, it in record["territoire"].items() if name == "quartiers"
        }
        record["maturite"] = "en_cours"
        record.get("chronologie", []).sort(key=lambda it: it.get("date", "9"))
        for moment in record.get("chronologie", ()):
            moment.pop("date", None)
    return dict(_each(record))


def _each(block: dict[str, Any]) -> dict[str, Any]:
    """`block` and those inside it, where what goes together is together."""
    if "nature" in block:
        block["selon"] = block.get("selon", "Quelqu’un")
        if "source" not in block:
            block.pop("mesure", None)
            block.pop("repere", None)
            block["texte"] = re.sub(r"\d", "n", block["texte"])  # a figure asks for its source
    if "min" in block and "max" in block:
        block["min"], block["max"] = sorted((block["min"], block["max"]))
        block.pop("table", None)
    if "nom" in block and ("avant" in block or "apres" in block):
        block["avant"] = [*block.get("avant", ()), {"texte": "Avant.", "nature": "fait"}]
    if "consulte_le" in block or "url" in block or "id" in block:
        block["editeur"] = block.get("editeur", "Quelqu’un")
    if "debut" in block:
        block.pop("fin", None)
    for value in block.values():
        for inside in value if isinstance(value, list) else [value]:
            if isinstance(inside, dict):
                _each(inside)
    return block
