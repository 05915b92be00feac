from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone

from preau.core.search.index import Text
from preau.kernel.scope import platform
from preau.ui.types import Row
from proverbs.models import Proverb
from proverbs.service import PROVERBS


def address(_proverb):
    return reverse(PROVERBS.entry)


def row(proverb):
    url = address(proverb)
    return Row(proverb.text, "", icon=PROVERBS.icon, family=PROVERBS.family, url=url)


def text_of(proverb):
    day = datetime.combine(proverb.on, time(), timezone.get_current_timezone())
    return Text(proverb.text, "", proverb.space_id, day)


def export(person):
    with platform("proverbs: export"):
        return [{"Proverbe": proverb.text} for proverb in Proverb.objects.filter(author=person)]


def erase(person):
    with platform("proverbs: erase"):
        return Proverb.objects.filter(author=person).delete()[0]


def count(school, day):
    with platform("proverbs: count"):
        return Proverb.objects.filter(space__school=school, on=day).count()
