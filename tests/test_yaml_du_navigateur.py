"""A browser reads YAML without libyaml: what it says of every mistake is what the command says, at the same place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.source import composing, conversion, dialect, slips
from tests.test_mauvais_corpus import CASES, MAUVAIS, valider


class InPython(yaml.SafeLoader):
    """The composer, over the reader that PyYAML has without its C part."""

    resolve: Any = composing.Composer.resolve


@pytest.fixture
def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "Loader", yaml.SafeLoader)
    for module in (composing, conversion, slips):
        monkeypatch.setattr(module, "Composer", InPython)


@pytest.mark.usefixtures("without_libyaml")
@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_word_for_word_without_libyaml(case: str, site: Path) -> None:
    overlay = MAUVAIS / case
    shutil.copytree(overlay, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("attendu.txt"))
    assert valider(site).stdout == (overlay / "attendu.txt").read_text(encoding="utf-8")
