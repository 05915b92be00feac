"""Apps are found, not listed: a folder that holds a `manifest.py` is an app."""

import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent


def discovered_apps() -> list[str]:
    """Dotted names of the folders below `preau` that hold a manifest, sorted."""
    folders = (path.parent.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("manifest.py"))
    return sorted(".".join(folder.parts) for folder in folders)


def added_services(folder: str) -> list[str]:
    """Services that live in a folder of their own (`PREAU_SERVICES`): each a package with its manifest."""
    if not folder:
        return []
    home = Path(folder).resolve()
    if not home.is_dir():
        raise ImproperlyConfigured(f"PREAU_SERVICES vaut « {folder} », qui n’est pas un dossier")
    sys.path.insert(0, str(home))
    return sorted(path.parent.name for path in home.glob("*/manifest.py"))
