"""The words of spaces: what kinds there are, what somebody is in one, how far they may go."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class SpaceKind(TextChoices):
    SCHOOL = "school", _("école")
    CLASS = "class", _("classe")
    GROUP = "group", _("groupe")
    COMMUNE = "commune", _("commune")
    CIRCONSCRIPTION = "circonscription", _("circonscription")
    ACADEMIE = "academie", _("académie")


class Role(TextChoices):
    """
    What somebody is in a space; one may be several things there.

    An informed guardian does not exercise authority: they read what guardians read, and go no further.
    """

    PUPIL = "pupil", _("élève")
    GUARDIAN = "guardian", _("responsable")
    INFORMED = "informed", _("responsable informé")
    STAFF = "staff", _("équipe de l’école")
    TEACHER = "teacher", _("enseignant")
    HEAD = "head", _("direction")
    COMMUNE = "commune", _("commune")
    CIRCONSCRIPTION = "circonscription", _("circonscription")
    ACADEMIE = "academie", _("académie")
    OPERATOR = "operator", _("exploitant")


FAMILIES = frozenset({Role.PUPIL, Role.GUARDIAN, Role.INFORMED})
"""Those who never manage what others wrote."""


class Rank(IntegerChoices):
    """
    How far a role goes in a service: each rank includes those below. On screen: "droit".

    A service declares those that it knows.
    """

    NONE = 0, _("aucun droit")
    READ = 10, _("lire")
    REACT = 20, _("réagir")
    CONTRIBUTE = 30, _("contribuer")
    PUBLISH = 40, _("publier")
    MANAGE = 50, _("gérer")
