"""What pages of the directory show; each function says how many queries it costs, whatever the size."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from preau.core.directory.levels import by_level
from preau.core.directory.models import (
    Academie,
    Assignment,
    ClassGroup,
    ClassTeaching,
    Enrolment,
    Person,
    Responsibility,
    School,
    SchoolYear,
)
from preau.core.directory.naming import told_apart
from preau.core.directory.standing import Acting, current_on, lasts_after, typed_on
from preau.core.directory.types import EXERCISE_BY_DEFAULT, Profile
from preau.core.directory.years import Calendar, Year
from preau.kernel.text import folded

MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class OpenClass:
    """A class with its number of pupils, who has it or says so, and when the feed last put a pupil in it."""

    class_group: ClassGroup
    pupils: int
    teachings: tuple[ClassTeaching, ...]
    fed_on: date | None = None

    def teaching_of(self, person: Person) -> ClassTeaching | None:
        return next((teaching for teaching in self.teachings if teaching.staff_id == person.pk), None)

    @property
    def to_confirm(self) -> tuple[ClassTeaching, ...]:
        return tuple(teaching for teaching in self.teachings if not teaching.confirmed)


def open_classes(schools: Collection[int]) -> list[OpenClass]:
    """The open classes of these schools, from the youngest pupils; two queries."""
    today = timezone.localdate()
    pupils = Enrolment._base_manager.filter(current_on(today), class_group=OuterRef("pk"))
    found = list(
        ClassGroup.objects.filter(school__in=schools, closed_on=None)
        .select_related("school")
        .annotate(pupils=counted(pupils, "class_group"), fed_on=latest_fed(pupils))
        .order_by(*by_level())
    )
    teachings = defaultdict(list)
    for teaching in lasting_teachings(found):
        teachings[teaching.class_group_id].append(teaching)
    return [OpenClass(it, it.pupils, tuple(teachings[it.pk]), it.fed_on) for it in found]


def lasting_teachings(classes: Collection[ClassGroup]) -> QuerySet[ClassTeaching]:
    """Given or said, for now or for later."""
    lasting = ClassTeaching.objects.filter(lasts_after(timezone.localdate()), class_group__in=classes)
    return lasting.select_related("staff", "class_group").order_by("-share", "staff__sort_name")


def counted(rows: QuerySet[Enrolment] | QuerySet[Assignment] | QuerySet[ClassGroup], by: str) -> Coalesce:
    """How many rows hang on each row of the outer query."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def calendar_of(academie: int) -> Calendar:
    """The school years of an académie; one query."""
    return Calendar(list(SchoolYear.objects.filter(academie=academie).values_list("starts_on", flat=True)))


def calendars(academies: QuerySet[Academie]) -> dict[UUID, Calendar]:
    """The school years of these académies, by their `uid`; one query."""
    days: dict[UUID, list[date]] = {}
    for uid, starts_on in academies.order_by("name").values_list("uid", "schoolyear__starts_on"):
        days.setdefault(uid, []).extend(filter(None, [starts_on]))
    return {uid: Calendar(found) for uid, found in days.items()}


def year_on(day: date, *, academie: int) -> Year:
    """The school year of a day in an académie; one query."""
    return calendar_of(academie).year_of(day)


def awaits_classes(lines: Iterable[OpenClass], year: Year) -> bool:
    """
    Whether a school still has the classes of the year before.

    It is so from the rentrée to the first Complet that follows: the feed put nobody in a class since.
    """
    latest: dict[int, date] = {}
    for line in lines:
        if line.fed_on:
            school = line.class_group.school_id
            latest[school] = max(line.fed_on, latest.get(school, line.fed_on))
    return any(day < year.prepared_from for day in latest.values())


def latest_fed(pupils: QuerySet[Enrolment]) -> Subquery:
    return Subquery(pupils.filter(from_feed=True).order_by("-starts_on").values("starts_on")[:1])


