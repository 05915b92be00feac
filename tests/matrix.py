"""
The words of the matrix: every address × every kind of person → what is answered.

Each app has its lines in `tests/matrix.py`; `tests/architecture/test_matrix.py` gathers them all.
200 a page, 302 sent to sign in or elsewhere, 403 an insider without the right, 404 an outsider, 405 another method.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tests.two_schools import World, space_of

from preau.core.directory.models import Person

PEOPLE = ("visitor", "pupil", "guardian", "informed", "barred", "teacher", "colleague", "head",
          "their_pupil", "their_guardian", "their_teacher", "their_head",
          "commune", "academie", "operator")  # fmt: skip

Address: TypeAlias = Callable[[World], Mapping[str, Any]]
Matrix: TypeAlias = Mapping[str, tuple[Address, dict[str, int]]]


def person(world: World, name: str) -> Person:
    here, there, outside = world.tilleuls, world.verger, world.outside
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


def nothing(_: World) -> dict[str, object]:
    return {}


def school(world: World) -> dict[str, object]:
    return {"uid": world.tilleuls.school.uid}


def ce1(world: World) -> dict[str, object]:
    return {"uid": world.tilleuls.ce1.uid}


def ines(world: World) -> dict[str, object]:
    return {"uid": world.tilleuls.ines.uid}


def space_of_ce1(world: World) -> dict[str, object]:
    return {"uid": space_of(world.tilleuls.ce1).uid}
