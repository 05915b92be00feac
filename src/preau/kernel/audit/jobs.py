from preau.kernel.audit import actions
from preau.kernel.jobs.queue import job


@job()
def export_head() -> None:
    actions.export_head()
