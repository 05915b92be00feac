"""Coming in and going out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.accounts.devices import device_of
from preau.core.accounts.forms import SignInForm
from preau.core.accounts.http import address
from preau.core.accounts.logins import as_kept
from preau.core.accounts.queries import with_credentials
from preau.core.accounts.sessions import enter, leave
from preau.core.accounts.throttle import Try, a_sign_in, a_sign_in_on_a_known_device
from preau.core.accounts.types import HOME
from preau.kernel.public import public
from preau.ui.told import pause_words


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first page of a visitor; whoever is signed in goes home."""
    wanted = request.POST.get("suite") or request.GET.get("suite", "")
    if getattr(request, "actor", None) is not None:
        return redirect(own_path(wanted))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt = attempt_of(request, as_kept(form.cleaned_data["login"]))
        if seconds := attempt.take():
            form.add_error(None, pause_words(seconds))
            response = ask(request, form, wanted, status=429)
            response["Retry-After"] = str(seconds)
            return response
        if account := with_credentials(**form.cleaned_data):
            attempt.give_back()
            return enter(request, account, redirect(own_path(wanted)))
        form.add_error(None, _("Cet identifiant et ce mot de passe ne vont pas ensemble."))
    return ask(request, form, wanted, status=422 if form.errors else 200)


def attempt_of(request: HttpRequest, login: str) -> Try:
    device = device_of(request)
    if device.knows(login):
        return a_sign_in_on_a_known_device(device.key, login=login)
    return a_sign_in(address(request), login=login)


def ask(request: HttpRequest, form: SignInForm, wanted: str, *, status: int) -> HttpResponse:
    context = {"form": form, "next": wanted, "out": request.GET.get("sortie", "")}
    return render(request, "accounts/sign_in.html", context, status=status)


def own_path(wanted: str) -> str:
    """A path of ours, and only of ours; else home."""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours and wanted.startswith("/") else HOME


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    return leave(request, redirect(reverse("accounts:sign-in", query={"sortie": "ici"})))
