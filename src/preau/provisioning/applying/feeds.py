"""Which feed a delivery belongs to: an académie's, told by the files themselves."""

import re
from dataclasses import dataclass

from preau.core.directory.models import Academie
from preau.core.directory.types import UNTOLD_ACADEMIE
from preau.provisioning.models import Feed
from preau.provisioning.reading import Delivery
from preau.provisioning.types import Category

HEAD = 64 * 1024
EXPORT_CODE = re.compile(rb'codeAcademieExport="(\d{1,3})"')
CODE = re.compile(rb'<attr name="ENTServAcCodeAcademie"><value>\s*(\d{1,3})\s*</value>')
NAME = re.compile(rb'<attr name="ENTServAcAcademie"><value>([^<&]+)</value>')


@dataclass(frozen=True, slots=True)
class Origin:
    """The académie that sent a delivery: code of three digits, and name where the files give one."""

    code: str
    name: str


def origin_of(delivery: Delivery) -> Origin:
    """
    Read the head of the first file of each category: header comment, else the schools' attribute.

    A delivery that tells nothing comes from the only académie known, else from "000".
    """
    heads = b"".join(head(delivery, category) for category in Category)
    code, name = EXPORT_CODE.search(heads) or CODE.search(heads), NAME.search(heads)
    said = code[1].decode().zfill(3) if code else only_known() or UNTOLD_ACADEMIE
    return Origin(said, name[1].decode("utf-8", "replace").strip() if name else "")


def head(delivery: Delivery, category: Category) -> bytes:
    for file in delivery.files:
        if file.category is category:
            with file.source.open() as stream:
                return stream.read(HEAD)
    return b""


def only_known() -> str | None:
    codes = Feed.objects.values_list("academie__code", flat=True)[:2]
    return codes[0] if len(codes) == 1 else None


def find_feed(origin: Origin) -> Feed | None:
    return Feed.objects.filter(academie__code=origin.code).select_related("academie").first()


def opened_feed(origin: Origin) -> Feed:
    """The feed of this académie, opened with defaults if it is new; inside the run's transaction."""
    name = origin.name or f"Académie {origin.code}"
    academie, _ = Academie.objects.get_or_create(code=origin.code, defaults={"name": name})
    feed, _ = Feed.objects.get_or_create(academie=academie)
    return feed
