"""What people type to come in."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.passwords import is_child, may_be_password, shortest_for
from preau.core.accounts.types import Asked
from preau.core.directory.models import Person
from preau.kernel.rules import Denied
from preau.ui.forms import TO_FILL
from preau.ui.types import Words

BY_HAND = {"autocapitalize": "none", "spellcheck": "false"}
LONGEST = 200


class PasswordInput(forms.PasswordInput):
    """With a button that shows what is typed."""

    template_name = "accounts/widgets/password.html"

    def __init__(self, autocomplete: str, *, render_value: bool = False) -> None:
        super().__init__(attrs={"autocomplete": autocomplete, **BY_HAND}, render_value=render_value)


class SignInForm(forms.Form):
    login = forms.CharField(
        label=_("Identifiant"),
        error_messages=TO_FILL,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", **BY_HAND}),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        error_messages=TO_FILL,
        max_length=LONGEST,
        strip=False,
        widget=PasswordInput("current-password"),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code d’activation"),
        error_messages=TO_FILL,
        help_text=_("Il est sur la lettre de l’école, par exemple abcd‑efgh‑jkmn."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", **BY_HAND}),
    )


class BirthDateField(forms.DateField):
    def __init__(self, label: Words, help_text: Words = "") -> None:
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, help_text=help_text, widget=day, error_messages=TO_FILL)

    def clean(self, value: Any) -> Any:
        return super().clean(value).isoformat()


class AddressField(forms.EmailField):
    def clean(self, value: Any) -> Any:
        return super().clean(value).casefold()


class SchoolCodeField(forms.CharField):
    def clean(self, value: Any) -> Any:
        return super().clean(value).replace(" ", "").upper()


PROOFS: dict[Asked, Callable[[], forms.Field]] = {
    Asked.CHILD_BIRTH_DATE: lambda: BirthDateField(
        _("Date de naissance d’un de vos enfants dans l’école"),
        _("Si vous en avez plusieurs, un seul suffit."),
    ),
    Asked.OWN_BIRTH_DATE: lambda: BirthDateField(_("Ta date de naissance")),
    Asked.EMAIL: lambda: AddressField(
        label=_("Votre adresse académique"),
        error_messages=TO_FILL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    ),
    Asked.SCHOOL_CODE: lambda: SchoolCodeField(
        label=_("Numéro UAI de votre école"),
        error_messages=TO_FILL,
        help_text=_("Sept chiffres et une lettre : la direction de l’école le connaît."),
        max_length=12,
        widget=forms.TextInput(attrs=BY_HAND),
    ),
}


class ProofForm(forms.Form):
    """What the letter does not bear, as `Question` compares it."""

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"] = PROOFS[asked]()


class NewPassword(forms.Form):
    """A refused password stays in its field, to be completed."""

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        example = (
            _("Au moins %(n)s lettres ou signes : par exemple deux mots que tu aimes.")
            if is_child(person)
            else _("Au moins %(n)s caractères : trois mots sans lien font un bon mot de passe.")
        )
        self.fields["password"] = forms.CharField(
            label=_("Ton mot de passe") if is_child(person) else _("Mot de passe à choisir"),
            help_text=example % {"n": shortest_for(person)},
            error_messages=TO_FILL,
            max_length=LONGEST,
            strip=False,
            widget=PasswordInput("new-password", render_value=True),
        )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        verdict = may_be_password(password, self.person)
        if isinstance(verdict, Denied):
            raise ValidationError(str(verdict.reason))
        return password


class ActivationForm(NewPassword):
    """The proof, then a password."""

    def __init__(self, person: Person, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        self.fields = {"proof": PROOFS[asked](), **self.fields}


class PasswordForm(NewPassword):
    """Change one's password, knowing the present one."""

    current = forms.CharField(
        label=_("Mot de passe actuel"),
        error_messages=TO_FILL,
        max_length=LONGEST,
        strip=False,
        widget=PasswordInput("current-password"),
    )
