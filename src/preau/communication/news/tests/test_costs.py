"""A page costs as much for a large class as for a small one."""

import pytest
from tests.costs import look
from tests.two_schools import answers, space_of

from preau.communication.news.actions import Written
from preau.communication.news.tests.pupils import written_by


def addresses(hamster, outing):
    return {
        "news": f"/actualites/{outing.uid}/",
        "unread": f"/actualites/{outing.uid}/lectures/",
        "queue": "/a-relire/",
        "search": "/recherche/?q=musée",
    }


@pytest.mark.slow
@pytest.mark.parametrize("page", ["news", "unread", "queue", "search"])
def test_a_page_costs_no_more_when_the_class_grows(browse, school, hamster, page):
    outing = written_by(school.mme_diallo, space_of(school.ce1), Written("Sortie au musée", "Mardi."))
    client, address = browse(school.mme_diallo), addresses(hamster, outing)[page]
    client.get(address)
    _, first = look(client, address)
    for number in range(12):
        pupil = school.pupil(f"Élève{number}", "PETIT", school.ce1)
        answers(school.guardian(f"Parent{number}", "PETIT"), pupil)
        written_by(pupil, space_of(school.ce1), Written(f"Texte {number}", "…"))
    for number in range(6):
        written_by(school.mme_diallo, space_of(school.ce1), Written(f"Musée {number}", "…"))
    response, then = look(client, address)
    assert (response.status_code, then) == (200, first)
