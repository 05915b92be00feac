"""Reads the file of facts; a mistake in it is said, and never shown as a fact."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from preau.operations.transparency.types import Contacts, Controller, Facts, Host, Publisher

Part = TypeVar("Part", Publisher, Host, Contacts, Controller)


class FactsMistaken(ValueError):  # noqa: N818
    """The file cannot be read as facts; the sentence says where."""


def read_facts(path: Path) -> Facts:
    """The facts of this file, none where there is no file."""
    if not path.exists():
        return Facts()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactsMistaken(f"{path.name} n’est pas un fichier TOML : {error}") from error
    refuse_unknown("", said, {one.name for one in fields(Facts)})
    return Facts(
        part(Publisher, "publisher", said.get("publisher", {})),
        part(Host, "host", said.get("host", {})),
        part(Contacts, "contacts", said.get("contacts", {})),
        controllers("academie", said.get("academie", {})),
        controllers("commune", said.get("commune", {})),
    )


def controllers(table: str, said: Any) -> dict[str, Controller]:
    return {code: part(Controller, f"{table}.{code}", it) for code, it in known_table(table, said).items()}


def part(kind: type[Part], table: str, said: Any) -> Part:
    given = known_table(table, said)
    refuse_unknown(f"{table}.", given, {one.name for one in fields(kind)})
    for name, value in given.items():
        if not isinstance(value, str):
            raise FactsMistaken(f"« {table}.{name} » attend un texte entre guillemets")
    return kind(**{name: value.strip() for name, value in given.items()})


def known_table(table: str, said: Any) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise FactsMistaken(f"« {table} » attend une table : [{table}]")
    return said


def refuse_unknown(prefix: str, said: Mapping[str, Any], known: set[str]) -> None:
    for name in said:
        if name not in known:
            raise FactsMistaken(f"« {prefix}{name} » n’est pas un fait connu")
