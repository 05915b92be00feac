"""From the letter to the first sign-in."""

from django.contrib.auth import login as open_session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from preau.core.accounts import throttle
from preau.core.accounts.actions import activate
from preau.core.accounts.forms import ActivationForm, CodeForm
from preau.core.accounts.http import SignedIn, address
from preau.core.accounts.models import ActivationCode
from preau.core.accounts.queries import waiting_code
from preau.kernel.public import public
from preau.ui.told import slow_down

GUESSES = "code"


@public
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def activation(request: HttpRequest) -> HttpResponse:
    """First the code, then what the letter does not bear and a password: two forms at one address."""
    if seconds := throttle.wait(GUESSES, address(request)):
        return slow_down(request, seconds=seconds)
    code = waiting_code(request.POST.get("code", ""))
    if code is None or "password" not in request.POST:
        return ask_code(request, code)
    form = ActivationForm(code, request.POST)
    if form.is_valid():
        account = activate(code, password=form.cleaned_data["password"])
        open_session(request, account)
        return HttpResponseRedirect(reverse("accounts:welcome"))
    if form.unproven:
        throttle.failed(GUESSES, address(request))
    return ask_proof(request, code, form)


def ask_code(request: HttpRequest, code: ActivationCode | None) -> HttpResponse:
    """A code that waits leads to the second form."""
    if code is not None:
        return ask_proof(request, code, ActivationForm(code))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        throttle.failed(GUESSES, address(request))
        form.add_error(
            "code", _("Ce code est inconnu, déjà utilisé ou trop ancien. Demandez-en un à l’école.")
        )
    return render(request, "accounts/activation.html", {"form": form}, status=422 if form.errors else 200)


def ask_proof(request: HttpRequest, code: ActivationCode, form: ActivationForm) -> HttpResponse:
    context = {"form": form, "code": request.POST.get("code", ""), "person": code.person}
    return render(request, "accounts/activation_proof.html", context, status=422 if form.errors else 200)


@require_safe
def welcome(request: SignedIn) -> HttpResponse:
    """The login to note down."""
    return render(request, "accounts/welcome.html", {"login": request.account.login})
