"""Gestures of pupils who write and of those who look, for the tests of moderation."""

from io import BytesIO

from PIL import Image
from tests.two_schools import actor, space_of

from preau.communication.news.actions import Written, draft, publish
from preau.communication.news.models import News
from preau.communication.news.queries import news_for
from preau.communication.news.services import NEWS
from preau.core.content.models import Review
from preau.core.files.pictures import Drawn, drawn
from preau.core.notifications.queries import mine
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.types import Rank, Role
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.scope import within

HAMSTER = Written("Mon hamster", "Il s’appelle Noisette.")


def as_(person):
    someone = actor(person)
    return someone, within(someone.standing.scope)


def allow(school, role: Role, rank: Rank) -> None:
    diallo, scope = as_(school.mme_diallo)
    with scope:
        choose_rank(space_of(school.ce1), NEWS, role, rank, actor=diallo)


def written_by(person, space, written=HAMSTER) -> News:
    someone, scope = as_(person)
    with scope:
        return publish(draft(space, written, actor=someone), actor=someone)


def photo() -> Drawn:
    out = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, "JPEG")
    return drawn(BytesIO(out.getvalue()), size=out.tell())


def review_of(news) -> Review:
    return Review._base_manager.filter(key=news.pk).order_by("-pk").first()


def decide(person, verb, news, *words) -> None:
    someone, scope = as_(person)
    with scope:
        verb(review_of(news), *words, actor=someone)
    news.refresh_from_db()


def sees(person) -> list[str]:
    someone, scope = as_(person)
    with scope:
        return [news.title for news in news_for(someone)]


def notices(person) -> list[str]:
    run_due_jobs()
    return [one.words for one in mine(actor(person))]
