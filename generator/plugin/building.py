"""Building and serving a whole site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config

from generator.enclosure import brought_as_made_here
from generator.plugin.locking import alone
from generator.plugin.refusals import ContentError, tell
from generator.plugin.settings import refuse_site_dir
from generator.plugin.swapping import workshop


def build_site(config_file: Path) -> None:
    """Build the whole site beside the published one, then swap; on failure the old one stays.

    Raises `mkdocs.exceptions.Abort` when the content or a page has errors, when another build is under
    way, or when something else stands where the site would go; `OSError` when the disk refuses.
    """
    settings = load_config(str(config_file))
    refuse_site_dir(settings)
    brought = brought_as_made_here(config_file.parent)
    if brought:  # told before what an earlier build left is believed
        tell(brought)
        raise ContentError
    with alone(config_file.resolve().parent), workshop(Path(settings.site_dir)) as fresh:
        config = load_config(str(config_file), site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site with live reload, until interrupted."""
    serve(str(config_file), dev_addr=address, open_in_browser=False)
