"""What a site says of itself: the mentions of mkdocs.yml, the files of others told in REUSE.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from generator.diagnostics import Diagnostic, Position
from generator.model import Mentions, validate
from generator.pages.legal import Holding
from generator.source import Document

FILE = "mkdocs.yml"


def mentions_of(config: MkDocsConfig) -> tuple[Mentions | None, list[Diagnostic]]:
    """The mentions of a site, with what is missing from them; none when it gives none."""
    given = config.extra.get("mentions")
    if given is None:
        return None, []
    node = yaml.compose(Path(config.config_file_path).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for step in ("extra", "mentions"):
        inside = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in inside if key.value == step), node)
    if not isinstance(given, dict) or node is None:
        return None, [
            Diagnostic(FILE, Position(), "« mentions » attend un bloc de champs", "voyez CONTRIBUTING.md")
        ]
    return validate(Mentions, Document(FILE, given, node))


def holdings_of(root: Path) -> tuple[Holding, ...]:
    """The files that others made, as REUSE.toml tells them; none without that file."""
    try:
        annotations = tomllib.loads((root / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return ()
    return tuple(
        Holding(
            ", ".join(_listed(it["path"])),
            tuple(_listed(it["SPDX-FileCopyrightText"])),
            it["SPDX-License-Identifier"],
        )
        for it in annotations
        if {"path", "SPDX-FileCopyrightText", "SPDX-License-Identifier"} <= it.keys()
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
