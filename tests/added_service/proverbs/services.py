from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.ui.types import Family

PROVERBS = Service(
    "proverbs",
    "Proverbes",
    icon="book-heart",
    family=Family.PEDAGOGY,
    entry="proverbs:list",
    kinds=(SpaceKind.CLASS,),
    ranks=(Rank.READ, Rank.CONTRIBUTE, Rank.PUBLISH),
    defaults={
        Role.PUPIL: Rank.READ,
        Role.GUARDIAN: Rank.READ,
        Role.TEACHER: Rank.PUBLISH,
        Role.HEAD: Rank.READ,
    },
)
