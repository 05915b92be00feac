"""The machine below an installation: its folder, its key, its room, its databases."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from preau.kernel.connections import MAIN
from preau.kernel.health import Finding, failure, ok, warning

LEAST_ROOM = 5
"""Percent of the disk; below, an import or a backup may not fit."""
PRAGMAS = {"journal_mode": ("wal",), "synchronous": (2, 3), "foreign_keys": (1,)}
"""Readers beside a writer, signatures that survive a power cut, no row that points to nothing."""


def folder() -> Path:
    return Path(settings.PREAU_DATA)


def storage() -> Finding:
    """Whether files can be written, and for how long."""
    if not takes_files():
        return failure(
            _("On ne peut rien écrire dans %s ; créez ce dossier ou rendez-le inscriptible.") % folder()
        )
    disk = shutil.disk_usage(folder())
    percent = 100 * disk.free // disk.total
    room = f"{disk.free // 1_000_000_000} Go ({percent} %)"
    if percent < LEAST_ROOM:
        return warning(_("Le disque est presque plein, il reste %s ; faites de la place.") % room)
    return ok(_("Libres sur le disque : %s.") % room)


def takes_files() -> bool:
    try:
        with TemporaryFile(dir=folder()) as file:
            file.write(b"?")
    except OSError:
        return False
    return True


def keys() -> Finding:
    """The key that signs sessions is kept; nobody else reads it, nor the databases."""
    kept = folder() / "secret-key"
    if not settings.SECRET_KEY_CONFIGURED and not kept.exists():
        return failure(
            _(
                "Aucune clé n’est gardée, chaque démarrage déconnecte tout le monde ; lancez « preau migrate »."
            )
        )
    opened = [
        str(path) for path in (folder(), kept, *database_files()) if path.exists() and read_by_others(path)
    ]
    if opened:
        return warning(
            _("D’autres comptes de la machine peuvent y lire ; lancez « chmod go= %s ».") % " ".join(opened)
        )
    return ok(_("La clé de signature et les bases ne sont lues que par leur propriétaire."))


def database_files() -> Iterator[Path]:
    """Those of SQLite, with what it writes beside."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            for beside in ("", "-wal", "-shm"):
                yield Path(f"{connection.settings_dict['NAME']}{beside}")


def read_by_others(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def database() -> Finding:
    """Whether it is the one of this version, and set as it must be."""
    if waiting := sum(map(migrations_waiting, connections.all())):
        return failure(_("Des migrations attendent (%s) ; lancez « preau migrate ».") % waiting)
    main = connections[MAIN]
    if mistaken := mistaken_pragmas(main):
        return failure(
            _("SQLite n’est pas réglé comme il le faut (%s) ; installez de nouveau cette version.")
            % ", ".join(mistaken)
        )
    return ok(_("%s, à jour.") % main.display_name)


def migrations_waiting(connection: BaseDatabaseWrapper) -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def mistaken_pragmas(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        values = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    return [f"{name}={value}" for name, value in values.items() if value not in PRAGMAS[name]]
