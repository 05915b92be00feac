"""One's own account."""

from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.accounts import actions
from preau.core.accounts.forms import PasswordForm
from preau.core.accounts.http import SignedIn, address
from preau.core.accounts.passwords import is_child
from preau.core.accounts.portraits import NAMES
from preau.core.accounts.queries import held_by
from preau.core.accounts.rules import may_choose_animal
from preau.core.accounts.sessions import act_as, leave
from preau.core.accounts.throttle import a_change_of_password
from preau.core.accounts.types import HOME
from preau.core.directory.models import Person
from preau.core.directory.naming import full_name
from preau.ui.told import slow_down
from preau.ui.types import Animal


@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: SignedIn) -> HttpResponse:
    """Login, password, profiles, and the end of every session."""
    account, actor = request.account, request.actor
    form = PasswordForm(actor.person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt = a_change_of_password(address(request), login=account.login)
        if seconds := attempt.take():
            return slow_down(request, seconds=seconds)
        if account.check_password(form.cleaned_data["current"]):
            attempt.give_back()
            actions.change_password(account, password=form.cleaned_data["password"], actor=actor)
            update_session_auth_hash(request, account)
            return redirect(reverse("accounts:me", query={"fait": 1}))
        form.add_error("current", not_the_present_one(actor.person))
    context = {
        "form": form,
        "login": account.login,
        "name": full_name(actor.person),
        "several": len(held_by(account).persons) > 1,
        "saved": "fait" in request.GET,
        "child": is_child(actor.person),
    }
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


def not_the_present_one(person: Person) -> str:
    if is_child(person):
        return _("Ce n’est pas ton mot de passe actuel.")
    return _("Ce n’est pas votre mot de passe actuel.")


@require_http_methods(["GET", "HEAD", "POST"])
def animal(request: SignedIn) -> HttpResponse:
    """One tap chooses, another changes one's mind."""
    if request.method == "POST":
        chosen = request.POST.get("animal", "")
        if chosen not in set(Animal):
            raise Http404
        actions.choose_animal(request.account, Animal(chosen), actor=request.actor)
        return redirect("accounts:animal")
    may_choose_animal(request.actor, request.account).or_raise()
    return render(request, "accounts/animal.html", {"animals": NAMES.items()})


@require_POST
def sign_out_everywhere(request: SignedIn) -> HttpResponse:
    actions.sign_out_everywhere(request.account, actor=request.actor)
    return leave(request, redirect(reverse("accounts:sign-in", query={"sortie": "partout"})))


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedIn) -> HttpResponse:
    """As whom one acts: only a person of one's own account can be chosen."""
    persons = held_by(request.account).persons
    if request.method == "POST":
        mine = {str(person.uid): person for person in persons}
        if (chosen := mine.get(request.POST.get("personne", ""))) is None:
            raise Http404
        act_as(request, chosen)
        return redirect(HOME)
    return render(request, "accounts/profile.html", {"persons": persons, "current": request.actor.person})
