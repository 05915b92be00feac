"""Gathers the drawings of `icons.txt` into one sprite: `<use href="icons.svg#house">`."""

import re
import sys
from pathlib import Path

BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
SPRITE = '<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'
SYMBOL = '<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>'


def write_sprite(listed: Path, drawings: Path, out: Path) -> None:
    names = listed.read_text(encoding="utf-8").split()
    symbols = "\n".join(SYMBOL.format(name=name, body=body(drawings / f"{name}.svg")) for name in names)
    out.write_text(SPRITE.format(symbols=symbols), encoding="utf-8")


def body(drawing: Path) -> str:
    found = BODY.search(drawing.read_text(encoding="utf-8")) if drawing.exists() else None
    if found is None:
        sys.exit(f"erreur: icons.txt demande « {drawing.stem} », que lucide-static n’a pas")
    return " ".join(found[1].split())
