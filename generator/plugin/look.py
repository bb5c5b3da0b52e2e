"""The look of a site: our theme under it, its style sheets in one file, since a page waits for each it asks for.

Its scripts stay apart, each a module: a page names at once all those it will need.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from generator.corpus.settings import FONTS
from generator.printing.typeface import ENDINGS
from generator.theme import THEME
from generator.theme.modules import FOLDER, needed_at_once

NAME = "essaimage"
FORMER = "material"
"""The theme of the sites founded before ours existed: they had a copy of its files, which may be gone."""

TOGETHER = "styles/ensemble.css"
COLOURS = "styles/couleurs.css"
"""The colours of one site, in its `overrides/`; they win over those of `palette.css`."""
SHEETS = (
    "styles/polices.css",
    "styles/palette.css",
    COLOURS,
    "styles/essaimage.css",
    "styles/orientation.css",
    "styles/explorer.css",
    "styles/formulaire.css",
    "styles/composer.css",
    "styles/animer.css",
    "styles/presse.css",
    "styles/impression.css",
)
"""The sheets of every page, in their order; that of the printing page, which weighs a quarter of them all, is its own."""


def put_theme_under(config: MkDocsConfig) -> None:
    """Let the files of our theme serve a site that names the former one; raises `Abort` for any other theme."""
    if config.theme.name == FORMER:
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(THEME))
    elif config.theme.name != NAME:
        raise Abort(
            f"mkdocs.yml : écrivez « name: {NAME} » sous « theme » : les pages ont besoin de ce thème."
        )
    config.extra.setdefault("generator", False)


def leave_fonts_of_paper(files: Files) -> None:
    """Publish no font of the sheets: pages have no use for it, and its licence may forbid to hand it out."""
    for file in list(files):
        if file.src_uri.startswith(f"{FONTS}/") and file.src_uri.lower().endswith(ENDINGS):
            files.remove(file)


def gather_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the sheets of the theme, then those of the site, into one; those of elsewhere stay as they are.

    Sheets refer to fonts and images from their own folder, so only those of one folder are put together.
    """
    folder = TOGETHER.rpartition("/")[0]
    named = dict.fromkeys((*SHEETS, *(str(it) for it in config.extra_css)))
    found = {name: files.get_file_from_path(name) for name in named}
    ours = {name: it for name, it in found.items() if it is not None and name.rpartition("/")[0] == folder}
    content = "\n".join(it.content_string for it in ours.values())
    for file in ours.values():
        files.remove(file)
    files.append(File.generated(config, TOGETHER, content=content))
    elsewhere = [name for name in named if name not in ours and name not in SHEETS]
    config.extra_css = [TOGETHER, *elsewhere]


def modules_of(scripts: Sequence[str], files: Files) -> tuple[str, ...]:
    """The addresses of all that the scripts of a page need at once, as this site has them; none twice."""

    def text_of(address: str) -> str | None:
        file = files.get_file_from_path(address)
        return None if file is None else file.content_string

    every = (needed_at_once(f"{FOLDER}/{it}.js", text_of) for it in scripts)
    return tuple(dict.fromkeys(chain.from_iterable(every)))
