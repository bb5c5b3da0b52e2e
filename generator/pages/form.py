"""The model's JSON Schema → the fields of a form: what to ask, how, and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from generator.corpus import Corpus, Entry
from generator.exports import schema_of
from generator.model.base import PAST, UPKEEP
from generator.words import labels
from generator.words.licences import TERMS
from generator.words.uses import AGAIN

Genre = Literal["ligne", "texte", "choix", "cases", "nombre", "jour", "bloc", "liste", "par-etape"]

LONG = 1000
"""From this many letters a field is a box of several lines."""

WORDS: dict[str, str] = {
    "brouillon": "Brouillon : seulement en aperçu",
    "relu": "Relu : à publier",
    "publie": "Publié",
    "fait": "Fait : cela s’est passé",
    "appreciation": "Appréciation : quelqu’un juge",
    "intention": "Intention : un projet, un espoir",
    "principe": "Principe : une conviction",
    **{
        key: f"{name} : {labels.MATURITES_EXPLAINED[key][:1].lower()}{labels.MATURITES_EXPLAINED[key][1:].rstrip('.')}"
        for key, name in labels.MATURITES.items()
    },
    **labels.MINUTE,
    "redaction": "Rédaction",
    "relecture": "Relecture",
    "temoignage": "Témoignage",
    "seul": "Seul",
    "deux": "À deux",
    "table": "À la table",
    "pleniere": "Tous ensemble",
    "seance": "Pour la séance",
    "personne": "Par personne",
    **AGAIN,
    **{licence: terms.name for licence, terms in TERMS.items()},
}
"""How the values of closed fields are shown; the others are shown as they are written."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `options` are (value, label) pairs, `modele` names the block it repeats or holds.

    `exemple` is what someone could write there. Only the past gives a date that is `passe`; no new record has a
    field of `entretien`.
    """

    nom: str
    titre: str
    aide: str
    genre: Genre
    obligatoire: bool = False
    options: tuple[tuple[str, str], ...] = ()
    lettres: int | None = None
    motif: str = ""
    minimum: float | None = None
    maximum: float | None = None
    entier: bool = False
    plus: int | None = None
    modele: str = ""
    element: Field | None = None
    exemple: str = ""
    passe: bool = False
    entretien: bool = False

    @property
    def aide_du_choix(self) -> str:
        """The help, unless it does no more than list the values as a file has them: the choice shows them."""
        listed = [it for it, _ in self.options if it in self.aide]
        return self.aide if len(listed) < 2 else ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a kind of record, and the blocks they repeat, by name.

    `rules` are the sentences of what no field can tell alone: only the whole record does.
    """

    kind: str
    fields: tuple[Field, ...]
    blocks: Mapping[str, tuple[Field, ...]]
    titles: Mapping[str, str]
    rules: tuple[str, ...]


def form_of(corpus: Corpus, kind: str) -> Form:
    """The form for a new `retour`, `fiche` or `usage`."""
    schema = schema_of(kind)
    known = _closed_lists(corpus)
    parts = schema["$defs"]
    hopeless = {
        name for name, part in parts.items() if any(known.get(it) == () for it in part.get("required", ()))
    }
    blocks = {name: _fields(part, known, hopeless) for name, part in parts.items() if name not in hopeless}
    titles = {name: parts[name]["title"] for name in blocks}
    rules = tuple(
        rule for part in (schema, *parts.values()) for rule in str(part.get("$comment", "")).splitlines()
    )
    return Form(kind, _fields(schema, known, hopeless), blocks, titles, rules)


def _closed_lists(corpus: Corpus) -> dict[str, tuple[tuple[str, str], ...]]:
    """The words a field may take from the corpus, by name of field."""
    words = corpus.vocabulaires
    lists = {"themes": words.themes, "dispositifs": words.dispositifs, "publics": words.publics}
    found = {name: tuple((slug, it.nom) for slug, it in each.items()) for name, each in lists.items()}
    found["precautions"] = tuple((slug, it.titre) for slug, it in corpus.precautions.precautions.items())
    records: dict[str, Mapping[str, Entry[Any]]] = {
        "etape": corpus.etapes,
        "etapes": corpus.etapes,
        "fiche": corpus.fiches,
        "retour": corpus.retours,
    }
    titled = {
        name: tuple((slug, it.record.titre) for slug, it in each.items()) for name, each in records.items()
    }
    return found | titled


def _fields(
    schema: Mapping[str, Any], known: Mapping[str, tuple[tuple[str, str], ...]], hopeless: Collection[str]
) -> tuple[Field, ...]:
    """The fields of a record or of a block; `hopeless` are the blocks that name what this site has none of."""
    required = schema.get("required", ())
    found = (
        _field(name, part, name in required, known)
        for name, part in schema["properties"].items()
        # A site may do without a list: then nothing is asked of it.
        if name in required or known.get(name) != ()
    )
    return tuple(it for it in found if it.modele not in hopeless)


def _field(
    name: str, part: Mapping[str, Any], required: bool, known: Mapping[str, tuple[tuple[str, str], ...]]
) -> Field:
    title, help_text = str(part.get("title", name)), str(part.get("description", ""))
    example = _example(part)
    make = partial(
        Field,
        name,
        title,
        help_text,
        obligatoire=required,
        exemple=example,
        passe=PAST in part,
        entretien=UPKEEP in part,
    )
    part = _without_null(part)
    options = known.get(name, ())
    if "$ref" in part:
        return make("bloc", modele=_target(part))
    if "enum" in part or "const" in part:
        values = part.get("enum", [part.get("const")])
        return make("choix", options=tuple((it, WORDS.get(it, it)) for it in values))
    if "patternProperties" in part:
        (inside,) = part["patternProperties"].values()
        return make("par-etape", modele=_target(inside), options=options)
    if part.get("type") == "array":
        items = part["items"]
        if "$ref" in items:
            return make("liste", modele=_target(items), plus=part.get("maxItems"))
        if options:
            return make("cases", options=options)
        element = _field(name, {**items, "title": title}, False, known)
        return make("liste", element=element, plus=part.get("maxItems"))
    if part.get("type") in ("integer", "number"):
        return make(
            "nombre",
            minimum=part.get("minimum"),
            maximum=part.get("maximum"),
            entier=part["type"] == "integer",
        )
    if part.get("format") == "date":
        return make("jour", motif=r"^\d{4}-\d{2}-\d{2}$")
    if options:
        return make("choix", options=options)
    letters = part.get("maxLength")
    genre: Genre = "texte" if letters is not None and letters > LONG else "ligne"
    return make(genre, lettres=letters, motif=str(part.get("pattern", "")))


def _example(part: Mapping[str, Any]) -> str:
    """What someone could write; of a list, its first item."""
    example = part.get("examples", ("",))[0]
    return str(example[0] if isinstance(example, list) else example)


def _without_null(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """An optional field's own schema: the first alternative that is not « nothing »."""
    while "anyOf" in part:
        part = next(it for it in part["anyOf"] if it.get("type") != "null")
    return part


def _target(part: Mapping[str, Any]) -> str:
    return str(part["$ref"]).rsplit("/", 1)[-1]
