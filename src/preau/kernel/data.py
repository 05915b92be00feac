"""The folder of everything that the embedded default stores, and the key it signs with."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    folder = Path(os.environ.get("PREAU_DATA") or "var/data").resolve()
    if any(path.exists() and not path.is_dir() for path in (folder, *folder.parents)):
        raise ImproperlyConfigured(f"PREAU_DATA vaut « {folder} », qui n’est pas un dossier")
    return folder


def secret_key(folder: Path) -> str:
    """
    The signing key of `PREAU_SECRET_KEY`, else the one kept in `folder`, else one for this process.

    Reading settings creates nothing: `prepare` makes the lasting key.
    """
    kept = folder / "secret-key"
    if configured := os.environ.get("PREAU_SECRET_KEY"):
        return configured
    try:
        return kept.read_text(encoding="ascii") if kept.exists() else secrets.token_urlsafe(48)
    except (OSError, UnicodeDecodeError):
        raise ImproperlyConfigured(
            f"PREAU_DATA : la clé de signature {kept} ne se lit pas (droits, contenu)"
        ) from None


def private_folder(folder: Path) -> Path:
    """Make it, where it is not there yet, for its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def prepare(folder: Path) -> None:
    """Make the folder and its key, readable by their owner only; what exists is left alone."""
    kept = private_folder(folder) / "secret-key"
    if not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
