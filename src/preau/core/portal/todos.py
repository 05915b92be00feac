"""What the core itself expects: a head confirms classes and decides about guardians, a teacher reads pupils' texts."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.content.queries import waiting_by_space
from preau.core.directory.models import ClassTeaching, Enrolment, School
from preau.core.directory.naming import told_apart
from preau.core.directory.queries import undecided
from preau.core.directory.standing import current_on, lasts_after
from preau.core.portal.contributions import Visit
from preau.core.spaces.naming import name_of
from preau.core.spaces.types import SpaceKind
from preau.ui.types import Family, Link, ToDo
from preau.ui.typography import number

NAMES_SHOWN = 3


def headed(visit: Visit) -> Iterator[School]:
    """The schools that somebody heads."""
    for one in visit.memberships:
        school = one.space.school
        if one.space.kind == SpaceKind.SCHOOL and school and school.pk in visit.actor.standing.heads:
            yield school


def classes_to_confirm(visit: Visit) -> list[ToDo]:
    """For each school, the teachers who said « C’est ma classe »."""
    said: dict[int, list[ClassTeaching]] = defaultdict(list)
    waiting = ClassTeaching.objects.filter(
        lasts_after(timezone.localdate()),
        class_group__school__in=visit.actor.standing.heads,
        confirmed=False,
    )
    for teaching in waiting.select_related("staff", "class_group").order_by("class_group__name", "pk"):
        said[teaching.class_group.school_id].append(teaching)
    return [confirming(school, said[school.pk]) for school in headed(visit) if said[school.pk]]


def confirming(school: School, waiting: list[ClassTeaching]) -> ToDo:
    title = ngettext("%(n)s classe à confirmer", "%(n)s classes à confirmer", len(waiting))
    names = told_apart(one.staff for one in waiting)
    named = [f"{names[one.staff_id]} : {one.class_group.name}" for one in waiting[:NAMES_SHOWN]]
    more = [_("et %(n)s autres") % {"n": len(waiting) - NAMES_SHOWN}] if len(waiting) > NAMES_SHOWN else []
    url = reverse("directory:classes", args=[school.uid])
    detail = " · ".join([*named, *more])
    return ToDo(title % {"n": len(waiting)}, detail, "school", Family.SCHOOL_LIFE, Link(_("Confirmer"), url))


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
