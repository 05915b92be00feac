"""Writes @font-face from fontsource's own lists: woff2 only, a file per script, loaded when needed."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Font:
    package: str
    family: str
    weights: tuple[int, ...]


FONTS = (
    Font("andika", "Andika", (400, 700)),
    Font("opendyslexic", "OpenDyslexic", (400, 700)),
    Font("playwrite-fr-moderne", "Playwrite FR Moderne", (400,)),
)


def write_fonts(modules: Path, out: Path) -> str:
    """Copy the files of `FONTS` into `out` and return the style sheet that names them."""
    return "".join(
        face for font in FONTS for face in faces(font, modules / "@fontsource" / font.package, out)
    )


def faces(font: Font, package: Path, out: Path) -> list[str]:
    """A font that gives no ranges has one subset, used for everything it can draw."""
    metadata = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
    ranges = json.loads((package / "unicode.json").read_text(encoding="utf-8"))
    written = []
    for subset in metadata["subsets"]:
        for weight in font.weights:
            name = f"{font.package}-{subset}-{weight}-normal.woff2"
            shutil.copy(package / "files" / name, out / name)
            written.append(face(font.family, weight, name, ranges.get(subset, "")))
    return written


def face(family: str, weight: int, name: str, characters: str) -> str:
    only = f"unicode-range:{characters};" if characters else ""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:normal;font-display:swap;'
        f'src:url("./fonts/{name}") format("woff2");{only}}}\n'
    )
