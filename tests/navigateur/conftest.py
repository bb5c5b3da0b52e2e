"""The real site, built by `mkdocs build --strict`, served on this machine, in a real browser."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.navigateur.trouver_navigateur import trouver_navigateur

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """A built site: its folder, where it is served, and the path of every page."""

    folder: Path
    url: str
    paths: tuple[str, ...]

    def address(self, path: str) -> str:
        return f"{self.url}/{path}"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object, **named: object) -> None:
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    paths = re.findall(r"<loc>https://[^/]+/([^<]*)</loc>", sitemap)
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}", tuple(sorted(paths)))
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = trouver_navigateur()
    assert executable is not None, "aucun Chrome, Chromium ou Edge sur cette machine"
    with sync_playwright() as playwright:
        # A browser refuses its sandbox to root, which is who runs in many containers.
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
        launched = playwright.chromium.launch(
            executable_path=str(executable), args=[*arguments, *(["--no-sandbox"] if as_root else [])]
        )
        yield launched
        launched.close()
