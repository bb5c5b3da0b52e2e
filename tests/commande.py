"""The command line as a person has it, and what the tests do to its answers and to the settings of a site."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*arguments: str | Path) -> Result:
    """The answer of `essaimage` to these arguments; a mistake of use or of content never ends in a traceback."""
    result = CliRunner().invoke(main, [str(it) for it in arguments])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def without(text: str, name: str) -> str:
    """A record or mkdocs.yml without one of its fields, however many lines it has."""
    return re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)


def set_entry(site: Path, entry: str) -> int:
    """Put an entry at the end of mkdocs.yml, in place of the one of that name; its line."""
    file = site / "mkdocs.yml"
    kept = without(file.read_text(encoding="utf-8"), entry.partition(":")[0]).rstrip()
    file.write_text(f"{kept}\n{entry}\n", encoding="utf-8")
    return kept.count("\n") + 2
