from django.utils.translation import gettext_lazy as _

from preau.core.accounts.shell import FIRST, LAST, BarEntry
from preau.core.content.rules import moderates
from preau.core.portal import blocks, todos
from preau.core.portal.contributions import HomeBlock, ToDos
from preau.core.portal.finding import find_people, find_schools, people_rows, school_rows
from preau.core.portal.profiles import (
    follows_schools,
    heads,
    is_child,
    is_guardian,
    is_in_groups,
    may_be_asked,
    teaches_only,
    teaches_or_could,
    works_only,
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
        Listed("schools", _("Écoles"), find=find_schools, show=school_rows),
        BarEntry(_("À faire"), route="portal:todo", icon="list-checks", order=50, concerns=may_be_asked),
        ToDos("classes", order=10, concerns=heads, find=todos.classes_to_settle),
        ToDos("guardians", order=20, concerns=heads, find=todos.guardians_to_decide),
        ToDos("reviews", order=30, concerns=moderates, find=todos.texts_to_review),
        HomeBlock("todo", order=0, concerns=may_be_asked, show=blocks.todo),
        HomeBlock("children", order=40, concerns=is_guardian, show=blocks.children, aside=True),
        HomeBlock("classes", order=10, concerns=teaches_or_could, show=blocks.classes),
        HomeBlock("school", order=20, concerns=heads, show=blocks.school, aside=True),
        HomeBlock("workplaces", order=20, concerns=works_only, show=blocks.workplaces, aside=True),
        HomeBlock("groups", order=50, concerns=is_in_groups, show=blocks.groups, aside=True),
        HomeBlock("schools", order=10, concerns=follows_schools, show=blocks.schools),
        HomeBlock("tiles-child", order=20, concerns=is_child, show=blocks.tiles),
        HomeBlock(
            "tiles", order=90, concerns=lambda actor: not is_child(actor), show=blocks.tiles, aside=True
        ),
    ),
)
