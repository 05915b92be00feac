from django.utils.translation import gettext_lazy as _

from preau.core.accounts.shell import FIRST, LAST, BarEntry
from preau.core.portal import blocks
from preau.core.portal.contributions import HomeBlock
from preau.core.portal.profiles import follows_schools, heads, is_child, is_guardian, teaches_or_could
from preau.kernel.registry import Manifest

manifest = Manifest(
    "portal",
    "Portail",
    contributions=(
        BarEntry(_("Accueil"), route="portal:home", icon="house", order=FIRST),
        BarEntry(_("Moi"), route="accounts:me", icon="circle-user", order=LAST),
        HomeBlock("children", order=40, concerns=is_guardian, show=blocks.children),
        HomeBlock("classes", order=10, concerns=teaches_or_could, show=blocks.classes),
        HomeBlock("school", order=20, concerns=heads, show=blocks.school),
        HomeBlock("schools", order=10, concerns=follows_schools, show=blocks.schools),
        HomeBlock("tiles-child", order=20, concerns=is_child, show=blocks.tiles),
        HomeBlock("tiles", order=90, concerns=lambda actor: not is_child(actor), show=blocks.tiles),
    ),
)
