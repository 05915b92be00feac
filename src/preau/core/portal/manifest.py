from django.utils.translation import gettext_lazy as _

from preau.core.accounts.shell import FIRST, LAST, BarEntry
from preau.core.content.rules import moderates
from preau.core.portal import blocks, to_review
from preau.core.portal.contributions import HomeBlock
from preau.core.portal.people import find_people, people_rows
from preau.core.portal.profiles import (
    follows_schools,
    heads,
    is_child,
    is_guardian,
    teaches_only,
    teaches_or_could,
)
from preau.core.search.contributions import Listed
from preau.kernel.registry import Manifest

manifest = Manifest(
    "portal",
    "Portail",
    contributions=(
        BarEntry(_("Accueil"), route="portal:home", icon="house", order=FIRST),
        BarEntry(_("Ma classe"), route="portal:my-class", icon="users", order=10, concerns=is_child),
        BarEntry(_("Mes enfants"), route="portal:children", icon="users", order=10, concerns=is_guardian),
        BarEntry(_("Mon école"), route="portal:my-school", icon="school", order=10, concerns=heads),
        BarEntry(
            _("Mes classes"), route="directory:my_classes", icon="users", order=10, concerns=teaches_only
        ),
        BarEntry(_("Mes écoles"), route="portal:schools", icon="school", order=10, concerns=follows_schools),
        BarEntry(_("Moi"), route="accounts:me", icon="circle-user", order=LAST),
        Listed("people", _("Personnes"), find=find_people, show=people_rows),
        HomeBlock("children", order=40, concerns=is_guardian, show=blocks.children),
        HomeBlock("to-review", order=5, concerns=moderates, show=to_review.block),
        HomeBlock("classes", order=10, concerns=teaches_or_could, show=blocks.classes),
        HomeBlock("school", order=20, concerns=heads, show=blocks.school),
        HomeBlock("schools", order=10, concerns=follows_schools, show=blocks.schools),
        HomeBlock("tiles-child", order=20, concerns=is_child, show=blocks.tiles),
        HomeBlock("tiles", order=90, concerns=lambda actor: not is_child(actor), show=blocks.tiles),
    ),
)
