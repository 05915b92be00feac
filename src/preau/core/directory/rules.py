"""Who may find whom, and who may say who teaches a class or what a guardian may do."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import (
    Academie,
    Assignment,
    ClassGroup,
    ClassTeaching,
    Enrolment,
    Person,
    Responsibility,
    School,
)
from preau.core.directory.standing import INFORMED, Acting, Held, Standing, current_on
from preau.core.directory.ties import Ids, answering, any_of, enrolled, still_here, teaching, working
from preau.core.directory.types import Profile
from preau.core.directory.years import Calendar, may_be_rentree
from preau.kernel.rules import Allowed, Denied, Verdict, allowed_if, rule, rule_over_rows
from preau.ui.day_words import date_words


@rule_over_rows(
    "directory.find", refusal=_("Vous ne voyez que les personnes de vos classes et de vos écoles.")
)
def may_find(actor: Acting) -> QuerySet[Person]:
    """
    Oneself, and: a pupil, their class; a guardian, their children and who teaches or heads them, never
    another guardian; staff, their schools (guardians only for teachers and heads); an agent, the heads.
    """
    found = {
        Profile.PUPIL: of_ones_class,
        Profile.GUARDIAN: around_ones_children,
        Profile.STAFF: of_ones_schools,
        Profile.AGENT: heads_of_ones_schools,
    }[Profile(actor.person.profile)]
    oneself = Person._base_manager.filter(pk=actor.person.pk).values("pk")
    return still_here(any_of(oneself, *found(actor)), on=timezone.localdate())


def of_ones_class(actor: Acting) -> list[Ids]:
    learner, on = actor.standing.learner, timezone.localdate()
    here = Q(class_group__in=learner.classes if learner else ())
    return [enrolled(here, on=on), teaching(here, on=on)]


def around_ones_children(actor: Acting) -> list[Ids]:
    on = timezone.localdate()
    learners = [child.learner for child in actor.standing.informed_of]
    classes = frozenset[int]().union(*(learner.classes for learner in learners))
    schools = frozenset[int]().union(*(learner.schools for learner in learners))
    return [
        Person._base_manager.filter(pk__in=[learner.person for learner in learners]).values("pk"),
        teaching(Q(class_group__in=classes), on=on),
        working(Q(school__in=schools, head=True), on=on),
    ]


def of_ones_schools(actor: Acting) -> list[Ids]:
    here, on = Q(school__in=actor.standing.works_in), timezone.localdate()
    pupils = enrolled(here, on=on)
    known = [pupils, working(here, on=on)]
    if actor.person.teacher or actor.standing.heads:
        known.append(answering(pupils, INFORMED, on=on))
    return known


def heads_of_ones_schools(actor: Acting) -> list[Ids]:
    followed = School._base_manager.filter(followed_by(actor.standing)).values("pk")
    return [working(Q(school__in=followed, head=True), on=timezone.localdate())]


def followed_by(standing: Standing) -> Q:
    """Schools that an agent follows, by each of their offices; none without an office."""
    schools = Q(pk__in=())
    for held in standing.offices:
        schools |= schools_of(held)
    return schools


def schools_of(held: Held) -> Q:
    places = {
        "commune": held.commune,
        "circonscription": held.circonscription,
        "academie": held.academie,
    }
    named = {name: place for name, place in places.items() if place}
    return Q(**named) if named else Q(pk__in=())


@rule_over_rows("directory.follow_schools", refusal=_("Cette école n’est pas l’une des vôtres."))
def may_follow_school(actor: Acting) -> QuerySet[School]:
    """An agent follows the schools of their offices: numbers and heads, never pupils."""
    return School.objects.filter(followed_by(actor.standing))


@rule_over_rows("directory.know_school", refusal=_("Cette école n’est pas l’une des vôtres."))
def may_know_school(actor: Acting) -> QuerySet[School]:
    """Those where one works, learns or has children, and those that an agent follows."""
    return School.objects.filter(Q(pk__in=actor.standing.schools) | followed_by(actor.standing))


@rule_over_rows("directory.know_class", refusal=_("Cette classe n’est pas l’une des vôtres."))
def may_know_class(actor: Acting) -> QuerySet[ClassGroup]:
    """The classes of a school where one works."""
    return ClassGroup.objects.filter(school__in=actor.standing.works_in).select_related("school")


@rule_over_rows("directory.follow_pupil", refusal=_("Vous ne suivez pas cet élève."))
def may_follow(actor: Acting) -> QuerySet[Person]:
    """Whoever teaches a pupil, or heads one of their schools: they reach the guardians."""
    here = Q(class_group__in=actor.standing.teaches) | Q(school__in=actor.standing.heads)
    on = timezone.localdate()
    return still_here(enrolled(here, on=on), on=on)


def with_followed(people: QuerySet[Person], *, actor: Acting) -> QuerySet[Person]:
    """Each with `followed`: whether one may open their page."""
    return people.annotate(followed=Exists(may_follow.rows(actor).filter(pk=OuterRef("pk"))))


@rule("directory.set_authority")
def may_set_authority(actor: Acting, link: Responsibility) -> Verdict:
    """The head of a school where the pupil is."""
    here = Enrolment.objects.filter(
        current_on(timezone.localdate()), pupil=link.pupil_id, school__in=actor.standing.heads
    )
    return allowed_if(here.exists(), _("Seule la direction de l’école fixe l’autorité parentale."))


@rule("directory.decide_authorities")
def may_decide_authorities(actor: Acting, school: School) -> Verdict:
    """The head, for the pupils of their school."""
    return allowed_if(
        school.pk in actor.standing.heads, _("Seule la direction de l’école fixe l’autorité parentale.")
    )


@rule("directory.confirm_classes")
def may_confirm_classes(actor: Acting, school: School) -> Verdict:
    """The head says who has which class."""
    return allowed_if(
        school.pk in actor.standing.heads, _("Seule la direction de l’école attribue les classes.")
    )


def works_in(staff: Person, school: School) -> Verdict:
    """Nobody teaches a class of a school where they do not work."""
    today = current_on(timezone.localdate())
    here = Assignment.objects.filter(today, staff=staff, school=school)
    return allowed_if(here.exists(), _("Cette personne ne travaille pas dans l’école."))


@rule("directory.claim_class")
def may_claim(actor: Acting, class_group: ClassGroup) -> Verdict:
    """A teacher says so of an open class in a school where they work."""
    if class_group.closed_on:
        return Denied(_("Cette classe est fermée."))
    works_here = actor.person.teacher and class_group.school_id in actor.standing.works_in
    return allowed_if(works_here, _("Seuls les enseignants de l’école peuvent dire que c’est leur classe."))


@rule("directory.change_teaching")
def may_change_teaching(actor: Acting, teaching: ClassTeaching) -> Verdict:
    """Their own, or any of the school for its head."""
    if teaching.staff_id == actor.person.pk:
        return Allowed()
    return may_confirm_classes(actor, teaching.class_group.school)


def begins_in_sight(starts_on: date, *, calendar: Calendar) -> Verdict:
    """A class is given for the current school year, or for the next."""
    this = calendar.year_of(timezone.localdate())
    return allowed_if(
        this.starts_on <= starts_on <= calendar.after(this).ends_on,
        _("Choisissez un jour de l’année scolaire %s ou de la suivante.") % this.label,
    )


def ends_with_its_year(starts_on: date, ends_on: date | None, *, calendar: Calendar) -> Verdict:
    """Nobody is given a class beyond the school year that runs, or that begins later."""
    year = calendar.year_of(max(starts_on, timezone.localdate()))
    return allowed_if(
        ends_on is None or ends_on <= year.ends_on,
        _("L’année scolaire %(year)s finit le %(day)s.")
        % {"year": year.label, "day": date_words(year.ends_on)},
    )


@rule_over_rows("directory.set_rentree", refusal=_("Seule l’académie fixe le jour de la rentrée."))
def may_set_rentree(actor: Acting) -> QuerySet[Academie]:
    """Agents of the académie, for their own."""
    return Academie.objects.filter(pk__in=[held.academie for held in actor.standing.offices if held.academie])


def is_rentree(day: date, *, calendar: Calendar) -> Verdict:
    """That of the current year or of the next: what is over stays as it was."""
    this = calendar.year_of(timezone.localdate()).starts_on.year
    return allowed_if(
        may_be_rentree(day) and day.year in (this, this + 1),
        _("La rentrée a lieu en août ou en septembre %(this)s ou %(next)s.")
        % {"this": this, "next": this + 1},
    )
