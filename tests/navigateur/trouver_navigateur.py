"""Finds a browser for the tests: an installed Chrome, Chromium or Edge."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def _candidates() -> Iterator[Path]:
    chosen = os.environ.get("ESSAIMAGE_NAVIGATEUR")
    if chosen:
        yield Path(chosen)
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / name for name in _MAC)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder_name = os.environ.get(variable)
        if folder_name:
            yield from (Path(folder_name) / name for name in _WINDOWS)


def trouver_navigateur() -> Path | None:
    """The browser named by ESSAIMAGE_NAVIGATEUR, else the first one installed, None without any."""
    return next((path for path in _candidates() if path.is_file()), None)


if __name__ == "__main__":
    browser = trouver_navigateur()
    sys.stdout.write(f"{browser or 'Aucun Chrome, Chromium ou Edge trouvé sur cette machine.'}\n")
    sys.exit(0 if browser else 1)
