"""How the service shows itself, and how far each role goes where nobody chose otherwise."""

from django.utils.translation import gettext_lazy as _

from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.ui.types import Family

NEWS = Service(
    "news",
    _("Actualités"),
    icon="newspaper",
    family=Family.COMMUNICATION,
    entry="news:list",
    kinds=(SpaceKind.SCHOOL, SpaceKind.CLASS, SpaceKind.GROUP),
    ranks=(Rank.READ, Rank.CONTRIBUTE, Rank.PUBLISH, Rank.MANAGE),
    defaults={
        Role.PUPIL: Rank.READ,
        Role.GUARDIAN: Rank.READ,
        Role.STAFF: Rank.READ,
        Role.TEACHER: Rank.PUBLISH,
        Role.HEAD: Rank.MANAGE,
    },
    order=10,
)
