"""Building and serving a whole site."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from generator.plugin.locking import alone
from generator.plugin.settings import load_settings, refuse_brought, refuse_site_dir
from generator.plugin.swapping import workshop


def build_site(config_file: Path) -> None:
    """Build the whole site beside the published one, then swap; on failure the old one stays.

    Raises `mkdocs.exceptions.Abort` when the content or a page has errors, when another build is under
    way, or when something else stands where the site would go; `OSError` when the disk refuses.
    """
    from mkdocs.commands.build import build

    settings = load_settings(config_file)
    refuse_site_dir(settings)
    refuse_brought(settings)  # before what an earlier build left is believed
    with alone(config_file.resolve().parent), workshop(Path(settings.site_dir)) as fresh:
        config = load_settings(config_file, site_dir=str(fresh), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site with live reload, until interrupted; raises `Abort`, and `OSError` for a busy address."""
    from mkdocs.commands.serve import serve

    load_settings(config_file)
    _refuse_busy(address)
    serve(str(config_file), dev_addr=address, open_in_browser=False)


def _refuse_busy(address: str) -> None:
    """Try the address before the site is built; raises the `OSError` of a server that could not listen there."""
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, int(port)))
