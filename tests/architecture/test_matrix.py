"""
Every address × every kind of person → what is answered.

Two schools, and the neighbour who has something. A new address without its line fails the test: whoever adds one
says who gets in. 200 a page, 302 sent to sign in or elsewhere, 403 an insider without the right, 404 an outsider,
405 another method.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.two_schools import World, actor, space_of

from preau.communication.news.actions import Written, draft, publish
from preau.communication.news.services import NEWS
from preau.core.accounts.actions import open_account
from preau.core.content.models import Review
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.types import Rank, Role
from preau.kernel.scope import within

PEOPLE = ("visitor", "pupil", "guardian", "informed", "barred", "teacher", "colleague", "head",
          "their_pupil", "their_guardian", "their_teacher", "their_head",
          "commune", "academie", "operator")  # fmt: skip


@dataclass
class Cast:
    world: World
    news: str
    review: str

    def person(self, name: str):
        here, there, outside = self.world.tilleuls, self.world.verger, self.world.outside
        return {
            "pupil": here.ines, "guardian": here.samira, "informed": here.karim, "barred": here.paul,
            "teacher": here.mme_diallo, "colleague": here.m_petit, "head": here.mme_roy,
            "their_pupil": there.lea, "their_guardian": there.eva, "their_teacher": there.m_blanc,
            "their_head": there.mme_faure, "commune": outside.claire, "academie": outside.dasen,
            "operator": outside.operator,
        }[name]  # fmt: skip


def everybody(status: int, **others: int) -> dict[str, int]:
    return {name: others.get(name, status) for name in PEOPLE}


def signed_in(status: int = 200, **others: int) -> dict[str, int]:
    """Visitors are sent to sign in."""
    return everybody(status, visitor=302, **others)


ANYBODY = everybody(200)
OURS = {"pupil": 200, "guardian": 200, "informed": 200, "teacher": 200, "colleague": 200, "head": 200}
AGENTS = {"commune": 200, "academie": 200, "operator": 200}
POST_ONLY = everybody(405, visitor=302)

Address = Callable[[Cast], dict[str, object]]


def nothing(_: Cast) -> dict[str, object]:
    return {}


def school(cast: Cast) -> dict[str, object]:
    return {"uid": cast.world.tilleuls.school.uid}


def ce1(cast: Cast) -> dict[str, object]:
    return {"uid": cast.world.tilleuls.ce1.uid}


def teaching(cast: Cast) -> dict[str, object]:
    return {**ce1(cast), "staff": cast.world.tilleuls.mme_diallo.uid}


def ines(cast: Cast) -> dict[str, object]:
    return {"uid": cast.world.tilleuls.ines.uid}


def link(cast: Cast) -> dict[str, object]:
    return {**ines(cast), "guardian": cast.world.tilleuls.karim.uid}


def ce1_space(cast: Cast) -> dict[str, object]:
    return {"uid": space_of(cast.world.tilleuls.ce1).uid}


def review(cast: Cast) -> dict[str, object]:
    return {"uid": cast.review}


def news(cast: Cast) -> dict[str, object]:
    return {"uid": cast.news}


MATRIX: dict[str, tuple[Address, dict[str, int]]] = {
    "accounts:sign-in": (nothing, everybody(302, visitor=200)),
    "accounts:sign-out": (nothing, everybody(405)),
    "accounts:sign-out-everywhere": (nothing, POST_ONLY),
    "accounts:activation": (nothing, ANYBODY),
    "accounts:welcome": (nothing, signed_in()),
    "accounts:me": (nothing, signed_in()),
    "accounts:profile": (nothing, signed_in()),
    "administration:registries": (nothing, signed_in(404, **AGENTS)),
    "content:queue": (nothing, signed_in(404, teacher=200, head=200, their_teacher=200, their_head=200)),
    "content:review": (review, signed_in(404, head=200)),
    "content:take-back": (review, POST_ONLY),
    "content:moderation": (ce1_space, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403,
                                                head=200)),
    "directory:my_classes": (nothing, signed_in()),
    "directory:claim": (ce1, POST_ONLY),
    "directory:teaching": (teaching, signed_in(404, teacher=200, colleague=403, head=200)),
    "directory:end_teaching": (teaching, POST_ONLY),
    "directory:classes": (school, signed_in(404, pupil=403, guardian=403, informed=403, teacher=403, colleague=403,
                                            head=200, commune=403, academie=403)),
    "directory:confirm": (school, POST_ONLY),
    "directory:put_back": (school, POST_ONLY),
    "directory:search": (nothing, signed_in()),
    "directory:pupil": (ines, signed_in(404, teacher=200, head=200)),
    "directory:authority": (link, signed_in(404, teacher=403, head=200)),
    "news:list": (nothing, signed_in()),
    "news:write": (nothing, signed_in(404, teacher=200, colleague=200, head=200, their_teacher=200, their_head=200)),
    "news:read": (news, signed_in(404, **OURS)),
    "news:readers": (news, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403, head=200)),
    "news:edit": (news, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403, head=200)),
    "news:picture": (lambda cast: {**news(cast), "number": 0}, signed_in(404)),
    "news:remove-picture": (lambda cast: {**news(cast), "number": 0}, POST_ONLY),
    "news:change": (lambda cast: {**news(cast), "to": "retirer"}, POST_ONLY),
    "notifications:list": (nothing, signed_in()),
    "notifications:read-all": (nothing, POST_ONLY),
    "notifications:open": (news, POST_ONLY),
    "portal:home": (nothing, signed_in()),
    "portal:children": (nothing, signed_in(404, guardian=200, informed=200, their_guardian=200)),
    "portal:schools": (nothing, signed_in(404, commune=200, academie=200)),
    "portal:my-class": (nothing, signed_in(404, pupil=302, guardian=302, informed=302, teacher=302, colleague=302,
                                           head=302, their_pupil=302, their_guardian=302, their_teacher=302,
                                           their_head=302)),
    "portal:my-school": (nothing, signed_in(404, head=302, their_head=302)),
    "search:search": (nothing, signed_in()),
    "spaces:space": (ce1_space, signed_in(404, **OURS)),
    "supervision:healthz": (nothing, ANYBODY),
    "supervision:readyz": (nothing, ANYBODY),
    "ui:appearance": (nothing, ANYBODY),
    "ui:offline": (nothing, ANYBODY),
    "ui:offline-worker": (nothing, ANYBODY),
}  # fmt: skip


@pytest.fixture
def cast(world: World) -> Cast:
    here = world.tilleuls
    diallo = actor(here.mme_diallo)
    with within(diallo.standing.scope):
        told = draft(space_of(here.ce1), Written("Sortie", "Mardi."), actor=diallo)
        publish(told, actor=diallo)
    return Cast(world, str(told.uid), str(waiting_in_cm2(world).uid))


def waiting_in_cm2(world: World) -> Review:
    """Noé wrote in a class that nobody was given: the head alone looks."""
    here = world.tilleuls
    roy, noe = actor(here.mme_roy), actor(here.noe)
    with within(roy.standing.scope):
        choose_rank(space_of(here.cm2), NEWS, Role.PUPIL, Rank.CONTRIBUTE, actor=roy)
    with within(noe.standing.scope):
        publish(draft(space_of(here.cm2), Written("Mon chat", "…"), actor=noe), actor=noe)
    return Review._base_manager.get()


@pytest.mark.parametrize("name", list(MATRIX))
def test_who_gets_in(name: str, cast: Cast) -> None:
    arguments, expected = MATRIX[name]
    address = reverse(name, kwargs=arguments(cast))
    got = {person: answered(cast, person, address) for person in PEOPLE}
    assert got == expected


def answered(cast: Cast, person: str, address: str) -> int:
    client = Client()
    if person != "visitor":
        client.force_login(open_account(cast.person(person), password="trois radis violets"))
    return client.get(address).status_code


def test_every_address_says_who_gets_in() -> None:
    assert set(names(get_resolver())) == set(MATRIX)


def names(resolver: URLResolver, namespace: str = "") -> list[str]:
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += names(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern) and entry.name:
            found.append(f"{namespace}{entry.name}")
    return found
