"""The places where people meet, and what each chose for its services."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from preau.core.directory.models import Academie, Circonscription, ClassGroup, Commune, Group, School
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.kernel.scope import Academie as AcademieScope
from preau.kernel.scope import Circonscription as CirconscriptionScope
from preau.kernel.scope import Commune as CommuneScope
from preau.kernel.scope import Scope, ScopedModel, belonging
from preau.kernel.uid import UidModel

OWNED = frozenset({SpaceKind.SCHOOL, SpaceKind.CLASS, SpaceKind.GROUP})
"""Kinds that belong to a school, and say so with its key."""

KEYS = ("class_group", "group", "commune", "circonscription", "academie")


def keyed(kind: SpaceKind) -> Q:
    """The keys that a space of this kind has, and no other: its own, and its school's if it has one."""
    own = {f"{key}__isnull": key != target(kind) for key in KEYS}
    return Q(kind=kind, school__isnull=kind not in OWNED, **own)


def target(kind: SpaceKind) -> str:
    """The key of what the space is for."""
    return "class_group" if kind == SpaceKind.CLASS else str(kind)


class Space(ScopedModel, UidModel):
    """
    A place where people meet: one for each school, class, group and institution, which it follows.

    States: open, closed since `closed_on` (read, nothing more). Personal data: none.
    """

    kind = models.CharField(max_length=20, choices=SpaceKind)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    class_group = models.OneToOneField(ClassGroup, models.PROTECT, null=True, related_name="+")
    group = models.OneToOneField(Group, models.PROTECT, null=True, related_name="+")
    commune = models.OneToOneField(Commune, models.PROTECT, null=True, related_name="+")
    circonscription = models.OneToOneField(Circonscription, models.PROTECT, null=True, related_name="+")
    academie = models.OneToOneField(Academie, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(*map(keyed, SpaceKind), _connector=Q.OR), name="space_is_for_one_thing"
            ),
            models.UniqueConstraint(
                "school", condition=Q(kind=SpaceKind.SCHOOL), name="a_school_has_one_space"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        """Those of the scope's schools, and an institution's own."""
        owned = belonging("school", scope)
        match scope:
            case CommuneScope(id=commune):
                return owned | Q(commune=commune)
            case CirconscriptionScope(id=circonscription):
                return owned | Q(circonscription=circonscription)
            case AcademieScope(id=academie):
                return owned | Q(academie=academie)
        return owned

    @property
    def place(self) -> School | ClassGroup | Group | Commune | Circonscription | Academie:
        """What the space is for."""
        place: School | ClassGroup | Group | Commune | Circonscription | Academie
        place = getattr(self, target(SpaceKind(self.kind)))
        return place


class Choice(ScopedModel):
    """Something that a space chose for a service."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="+")
    service = models.CharField(max_length=40)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.service} {self.space_id}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        return Q(space__in=Space._base_manager.filter(Space.visible_in(scope)).values("pk"))


class ServiceActivation(Choice):
    """
    A service switched on or off in a space; without a row, the manifest decides.

    A class may only close what its school left open. Personal data: none.
    """

    on = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "service"], name="service_switched_once_in_a_space")
        ]


class RankOverride(Choice):
    """
    How far a role goes in a service of a space; without a row, the manifest decides.

    A class may only narrow what its school chose. Personal data: none.
    """

    role = models.CharField(max_length=20, choices=Role)
    rank = models.PositiveSmallIntegerField(choices=Rank)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "service", "role"], name="rank_chosen_once_for_a_role_in_a_space"
            )
        ]
