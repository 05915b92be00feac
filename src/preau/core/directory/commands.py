"""`preau school …`: what no feed says of schools."""

from typing import TYPE_CHECKING

import click

from preau.core.directory.insee import InseeCode
from preau.kernel.commandline import (
    Exit,
    FrenchCommand,
    FrenchGroup,
    fail,
    json_option,
    print_json,
    refusals,
    with_django,
)

if TYPE_CHECKING:
    from preau.core.directory.models import School


@click.group("school", cls=FrenchGroup)
def school() -> None:
    """Écoles : ce que l’annuaire n’en dit pas."""


@school.command(cls=FrenchCommand)
@click.argument("uais", metavar="UAI…", nargs=-1, required=True)
@click.option("--insee", metavar="CODE", type=InseeCode(), help="Code INSEE de leur commune.")
@click.option("--commune", metavar="NOM", default="", help="Nom de la commune, si elle est nouvelle.")
@click.option("--circonscription", metavar="NOM", default="", help="Nom de leur circonscription.")
@json_option
@with_django
def place(
    uais: tuple[str, ...], insee: str | None, commune: str, circonscription: str, *, as_json: bool
) -> int:
    """Dit de quelle commune et de quelle circonscription sont des écoles."""
    from preau.core.directory.actions import place_schools
    from preau.kernel.scope import platform

    if not (insee or circonscription):
        fail("dites --insee, --circonscription, ou les deux", code=Exit.USAGE)
    if commune and not insee:
        fail("--commune demande --insee", code=Exit.USAGE)
    with platform("preau school place"), refusals():
        found = schools_with(uais)
        place_schools(found, insee=insee or "", commune=commune, circonscription=circonscription)
    if as_json:
        print_json({"placed": sorted(school.uai for school in found)})
    else:
        placed = f"{len(found)} écoles placées" if len(found) > 1 else "Une école placée"
        click.echo(f"{placed}. Qui les suit les voit dès que le serveur tourne.")
    return Exit.DONE


def schools_with(uais: tuple[str, ...]) -> "list[School]":
    """All of them, or none."""
    from preau.core.directory.models import School

    found = list(School.objects.filter(uai__in=uais, closed_on=None).select_related("academie"))
    if missing := sorted({*uais} - {school.uai for school in found}):
        fail(f"aucune école ouverte n’a l’UAI {', '.join(missing)}", code=Exit.REFUSED)
    return found


commands = [school]
