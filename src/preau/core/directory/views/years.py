"""The school years of an académie, and the day of rentrée that it sets."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.directory.actions import set_rentree
from preau.core.directory.forms import RentreeForm
from preau.core.directory.queries import calendar_of
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import may_set_rentree
from preau.core.directory.screens import years_table
from preau.kernel.rules import get_visible_or_404
from preau.ui.day_words import date_words
from preau.ui.typography import display_name
from preau.ui.undo import kept_for_undoing, say_done


@require_http_methods(["GET", "HEAD", "POST"])
def years(request: SignedIn, uid: UUID) -> HttpResponse:
    academie = get_visible_or_404(may_set_rentree, uid, actor=request.actor)
    calendar = calendar_of(academie.pk)
    form = RentreeForm(request.POST or None, calendar=calendar)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        before = calendar.begins(day.year)
        set_rentree(academie, day, actor=request.actor)
        kept = {"before": before.isoformat(), "after": day.isoformat()}
        undo = reverse("directory:put_rentree_back", args=[uid])
        say_done(request, _("La rentrée est le %s.") % date_words(day), undo=undo, keep=kept)
        return redirect("directory:years", uid)
    this = calendar.year_of(timezone.localdate())
    context = {
        "place": display_name(academie.name),
        "form": form,
        "table": years_table([this, calendar.after(this)]),
    }
    return render(request, "directory/years.html", context, status=422 if form.errors else 200)


@require_POST
def put_rentree_back(request: SignedIn, uid: UUID) -> HttpResponse:
    """The day that it was before; nothing, if somebody set another one since."""
    academie = get_visible_or_404(may_set_rentree, uid, actor=request.actor)
    kept = {name: date.fromisoformat(day) for name, day in (kept_for_undoing(request) or {}).items()}
    if kept and calendar_of(academie.pk).begins(kept["after"].year) == kept["after"]:
        set_rentree(academie, kept["before"], actor=request.actor)
        say_done(request, _("C’est annulé : la rentrée est de nouveau le %s.") % date_words(kept["before"]))
    else:
        say_done(request, _("Trop tard pour annuler : vous pouvez fixer de nouveau le jour de la rentrée."))
    return redirect("directory:years", uid)
