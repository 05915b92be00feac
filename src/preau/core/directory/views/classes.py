"""« C’est ma classe », and the head's page that confirms and adjusts."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from preau.core.directory import actions
from preau.core.directory.forms import AssignForm, ShareForm
from preau.core.directory.levels import by_level
from preau.core.directory.models import ClassGroup, ClassTeaching, Person, School
from preau.core.directory.naming import formal_name, polite_name, school_name
from preau.core.directory.queries import awaits_classes, calendar_of, lasting_teachings, open_classes, year_on
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import (
    may_change_teaching,
    may_confirm_classes,
    may_know_class,
    may_know_school,
)
from preau.core.directory.screens import attributions_table, class_choices, my_classes_table, teaching_url
from preau.core.directory.ties import still_here, working
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.typography import elided
from preau.ui.undo import kept_for_undoing, say_done


@require_safe
def my_classes(request: SignedIn) -> HttpResponse:
    """One's own classes first, then those that one may claim."""
    person, schools = request.actor.person, request.actor.standing.works_in
    lines, year = open_classes(schools), year_on(timezone.localdate(), academie=person.academie_id)
    mine = [teaching for line in lines if (teaching := line.teaching_of(person))]
    context = {
        "mine": my_classes_table(mine) if mine else None,
        "choices": class_choices(line for line in lines if not line.teaching_of(person)),
        "claims": person.teacher,
        "year": year,
        "awaits": awaits_classes(lines, year),
    }
    return render(request, "directory/my_classes.html", context)


@require_POST
def claim(request: SignedIn, uid: UUID) -> HttpResponse:
    class_group = get_visible_or_404(may_know_class, uid, actor=request.actor)
    teaching = actions.claim_class(class_group, actions.Share.whole(), actor=request.actor)
    say_done(request, said_words(teaching), undo=teaching_url(teaching, "end_teaching"))
    return redirect("directory:my_classes")


def said_words(teaching: ClassTeaching) -> str:
    name = teaching.class_group.name
    if teaching.confirmed:
        return _("%s est votre classe.") % name
    return _("Vous avez dit %s est votre classe : la direction confirmera.") % elided("que", name)


@require_http_methods(["GET", "HEAD", "POST"])
def teaching(request: SignedIn, uid: UUID, staff: UUID) -> HttpResponse:
    """The share of the week and the dates: the teacher's own, or any for the head."""
    held = get_teaching(request, uid, staff)
    initial = {"percent": held.share, "starts_on": held.starts_on, "ends_on": held.ends_on}
    calendar = calendar_of(held.class_group.school.academie_id)
    form = ShareForm(request.POST or None, initial=initial, calendar=calendar)
    if request.method == "POST" and form.is_valid():
        before = actions.Said.of(held)
        actions.change_teaching(held, form.share(), actor=request.actor)
        say_given(request, held, _("C’est enregistré."), before=before)
        return redirect(list_url(request, held))
    context = {
        "held": held,
        "end_url": teaching_url(held, "end_teaching"),
        "teacher": polite_name(held.staff),
        "form": form,
        "mine": held.staff_id == request.actor.person.pk,
        "confirms": not held.confirmed and bool(may_confirm_classes(request.actor, held.class_group.school)),
        "trail": (Link(_("Classes"), list_url(request, held)), Link(held.class_group.name, "")),
    }
    return render(request, "directory/teaching.html", context, status=422 if form.errors else 200)


def say_given(
    request: SignedIn, held: ClassTeaching, done: str, *, before: actions.Said | None = None
) -> None:
    """Undoing gives back what was said before, or takes away what nobody had said."""
    if before is None:
        say_done(request, done, undo=teaching_url(held, "end_teaching"))
    else:
        undo, now = teaching_url(held, "put_teaching_back"), actions.Said.of(held)
        say_done(request, done, undo=undo, keep={"before": before, "after": now})


@require_POST
def put_teaching_back(request: SignedIn, uid: UUID, staff: UUID) -> HttpResponse:
    """As it was before; nothing, if somebody said something else since."""
    held, kept = get_teaching(request, uid, staff), kept_for_undoing(request)
    if kept and actions.Said(*kept["after"]) == actions.Said.of(held):
        actions.put_teaching_back(held, actions.Said(*kept["before"]), actor=request.actor)
        say_done(request, _("C’est annulé : la classe est comme avant."))
    else:
        say_done(request, _("Trop tard pour annuler : vous pouvez changer de nouveau cette classe."))
    return redirect(list_url(request, held))


@require_POST
def end_teaching(request: SignedIn, uid: UUID, staff: UUID) -> HttpResponse:
    held = get_teaching(request, uid, staff)
    before = [held.pk, held.ends_on and held.ends_on.isoformat()]
    actions.end_teaching(held, actor=request.actor)
    undo = teaching_url(held, "resume_teaching")
    say_done(request, ended_words(request, held), undo=undo, keep=before)
    return redirect(list_url(request, held))


