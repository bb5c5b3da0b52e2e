"""What is a site’s own on its printed sheets: a colour, a logo, a font."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from generator.corpus import read_settings
from generator.corpus.settings import FILE, FONTS
from generator.diagnostics import NBSP, Diagnostic
from generator.printing.fonts import unwritable
from generator.printing.places import Place
from generator.printing.typeface import Typeface, Unfit, typeface


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of titles and covers, the bytes of a logo with the ending of its file, and a font.

    `problems` tells why the font that was asked for cannot serve; then there is none.
    """

    couleur: str = "#1d3b53"
    logo: bytes | None = None
    suffix: str = ""
    police: Typeface | None = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def logo_file(self) -> str | None:
        """How the templates name the logo; none for ours."""
        return None if self.logo is None else f"logo{self.suffix}"

    @property
    def fingerprint(self) -> str:
        """What tells this look from another."""
        font = self.police.fingerprint if self.police else ""
        return f"{self.couleur} {self.suffix} {hashlib.sha256(self.logo or b'').hexdigest()} {font}"

    def unwritable(self, text: str) -> str:
        """The characters of `text` that none of its fonts draws, each once, in order."""
        return unwritable(text, self.police.signs if self.police else frozenset())


USUAL = Look()


def with_logo(look: Look, file: Path) -> Look:
    """The same look with another logo, which `unfit_logo` has found good."""
    return replace(look, logo=file.read_bytes(), suffix=file.suffix.lower())


def look_of(root: Path) -> Look:
    """The look that the settings of the site at `root` give; the usual one where they give none."""
    settings, _ = read_settings(root)
    chosen = settings.options.papier
    colour = chosen.couleur or USUAL.couleur
    logo, suffix = None, ""
    if chosen.logo is not None and settings.overrides is not None:
        file = root / settings.overrides / chosen.logo
        logo, suffix = file.read_bytes(), file.suffix.lower()
    if chosen.police is None:
        return Look(colour, logo, suffix)
    try:
        if settings.overrides is None:
            hint = f"ajoutez «{NBSP}custom_dir: overrides{NBSP}» sous «{NBSP}theme{NBSP}»"
            raise Unfit(f"une police se range dans le dossier que nomme «{NBSP}custom_dir{NBSP}»", hint)
        shown = f"{settings.overrides}/{FONTS}"
        return Look(colour, logo, suffix, typeface(chosen.police, root / shown, shown))
    except Unfit as unfit:
        at = Place(root)(FILE, (*settings.plugin, "papier", "police"))
        return Look(colour, logo, suffix, problems=(Diagnostic(FILE, at, unfit.message, unfit.hint),))
