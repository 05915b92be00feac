"""Whether this installation can serve."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def storage_takes_files() -> bool:
    try:
        with TemporaryFile(dir=Path(settings.PREAU_DATA)) as file:
            file.write(b"?")
    except OSError:
        return False
    return True


CHECKS: tuple[Callable[[], bool], ...] = (database_answers, migrations_are_applied, storage_takes_files)


def ready() -> bool:
    """In order: a database that does not answer is not asked about its migrations."""
    return all(check() for check in CHECKS)
