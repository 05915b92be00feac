"""`preau aaf …` and `preau directory …`: thin doors to the actions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import click

from preau.kernel.commandline import (
    Exit,
    Failure,
    FrenchCommand,
    FrenchGroup,
    fail,
    json_option,
    print_json,
    progress_bar,
    with_django,
)
from preau.provisioning.reporting import printed
from preau.provisioning.types import LONGEST_REASON, DeliveryRefused

if TYPE_CHECKING:
    from preau.provisioning.models import Run
    from preau.provisioning.reading import Delivery

PARIS = ZoneInfo("Europe/Paris")
BUSY = "une autre livraison de ce flux est en cours d’application ; recommencez dans un instant"

paths_argument = click.argument(
    "paths", metavar="CHEMIN…", nargs=-1, required=True, type=click.Path(path_type=Path)
)


@click.group("aaf", cls=FrenchGroup)
def aaf() -> None:
    """Livraisons de l’annuaire académique fédérateur (AAF 1D)."""


@aaf.command(cls=FrenchCommand)
@click.option("--out", required=True, metavar="DOSSIER", type=click.Path(path_type=Path), help="Où écrire.")
@click.option("--schools", type=click.IntRange(min=1), help="Nombre d’écoles ; sinon, ce qu’il en faut.")
@click.option(
    "--pupils", type=click.IntRange(min=0), default=1250, show_default=True, help="Nombre d’élèves."
)
@click.option("--seed", default=1, show_default=True, help="Une même graine invente les mêmes personnes.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y%m%d"]), metavar="AAAAMMJJ", help="Date de la livraison."
)
@click.option("--prefix", default="ENT92", show_default=True, help="Début du nom des fichiers.")
@click.option("--zip", "zipped", is_flag=True, help="Une archive zip.")
@click.option("--bordereau", is_flag=True, help="Un bordereau à côté.")
@click.option(
    "--delta-of",
    "base",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Le Delta qui suit ce Complet.",
)
@click.option(
    "--change",
    default=1.0,
    show_default=True,
    metavar="POURCENT",
    help="Part des élèves que touche le Delta.",
)
def generate(
    out: Path, day: datetime | None, base: Path | None, change: float, *, zipped: bool, **options: Any
) -> int:
    """Écrit une livraison inventée mais vraisemblable ; personne de réel n’y figure."""
    from preau.provisioning import generating

    try:
        if base:
            after = {"seed": options["seed"], "bordereau": options["bordereau"], "zip": zipped}
            report = generating.generate_delta(
                out, base, change_percent=change, date=day.date() if day else None, **after
            )
        else:
            date = (day or datetime.now(PARIS)).date()
            report = generating.generate(out, generating.Plan(date=date, zip=zipped, **options))
    except ValueError as error:
        fail(str(error), code=Exit.USAGE)
    for category, records in report.records.items():
        click.echo(f"{category:<14}{printed.counted(records, 'fiches'):>15}")
    click.echo(f"{printed.counted(len(report.files), 'fichiers')} dans {out}")
    return Exit.DONE


@aaf.command(cls=FrenchCommand)
@paths_argument
@json_option
def check(paths: Sequence[Path], *, as_json: bool) -> int:
    """Lit une livraison sans toucher à rien : ce qui manque, ce qui est mis de côté, ce qui étonne."""
    from preau.provisioning.checking import checked

    with received(paths, as_json=as_json) as delivery, progress_bar("Lecture", delivery.size) as progress:
        report = checked(delivery, progress=progress)
    print_json(report) if as_json else click.echo(printed.check(report))
    return Exit.DONE


@aaf.command(cls=FrenchCommand)
@paths_argument
@json_option
@with_django
def plan(paths: Sequence[Path], *, as_json: bool) -> int:
    """Dit ce que la livraison changerait, école par école, sans rien changer."""
    from preau.provisioning.actions import plan_delivery

    with received(paths, as_json=as_json) as delivery, progress_bar("Lecture", delivery.size) as progress:
        report = plan_delivery(delivery, progress=progress)
    print_json(report) if as_json else click.echo(printed.run(report))
    return Exit.DONE


@aaf.command(cls=FrenchCommand)
@paths_argument
@json_option
@click.option("--force", "reason", metavar="RAISON", help="Passe outre les garde-fous.")
@with_django
def apply(paths: Sequence[Path], reason: str | None, *, as_json: bool) -> int:
    """Applique la livraison ; ce qu’un garde-fou retient attend un accord."""
    from preau.provisioning.actions import apply_delivery

    forced = (reason or "").strip()
    if reason is not None and not forced:
        fail("--force attend la raison de passer outre, en quelques mots", code=Exit.USAGE)
    if len(forced) > LONGEST_REASON:
        said = f"la raison de --force a {len(forced)} signes : dites-la en {LONGEST_REASON} au plus"
        fail(said, code=Exit.USAGE)
    with received(paths, as_json=as_json) as delivery, progress_bar("Lecture", delivery.size) as progress:
        report = apply_delivery(delivery, forced=forced, progress=progress)
    print_json(report) if as_json else click.echo(printed.run(report))
    return Exit.HELD if report["held"] else Exit.DONE


@aaf.command(cls=FrenchCommand)
@click.argument("run", metavar="PASSAGE")
@json_option
@with_django
def undo(run: str, *, as_json: bool) -> int:
    """Remet l’annuaire comme il était avant ce passage, s’il est le dernier appliqué."""
    from preau.provisioning.applying.lock import FeedBusy
    from preau.provisioning.undoing import UndoRefused, undo_run

    try:
        report = undo_run(run_named(run))
    except UndoRefused as refused:
        fail(str(refused), code=Exit.REFUSED)
    except FeedBusy:
        fail(BUSY)
    print_json(report) if as_json else click.echo(printed.undone(report))
    return Exit.DONE


@aaf.command(cls=FrenchCommand)
@click.argument("run", metavar="PASSAGE")
@click.option("--school", "uai", metavar="UAI", default="", help="Une école seule.")
@click.option("--csv", "as_csv", is_flag=True, help="Écrit un tableau, pour un tableur.")
@json_option
@with_django
def story(run: str, uai: str, *, as_csv: bool, as_json: bool) -> int:
    """Raconte ce que ce passage change, école par école, les départs d’abord ; des noms y figurent."""
    from preau.provisioning import stories
    from preau.provisioning.telling import story as telling

    if as_csv and as_json:
        fail("dites --csv ou --json, pas les deux", code=Exit.USAGE)
    told = list(stories.run_story(run_named(run), uai=uai))
    if uai and not told:
        fail(f"{uai} : ce passage ne change rien dans cette école, ou n’en parle pas", code=Exit.USAGE)
    if as_json:
        print_json(telling.as_json(run, told))
    else:
        click.echo(telling.as_csv(told) if as_csv else telling.printed(told), nl=not as_csv)
    return Exit.DONE


def run_named(uid: str) -> "Run":
    """The run that `plan` or `apply` named so."""
    from preau.provisioning.models import Run

    try:
        return Run.objects.select_related("delivery__feed").get(uid=UUID(uid))
    except (ValueError, Run.DoesNotExist):
        fail(f"{uid} : aucun passage ne porte ce nom ; « preau aaf apply » le donne", code=Exit.USAGE)


@click.group("directory", cls=FrenchGroup)
def directory() -> None:
    """Annuaire des écoles."""


@directory.command(cls=FrenchCommand)
@with_django
def dump() -> None:
    """Écrit l’annuaire en JSON canonique : les mêmes octets pour le même état."""
    from preau.provisioning.queries import directory_dump

    print_json(directory_dump())


@contextmanager
def received(paths: Sequence[Path], *, as_json: bool) -> "Iterator[Delivery]":
    """Open a delivery; whatever refuses it on the way ends the command with its reasons, file and line."""
    from preau.provisioning.applying.lock import FeedBusy
    from preau.provisioning.mirroring.hearing import ReadingStopped
    from preau.provisioning.reading import open_delivery

    for path in paths:
        if not path.exists():
            fail(f"{path} : ce chemin n’existe pas", code=Exit.USAGE)
    try:
        yield open_delivery(paths)
    except DeliveryRefused as refused:
        if as_json:
            print_json(refusal(refused))
        raise Failure(*map(printed.located, refused.messages), code=Exit.REFUSED) from None
    except ReadingStopped:
        fail("la lecture a été interrompue avant la fin (mémoire, arrêt) : rien n’a changé, recommencez")
    except FeedBusy:
        fail(BUSY)


def refusal(refused: DeliveryRefused) -> dict[str, Any]:
    from preau.provisioning.reporting.report import refusal_report

    return {"deliveries": [], "run": None, "applied": False, "held": None, **refusal_report(refused)}


commands = [aaf, directory]
