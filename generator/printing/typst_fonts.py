"""Which styles Typst sees in font files, under the names that the templates ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typst


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a family, in the font of that `number`; `width` is 1 where it is neither narrow nor wide."""

    number: int
    family: str
    italic: bool
    weight: int
    width: float


def fonts_in(*folders: Path) -> typst.Fonts:
    """The fonts of some folders, and no other; of two alike, the first serves."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(it) for it in folders]
    )


def faces_of(fonts: Sequence[bytes]) -> Iterator[Face]:
    """Every style that Typst sees in some fonts, in their order."""
    with TemporaryDirectory(prefix="essaimage-") as folder:
        for number, content in enumerate(fonts):
            Path(folder, f"{number}.otf").write_bytes(content)
        seen = fonts_in(Path(folder)).fonts()
    faces = (
        Face(int(Path(it.path).stem), it.family, it.style != "normal", it.weight, it.stretch)
        for it in seen
        if it.path is not None
    )
    yield from sorted(faces, key=lambda it: it.number)
