"""The Content-Security-Policy of a page, and what must never stand in one."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.security import (
    OF_OLDER_SITES,
    UnsafePage,
    active_content,
    also_allowing,
    inline_scripts,
    leads_elsewhere,
    secured,
)

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'


def page(body: str) -> str:
    return PAGE.replace("{}", body)


def directives(html: str) -> dict[str, list[str]]:
    """The policy of a page that is given one."""
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return {name: values for name, *values in (part.split() for part in found[0].split("; "))}


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_without_scripts_loads_only_from_its_own_site() -> None:
    assert directives(secured(page("<p>Bonjour</p>"), frozenset())) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_policy_comes_first_and_leaves_the_rest_of_the_page_as_it_is() -> None:
    html = secured(page("<p>Bonjour</p>"), frozenset())
    policy = re.search(r"<meta http-equiv[^>]*>", html)
    assert policy is not None
    assert html.replace(policy[0], "") == page("<p>Bonjour</p>")
    assert html[: policy.start()].endswith("<head>")


def test_the_encoding_is_told_within_the_first_kilobyte_as_browsers_ask() -> None:
    scripts = page("<script>a</script><script>b</script><script>c</script><script>d</script>")
    assert secured(scripts, inline_scripts(scripts)).index("charset") < 1024


def test_a_script_of_the_theme_is_let_through_by_its_hash_once() -> None:
    theme = page('<script>a()</script><p></p><script id="x">b()</script><script>a()</script>')
    assert directives(secured(theme, inline_scripts(theme)))["script-src"] == [
        "'self'",
        hashed("a()"),
        hashed("b()"),
    ]


def test_data_of_the_theme_is_admitted_and_needs_no_hash() -> None:
    theme = page('<script id="__config" type="application/json">{"base": ".."}</script>')
    assert directives(secured(theme, inline_scripts(theme)))["script-src"] == ["'self'"]


def test_only_the_scripts_that_a_page_holds_are_let_through() -> None:
    theme = inline_scripts(page("<script>a()</script><script>b()</script>"))
    assert hashed("b()") not in directives(secured(page("<script>a()</script>"), theme))["script-src"]


def test_a_script_in_a_file_of_the_site_and_visible_markup_are_no_inline_scripts() -> None:
    html = page('<script src="assets/a.js"></script><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
    assert directives(secured(html, frozenset()))["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>a()</SCRIPT>",
        "<script\n>a()</script>",
        "<script/x>a()</script>",
        "<script>a()",
        "<script",
        "<script x='>'>a()</script>",
        '<script type="application/json">{"autre": 1}</script>',
        '<script type="module">a()</script>',
        '<script src="https://ailleurs.example/a.js"></script>',
        '<script src="//ailleurs.example/a.js"></script>',
        '<script src="\\\\ailleurs.example/a.js"></script>',
        '<script src="data:text/javascript,a()"></script>',
        '<script src="a.js">a()</script>',
        "<iframe src=x>",
        "<object data=x>",
        "<embed src=x>",
        "<base href='https://ailleurs.example/'>",
        '<meta http-equiv="refresh" content="0;url=https://ailleurs.example/">',
        "<META content=x HTTP-EQUIV=refresh>",
        "<script>a() </script>",
        "<script data-x>a()</script>",
        "<!-- <script>alert(1)</script> -->",
    ],
)
def test_nothing_active_passes_but_what_the_theme_has_put_there_to_the_letter(body: str) -> None:
    theme = inline_scripts(page("<script>a()</script>"))
    with pytest.raises(UnsafePage):
        secured(page(body), theme)


def test_a_page_without_a_head_gets_no_policy_and_is_refused() -> None:
    with pytest.raises(UnsafePage):
        secured("<p>Bonjour</p>", frozenset())


def test_the_frame_of_an_older_site_gives_one_policy_and_not_two() -> None:
    html = PAGE.replace("<title>", f"{OF_OLDER_SITES}<title>")
    assert len(directives(secured(html, frozenset()))) == 10


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_that_is_escaped_passes_and_changes_no_policy(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    html = secured(page(f'<p title="{escaped}">{escaped}</p>'), frozenset())
    assert directives(html)["script-src"] == ["'self'"]


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<"), min_size=1))
def test_a_policy_holds_exactly_the_hash_of_what_stands_between_the_tags(script: str) -> None:
    theme = page(f"<script>{script}</script>")
    assert directives(secured(theme, inline_scripts(theme)))["script-src"] == ["'self'", hashed(script)]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_a_page_is_refused_or_has_a_policy_without_unsafe_or_foreign_source(text: str) -> None:
    try:
        html = secured(page(text), frozenset())
    except UnsafePage:
        return
    said = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert said is not None
    assert not re.search(r"unsafe|http|\*", said[1])


def test_the_preview_lets_one_more_script_through_and_changes_nothing_else() -> None:
    before = directives(secured(page(""), frozenset()))
    after = directives(also_allowing(secured(page(""), frozenset()), "recharger()"))
    assert after == before | {"script-src": ["'self'", hashed("recharger()")]}


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("assets/a.js", False),
        ("../a.js", False),
        ("/a.js", False),
        ("?a=b:c", False),
        ("#a:b", False),
        ("a/b:c", False),
        ("https://ailleurs.example", True),
        ("JavaScript:a", True),
        ("data:x", True),
        ("//ailleurs.example", True),
        ("\\\\ailleurs.example", True),
        ("/\\ailleurs.example", True),
    ],
)
def test_an_address_that_leaves_the_site_is_known(address: str, elsewhere: bool) -> None:
    assert leads_elsewhere(address) is elsewhere


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
