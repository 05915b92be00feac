from django.urls import reverse

from preau.kernel.scope import platform
from preau.ui.types import Row
from proverbs.models import Proverb
from proverbs.rules import may_read
from proverbs.service import PROVERBS


def rows(proverbs):
    url = reverse(PROVERBS.entry)
    return [
        Row(proverb.text, "", icon=PROVERBS.icon, family=PROVERBS.family, url=url) for proverb in proverbs
    ]


def find(actor, words):
    return rows(may_read.rows(actor).filter(text__icontains=words))


def export(person):
    with platform("proverbs: export"):
        return [{"Proverbe": proverb.text} for proverb in Proverb.objects.filter(author=person)]


def erase(person):
    with platform("proverbs: erase"):
        return Proverb.objects.filter(author=person).delete()[0]


def count(school, day):
    with platform("proverbs: count"):
        return Proverb.objects.filter(space__school=school, on=day).count()
