"""What ties people to schools, classes, groups and each other; every tie has dates."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from preau.core.directory.models.people import Person
from preau.core.directory.models.places import Academie, Circonscription, ClassGroup, Commune, Group, School
from preau.core.directory.types import EXERCISE_BY_DEFAULT, Authority, LinkKind, OfficeRole
from preau.kernel.scope import Scope, ScopedModel

CURRENT = Q(ends_on=None)


class Enrolment(ScopedModel):
    """
    A pupil in a school, and in one of its classes if `class_group` is set: current until `ends_on`.

    Personal data: schooling; kept as long as the pupil.
    """

    pupil = models.ForeignKey(Person, models.CASCADE, related_name="enrolments")
    school = models.ForeignKey(School, models.PROTECT)
    class_group = models.ForeignKey(
        ClassGroup, models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    from_feed = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "pupil",
                "school",
                Coalesce("class_group", 0),
                condition=CURRENT,
                name="enrolled_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"scolarisation {self.pk}"


class Responsibility(ScopedModel):
    """
    An adult who answers for a pupil until `ends_on`; one row for the two of them, whatever comes and goes.

    `kind` comes from the feed. `authority` is typed by the school, with its source (judgment, declaration…)
    and the end that it sets; blank, the kind decides. Personal data: family situation, without copies.
    """

    pupil = models.ForeignKey(Person, models.CASCADE, related_name="responsibilities", db_index=False)
    guardian = models.ForeignKey(Person, models.CASCADE, related_name="charges")
    kind = models.CharField(max_length=2, choices=LinkKind)
    authority = models.CharField(max_length=20, choices=Authority, blank=True)
    authority_source = models.CharField(max_length=200, blank=True)
    authority_ends_on = models.DateField(null=True, blank=True)
    from_feed = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("pupil", "guardian", name="responsible_once")]

    def __str__(self) -> str:
        return f"lien de responsabilité {self.pk}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        return Q(pupil__in=Person._base_manager.filter(Person.visible_in(scope)).values("pk"))

    def effective_authority(self, on: date) -> Authority | None:
        """
        What the school typed, until the end that it set; else what the kind of link gives.

        None: nobody decided yet, and the link opens nothing.
        """
        typed = self.authority and (self.authority_ends_on is None or on < self.authority_ends_on)
        if typed:
            return Authority(self.authority)
        return Authority.EXERCISES if self.kind in EXERCISE_BY_DEFAULT else None


class Assignment(ScopedModel):
    """
    A member of staff in a school; `functions` are codes joined by commas, `head` makes them its directeur.

    Personal data: professional; ends with the assignment.
    """

    staff = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    school = models.ForeignKey(School, models.PROTECT)
    functions = models.CharField(max_length=200, blank=True)
    head = models.BooleanField(default=False)
    from_feed = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "school", "from_feed"], condition=CURRENT, name="assigned_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"affectation {self.pk}"


class ClassTeaching(ScopedModel):
    """
    A teacher in a class, for a share of the week (percent) and between dates; the feed never says it.

    States: claimed ("C'est ma classe"), then confirmed by the head. Personal data: professional.
    """

    scope_path = "class_group__school"

    staff = models.ForeignKey(Person, models.CASCADE, related_name="teachings")
    class_group = models.ForeignKey(ClassGroup, models.PROTECT, related_name="teachings")
    share = models.PositiveSmallIntegerField(default=100)
    confirmed = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "class_group"], condition=CURRENT, name="teaches_a_class_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="share_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"attribution de classe {self.pk}"


class GroupMember(ScopedModel):
    """
    Somebody in a group, because the feed says so, because the school does, or both: a row for each.

    Personal data: belonging to the group; ends with it.
    """

    scope_path = "group__school"

    person = models.ForeignKey(Person, models.CASCADE, related_name="groups")
    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    from_feed = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "group", "from_feed"], condition=CURRENT, name="in_a_group_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"membre de groupe {self.pk}"


def held_for(role: OfficeRole, place: str = "") -> Q:
    """The role goes with this place and no other."""
    places = ("commune", "circonscription", "academie")
    return Q(role=role, **{f"{name}__isnull": name != place for name in places})


class Office(models.Model):
    """
    What an agent does for exactly one of: a commune, a circonscription, an académie, the platform (none set).

    Personal data: professional.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="offices")
    role = models.CharField(max_length=20, choices=OfficeRole)
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True)
    circonscription = models.ForeignKey(Circonscription, models.PROTECT, null=True, blank=True)
    academie = models.ForeignKey(Academie, models.PROTECT, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=held_for(OfficeRole.COMMUNE, "commune")
                | held_for(OfficeRole.CIRCONSCRIPTION, "circonscription")
                | held_for(OfficeRole.ACADEMIE, "academie")
                | held_for(OfficeRole.OPERATOR),
                name="office_has_its_place",
            )
        ]

    def __str__(self) -> str:
        return f"mandat {self.pk}"
