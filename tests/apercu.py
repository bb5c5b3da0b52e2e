"""`essaimage servir`, started for a test."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.request import urlopen


class Preview:
    """`essaimage servir` on a small site, with what it prints."""

    def __init__(self, site: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.site, self.url = site, f"http://{address}"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "generator", "servir", "--adresse", address, "--site", str(site)],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for_line(self, part: str) -> str:
        """The next line printed that holds this part; `queue.Empty` after a minute of silence."""
        while part not in (line := self.lines.get(timeout=60)):
            pass
        return line

    def wait_until_served(self) -> None:
        """Until the server answers; a minute at most."""
        self.wait_for_line("Le site est prêt")
        host, port = self.url.removeprefix("http://").split(":")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as client:
                if client.connect_ex((host, int(port))) == 0:
                    # It listens before it looks at files, and answers after.
                    urlopen(self.url, timeout=60).close()
                    return
        raise TimeoutError(self.url)

    def shown(self, path: str) -> str:
        return str(urlopen(f"{self.url}/{path}/", timeout=30).read().decode("utf-8"))

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=20)
