"""What is a site’s own on its printed sheets: a colour, a logo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.corpus import read_settings


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of titles and covers, and the bytes of a logo with the ending of its file."""

    couleur: str = "#1d3b53"
    logo: bytes | None = None
    suffix: str = ""

    @property
    def logo_file(self) -> str | None:
        """How the templates name the logo; none for ours."""
        return None if self.logo is None else f"logo{self.suffix}"

    @property
    def fingerprint(self) -> str:
        """What tells this look from another."""
        return f"{self.couleur} {self.suffix} {hashlib.sha256(self.logo or b'').hexdigest()}"


def look_of(root: Path) -> Look:
    """The look that the settings of the site at `root` give; the usual one where they give none."""
    settings, _ = read_settings(root)
    chosen = settings.options.papier
    colour = chosen.couleur or Look().couleur
    if chosen.logo is None or settings.overrides is None:
        return Look(colour)
    file = root / settings.overrides / chosen.logo
    return Look(colour, file.read_bytes(), file.suffix.lower())
