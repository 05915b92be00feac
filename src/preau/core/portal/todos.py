"""What the core itself expects: a head confirms classes and decides about guardians, a teacher reads pupils' texts."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.content.queries import waiting_by_space
from preau.core.directory.levels import by_level
from preau.core.directory.models import ClassGroup, ClassTeaching, Enrolment, School
from preau.core.directory.naming import told_apart
from preau.core.directory.queries import undecided
from preau.core.directory.screens import classes_url
from preau.core.directory.standing import current_on, lasts_after
from preau.core.portal.contributions import Visit
from preau.core.portal.queries import headed
from preau.core.spaces.naming import name_of
from preau.ui.types import Family, Link, ToDo
from preau.ui.typography import number

NAMES_SHOWN = 3


def classes_to_settle(visit: Visit) -> list[ToDo]:
    """For each school, the teachers who said « C’est ma classe », then the classes that nobody has or will have."""
    said: dict[int, list[ClassTeaching]] = defaultdict(list)
    alone: dict[int, list[ClassGroup]] = defaultdict(list)
    for class_group in unsettled(visit.actor.standing.heads):
        if claim := getattr(class_group, "lasting", None):
            said[class_group.school_id].append(claim)
        else:
            alone[class_group.school_id].append(class_group)
    schools = headed(visit)
    confirmed = [confirming(school, said[school.pk]) for school in schools if said[school.pk]]
    return confirmed + [giving(school, alone[school.pk]) for school in schools if alone[school.pk]]


def unsettled(schools: Collection[int]) -> QuerySet[ClassGroup]:
    """Open classes, once for each claim that waits (`lasting`) and once where nobody has them."""
    lasting = lasts_after(timezone.localdate(), "teachings__")
    classes = ClassGroup.objects.annotate(lasting=FilteredRelation("teachings", condition=lasting))
    waiting = Q(lasting=None) | Q(lasting__confirmed=False)
    mine = classes.filter(waiting, school__in=schools, closed_on=None)
    return mine.select_related("lasting__staff").order_by(*by_level())  # type: ignore[misc]


def confirming(school: School, waiting: list[ClassTeaching]) -> ToDo:
    title = ngettext("%(n)s classe à confirmer", "%(n)s classes à confirmer", len(waiting))
    names = told_apart(one.staff for one in waiting)
    named = [f"{names[one.staff_id]} : {one.class_group.name}" for one in waiting]
    action = Link(_("Confirmer"), classes_url(school))
    detail = first_of(named, len(waiting))
    return ToDo(title % {"n": len(waiting)}, detail, "school", Family.SCHOOL_LIFE, action)


def first_of(names: list[str], total: int) -> str:
    """A few names, and how many others."""
    others = total - NAMES_SHOWN
    more = [ngettext("et %(n)s autre", "et %(n)s autres", others) % {"n": others}] if others > 0 else []
    return " · ".join([*names[:NAMES_SHOWN], *more])


def giving(school: School, alone: list[ClassGroup]) -> ToDo:
    title = ngettext("%(n)s classe sans enseignant", "%(n)s classes sans enseignant", len(alone))
    detail = first_of([class_group.name for class_group in alone], len(alone))
    action = Link(_("Attribuer"), classes_url(school, give=alone[0] if len(alone) == 1 else None))
    return ToDo(title % {"n": len(alone)}, detail, "school", Family.SCHOOL_LIFE, action)


def guardians_to_decide(visit: Visit) -> list[ToDo]:
    """For each school, the children who have a guardian without any right until the head says so."""
    heads = visit.actor.standing.heads
    here = Enrolment.objects.filter(
        current_on(timezone.localdate()), school__in=heads, pupil__in=undecided(heads).values("pupil")
    )
    children = dict(
        here.values("school").annotate(n=Count("pupil", distinct=True)).values_list("school", "n")
    )
    return [deciding(school, children[school.pk]) for school in headed(visit) if school.pk in children]


def deciding(school: School, children: int) -> ToDo:
    title = ngettext(
        "Un enfant a un responsable sans accès",
        "%(n)s enfants ont un responsable sans accès",
        children,
    )
    detail = _("Ni mère ni père : à vous de dire ce que la loi lui permet.")
    url = reverse("directory:waiting", args=[school.uid])
    return ToDo(title % {"n": number(children)}, detail, "users", Family.SCHOOL_LIFE, Link(_("Décider"), url))


def texts_to_review(visit: Visit) -> list[ToDo]:
    """What pupils wrote and an adult of theirs has not read yet."""
    waiting = waiting_by_space(visit.actor)
    total = sum(waiting.values())
    if not total:
        return []
    title = ngettext("%(n)s texte d’élève à relire", "%(n)s textes d’élèves à relire", total) % {
        "n": number(total)
    }
    places = [name_of(one.space) for one in visit.memberships if one.space.pk in waiting]
    action = Link(_("Relire"), reverse("content:queue"))
    return [ToDo(title, ", ".join(places), "pen-line", Family.COMMUNICATION, action)]
