"""Commands of the installation itself."""

import click

from preau.kernel.commandline import FrenchCommand, with_django


@click.command("migrate", cls=FrenchCommand)
@with_django
def migrate() -> None:
    """Crée ou met à niveau la base de données."""
    from django.conf import settings
    from django.core.management import call_command

    from preau.config.data import prepare

    prepare(settings.PREAU_DATA)
    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)


commands = [migrate]
