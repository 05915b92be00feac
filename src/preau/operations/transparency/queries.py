from contextlib import suppress

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from preau.core.directory.models import Academie, Commune, School
from preau.operations.transparency.reading import FactsMistaken, read_facts
from preau.operations.transparency.types import Facts

OPEN = School._base_manager.filter(closed_on=None)


def known_facts() -> Facts:
    """What the file says; nothing when it is mistaken, which `preau doctor` says."""
    with suppress(FactsMistaken):
        return read_facts(settings.PREAU_PUBLIC_FACTS)
    return Facts()


def codes() -> tuple[list[str], list[str]]:
    """The codes of the académies and of the communes that have an open school here."""
    pairs = list(OPEN.values_list("academie__code", "commune__insee").distinct())
    return sorted({code for code, _ in pairs}), sorted({insee for _, insee in pairs if insee})


def academies() -> QuerySet[Academie]:
    """Those that have an open school here."""
    return Academie.objects.filter(Exists(OPEN.filter(academie=OuterRef("pk")))).order_by("name", "pk")


def communes() -> QuerySet[Commune]:
    return Commune.objects.filter(Exists(OPEN.filter(commune=OuterRef("pk")))).order_by("name", "pk")
