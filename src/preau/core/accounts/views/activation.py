"""From the letter to the first sign-in."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from preau.core.accounts import actions
from preau.core.accounts.forms import ActivationForm, CodeForm, ProofForm
from preau.core.accounts.http import SignedIn, address
from preau.core.accounts.models import Account, ActivationCode
from preau.core.accounts.passwords import is_child
from preau.core.accounts.queries import waiting_code
from preau.core.accounts.rules import may_join
from preau.core.accounts.sessions import act_as, enter
from preau.core.accounts.throttle import a_code, an_answer
from preau.core.directory.naming import given_name
from preau.kernel.public import public
from preau.ui.told import slow_down


@dataclass(frozen=True, slots=True)
class Opening:
    """A code that waits, and the account that it may join instead of opening one."""

    typed: str
    code: ActivationCode
    joins: Account | None

    def form(self, answers: object = None) -> forms.Form:
        person, asked = self.code.person, actions.question_of(self.code.person).asked
        return ProofForm(asked, answers) if self.joins else ActivationForm(person, asked, answers)


@public
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def activation(request: HttpRequest) -> HttpResponse:
    """First the code, then what the letter does not bear and a password: two forms at one address."""
    if request.method != "POST":
        return ask_code(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return ask_code(request, form)
    attempt = a_code(address(request))
    if seconds := attempt.take():
        return slow_down(request, seconds=seconds)
    code = waiting_code(form.cleaned_data["code"])
    if code is None:
        form.add_error(
            "code", _("Ce code est inconnu, déjà utilisé ou trop ancien. Demandez-en un à l’école.")
        )
        return ask_code(request, form)
    attempt.give_back()
    opening = Opening(form.cleaned_data["code"], code, account_to_join(request, code))
    return open_with(request, opening) if "proof" in request.POST else ask_proof(request, opening)


def account_to_join(request: HttpRequest, code: ActivationCode) -> Account | None:
    """That of whoever is signed in under the same name."""
    account: Account | None = request.account  # type: ignore[attr-defined]
    return account if account and may_join(code.person, account) else None


def open_with(request: HttpRequest, opening: Opening) -> HttpResponse:
    form = opening.form(request.POST)
    if not form.is_valid():
        return ask_proof(request, opening, form)
    code = opening.code
    attempt = an_answer(address(request), code_id=code.pk)
    if seconds := attempt.take():
        return slow_down(request, seconds=seconds)
    if not actions.answer(code, form.cleaned_data["proof"]):
        form.add_error("proof", _("Cela ne correspond pas à ce que l’école connaît."))
        return ask_proof(request, opening, form)
    attempt.give_back()
    if opening.joins:
        actions.join(code, opening.joins)
        act_as(request, code.person)
        return redirect("accounts:me")
    account = actions.activate(code, password=form.cleaned_data["password"])
    response = enter(request, account, redirect("accounts:welcome"))
    act_as(request, code.person)
    return response


def ask_code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    return render(request, "accounts/activation.html", {"form": form}, status=422 if form.errors else 200)


def ask_proof(request: HttpRequest, opening: Opening, form: forms.Form | None = None) -> HttpResponse:
    context = {
        "form": form or opening.form(),
        "code": opening.typed,
        "joins": opening.joins,
        "name": given_name(opening.code.person),
        "child": is_child(opening.code.person),
    }
    status = 422 if form and form.errors else 200
    return render(request, "accounts/activation_proof.html", context, status=status)


@require_safe
def welcome(request: SignedIn) -> HttpResponse:
    """The login to note down."""
    context = {"login": request.account.login, "child": is_child(request.actor.person)}
    return render(request, "accounts/welcome.html", context)
