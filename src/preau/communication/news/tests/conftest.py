import pytest
from tests.two_schools import space_of

from preau.communication.news.actions import Written
from preau.communication.news.models import News
from preau.communication.news.tests.pupils import HAMSTER, allow, photo, written_by
from preau.core.spaces.types import Rank, Role
from preau.kernel.jobs.worker import run_due_jobs


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
