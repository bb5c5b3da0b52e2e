"""Where a site keeps its things, as mkdocs.yml tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.clock import WrongEpoch, given_time
from generator.corpus import Folders, read_settings
from generator.corpus.settings import FILE
from generator.diagnostics import NBSP, Diagnostic, Position, has_errors, quoted
from generator.enclosure import brought_as_made_here
from generator.plugin.refusals import ContentError, tell
from generator.plugin.swapping import refuse_place
from generator.source import read_file


def load_settings(config_file: Path, **changes: Any) -> MkDocsConfig:
    """What mkdocs.yml says, with `changes`; problems are told in French, and raise `ContentError`."""
    refuse_wrong_epoch()
    _, problems = read_settings(config_file.parent)
    if has_errors(problems):
        tell(problems)
        raise ContentError
    config, refused = _read_by_mkdocs(config_file, changes)
    if refused:
        tell(refused)
        raise ContentError
    if not config.site_dir.isprintable():
        raise Abort("mkdocs.yml : « site_dir » contient un signe invisible : récrivez-le au clavier.")
    return config


_HINTS = {
    "plugins": "vérifiez que chaque greffon est installé et que son nom est juste",
    "markdown_extensions": "vérifiez le nom de chaque extension et ses réglages",
    "theme": "vérifiez le nom de chaque réglage du thème",
    "site_dir": "donnez un dossier qui n’est pas « methode », par exemple « site »",
    "dev_addr": "écrivez une adresse et un port, par exemple 127.0.0.1:8000",
}


def refused_by_mkdocs(config_file: Path) -> list[Diagnostic]:
    """What MkDocs does not admit in the settings of a site, which we found right."""
    return _read_by_mkdocs(config_file, {})[1]


def _read_by_mkdocs(config_file: Path, changes: dict[str, Any]) -> tuple[MkDocsConfig, list[Diagnostic]]:
    config = MkDocsConfig(config_file_path=str(config_file.absolute()))
    with config_file.open("rb") as stream:
        config.load_file(stream)
    config.load_dict(changes)
    errors, warnings = config.validate()
    return config, list(_told(config_file, [*errors, *warnings]))


def _told(config_file: Path, refused: Iterable[tuple[str, object]]) -> Iterator[Diagnostic]:
    """What only MkDocs knows to be wrong, told at the line of the setting; its own words are English."""
    document = read_file(config_file, FILE).document
    for name, reason in refused:
        place = document.position((name,), of_key=True) if document is not None else Position()
        hint = _HINTS.get(name, "comparez avec le mkdocs.yml d’un site existant")
        named = re.search(r"'([^']+)'|\"([^\"]+)\"", str(reason))
        which = f"{NBSP}: {quoted(named[1] or named[2])}" if named else ""
        yield Diagnostic(FILE, place, f"MkDocs n’admet pas la valeur de {quoted(name)}{which}", hint)


def refuse_brought(config: MkDocsConfig) -> None:
    """Refuse what a proposal brings in the place of the built site; raises `ContentError`, problems told."""
    root = folders_of(config).root
    place = Path(config.site_dir)
    shown = place.relative_to(root).as_posix() if place.is_relative_to(root) else "site"
    problems = brought_as_made_here(root, shown)
    if problems:
        tell(problems)
        raise ContentError


def refuse_wrong_epoch() -> None:
    """Refuse a SOURCE_DATE_EPOCH that is no date; raises `Abort`."""
    try:
        given_time()
    except WrongEpoch as error:
        raise Abort(str(error)) from error


def refuse_site_dir(config: MkDocsConfig) -> None:
    """Refuse a `site_dir` where publishing would lose something else; raises `Abort`."""
    folders = folders_of(config)
    custom = config.theme.custom_dir
    own = [*(folders.root / name for name in folders.own - {"site"}), Path(config.docs_dir)]
    git = folders.root / ".git"
    refuse_place(Path(config.site_dir), folders.root, [*own, git, *([Path(custom)] if custom else [])])


def folders_of(config: MkDocsConfig) -> Folders:
    """Where the site that `config` describes keeps its content."""
    return Folders(Path(config.config_file_path).parent)
