"""What every `preau` command shares: French, exit codes, one JSON document, Django when it is needed."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


json_option = click.option("--json", "as_json", is_flag=True, help="Écrit un document JSON et rien d’autre.")


class Exit(IntEnum):
    """How a command ends (docs/reference/command-line.md)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    REFUSED = 3
    HELD = 4


class Failure(click.ClickException):
    """Stops a command with one of our exit codes; each line is said as an error."""

    def __init__(self, *lines: str, code: Exit = Exit.FAILED) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


class FrenchFormatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Utilisation : ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Commands": "Commandes"}.get(heading, heading))


class FrenchContext(click.Context):
    formatter_class = FrenchFormatter


class FrenchCommand(click.Command):
    context_class = FrenchContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Affiche cette aide."
        return option


class FrenchGroup(FrenchCommand, click.Group):
    """Its own commands and groups speak French too."""

    command_class = FrenchCommand
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "COMMANDE…", **kwargs})


def run(group: click.Group, arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; errors go to stderr as `erreur: …`."""
    try:
        result = group.main(arguments, prog_name="preau", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return Exit.USAGE
    except click.UsageError as error:
        return refuse([usage_error(error)], Exit.USAGE)
    except Failure as failure:
        return refuse(failure.lines, failure.code)
    except click.Abort:
        return refuse(["interrompu"], Exit.FAILED)
    return result if isinstance(result, int) else Exit.DONE


def refuse(lines: Sequence[str], code: int) -> int:
    for line in lines:
        click.echo(f"erreur: {line}", err=True)
    return code


def usage_error(error: click.UsageError) -> str:
    """What is wrong with the call, in French."""
    match error:
        case click.NoSuchOption():
            return f"option inconnue : {error.option_name}"
        case click.exceptions.NoSuchCommand():
            return f"commande inconnue : {error.command_name}"
        case click.MissingParameter():
            return f"il manque {name_of(error)}"
        case click.BadParameter():
            return f"valeur refusée pour {name_of(error)} : {expected(error)}"
        case click.BadOptionUsage():
            return f"l’option {error.option_name} attend une valeur"
    return "arguments en trop ou mal placés (voir --help)"


def expected(error: click.BadParameter) -> str:
    """What a parameter takes: click says it in English, our own types in French."""
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return f"dites {' ou '.join(f'« {choice} »' for choice in choices)}"
        case click.IntRange(min=int(least)):
            return f"dites un nombre entier, au moins {least}"
        case click.types.IntParamType():
            return "dites un nombre entier"
        case click.types.FloatParamType():
            return "dites un nombre"
        case click.DateTime():
            return "dites une date qui existe, comme 20261119"
    return error.message


def name_of(error: click.BadParameter) -> str:
    return error.param.get_error_hint(error.ctx).strip("'") if error.param and error.ctx else "un argument"


def print_json(document: Any) -> None:
    """One document on stdout and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def with_django(command: Callable[P, R]) -> Callable[P, R]:
    """Set Django up before the command runs: what needs no database starts without it."""

    @wraps(command)
    def ready(*args: P.args, **kwargs: P.kwargs) -> R:
        set_up()
        from django.db import OperationalError, ProgrammingError

        try:
            return command(*args, **kwargs)
        except (OperationalError, ProgrammingError) as error:
            fail(f"la base de données ne répond pas ou n’est pas à jour (preau migrate) : {error}")

    return ready


def set_up() -> None:
    """
    What is wrong with the settings or a manifest is told as a wrong call.

    Whatever a command writes from then on (databases, locks, files) is for its owner only.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preau.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        fail(str(error), code=Exit.USAGE)


def fail(*lines: str, code: Exit = Exit.FAILED) -> NoReturn:
    raise Failure(*lines, code=code)


@contextmanager
def refusals() -> Iterator[None]:
    """A rule that says no ends the command with its sentence."""
    from preau.kernel.rules import Refused

    try:
        yield
    except Refused as refused:
        fail(str(refused), code=Exit.REFUSED)


@contextmanager
def progress_bar(title: str, total: int) -> Iterator[Callable[[int], None] | None]:
    """A bar on a terminal for what may last; yields what to call at each step, None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total)
        yield lambda step: progress.advance(task, step)
