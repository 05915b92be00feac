"""The way to the registries, on the homes of agents."""

from django.urls import reverse
from django.utils.translation import gettext as _

from preau.core.portal.contributions import Block, Visit
from preau.ui.types import Family, Row


def block(visit: Visit) -> Block:  # noqa: ARG001 (whom it concerns is said by the manifest)
    detail = _("Ce que chaque service garde, pourquoi, combien de temps, et qui peut quoi")
    rows = [Row(_("Registres"), detail, "folder", Family.OPERATIONS, reverse("administration:registries"))]
    return Block(_("Administration"), "portal/blocks/rows.html", {"rows": rows})
