"""What an installation says of itself; an empty fact is one that nobody has filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Publisher:
    """Loi pour la confiance dans l'économie numérique: whoever publishes, and the person who answers for it."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    director: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """Whoever stores the pages and the data."""

    name: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where to report a weakness, and a page that somebody cannot use."""

    security: str = ""
    accessibility: str = ""


@dataclass(frozen=True, slots=True)
class Controller:
    """A party that answers for the data, in whose name, and its data protection officer (DPO)."""

    represented_by: str = ""
    address: str = ""
    dpo: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Controllers are found by the code of their académie or by the INSEE code of their commune."""

    publisher: Publisher = Publisher()
    host: Host = Host()
    contacts: Contacts = Contacts()
    academie: Mapping[str, Controller] = field(default_factory=dict)
    commune: Mapping[str, Controller] = field(default_factory=dict)

    def untold(self, academies: list[str], communes: list[str]) -> Iterator[str]:
        """Names of the facts that are missing, as one writes them in the file."""
        for name in ("publisher", "host", "contacts"):
            yield from untold(name, getattr(self, name))
        for code in academies:
            yield from untold(f"academie.{code}", self.academie.get(code, Controller()))
        for code in communes:
            yield from untold(f"commune.{code}", self.commune.get(code, Controller()))


def untold(table: str, part: Publisher | Host | Contacts | Controller) -> Iterator[str]:
    return (f"{table}.{one.name}" for one in fields(part) if not getattr(part, one.name))
