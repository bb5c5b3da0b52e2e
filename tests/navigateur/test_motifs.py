"""The patterns of our schemas and forms, compiled by the browser that will run them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.exports import schemas
from tests.navigateur.conftest import Site
from tests.navigateur.fenetres import DESK, opened

pytestmark = pytest.mark.navigateur

COMPILE = """patterns => patterns.flatMap(([pattern, flags]) => {
  try { new RegExp(pattern, flags); return []; }
  catch (error) { return [`${flags}: ${pattern}: ${error.message}`]; }
})"""


def patterns_of(part: Any) -> Iterator[str]:
    """Every pattern of a schema: of values, and of the names of fields."""
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        yield from part.get("patternProperties", {})
    for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from patterns_of(inside)


def test_a_browser_compiles_every_pattern_of_every_schema_with_its_strictest_flags(browser: Browser) -> None:
    published = {it for _, text in schemas() for it in patterns_of(json.loads(text))}
    assert len(published) > 5
    with opened(browser, DESK) as page:
        asked = [[pattern, flags] for pattern in sorted(published) for flags in ("u", "v")]
        assert page.evaluate(COMPILE, asked) == []
        assert len(page.evaluate(COMPILE, [['[\\"]', "u"]])) == 1


def test_a_browser_compiles_every_pattern_that_a_form_checks(browser: Browser, site: Site) -> None:
    with opened(browser, DESK) as page:
        for name in ("formulaire", "outil", "essai"):
            page.goto(site.address(f"contribuer/{name}/"))
            asked = page.evaluate(
                "[document, ...[...document.querySelectorAll('template')].map(it => it.content)]"
                ".flatMap(it => [...it.querySelectorAll('[data-motif]')].map(it => [it.dataset.motif, 'u']))"
            )
            assert asked
            assert page.evaluate(COMPILE, asked) == []
