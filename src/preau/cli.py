"""`preau`, the only entry point: it gathers the `commands` of every `commands.py`, found and not listed."""

import sys
from importlib import import_module
from pathlib import Path

import click

from preau.kernel.commandline import FrenchGroup, run

PACKAGE = Path(__file__).resolve().parent


def command_line() -> click.Group:
    """All commands below `preau`, in alphabetical order; importing them needs no Django."""
    group = FrenchGroup("preau", help="Préau, espace numérique de travail des écoles primaires.")
    for path in sorted(PACKAGE.rglob("commands.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for command in import_module(name).commands:
            group.add_command(command)
    return group


def main() -> None:
    """Start the command line."""
    sys.exit(run(command_line()))
