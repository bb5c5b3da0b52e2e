"""The live preview, under the same security policy as the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator.security import also_allowing

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application: https://peps.python.org/pep-3333/."""


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
