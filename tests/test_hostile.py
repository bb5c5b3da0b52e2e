"""Records written to harm: refused with a diagnostic, or inert on the page; and records torn to pieces."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.corpus import Folders, load_corpus
from generator.diagnostics import Diagnostic
from generator.model import Etape, Fiche, Glossaire, Kit, RetourExperience, Vocabulaires, validate
from generator.model.base import Model
from generator.plugin import build_site
from generator.source import parse_markdown, parse_yaml

ROOT = Path(__file__).parents[1]
PETIT = ROOT / "tests" / "corpus" / "petit"

CARTE, SOIREE = "fiches/carte.yml", "fiches/kits/soiree.yml"
MULHOUSE, ILLZACH = "retours_experience/mulhouse.yml", "retours_experience/illzach.yml"
REUNIR, GLOSSAIRE = "methode/etapes/reunir.md", "methode/glossaire.yml"
VOCABULAIRES = "methode/vocabulaires.yml"

SCRIPT = "<script>alert(1)</script>"
NASTY_TITLE = f"\\\"'{SCRIPT}{{{{ 7*7 }}}}{{% x %}}"
NASTY = f"{NASTY_TITLE}<img src=x onerror=alert(1)><b title=x></textarea><!--"


@dataclass
class Page(HTMLParser):
    """What a browser would run or load on a page, and its visible text."""

    elements: Counter[str] = field(default_factory=Counter)
    handlers: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    scripts: set[str] = field(default_factory=set)
    text: str = ""
    _in_script: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self._in_script = tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.targets += [value or "" for name, value in attrs if name in ("href", "src", "action", "data")]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.add(data)
        else:
            self.text += data


def pages_of(site: Path) -> dict[str, Page]:
    build_site(site / "mkdocs.yml")
    pages = {}
    for file in sorted((site / "site").rglob("*.html")):
        page = Page()
        page.feed(file.read_text(encoding="utf-8"))
        pages[file.relative_to(site / "site").as_posix()] = page
    return pages


def spoil(site: Path, name: str, old: str, new: str) -> None:
    file = site / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def good_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return pages_of(Path(shutil.copytree(PETIT, tmp_path_factory.mktemp("bon") / "site-petit")))


def test_hostile_words_in_every_text_come_out_as_words(site: Path, good_pages: dict[str, Page]) -> None:
    for name, value in (
        (CARTE, "titre: Carte du quartier"),
        (CARTE, "resume: Dessiner le quartier à plusieurs."),
        (CARTE, "objectif: Une carte que l'on garde."),
        (CARTE, "nom: feutres"),
        (CARTE, "recto: Ici"),
        (CARTE, "texte: Une pratique courante."),
        (CARTE, "titre: Un guide"),
        (SOIREE, "titre: Une soirée"),
        (SOIREE, "consigne: Bienvenue."),
        (MULHOUSE, "titre: Mulhouse, pour voir"),
        (MULHOUSE, "resume: Un récit court."),
        (MULHOUSE, "unite: personnes"),
        (MULHOUSE, "texte: Douze personnes sont venues."),
        (MULHOUSE, "titre: Premier rendez-vous"),
        (MULHOUSE, "repere: page 2"),
        (ILLZACH, "editeur: Un éditeur"),
        (REUNIR, "titre: Réunir"),
        (REUNIR, "duree_indicative: quelques semaines"),
        (GLOSSAIRE, "terme: CAF"),
        (GLOSSAIRE, "definition: La caisse."),
        (GLOSSAIRE, "courte: Caisse d’allocations familiales."),
        (VOCABULAIRES, "nom: Jeunesse"),
        (VOCABULAIRES, "definition: Cadre signé pour les quartiers."),
    ):
        key = value.partition(":")[0]
        short = key in ("titre", "terme", "nom")
        spoil(site, name, value, f'{key}: "mot {NASTY_TITLE if short else NASTY}"')
    spoil(site, REUNIR, "## À quoi ça sert", f"## À quoi {SCRIPT} {{{{ 7*7 }}}}\n\n{SCRIPT} {{{{ 7*7 }}}}")

    pages = pages_of(site)

    shown = "".join(page.text for page in pages.values())
    assert SCRIPT in shown
    assert "onerror=alert(1)" in shown
    assert "{{ 7*7 }}" in shown
    assert "{% x %}" in shown
    known_scripts = set[str]().union(*(page.scripts for page in good_pages.values()))
    for path, page in pages.items():
        assert page.scripts <= known_scripts, path
        assert page.handlers == [], path
        assert not page.elements.keys() & {"iframe", "object", "embed", "b"}, path
        assert page.elements["img"] == good_pages[path].elements["img"] if path in good_pages else True, path
        assert not [it for it in page.targets if re.match(r"\s*(javascript|data|vbscript):", it, re.I)], path


def test_a_hostile_record_changes_no_other_page_and_leaves_the_folder_of_the_site_only(
    site: Path, good_pages: dict[str, Page]
) -> None:
    spoil(site, CARTE, "titre: Carte du quartier", f'titre: "../../../{SCRIPT}"')
    pages = pages_of(site)
    assert pages.keys() == good_pages.keys()
    assert {it.name for it in site.iterdir()} == {it.name for it in PETIT.iterdir()} | {"site", ".cache"}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (MULHOUSE, "https://exemple.fr/recit", "javascript:alert(1)"),
        (MULHOUSE, "https://exemple.fr/recit", "https://exemple.fr/<script>"),
        (MULHOUSE, "https://exemple.fr/recit", "data:text/html,<script>alert(1)</script>"),
        (MULHOUSE, "https://exemple.fr/recit", "//exemple.fr"),
        (MULHOUSE, "https://exemple.fr/recit", "file:///etc/passwd"),
        (MULHOUSE, "fiche: carte", "fiche: ../carte"),
        (MULHOUSE, "fiche: carte", "fiche: carte/../../x"),
        (MULHOUSE, "{id: recit", "{id: ../recit"),
        (MULHOUSE, "themes: [jeunesse]", "themes: ['<script>']"),
        (MULHOUSE, 'code_insee: "68224"', 'code_insee: "../68224"'),
        (MULHOUSE, "  reunir:\n", "  ../reunir:\n"),
        (MULHOUSE, "etape:reunir", "javascript:alert(1)"),
        (MULHOUSE, "etape:reunir", "JaVaScRiPt&#58;alert(1)"),
        (MULHOUSE, "etape:reunir", "etape:../../reunir"),
        (MULHOUSE, "etape:reunir", "//exemple.fr"),
        (ILLZACH, "retour: mulhouse", "retour: ../../mulhouse"),
        (CARTE, "statut: publie", "statut: <script>"),
        (CARTE, "format: A3", "format: ../A3"),
        (CARTE, "titre: Carte du quartier", "titre: !!python/object/apply:os.system [id]"),
        (CARTE, "titre: Carte du quartier", "__class__: x\ntitre: Carte du quartier"),
        (REUNIR, "(fiche:carte)", "(javascript:alert(1))"),
        (REUNIR, "pictogramme: cercle", "pictogramme: ../../cercle"),
        (VOCABULAIRES, "  jeunesse:", "  ../jeunesse:"),
        (GLOSSAIRE, "  qpv:", "  \"qpv' onclick='x\":"),
        (GLOSSAIRE, "https://exemple.fr/guide", "javascript:alert(1)"),
    ],
)
def test_a_hostile_address_or_reference_is_refused_in_its_file(
    site: Path, name: str, old: str, new: str
) -> None:
    spoil(site, name, old, new)
    loaded = load_corpus(Folders(site))
    assert loaded.corpus is None
    assert {problem.path for problem in loaded.diagnostics} >= {name}


@pytest.mark.parametrize("name", ["fiches/x%2f..yml", "fiches/x y.yml", "fiches/é.yml", "fiches/X.yml"])
def test_a_file_whose_name_is_no_address_is_refused(site: Path, name: str) -> None:
    shutil.copy(site / CARTE, site / name)
    (problem,) = load_corpus(Folders(site)).diagnostics
    assert problem.path == name
    assert "le nom de ce fichier" in problem.message


# Mangling -------------------------------------------------------------------------------------------

MODELS: dict[str, type[Model]] = {
    "retours_experience": RetourExperience,
    "fiches": Fiche,
    "fiches/kits": Kit,
    "methode/etapes": Etape,
}
RECORDS: list[tuple[str, type[Model], str]] = [
    (file.relative_to(ROOT).as_posix(), model, file.read_text(encoding="utf-8"))
    for folder, model in MODELS.items()
    for file in sorted((ROOT / folder).glob("*.*"))
] + [
    (name, model, (ROOT / name).read_text(encoding="utf-8"))
    for name, model in ((GLOSSAIRE, Glossaire), (VOCABULAIRES, Vocabulaires))
]

PUNCTUATION = st.sampled_from(
    [*":-?[]{}&*!|>'\"%@`#,<~\\ \n\r\t", ": ", "- ", "\n  ", "---\n", "<<: ", "\u00a0", "é"]
)
SCALARS = st.sampled_from(
    ["", "no", "08", "1e3", "12:30", "2023-03", "[]", "{}", "[[1]]", "{a: {b: c}}", "|", "~", "x" * 300]
)
Mutation = Callable[[str], str]


def within(text: str, share: float) -> int:
    return int(share * len(text))


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """One way to spoil a text: characters, lines or values."""
    first, second = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    piece = draw(PUNCTUATION | st.text(max_size=3))
    scalar = draw(SCALARS)
    indent = draw(st.integers(0, 8))
    length = draw(st.integers(0, 40))

    def insert(text: str) -> str:
        at = within(text, first)
        return text[:at] + piece + text[at:]

    def delete(text: str) -> str:
        at = within(text, first)
        return text[:at] + text[at + length :]

    def with_lines(change: Callable[[list[str], int, int], None]) -> Mutation:
        def changed(text: str) -> str:
            lines = text.split("\n")
            change(
                lines,
                min(within("x" * len(lines), first), len(lines) - 1),
                min(within("x" * len(lines), second), len(lines) - 1),
            )
            return "\n".join(lines)

        return changed

    def swap(lines: list[str], one: int, other: int) -> None:
        lines[one], lines[other] = lines[other], lines[one]

    def repeat(lines: list[str], one: int, other: int) -> None:
        lines.insert(one, lines[other])

    def drop(lines: list[str], one: int, other: int) -> None:
        del lines[one : min(other, one + 5)]

    def shift(lines: list[str], one: int, other: int) -> None:
        lines[one] = " " * indent + lines[one].lstrip()

    def replace(lines: list[str], one: int, other: int) -> None:
        lines[one] = re.sub(r"(?<=: ).*", lambda _: scalar, lines[one], count=1)

    return draw(
        st.sampled_from(
            [insert, delete, *(with_lines(change) for change in (swap, repeat, drop, shift, replace))]
        )
    )


def assert_told_well(problems: tuple[Diagnostic, ...] | list[Diagnostic], text: str) -> None:
    lines = re.split("\r\n|\r|\n", text)
    for problem in problems:
        assert problem.message
        assert "None" not in problem.sentence
        assert 1 <= problem.position.line <= len(lines), problem
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1, problem


@settings(max_examples=500)
@given(st.sampled_from(RECORDS), st.lists(mutations(), min_size=1, max_size=4))
def test_a_mangled_record_is_told_inside_the_file_and_never_raises(
    record: tuple[str, type[Model], str], changes: list[Mutation]
) -> None:
    name, model, text = record
    for change in changes:
        text = change(text)
    reading = parse_markdown(text, name) if name.endswith(".md") else parse_yaml(text, name)
    assert_told_well(reading.diagnostics, text)
    assert (reading.document is None) == bool(reading.diagnostics)
    if reading.document is not None:
        read, problems = validate(model, reading.document)
        assert (read is None) == bool(problems)
        assert_told_well(problems, text)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([CARTE, SOIREE, MULHOUSE, ILLZACH, REUNIR, GLOSSAIRE, VOCABULAIRES]),
    changes=st.lists(mutations(), min_size=1, max_size=3),
)
def test_a_site_with_a_mangled_file_is_loaded_or_told_and_never_raises(
    name: str, changes: list[Mutation], site: Path
) -> None:
    text = good = (PETIT / name).read_text(encoding="utf-8")
    for change in changes:
        text = change(text)
    (site / name).write_bytes(text.encode("utf-8", errors="surrogatepass"))
    loaded = load_corpus(Folders(site))
    (site / name).write_text(good, encoding="utf-8")
    for problem in loaded.diagnostics:
        told = text if problem.path == name else (PETIT / problem.path).read_text(encoding="utf-8")
        assert_told_well([problem], told)
    assert loaded.corpus is not None or loaded.diagnostics
