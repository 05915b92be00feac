"""Commands of the installation itself."""

from typing import TYPE_CHECKING

import click

from preau.kernel.commandline import Exit, FrenchCommand, fail, json_option, print_json, with_django

if TYPE_CHECKING:
    from preau.kernel.health import Looked

SIGNS = {"ok": "bien", "warning": "à voir", "failure": "en panne"}


@click.command("migrate", cls=FrenchCommand)
@with_django
def migrate() -> None:
    """Crée ou met à niveau la base de données."""
    upgrade()


def upgrade() -> None:
    """Bring every database, and the folder that holds them, up to this version."""
    from django.conf import settings
    from django.core.management import call_command

    from preau.kernel.data import prepare

    prepare(settings.PREAU_DATA)
    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)
    call_command("createcachetable", database="ephemeral", verbosity=0)


@click.command("serve", cls=FrenchCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=8000, show_default=True, help="Port d’écoute.")
@with_django
def serve(host: str, port: int) -> int:
    """Sert les pages et exécute les tâches de fond, jusqu’à Ctrl-C."""
    from preau.operations.supervision import serving

    refuse_to_start()
    click.echo(f"Préau écoute sur http://{host}:{port} (Ctrl-C pour arrêter)", err=True)
    return serving.serve(host, port)


@click.command("worker", cls=FrenchCommand)
@with_django
def worker() -> int:
    """Exécute les tâches de fond seules, jusqu’à Ctrl-C."""
    from preau.operations.supervision import serving

    refuse_to_start()
    serving.worker()
    return Exit.DONE


def refuse_to_start() -> None:
    """Say all that is unsafe or not ready, and stop."""
    from django.core.checks import run_checks

    from preau.operations.supervision.safety import unsafe_settings

    mistakes = (mistake.msg for mistake in run_checks() if mistake.is_serious())
    if reasons := [*unsafe_settings(), *mistakes]:
        fail(*reasons)
    if behind():
        fail("la base de données n’est pas à jour ; lancez d’abord « preau migrate »")


@click.command("doctor", cls=FrenchCommand)
@json_option
@with_django
def doctor(*, as_json: bool) -> int:
    """Regarde si tout va bien et dit quoi faire ; sort avec 1 si quelque chose est en panne."""
    from preau.kernel.health import State, examine, worst

    found = examine()
    print_json(report(found)) if as_json else show(found)
    return Exit.FAILED if worst(one.finding for one in found) is State.FAILURE else Exit.DONE


def report(found: "list[Looked]") -> dict[str, object]:
    from preau.kernel.health import worst

    checks = [
        {
            "check": one.check.label,
            "title": str(one.check.title),
            "state": one.finding.state,
            "message": str(one.finding.sentence),
        }
        for one in found
    ]
    return {"state": worst(one.finding for one in found), "checks": checks}


def show(found: "list[Looked]") -> None:
    for one in found:
        click.echo(f"{SIGNS[one.finding.state]:<10}{one.check.title} : {one.finding.sentence}")


def behind() -> bool:
    """Whether a migration waits."""
    from preau.operations.supervision.queries import database_answers, migrations_are_applied

    return not (database_answers() and migrations_are_applied())


commands = [migrate, serve, worker, doctor]
