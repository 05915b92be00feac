"""Guessing slowed down: a try is taken before it is judged, and given back to whoever was right."""

import hashlib
import math
from dataclasses import dataclass
from time import time

from django.core.cache import cache
from django.db import transaction

from preau.kernel.connections import EPHEMERAL


@dataclass(frozen=True, slots=True)
class Bucket:
    """`size` tries at once, then one every `seconds`; the moment when it is full again is all that is kept."""

    name: str
    size: int
    seconds: int

    def wait(self, whose: str) -> int:
        """The seconds until there is a try to take, 0 now."""
        return max(0, math.ceil(self.missing(whose) - (self.size - 1) * self.seconds))

    def missing(self, whose: str) -> float:
        """The seconds until it is full again."""
        return max(0.0, float(cache.get(self.key(whose), 0)) - time())

    def take(self, whose: str) -> None:
        self.keep(whose, self.missing(whose) + self.seconds)

    def give_back(self, whose: str) -> None:
        self.keep(whose, self.missing(whose) - self.seconds)

    def keep(self, whose: str, missing: float) -> None:
        """A full one is not kept at all."""
        if missing > 0:
            cache.set(self.key(whose), time() + missing, timeout=self.size * self.seconds)
        else:
            cache.delete(self.key(whose))

    def key(self, whose: str) -> str:
        return f"throttle:{self.name}:{hashlib.sha256(whose.encode()).hexdigest()}"


ONE_LOGIN = Bucket("login", size=6, seconds=60)
"""Of a login from an address: nobody locks somebody else out."""
ONE_DEVICE = Bucket("device", size=6, seconds=60)
"""Of a login on a device where it already came in: whatever its neighbours try."""
ONE_CODE = Bucket("code", size=5, seconds=60)
"""Of an activation code, wherever the answers come from: only whoever has the letter knows it."""
LOGINS_OF_ADDRESS = Bucket("address", size=120, seconds=5)
"""A class behind one address gets in: only failures count, and a login that fails again counts once."""
CODES_OF_ADDRESS = Bucket("codes", size=120, seconds=5)
"""Apart from the sign-ins of the same address: a letter opens an account while somebody guesses passwords."""


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt, and what it costs."""

    costs: tuple[tuple[Bucket, str], ...]

    def take(self) -> int:
        """The seconds to wait, 0 to go on; whoever must wait pays nothing, and nothing is written of them."""
        with transaction.atomic(using=EPHEMERAL):
            if seconds := max(bucket.wait(whose) for bucket, whose in self.costs):
                return seconds
            for bucket, whose in self.costs:
                bucket.take(whose)
        return 0

    def give_back(self) -> None:
        with transaction.atomic(using=EPHEMERAL):
            for bucket, whose in self.costs:
                bucket.give_back(whose)


def a_sign_in(address: str, *, login: str) -> Try:
    """The address pays for a login that was not tried from there of late, not for each of its tries."""
    here = f"{login}@{address}"
    known = ONE_LOGIN.missing(here) > 0
    return Try(((ONE_LOGIN, here),) if known else ((ONE_LOGIN, here), (LOGINS_OF_ADDRESS, address)))


def a_sign_in_on_a_known_device(device: str, *, login: str) -> Try:
    return Try(((ONE_DEVICE, f"{login}@{device}"),))


def a_change_of_password(address: str, *, login: str) -> Try:
    """Somebody signed in has to do with nobody else's tries."""
    return Try(((ONE_LOGIN, f"{login}@{address}"),))


def a_code(address: str) -> Try:
    """Too long to be guessed one by one."""
    return Try(((CODES_OF_ADDRESS, address),))


def an_answer(address: str, *, code_id: int) -> Try:
    """What the letter of a known code does not bear is short enough to be guessed: a birth date, a school."""
    return Try(((ONE_CODE, str(code_id)), (CODES_OF_ADDRESS, address)))