def ended_words(request: SignedIn, held: ClassTeaching) -> str:
    if held.staff_id == request.actor.person.pk:
        return _("Vous n’avez plus la classe %s.") % held.class_group.name
    done = _("%(teacher)s n’a plus la classe %(name)s.")
    return done % {"teacher": polite_name(held.staff), "name": held.class_group.name}


@require_POST
def resume_teaching(request: SignedIn, uid: UUID, staff: UUID) -> HttpResponse:
    """What was ended from this browser today is given back as it was."""
    there = get_visible_or_404(may_know_class, uid, actor=request.actor)
    pk, ends_on = kept_for_undoing(request) or (0, None)
    ended = ClassTeaching.objects.filter(pk=pk, ends_on=timezone.localdate(), class_group=there)
    held = get_object_or_404(ended.select_related("staff", "class_group__school"), staff__uid=staff)
    actions.resume_teaching(held, date.fromisoformat(ends_on) if ends_on else None, actor=request.actor)
    say_done(request, _("C’est annulé : la classe est comme avant."))
    return redirect(list_url(request, held))


@require_http_methods(["GET", "HEAD", "POST"])
def classes(request: SignedIn, uid: UUID) -> HttpResponse:
    """Who has which class in the school; posting gives a class to somebody, `?classe=` says which."""
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_confirm_classes)
    lines, year = open_classes([school.pk]), year_on(timezone.localdate(), academie=school.academie_id)
    form = AssignForm(
        request.POST or None,
        classes=classes_to_give(school),
        teachers=teachers_of(school),
        asked=request.GET.get("classe", ""),
    )
    if request.method == "POST" and form.is_valid():
        assign(request, form)
        return redirect("directory:classes", uid)
    context = {
        "school": school,
        "place": school_name(school),
        "year": year,
        "awaits": awaits_classes(lines, year),
        "form": form,
        "table": attributions_table(lines) if lines else None,
        "to_confirm": sum(len(line.to_confirm) for line in lines),
    }
    return render(request, "directory/classes.html", context, status=422 if form.errors else 200)


def assign(request: SignedIn, form: AssignForm) -> None:
    class_group, staff = form.cleaned_data["class_group"], form.cleaned_data["staff"]
    said = lasting_teachings([class_group]).filter(staff=staff).first()
    held = actions.assign_class(class_group, staff, form.share(), actor=request.actor)
    done = _("%(teacher)s a la classe %(name)s.")
    done %= {"teacher": formal_name(staff), "name": class_group.name}
    say_given(request, held, done, before=actions.Said.of(said) if said else None)


@require_POST
def confirm(request: SignedIn, uid: UUID) -> HttpResponse:
    """Everything that waits, at once."""
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_confirm_classes)
    waiting = [teaching for line in open_classes([school.pk]) for teaching in line.to_confirm]
    actions.confirm_classes(school, waiting, actor=request.actor)
    done = ngettext("%(n)s attribution confirmée.", "%(n)s attributions confirmées.", len(waiting))
    undo, confirmed = reverse("directory:put_back", args=[uid]), [teaching.pk for teaching in waiting]
    say_done(request, done % {"n": len(waiting)}, undo=undo, keep=confirmed)
    return redirect("directory:classes", uid)


@require_POST
def put_back(request: SignedIn, uid: UUID) -> HttpResponse:
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_confirm_classes)
    chosen = lasting_teachings([line.class_group for line in open_classes([school.pk])])
    teachings = list(chosen.filter(pk__in=kept_for_undoing(request) or []))
    actions.put_back_to_confirm(school, teachings, actor=request.actor)
    say_done(request, _("Les attributions attendent de nouveau votre accord."))
    return redirect("directory:classes", uid)


def get_teaching(request: SignedIn, class_group: UUID, staff: UUID) -> ClassTeaching:
    there = get_visible_or_404(may_know_class, class_group, actor=request.actor)
    held = get_object_or_404(
        lasting_teachings([there]).select_related("class_group__school"), staff__uid=staff
    )
    may_change_teaching(request.actor, held).or_raise()
    return held


def classes_to_give(school: School) -> QuerySet[ClassGroup]:
    return ClassGroup.objects.filter(school=school, closed_on=None).order_by(*by_level())


def teachers_of(school: School) -> QuerySet[Person]:
    on = timezone.localdate()
    at_work = working(Q(school=school, staff__teacher=True), on=on)
    return still_here(at_work, on=on).order_by("sort_name")


def list_url(request: SignedIn, held: ClassTeaching) -> str:
    """Back to one's own list, or to the head's."""
    if held.staff_id == request.actor.person.pk:
        return reverse("directory:my_classes")
    return reverse("directory:classes", args=[held.class_group.school.uid])
