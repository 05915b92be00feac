from collections.abc import Sequence
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from preau.core.content.contributions import Exported
from preau.core.directory.models import Person, School
from preau.core.search.index import Text
from preau.kernel.scope import platform
from preau.ui.types import Row
from proverbs.models import Proverb
from proverbs.services import PROVERBS


def address(_proverb: Proverb) -> str:
    return reverse(PROVERBS.entry)


def row(proverb: Proverb) -> Row:
    url = address(proverb)
    return Row(proverb.text, "", icon=PROVERBS.icon, family=PROVERBS.family, url=url)


def text_of(proverb: Proverb) -> Text:
    day = datetime.combine(proverb.on, time(), timezone.get_current_timezone())
    return Text(proverb.text, "", proverb.space_id, day)


def export(person: Person) -> Sequence[Exported]:
    with platform("proverbs: export"):
        return [{"Proverbe": proverb.text} for proverb in Proverb.objects.filter(author=person)]


def erase(person: Person) -> int:
    with platform("proverbs: erase"):
        return Proverb.objects.filter(author=person).delete()[0]


def count(school: School, day: date) -> int:
    with platform("proverbs: count"):
        return Proverb.objects.filter(space__school=school, on=day).count()
