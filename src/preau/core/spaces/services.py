"""What a service declares in its manifest."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from django.urls import reverse

from preau.core.spaces.models import Space
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.kernel.registry import Contribution, Misdeclared, contributions
from preau.ui.types import Family, Words


@dataclass(frozen=True)
class Service(Contribution):
    """
    A folder of code switched on in spaces.

    `entry` names the address that its tile opens; with `?espace=` and the uid of a space, that page shows what
    is of this space alone. `ranks` are those it knows, from the lowest; `defaults`
    what each role may do where nobody chose otherwise, nothing for a role left out. `order` ranks its tile.
    """

    label: str
    title: Words
    _: KW_ONLY
    icon: str
    family: Family
    entry: str
    kinds: tuple[SpaceKind, ...]
    ranks: tuple[Rank, ...]
    defaults: Mapping[Role, Rank]
    default_on: bool = True
    order: int = 50

    def check(self) -> None:
        if list(self.ranks) != sorted(set(self.ranks)) or self.ranks[:1] != (Rank.READ,):
            raise Misdeclared(
                f"service « {self.label} » : les droits vont du plus petit, lire, au plus grand."
            )
        if not {*self.defaults.values()} <= {Rank.NONE, *self.ranks}:
            raise Misdeclared(f"service « {self.label} » : un rôle reçoit un droit que le service ignore.")
        if Role.INFORMED in self.defaults:
            raise Misdeclared(
                f"service « {self.label} » : un responsable informé lit ce que lit un responsable."
            )
        if not self.kinds:
            raise Misdeclared(f"service « {self.label} » : il ne vit dans aucune sorte d'espace.")

    @property
    def url(self) -> str:
        return reverse(self.entry)

    def url_in(self, space: Space) -> str:
        return f"{self.url}?espace={space.uid}"


def services() -> tuple[Service, ...]:
    """Every service, in the order of the tiles."""
    return tuple(sorted(contributions(Service), key=lambda service: service.order))


def service_named(label: str) -> Service | None:
    return next((service for service in services() if service.label == label), None)
