"""The Content-Security-Policy of every page.

Static hosts often let nobody set headers, so the policy stands in a `<meta>`. The theme has a few
inline scripts: each is allowed by its hash, and no other.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

PLACEHOLDER = "{{csp}}"

_INLINE_SCRIPT = re.compile(r"<script(?:\s+id=\"[\w-]+\")?>(.*?)</script>", re.DOTALL)
_ACTIVE = re.compile(
    r"<(script|iframe|object|embed|form|style|link|meta|base)\b"
    r"|<[a-z][^>]*\s(on\w+)\s*="
    r"|(?:href|src)\s*=\s*[\"']?\s*(javascript|data|vbscript):",
    re.IGNORECASE,
)


def policy(html: str) -> str:
    """The policy that lets `html` run its own inline scripts, and load nothing from elsewhere."""
    hashes = "".join(f" '{_hash(script)}'" for script in dict.fromkeys(_INLINE_SCRIPT.findall(html)))
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def active_content(html: str) -> str | None:
    """The first word of `html` that could run or load something, None when there is none."""
    found = _ACTIVE.search(html)
    return next(word for word in found.groups() if word) if found else None


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
