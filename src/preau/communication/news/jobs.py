"""What was put away is kept a week, then forgotten."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from preau.communication.news.actions import throw_away
from preau.communication.news.models import News, NewsPicture, NewsState
from preau.core.files.actions import discard
from preau.kernel.jobs.queue import job
from preau.kernel.scope import platform

KEPT = timedelta(days=7)


@job()
def forget_removed() -> None:
    """Drafts thrown away and pictures taken off more than a week ago are erased."""
    before = timezone.now() - KEPT
    with platform("news: forget what was put away"), transaction.atomic():
        for news in News.objects.filter(state=NewsState.THROWN, thrown_at__lt=before):
            throw_away(news)
        removed = NewsPicture.objects.filter(removed_at__lt=before).select_related("picture")
        discard([one.picture for one in removed])
