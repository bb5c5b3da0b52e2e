"""Web addresses: which ones there are, how they travel, and what to write instead of those that are none.

Records, texts, schemas and forms ask this one rule.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from generator.diagnostics import NBSP, quoted

LONGEST = 1000

_BLANKS = r"\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
# Letters of Latin alphabets that name sites; of the others, the name is given as it travels, `xn--…`.
_ACCENTED = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0218-\u021b"
)
_SIGN = rf"[A-Za-z0-9_{_ACCENTED}]"
_REST_OF_NAME = rf"{_SIGN}{{0,62}}(?:-{{1,9}}{_SIGN}{{1,63}}){{0,20}}"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_NAMES = rf"(?:{_SIGN}{_REST_OF_NAME}\.){{0,9}}[A-Za-z{_ACCENTED}]{_REST_OF_NAME}"
_HOST = rf"(?:{_NAMES}|{_BYTE}(?:\.{_BYTE}){{3}})(?::(?:[0-9]{{1,4}}|[1-5][0-9]{{4}}))?"
# Read by three engines: Python’s, those of editors, and the browser’s with its strict `u` and `v` flags.
PATTERN = rf"^[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[\/?#][^{_BLANKS}<>\u0022]{{0,{LONGEST}}})?$"

_ADDRESS = re.compile(PATTERN.removesuffix("$"))
_KEPT = "!#$&'()*+,/:;=?@~%"
"""Signs of an address that mean something there; letters, figures and `-._~` always stay."""


def encoded(address: str) -> str:
    """`address` as it travels, spelt in ASCII; empty when it is none."""
    if _ADDRESS.fullmatch(address) is None:
        return ""
    scheme, _, after = address.partition("://")
    end = _end_of_site(after)
    host, colon, port = after[:end].partition(":")
    site = ".".join(_name_in_ascii(it) for it in host.split(".")) + colon + port
    rest = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", after[end:]), safe=_KEPT, errors="replace")
    return f"{scheme.lower()}://{site}{rest}"


def _end_of_site(after: str) -> int:
    """Where the name and the port of a site end, in what follows `https://`."""
    return next((place for place, sign in enumerate(after) if sign in "/?#"), len(after))


def _name_in_ascii(name: str) -> str:
    if name.isascii():
        return name.lower()
    # Browsers keep a « ß », of which `encode("idna")`, older, makes « ss ».
    composed = unicodedata.normalize("NFC", name.lower())
    return composed if composed.isascii() else f"xn--{composed.encode('punycode').decode('ascii')}"


def what_to_write(address: str) -> str:
    """What keeps `address` from being one, and what to write: of the mistakes, the first from the left."""
    bare = address.strip()
    if re.fullmatch(r"[^\s@/:]+@[^\s@/:]+\.\w+", bare):
        return "c’est une adresse de courriel, qui n’a pas sa place ici"
    missing = re.match(r"(?!https?:)(?:[a-z]+:)?/{0,2}(?=[\w-]+\.)", bare, re.IGNORECASE)
    if missing and (whole := encoded(f"https://{bare[missing.end() :]}")):
        return f"écrivez {whole}"
    slashes = re.match(r"https?(?::/|:///+|//|:(?!/))(?=\w)", bare, re.IGNORECASE)
    if slashes and (whole := encoded(f"https://{bare[slashes.end() :]}")):
        return f"écrivez {whole}"
    inside = re.search(r"(?<=[<(])https?://[^\s<>()]+(?=[>)])", bare, re.IGNORECASE)
    if inside and (whole := encoded(inside[0])):
        return f"écrivez l’adresse seule{NBSP}: {whole}"
    if missing or slashes or not re.match("https?://", bare, re.IGNORECASE):
        return "écrivez-la en entier, par exemple https://exemple.fr/bilan-2025"
    if len(bare) > LONGEST:
        return f"elle a {len(bare)} signes, pour {LONGEST} au plus{NBSP}: prenez l’adresse courte de la page"
    return _of_sign(address) or "après https://, écrivez le nom du site, comme exemple.fr"


def _of_sign(address: str) -> str:
    """What to write instead of the first sign that no address of a site holds."""
    start = address.index("://") + len("://")
    end = start + _end_of_site(address[start:])
    if "@" in address[start:end]:
        given, _, site = address[start:end].rpartition("@")
        return f"retirez {quoted(given + '@')}{NBSP}: une adresse publiée ne porte ni nom ni mot de passe" + (
            f"{NBSP}; écrivez {whole}" if (whole := encoded(f"https://{site}{address[end:]}")) else ""
        )
    trimmed = address.rstrip()
    if trimmed != address and encoded(trimmed):
        return f"effacez {_named(address[len(trimmed)])} qui la termine"
    wrong = re.search(rf'[{_BLANKS}<>"]', address)
    if wrong is None:
        return _of_name(address[start:end])
    sign = wrong[0]
    if wrong.start() < end:
        return f"effacez {_named(sign)} qui coupe le nom du site"
    return f"remplacez {_named(sign)} par {quote(sign)}, ou effacez ce qui n’est pas de l’adresse"


def _of_name(site: str) -> str:
    """What to write instead of the name of a site that has none of the forms we know."""
    name, colon, port = site.partition(":")
    if encoded(f"https://{name}"):
        return f"retirez {quoted(colon + port)}, qui n’est pas un port"
    try:
        spelt = name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"écrivez le nom du site en lettres latines{NBSP}: {spelt}" if encoded(f"https://{spelt}") else ""


def _named(sign: str) -> str:
    if sign == " ":
        return "l’espace"
    if sign in "\u00a0\u202f":
        return "l’espace insécable"
    return quoted(sign) if sign.isprintable() else f"le signe invisible U+{ord(sign):04X}"
