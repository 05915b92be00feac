from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from preau.core.content import register
from preau.core.content.contributions import KeptData
from preau.core.content.queries import has_texts_to_moderate
from preau.core.spaces.contributions import SpacePage
from preau.kernel.personal_data import WithItsObject
from preau.kernel.registry import Manifest

manifest = Manifest(
    "content",
    "Contenus",
    contributions=(
        SpacePage(
            "moderation",
            _("Relecture des élèves"),
            icon="pen-line",
            order=40,
            url=lambda space: reverse("content:moderation", args=[space.uid]),
            concerns=has_texts_to_moderate,
        ),
        KeptData(
            "content",
            what=_("Textes donnés à relire : quand, la réponse d’un adulte et son mot"),
            purpose=_("Protéger les élèves qui publient et ceux qui les lisent"),
            basis=_("Mission d’intérêt public"),
            kept_for=(WithItsObject(_("Comme le texte lui-même")),),
            export=register.export,
            erase=register.erase,
        ),
    ),
)
