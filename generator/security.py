"""What a page may run and load: its Content-Security-Policy, and the proof that it holds nothing else.

Static hosts often let nobody set headers, so the policy stands in a `<meta>`. The theme has a few inline
scripts: each is let through by its hash, once it is known to come from the theme, and no other.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

OF_OLDER_SITES = '<meta http-equiv="Content-Security-Policy" content="{{csp}}">'
"""What sites founded by version 0.1 have in their own frame; the policy is put in every page without it."""

_HEAD = re.compile(r"<head[^<>]*>")
_ACTIVE_ELEMENT = re.compile(
    r"<(?:(?P<script>script)\b(?P<attributes>[^<>]*)>|(?P<other>script|iframe|frame|object|embed|applet|base)\b"
    r"""|(?P<meta>meta)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\bhttp-equiv)""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_DATA = re.compile(r"""\btype\s*=\s*["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(script|iframe|object|embed|form|style|link|meta|base)\b"
    r"|(?:href|src)\s*+=\s*+(?:[\"']\s*+)?(javascript|data|vbscript):",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z][^>]*+", re.IGNORECASE)
_HANDLER = re.compile(r"\s(on\w++)\s*+=", re.IGNORECASE)


class UnsafePage(Exception):
    """A page cannot be published: it holds something active, named here, that the theme has not put there."""


@dataclass(frozen=True, slots=True)
class Script:
    """An inline `<script>`, as it stands in a page."""

    element: str
    text: str
    is_data: bool


def inline_scripts(html: str) -> frozenset[Script]:
    """The inline scripts of a page that holds nothing but the theme."""
    return frozenset(it for it in _active_elements(html) if isinstance(it, Script))


def secured(html: str, trusted: frozenset[Script]) -> str:
    """`html` with its policy; raises `UnsafePage` for anything active that is not `trusted`."""
    html = html.replace(OF_OLDER_SITES, "")
    scripts: list[Script] = []
    for found in _active_elements(html):
        if not isinstance(found, Script):
            raise UnsafePage(found)
        if found not in trusted:
            raise UnsafePage("script")
        scripts.append(found)
    head = _HEAD.search(html)
    if head is None:
        raise UnsafePage("sans en-tête")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def also_allowing(html: str, script: str) -> str:
    """`html`, whose policy now lets one more inline script through."""
    return html.replace("script-src 'self'", f"script-src 'self' '{_hash(script)}'", 1)


def active_content(html: str) -> str | None:
    """The first word of a text of a page that could run or load something, None when there is none."""
    found = _ACTIVE.search(html)
    if found is not None:
        return next(word for word in found.groups() if word)
    handlers = (_HANDLER.search(tag[0]) for tag in _TAG.finditer(html))
    return next((handler[1] for handler in handlers if handler), None)


def leads_elsewhere(address: str) -> bool:
    """Whether an address leaves the site, by a scheme or by another host."""
    return _ELSEWHERE.match(address) is not None


def _active_elements(html: str) -> Iterator[Script | str]:
    """The inline scripts of a page, and the name of each other active element; files of the site are left out."""
    for found in _ACTIVE_ELEMENT.finditer(html):
        if not found["script"]:
            yield found["other"] or found["meta"]
            continue
        end = html.find("</script>", found.end())
        text = html[found.end() : end]
        source = _ADDRESS.search(found["attributes"])
        if end < 0 or (source and (text or leads_elsewhere(source[1]))):
            yield found["script"]
        elif not source:
            element = html[found.start() : end]
            yield Script(element, text, bool(_DATA.search(found["attributes"])))


def _policy(scripts: list[Script]) -> str:
    hashes = "".join(f" '{_hash(it.text)}'" for it in dict.fromkeys(scripts) if not it.is_data)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
