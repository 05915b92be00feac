"""`preau search`: the index of what can be found."""

import click

from preau.kernel.commandline import FrenchGroup, print_json, with_django


@click.group("search", cls=FrenchGroup)
def search() -> None:
    """La recherche en plein texte."""


@search.command("rebuild")
@click.option("--json", "as_json", is_flag=True, help="Écrit le résultat en JSON.")
@with_django
def rebuild(*, as_json: bool) -> None:
    """Refait l’index de la recherche à partir de ce que gardent les services."""
    from preau.core.search.actions import rebuild as remake

    counts = remake()
    if as_json:
        print_json(counts)
        return
    for kind, count in counts.items():
        click.echo(f"{kind} : {count}")


commands = [search]
