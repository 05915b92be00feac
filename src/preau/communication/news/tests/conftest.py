import pytest
from tests.two_schools import space_of

from preau.communication.news.actions import Written
from preau.communication.news.models import News
from preau.communication.news.tests.pupils import HAMSTER, allow, photo, written_by
from preau.core.accounts.actions import open_account
from preau.core.accounts.models import AccountPerson
from preau.core.spaces.types import Rank, Role
from preau.kernel.jobs.worker import run_due_jobs


@pytest.fixture
def browse(client):
    """A browser signed in as somebody."""

    def signed_in(person):
        held = AccountPerson.objects.filter(person=person).first()
        client.force_login(held.account if held else open_account(person, password="trois radis violets"))
        return client

    return signed_in


@pytest.fixture
def pupils_write(school) -> None:
    allow(school, Role.PUPIL, Rank.PUBLISH)


@pytest.fixture
def hamster(school, pupils_write) -> News:
    """Written by Inès with a picture; it waits."""
    news = written_by(
        school.ines, space_of(school.ce1), Written(HAMSTER.title, HAMSTER.body, pictures=[photo()])
    )
    run_due_jobs()
    return news
