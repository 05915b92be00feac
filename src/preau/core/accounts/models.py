"""Accounts, whom they hold, and the codes that open them."""

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from preau.core.accounts.types import MOST_WRONG_ANSWERS
from preau.core.directory.models import Person
from preau.kernel.fields import CodePointField
from preau.kernel.uid import UidModel
from preau.ui.types import Animal


def new_seal() -> str:
    return secrets.token_urlsafe(24)


class Account(AbstractBaseUser, UidModel):
    """
    A way in: open, or closed since `disabled_at`.

    `seal` is part of every session: a new one ends them all. Personal data: login, password hash; erased with
    the last person it holds.
    """

    login = CodePointField(max_length=80, unique=True)
    seal = models.CharField(max_length=40, default=new_seal)
    appearance = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    last_login = None

    USERNAME_FIELD = "login"
    objects = BaseUserManager()

    def __str__(self) -> str:
        return f"compte {self.uid}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.disabled_at is None

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        value = f"{self.password}{self.seal}"
        return salted_hmac("preau.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()


class AccountPerson(models.Model):
    """
    An account holds a person, and a person is held by one; `animal` is the portrait that a pupil chose.

    Personal data: who owns which account.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="persons")
    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    animal = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Animal])

    def __str__(self) -> str:
        return f"personne du compte {self.account_id}"


class ActivationCodeQuerySet(models.QuerySet["ActivationCode"]):
    def waiting(self) -> "ActivationCodeQuerySet":
        return self.filter(used_at=None, expires_at__gt=timezone.now(), wrong_answers__lt=MOST_WRONG_ANSWERS)


class ActivationCode(UidModel):
    """
    A code that lets one person make their account: waiting, used at `used_at`, past `expires_at`, or worth
    nothing after too many `wrong_answers` to its question.

    Only its keyed digest is kept. Making another one removes those that wait. Personal data: its owner.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    wrong_answers = models.PositiveSmallIntegerField(default=0)

    objects = ActivationCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"code d'activation {self.uid}"
