"""The licences of what is served and is not ours; build tools are not served."""

import json
from pathlib import Path

SERVED = (
    "@fontsource/andika",
    "@fontsource/opendyslexic",
    "@fontsource/playwrite-fr-moderne",
    "lucide-static",
)


def write_notices(modules: Path, out: Path) -> None:
    out.write_text("\n\n".join(notice(modules / name) for name in SERVED), encoding="utf-8")


def notice(package: Path) -> str:
    described = json.loads((package / "package.json").read_text(encoding="utf-8"))
    title = f"{described['name']} {described['version']} ({described['license']})"
    return f"{title}\n{'=' * len(title)}\n\n{(package / 'LICENSE').read_text(encoding='utf-8').strip()}\n"
