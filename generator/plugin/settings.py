"""Where a site keeps its things, as mkdocs.yml tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.clock import WrongEpoch, given_time
from generator.corpus import Folders
from generator.enclosure import brought_as_made_here
from generator.plugin.refusals import ContentError, tell
from generator.plugin.swapping import refuse_place
from generator.printing import Site


def load_settings(config_file: Path, **changes: Any) -> MkDocsConfig:
    """What mkdocs.yml says, with `changes`; raises `mkdocs.exceptions.MkDocsException` when it cannot be used."""
    refuse_wrong_epoch()
    try:
        config = load_config(str(config_file), **changes)
    except OSError as error:
        raise Abort("mkdocs.yml ne se laisse pas lire : vérifiez que vous en avez le droit.") from error
    except ValueError as error:  # MkDocs leaves it to us: an address that cannot be read
        raise Abort(
            f"mkdocs.yml : une adresse ne se laisse pas lire ({error}) ; voyez « site_url »."
        ) from error
    if "essaimage" not in config.plugins:
        raise Abort("mkdocs.yml : ajoutez « essaimage » sous « plugins » : c’est lui qui fait les pages.")
    if not config.site_dir.isprintable():
        raise Abort("mkdocs.yml : « site_dir » contient un signe invisible : récrivez-le au clavier.")
    return config


def read_settings(config_file: Path) -> MkDocsConfig:
    """The same, for what prints: the address of the site figures on each sheet."""
    config = load_settings(config_file)
    if not config.site_url:
        raise Abort("mkdocs.yml : ajoutez « site_url », l’adresse du site : elle figure sur chaque feuille.")
    return config


def prints(config: MkDocsConfig) -> bool:
    """Whether a site prints its records."""
    return bool(config.plugins["essaimage"].config["imprimer"])


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


def site_of(config: MkDocsConfig) -> Site:
    """How printed sheets name the site and its address."""
    return Site(config.site_name, str(config.site_url).rstrip("/") + "/")


def overrides_of(config: MkDocsConfig) -> Path | None:
    """The site’s own templates, which win over the package’s; none when it has none."""
    custom = config.theme.custom_dir
    folder = Path(custom) / "essaimage" if custom else None
    return folder if folder is not None and folder.is_dir() else None
