"""The live preview: under the security policy of the site, and patient with whoever is writing."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.security import also_allowing

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application: https://peps.python.org/pep-3333/."""


def patient(build: Callable[[], None], check: Callable[[], object]) -> Callable[[], None]:
    """`build`, after `check`, where no mistake is the last word: it is told, and the site stays as it was."""

    def rebuilt() -> None:
        try:
            check()
            build()
        except (MkDocsException, OSError) as error:
            print(error, "La dernière version correcte du site reste affichée.", sep="\n", file=sys.stderr)
        except Exception:
            # Raised, it would leave each page waiting for a build that never comes.
            traceback.print_exc()
            print("Le programme s’est trompé ; le site reste affiché tel quel.", file=sys.stderr)

    return rebuilt


class Returns(FileSystemEventHandler):
    """Watches again a folder that was removed and made anew, as a change of branch does."""

    def __init__(self, server: LiveReloadServer, folders: Sequence[Path]) -> None:
        self._server, self._folders = server, {str(it.resolve()) for it in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Build again when a folder goes or comes; one that came is looked at from now on."""
        places = {str(Path(os.fsdecode(it)).resolve()) for it in (event.src_path, event.dest_path) if it}
        concerned = places & self._folders
        if not concerned or event.event_type not in ("created", "deleted", "moved"):
            return
        for folder in concerned:
            if Path(folder).is_dir():
                with suppress(KeyError):  # a folder that a site may do without was not there to be watched
                    self._server.unwatch(folder)
                self._server.watch(folder)
        with self._server._rebuild_cond:  # MkDocs has no other way to ask for a build
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()


def with_preview_script(application: Application) -> Application:
    """Let through the script by which MkDocs reloads pages: it puts one, always different, at their end."""

    def secured(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        said: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            said[:] = [status, headers, *rest]

        parts = application(environ, keep)
        status, headers, *rest = said
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers, *rest)
            return parts
        body = _allowing_its_last_script(b"".join(parts))
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(body)))], *rest)
        return [body]

    return secured


def _allowing_its_last_script(page: bytes) -> bytes:
    html = page.decode("utf-8")
    before, found, _ = html.rpartition("</script></body>")
    script = before.rpartition("<script>")[2]
    return also_allowing(html, script).encode() if found else page
