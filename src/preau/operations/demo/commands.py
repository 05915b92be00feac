"""`preau demo`: six invented schools, their sign-ins, and the pages to walk through."""

import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from preau.kernel.commandline import Exit, FrenchCommand, fail, print_json, with_django

if TYPE_CHECKING:
    from preau.operations.demo.building import SignIn

ROLES = {
    "pupil": "élève",
    "guardian": "responsable",
    "teacher": "enseignant",
    "head": "direction",
    "commune": "commune",
    "circonscription": "circonscription",
    "academie": "académie",
    "operator": "exploitant",
}


@click.command("demo", cls=FrenchCommand)
@click.option("--reset", is_flag=True, help="Recommence la démonstration à zéro.")
@click.option("--no-serve", is_flag=True, help="Construit sans servir les pages.")
@click.option("--json", "as_json", is_flag=True, help="Écrit les connexions en JSON.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="Port d’écoute.")
def demo(port: int, *, reset: bool, no_serve: bool, as_json: bool) -> int:
    """Invente six écoles et les sert ; son dossier est var/demo, sauf si PREAU_DATA en dit un autre."""
    os.environ.setdefault("PREAU_DATA", "var/demo")
    os.environ.setdefault("PREAU_BASE_URL", f"http://localhost:{port}")
    if reset:
        clear(Path(os.environ["PREAU_DATA"]))
    sign_ins = built()
    print_json({"sign_ins": [asdict(one) for one in sign_ins]}) if as_json else show(sign_ins)
    return Exit.DONE if no_serve else served(port)


def clear(folder: Path) -> None:
    """Only a demo is ever thrown away."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / "demo.json").exists():
            fail(f"{folder} ne contient pas une démonstration : rien n’a été effacé")
        shutil.rmtree(folder)


@with_django
def built() -> "list[SignIn]":
    from django.conf import settings

    from preau.operations.demo import building
    from preau.operations.supervision.commands import upgrade
    from preau.provisioning.models import Feed

    upgrade()
    folder = Path(settings.PREAU_DATA)
    if known := building.sign_ins_of(folder):
        return known
    if Feed.objects.exists():
        fail(f"{folder} contient de vraies données : la démonstration veut un dossier à elle (PREAU_DATA)")
    click.echo("Construction de la démonstration : six écoles, 1 250 élèves inventés…", err=True)
    return building.build(folder)


def show(sign_ins: "list[SignIn]") -> None:
    click.echo(f"\n{'':<17}{'identifiant':<28}{'mot de passe':<24}nom")
    for one in sign_ins:
        click.echo(f"{ROLES[one.role]:<17}{one.login:<28}{one.password:<24}{one.name}")
    click.echo("")


@with_django
def served(port: int) -> int:
    from preau.operations.supervision.serving import serve

    click.echo(f"Préau écoute sur http://localhost:{port} (Ctrl-C pour arrêter)", err=True)
    return serve("127.0.0.1", port)


commands = [demo]
