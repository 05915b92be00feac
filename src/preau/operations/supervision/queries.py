"""Whether this installation can serve."""

from collections.abc import Callable

from django.db import DatabaseError, connection

from preau.kernel.checks import migrations_waiting, takes_files


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations_are_applied() -> bool:
    return not migrations_waiting(connection)


CHECKS: tuple[Callable[[], bool], ...] = (database_answers, migrations_are_applied, takes_files)


def ready() -> bool:
    """In order: a database that does not answer is not asked about its migrations."""
    return all(check() for check in CHECKS)
