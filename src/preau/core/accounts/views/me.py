"""One's own account."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from preau.core.accounts import actions, throttle
from preau.core.accounts.forms import PasswordForm
from preau.core.accounts.http import SignedIn, address
from preau.core.accounts.middleware import CHOSEN
from preau.core.accounts.queries import held_by
from preau.core.accounts.types import ADULT_PASSWORD, CHILD_PASSWORD, HOME
from preau.core.directory.types import Profile
from preau.ui.told import slow_down


@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: SignedIn) -> HttpResponse:
    """Login, password, and the end of every session."""
    account, actor = request.account, request.actor
    if request.method == "POST" and (seconds := throttle.wait(account.login, address(request))):
        return slow_down(request, seconds=seconds)
    shortest = CHILD_PASSWORD if actor.person.profile == Profile.PUPIL else ADULT_PASSWORD
    form = PasswordForm(account, shortest, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(account, password=form.cleaned_data["password"], actor=actor)
        update_session_auth_hash(request, account)
        return HttpResponseRedirect(reverse("accounts:me", query={"fait": 1}))
    if form.is_bound and form.wrong:
        throttle.failed(account.login, address(request))
    context = {"form": form, "login": account.login, "saved": "fait" in request.GET}
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


@require_POST
def sign_out_everywhere(request: SignedIn) -> HttpResponse:
    actions.sign_out_everywhere(request.account, actor=request.actor)
    return HttpResponseRedirect(reverse("accounts:sign-in"))


@require_safe
def profile(request: SignedIn) -> HttpResponse:
    """Act as another person of the same account; a stranger's uid changes nothing."""
    chosen = held_by(request.account).chosen(request.GET.get("personne"))
    if chosen is not None:
        request.session[CHOSEN] = str(chosen.uid)
    return HttpResponseRedirect(HOME)
