"""Building and serving a whole site."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config


def build_site(config_file: Path) -> None:
    """Build the whole site beside the published one, then swap; on failure the old one stays.

    Raises `mkdocs.exceptions.Abort` when the content or a page has errors.
    """
    target = Path(load_config(str(config_file)).site_dir)
    fresh, old = target.with_name(f".{target.name}-neuf"), target.with_name(f".{target.name}-ancien")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        config = load_config(str(config_file), site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site with live reload, until interrupted."""
    serve(str(config_file), dev_addr=address, open_in_browser=False)
