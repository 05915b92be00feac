"""Coming in and going out."""

from django.contrib.auth import login as open_session
from django.contrib.auth import logout as close_session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.accounts import throttle
from preau.core.accounts.forms import SignInForm
from preau.core.accounts.http import address
from preau.core.accounts.models import Account
from preau.core.accounts.queries import with_credentials
from preau.core.accounts.types import HOME
from preau.kernel.public import public
from preau.ui.appearance import COOKIE, KEPT_FOR
from preau.ui.told import slow_down


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first page of a visitor; whoever is signed in goes home."""
    if getattr(request, "actor", None) is not None:
        return HttpResponseRedirect(HOME)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"].strip().lower()
        if seconds := throttle.wait(login, address(request)):
            return slow_down(request, seconds=seconds)
        if account := with_credentials(login, form.cleaned_data["password"]):
            return let_in(request, account)
        throttle.failed(login, address(request))
        form.add_error(None, _("Cet identifiant et ce mot de passe ne vont pas ensemble."))
    context = {"form": form, "next": request.GET.get("suite", "")}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def let_in(request: HttpRequest, account: Account) -> HttpResponse:
    """A new session, the display that this person keeps, and the page they were going to."""
    open_session(request, account)
    response = HttpResponseRedirect(safe_next(request) or HOME)
    if account.appearance:
        response.set_cookie(COOKIE, account.appearance, max_age=KEPT_FOR, httponly=True, samesite="Lax")
    return response


def safe_next(request: HttpRequest) -> str:
    """A path of ours, and only of ours."""
    wanted = request.POST.get("suite", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours and wanted.startswith("/") else ""


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    close_session(request)
    return HttpResponseRedirect(reverse("accounts:sign-in"))
