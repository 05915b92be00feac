from datetime import time

from django.utils.translation import gettext_lazy as _

from preau.kernel.health import Check
from preau.kernel.jobs.types import Daily
from preau.kernel.registry import Manifest
from preau.operations.transparency import checks, jobs
from preau.ui.contributions import FooterLink

manifest = Manifest(
    "transparency",
    "Transparence",
    contributions=(
        FooterLink(_("Accessibilité : non conforme"), route="transparency:accessibility", order=10),
        FooterLink(_("Mentions légales"), route="transparency:legal", order=20),
        FooterLink(_("Données personnelles"), route="transparency:personal-data", order=30),
        Daily(jobs.purge, at=time(4, 30)),
        Check("public-pages", _("Pages publiques"), look=checks.public_facts, cheap=True),
    ),
)
