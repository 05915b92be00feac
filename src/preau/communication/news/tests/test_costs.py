"""A page costs as much for a large class as for a small one: tests/query_counts.toml."""

import tomllib
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.two_schools import answers, space_of

from preau.communication.news.actions import Written
from preau.communication.news.tests.pupils import written_by

ALLOWED = tomllib.loads(Path("tests/query_counts.toml").read_text())["page"]


def addresses(hamster, outing):
    return {
        "news": f"/actualites/{outing.uid}/",
        "unread": f"/actualites/{outing.uid}/lectures/",
        "queue": "/a-relire/",
        "search": "/recherche/?q=musée",
    }


@pytest.mark.parametrize("page", list(ALLOWED))
def test_a_page_costs_no_more_when_the_class_grows(browse, school, hamster, page):
    outing = written_by(school.mme_diallo, space_of(school.ce1), Written("Sortie au musée", "Mardi."))
    client, address = browse(school.mme_diallo), addresses(hamster, outing)[page]
    client.get(address)
    first = cost(client, address)
    for number in range(12):
        pupil = school.pupil(f"Élève{number}", "PETIT", school.ce1)
        answers(school.guardian(f"Parent{number}", "PETIT"), pupil)
        written_by(pupil, space_of(school.ce1), Written(f"Texte {number}", "…"))
    for number in range(6):
        written_by(school.mme_diallo, space_of(school.ce1), Written(f"Musée {number}", "…"))
    assert cost(client, address) == first
    assert first <= ALLOWED[page]


def cost(client, address) -> int:
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["ephemeral"]) as other,
    ):
        page = client.get(address)
    assert page.status_code == 200
    return sum(query["sql"].startswith("SELECT") for query in [*main, *other])
