from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from proverbs.rules import may_read
from proverbs.showing import row


@require_safe
def index(request: SignedIn) -> HttpResponse:
    return render(
        request, "proverbs/index.html", {"rows": [row(proverb) for proverb in may_read.rows(request.actor)]}
    )
