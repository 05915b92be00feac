"""The guardians of a school who wait for its head to say what they may do."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.directory.naming import school_name
from preau.core.directory.queries import undecided
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import may_decide_authorities, may_know_school
from preau.core.directory.screens import undecided_row
from preau.kernel.rules import get_visible_or_404

PER_PAGE = 25


@require_safe
def waiting(request: SignedIn, uid: UUID) -> HttpResponse:
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_decide_authorities)
    page = Paginator(undecided([school.pk]), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "place": school_name(school),
        "page": page,
        "rows": [undecided_row(link) for link in page],
    }
    return render(request, "directory/waiting.html", context)
