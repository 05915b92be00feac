"""What people type to come in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.models import Account, ActivationCode
from preau.core.accounts.proofs import asks_birth_date, proven_by_birth_date, proven_by_email
from preau.core.accounts.types import ADULT_PASSWORD, CHILD_PASSWORD
from preau.core.directory.types import Profile


class SignInForm(forms.Form):
    login = forms.CharField(
        label=_("Identifiant"),
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}, render_value=False),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code d’activation"),
        help_text=_("Il est sur la lettre de l’école, par exemple abcd-efgh-jkmn."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


def new_password(shortest: int) -> forms.CharField:
    return forms.CharField(
        label=_("Mot de passe à choisir"),
        help_text=_("Au moins %(n)s caractères : trois mots sans lien font un bon mot de passe.")
        % {"n": shortest},
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )


def refuse_weak(password: str, *, shortest: int) -> None:
    if len(password) < shortest:
        message = _("Il manque des caractères : il en faut au moins %(n)s.")
        raise ValidationError(message, params={"n": shortest})
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        raise ValidationError(_("Ce mot de passe est trop connu. Choisissez-en un autre.")) from None


class ActivationForm(forms.Form):
    """The proof that the letter does not bear, and a password; fields follow the person's profile."""

    def __init__(self, code: ActivationCode, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = code.person
        self.shortest = CHILD_PASSWORD if self.person.profile == Profile.PUPIL else ADULT_PASSWORD
        if asks_birth_date(self.person):
            self.fields["proof"] = forms.DateField(
                label=self.birth_date_label(),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        else:
            self.fields["proof"] = forms.EmailField(
                label=_("Votre adresse académique"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
            )
        self.fields["password"] = new_password(self.shortest)

    def birth_date_label(self) -> Any:
        if self.person.profile == Profile.PUPIL:
            return _("Ta date de naissance")
        return _("Date de naissance d’un de vos enfants dans l’école")

    def clean_proof(self) -> Any:
        given = self.cleaned_data["proof"]
        proven = proven_by_birth_date if asks_birth_date(self.person) else proven_by_email
        if not proven(self.person, given):
            raise ValidationError(_("Cela ne correspond pas à ce que l’école connaît."), code="unproven")
        return given

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        refuse_weak(password, shortest=self.shortest)
        return password

    @property
    def unproven(self) -> bool:
        return self.has_error("proof", "unproven")


class PasswordForm(forms.Form):
    """Change one's password, knowing the present one."""

    current = forms.CharField(
        label=_("Mot de passe actuel"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = new_password(ADULT_PASSWORD)

    def __init__(self, account: Account, shortest: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account, self.shortest = account, shortest
        self.fields["password"] = new_password(shortest)

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.account.check_password(current):
            raise ValidationError(_("Ce n’est pas votre mot de passe actuel."), code="wrong")
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        refuse_weak(password, shortest=self.shortest)
        return password

    @property
    def wrong(self) -> bool:
        return self.has_error("current", "wrong")
