from datetime import timedelta

from django.db.models import Count, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from preau.kernel.health import Finding, failure, ok, warning
from preau.kernel.jobs.models import Worker
from preau.kernel.jobs.queue import QueuedJob
from preau.kernel.jobs.recovery import LEASE

LATE = timedelta(minutes=5)
RECENT = timedelta(days=7)


def jobs() -> Finding:
    """Whether somebody runs the jobs, and those that failed for good this week."""
    late, failed = late_and_failed()
    if late:
        return failure(
            _(
                "Des tâches attendent depuis cinq minutes (%s) ; voyez si « preau serve » ou « preau worker » tourne."
            )
            % late
        )
    if not Worker.objects.filter(beat_at__gte=Now() - LEASE).exists():
        return warning(
            _("Personne n’exécute les tâches de fond ; lancez « preau serve » ou « preau worker ».")
        )
    if failed:
        return warning(
            _("Des tâches ont échoué pour de bon cette semaine (%s) ; voyez le journal du serveur.") % failed
        )
    return ok(_("Les tâches sont exécutées à l’heure."))


def late_and_failed() -> tuple[int, int]:
    """Due for `LATE`, or failed for good in `RECENT`; one query."""
    now = timezone.now()
    due_lately = Q(enqueued_at__gt=now - LATE) | Q(run_after__gt=now - LATE, run_after__lte=now)
    overdue = QueuedJob.objects.ready().exclude(due_lately)
    failed = QueuedJob.objects.failed().filter(finished_at__gte=now - RECENT)
    counts = QueuedJob.objects.aggregate(
        late=Count("pk", filter=Q(pk__in=overdue.values("pk"))),
        failed=Count("pk", filter=Q(pk__in=failed.values("pk"))),
    )
    return counts["late"], counts["failed"]
