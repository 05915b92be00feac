from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from django.db.models import Q

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Person
from preau.core.directory.standing import Child, Learner
from preau.core.spaces.roles import Membership
from preau.core.spaces.types import SpaceKind
from preau.kernel.registry import Contribution
from preau.ui.types import ToDo, Words


@dataclass(frozen=True, slots=True)
class NamedChild:
    person: Person
    child: Child


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at their home, their spaces, and which of their children they chose (None: all)."""

    actor: Actor
    memberships: tuple[Membership, ...]
    children: tuple[NamedChild, ...] = ()
    chosen: NamedChild | None = None

    def about_chosen(self, path: str = "space") -> Q:
        """Rows of the chosen child's spaces, found at `path`; all rows when no child is chosen."""
        return in_places(self.chosen.child.learner, path) if self.chosen else Q()


def in_places(learner: Learner, path: str) -> Q:
    schools = Q(**{f"{path}__kind": SpaceKind.SCHOOL, f"{path}__school__in": learner.schools})
    classes = Q(**{f"{path}__class_group__in": learner.classes})
    return schools | classes | Q(**{f"{path}__group__in": learner.groups})


@dataclass(frozen=True, slots=True)
class Block:
    """What a home shows: a title, and a template that reads `block`."""

    title: Words
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    count: int = 0


@dataclass(frozen=True)
class HomeBlock(Contribution):
    """
    A part of the home of those whom it `concerns`, in the order of its number.

    `show` gives nothing when there is nothing to show; it costs two queries at most. At a desk, what is `aside`
    stands in a column of its own.
    """

    label: str
    _: KW_ONLY
    order: int
    concerns: Callable[[Actor], bool]
    show: Callable[[Visit], Block | None]
    aside: bool = False


@dataclass(frozen=True)
class ToDos(Contribution):
    """
    What is expected of those whom it `concerns`: signed, answered, decided, confirmed; never an invitation to look.

    `find` gives the most pressing first; it costs a query at most, and gives nothing when all is done.
    """

    label: str
    _: KW_ONLY
    order: int
    concerns: Callable[[Actor], bool]
    find: Callable[[Visit], list[ToDo]]
