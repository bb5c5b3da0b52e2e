"""The Content-Security-Policy, and what it must never let pass."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.security import active_content, policy


def directives(html: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy(html).split("; "))}


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_without_scripts_loads_only_from_its_own_site() -> None:
    assert directives("<p>Bonjour</p>") == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_an_inline_script_is_let_through_by_its_hash_once() -> None:
    html = '<script>a()</script><p></p><script id="__config">{}</script><script>a()</script>'
    assert directives(html)["script-src"] == ["'self'", hashed("a()"), hashed("{}")]


def test_a_script_in_a_file_and_visible_markup_get_no_hash() -> None:
    html = '<script src="assets/a.js"></script><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    assert directives(html)["script-src"] == ["'self'"]


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<"), min_size=1))
def test_a_policy_holds_exactly_the_hash_of_what_stands_between_the_tags(script: str) -> None:
    assert directives(f"<script>{script}</script>")["script-src"] == ["'self'", hashed(script)]


@given(st.text())
def test_no_page_gets_an_unsafe_or_foreign_source(text: str) -> None:
    said = policy(text)
    assert "unsafe" not in said
    assert "http" not in said
    assert "*" not in said
    assert '"' not in said


@pytest.mark.parametrize(
    ("html", "danger"),
    [
        ("<script>x</script>", "script"),
        ("<SCRIPT src=x>", "SCRIPT"),
        ("<iframe src='x'>", "iframe"),
        ("<p onclick='x'>", "onclick"),
        ("<p title='a' OnLoad = x>", "OnLoad"),
        ('<a href="javascript:x">', "javascript"),
        ("<a href='  JavaScript:x'>", "JavaScript"),
        ("<img src=data:x>", "data"),
        ("<form>", "form"),
        ("<style>", "style"),
        ("<base href='x'>", "base"),
        ("<meta http-equiv='refresh'>", "meta"),
    ],
)
def test_what_could_run_or_load_is_named(html: str, danger: str) -> None:
    assert active_content(html) == danger


@pytest.mark.parametrize(
    "html",
    [
        "<p>Le javascript: un langage</p>",
        "&lt;script&gt;",
        '<a href="https://exemple.fr/?a=javascript:x">',
        "<p>on onclick=</p>",
        "<header><formule></header>",
        "",
    ],
)
def test_an_ordinary_text_is_not_taken_for_something_active(html: str) -> None:
    assert active_content(html) is None
