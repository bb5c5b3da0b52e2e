"""One style sheet instead of many: a page waits for each file it asks for."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

TOGETHER = "styles/ensemble.css"


def gather_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the site's own style sheets, in their order, into one; those of elsewhere stay as they are.

    Sheets refer to fonts and images from their own folder, so only those of one folder are put together.
    """
    folder = TOGETHER.rpartition("/")[0]
    named = {str(it): files.get_file_from_path(str(it)) for it in config.extra_css}
    ours = {
        name: file
        for name, file in named.items()
        if file is not None and name.rpartition("/")[0] == folder and name != TOGETHER
    }
    if len(ours) < 2:
        return
    content = "\n".join(file.content_string for file in ours.values())
    for file in ours.values():
        files.remove(file)
    files.append(File.generated(config, TOGETHER, content=content))
    config.extra_css = [TOGETHER, *(name for name in named if name not in ours)]
