"""The QR code that leads from a sheet to its page: drawn when a sheet is composed, and only then."""

from __future__ import annotations

from functools import lru_cache

import segno


@lru_cache(maxsize=4096)
def qr_code(url: str) -> str:
    """An SVG picture of `url`, black on white, without quiet zone: the templates leave it."""
    code = segno.make(url, error="m", micro=False, boost_error=False)
    return str(code.svg_inline(border=0, scale=1, svgclass=None, lineclass=None, omitsize=True))
