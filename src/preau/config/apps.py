"""Apps are found, not listed: a folder that holds a `manifest.py` is an app."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def discovered_apps() -> list[str]:
    """Dotted names of the folders below `preau` that hold a manifest, sorted."""
    folders = (path.parent.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("manifest.py"))
    return sorted(".".join(folder.parts) for folder in folders)