@dataclass(frozen=True, slots=True)
class Found:
    """
    Somebody, and what ties them to the reader's schools: classes taught or followed, children.

    `schools`: where they work; `heads`: those of them that they head.
    """

    person: Person
    classes: tuple[str, ...] = ()
    schools: tuple[School, ...] = ()
    heads: tuple[School, ...] = ()
    children: tuple[Person, ...] = ()


def described(people: Iterable[Person]) -> list[Found]:
    """
    These people with what ties them, as far as the current scope goes.

    Two queries for staff, one for pupils, one for guardians; none for a profile that nobody has.
    """
    listed, today = list(people), current_on(timezone.localdate())
    pupils, guardians, staff = (
        [it for it in listed if it.profile == profile]
        for profile in (Profile.PUPIL, Profile.GUARDIAN, Profile.STAFF)
    )
    classes = classes_by_person(pupils, staff)
    children, schools, heads = defaultdict(list), defaultdict(list), defaultdict(list)
    for assignment in Assignment.objects.filter(today, staff__in=staff).select_related("school"):
        schools[assignment.staff_id].append(assignment.school)
        if assignment.head:
            heads[assignment.staff_id].append(assignment.school)
    for link in Responsibility.objects.filter(today, guardian__in=guardians).select_related("pupil"):
        children[link.guardian_id].append(link.pupil)
    return [
        Found(
            it,
            classes=tuple(classes[it.pk]),
            schools=tuple(schools[it.pk]),
            heads=tuple(heads[it.pk]),
            children=tuple(children[it.pk]),
        )
        for it in listed
    ]


def classes_by_person(pupils: list[Person], staff: list[Person]) -> defaultdict[int, list[str]]:
    """Names of the classes that they are in or teach, from the youngest children to the eldest."""
    today, by_class = current_on(timezone.localdate()), by_level("class_group__")
    enrolled = Enrolment.objects.filter(today, pupil__in=pupils).exclude(class_group=None)
    taught = ClassTeaching.objects.filter(today, staff__in=staff, confirmed=True)
    found = defaultdict(list)
    for person, name in chain(
        enrolled.order_by(*by_class).values_list("pupil_id", "class_group__name"),
        taught.order_by(*by_class).values_list("staff_id", "class_group__name"),
    ):
        found[person].append(name)
    return found


def named(people: QuerySet[Person], words: str, *, reader: Acting) -> QuerySet[Person]:
    """
    Those whose name holds every word, accents and capitals aside; a few words are enough for a name.

    A pupil searches the names that they may read: the others would be guessed letter by letter.
    """
    asked = folded(words).split()[:MOST_WORDS]
    if asked and reader.person.profile == Profile.PUPIL:
        read = {pk: folded(name) for pk, name in told_apart(people, reader=reader).items()}
        people = people.filter(
            pk__in=[pk for pk, name in read.items() if all(word in name for word in asked)]
        )
    else:
        for word in asked:
            people = people.filter(sort_name__contains=word)
    return people.order_by("sort_name", "pk")


def guardians_of(pupil: Person) -> QuerySet[Responsibility]:
    """Whoever answers for a pupil today, with how to reach them: for those who follow the pupil."""
    links = Responsibility.objects.filter(current_on(timezone.localdate()), pupil=pupil)
    return links.select_related("pupil", "guardian", "guardian__contact").order_by(
        "kind", "guardian__sort_name"
    )


def undecided(schools: Collection[int]) -> QuerySet[Responsibility]:
    """
    Links that give nothing until the head decides: neither mother nor father, and nothing typed that still holds.

    An organisation is never given anything.
    """
    today = timezone.localdate()
    here = Enrolment.objects.filter(current_on(today), school__in=schools)
    return (
        Responsibility.objects.filter(~typed_on(today), current_on(today), pupil__in=here.values("pupil"))
        .exclude(Q(kind__in=EXERCISE_BY_DEFAULT) | Q(guardian__organisation=True))
        .select_related("pupil", "guardian")
        .order_by("pupil__sort_name", "guardian__sort_name", "pk")
    )
