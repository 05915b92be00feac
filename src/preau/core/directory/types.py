"""The words of the directory."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

UNTOLD_ACADEMIE = "000"
"""The code of an académie of which nothing was said yet."""


class Profile(TextChoices):
    """What someone is in the ENT; somebody who is two of them is two persons, and may be one account."""

    PUPIL = "pupil", _("élève")
    GUARDIAN = "guardian", _("responsable")
    STAFF = "staff", _("personnel")
    AGENT = "agent", _("agent de la commune, de l’académie ou de l’exploitant")


class SchoolKind(TextChoices):
    MATERNELLE = "maternelle", _("école maternelle")
    ELEMENTAIRE = "elementaire", _("école élémentaire")
    PRIMAIRE = "primaire", _("école primaire")
    AUTRE = "autre", _("école")


class LinkKind(TextChoices):
    """What the feed says of a guardian: nomenclature N_LIEN_ELEVE_RESPONSABLE."""

    MOTHER = "10", _("mère")
    FATHER = "20", _("père")
    BROTHER = "31", _("frère")
    SISTER = "32", _("sœur")
    GRANDFATHER = "33", _("grand-père")
    GRANDMOTHER = "34", _("grand-mère")
    UNCLE = "35", _("oncle")
    AUNT = "36", _("tante")
    SIBLING = "37", _("fratrie")
    ASCENDANT = "38", _("ascendant")
    FAMILY = "39", _("autre membre de la famille")
    COLLATERAL = "40", _("collatéral")
    EDUCATOR = "41", _("éducateur")
    FOSTER_FAMILY = "42", _("assistant familial")
    CHILD_MINDER = "43", _("garde d’enfant")
    TUTOR = "50", _("tuteur")
    AIDE_SOCIALE = "51", _("aide sociale à l’enfance")
    THEMSELVES = "70", _("élève lui-même")
    OTHER = "90", _("autre lien")


class Authority(TextChoices):
    """What the school typed about parental authority; nothing typed means that the kind of link decides."""

    EXERCISES = "exercises", _("exerce l’autorité parentale")
    INFORMED = "informed", _("n’exerce pas, droit d’information")
    DELEGATE = "delegate", _("délégataire")
    THIRD_PARTY = "third-party", _("tiers")
    NONE = "none", _("aucun droit")


EXERCISE_BY_DEFAULT = frozenset({LinkKind.MOTHER, LinkKind.FATHER})
"""Code civil, article 372: both parents exercise parental authority; any other link waits for the head."""


class OfficeRole(TextChoices):
    """What an agent does, for a commune, a circonscription, an académie or the platform."""

    COMMUNE = "commune", _("référent ENT de la commune")
    CIRCONSCRIPTION = "circonscription", _("circonscription")
    ACADEMIE = "academie", _("académie")
    OPERATOR = "operator", _("exploitant")
